"""What can be done: an enterprise enlisted, a lead moved on, an agreement signed, promises and aid told, signings judged, the chart and the map filled."""
from gongjian.promotion.acts.signings import sign
from gongjian.promotion.acts.trips import travel

__all__ = ["sign", "travel"]
