"""Size bands (规模档, M20, rules.md §5). The lower bound is in the band, the upper is not: 10.0 亿 belongs to 10–50 亿."""
from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from gongjian.timeline.money import YI


class Band(models.TextChoices):
    B50 = "50", "50亿元以上"
    B10 = "10", "10—50亿元"
    B5 = "5", "5—10亿元"
    B1 = "1", "1—5亿元"
    B0 = "0", "1亿元以下"


RULE = "各档含下限、不含上限：10.0 亿元在 10—50 亿元一档"


@dataclass(frozen=True)
class Size:
    """`least` and `below` in 亿元."""

    band: Band
    least: int
    below: int | None

    @property
    def q(self) -> Q:
        return Q(total__gte=self.least * YI) & (Q(total__lt=self.below * YI) if self.below else Q())


SIZES = tuple(
    Size(band, least, below) for band, least, below in ((Band.B50, 50, None), (Band.B10, 10, 50), (Band.B5, 5, 10), (Band.B1, 1, 5), (Band.B0, 0, 1))
)


def band_of(total: int | None) -> Band | None:
    """Of a total investment in 元; None where none is written."""
    return next((size.band for size in SIZES if total is not None and total >= size.least * YI), None)
