"""Size bands of M20. The lower bound is in the band, the upper is not: 10.0 亿 belongs to 10–50 亿."""
from collections.abc import Callable

from django.db.models import Q

from gongjian.indicators.indicator import in_period
from gongjian.reading.word import At
from gongjian.timeline.money import YI


def band(least: int, below: int | None = None) -> Callable[[At], Q]:
    """New projects started in the period with a total investment of `least` 亿 or more and less than `below` 亿."""
    size = Q(total__gte=least * YI) & (Q(total__lt=below * YI) if below else Q())
    return lambda at: size & Q(nature="new") & in_period("started_on")(at)
