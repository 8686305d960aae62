from gongjian.promotion.signings import Signing

__all__ = ["Signing"]
