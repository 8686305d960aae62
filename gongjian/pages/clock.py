"""What time it is: the one place below which nobody asks. A sample county lives on a day of its own."""
import os
from datetime import date, datetime

from django.utils import timezone

from gongjian.timeline.source import Source
from gongjian.timeline.when import CHINA

_sample_day: dict[str, date | None] = {}


def sample_day() -> date | None:
    """The day the sample county stands on, as its source says; None in a real county. Asked of the database once."""
    if "day" not in _sample_day:
        last = Source.objects.filter(kind=Source.Kind.SAMPLE).order_by("-made_at").first()
        _sample_day["day"] = last.made_at.astimezone(CHINA).date() if last else None
    return _sample_day["day"]


def today() -> date:
    """GONGJIAN_TODAY, the sample's day, or today in China."""
    if said := os.environ.get("GONGJIAN_TODAY"):
        return date.fromisoformat(said)
    return sample_day() or timezone.localtime(timezone.now(), CHINA).date()


def now() -> datetime:
    """The present moment of `today()`."""
    real = timezone.localtime(timezone.now(), CHINA)
    return datetime.combine(today(), real.timetz())


def forget() -> None:
    _sample_day.clear()
