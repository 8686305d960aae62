from gongjian.promotion.signings import Signing
from gongjian.promotion.trips import Trip

__all__ = ["Signing", "Trip"]
