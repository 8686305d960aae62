"""The bands of M20 among what was started. The bounds are those of projects/bands.py."""
from collections.abc import Callable

from django.db.models import Q

from gongjian.indicators.indicator import in_period
from gongjian.projects.bands import Size
from gongjian.reading.word import At


def band(least: int, below: int | None = None) -> Callable[[At], Q]:
    """New projects started in the period with a total investment of `least` 亿 or more and less than `below` 亿."""
    size = Size(None, least, below).q  # type: ignore[arg-type]
    return lambda at: size & Q(nature="new") & in_period("started_on")(at)
