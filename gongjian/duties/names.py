"""Short names of units on the day looked at."""
from gongjian.people.models import UnitStanding
from gongjian.reading.word import At


def shorts(at: At) -> dict[int, str]:
    """{unit: short name}. One query a look."""
    kept = at.__dict__.setdefault("_shorts", {})
    if not kept:
        kept |= dict(UnitStanding.objects.at(at.when).filter(area__startswith=at.lens.officer.area).values_list("unit_id", "short"))
    return kept
