"""A unit hands in its list of approvals (M31)."""
from collections.abc import Iterable

from gongjian.approvals.handing_in import HandIn
from gongjian.people.models import Unit
from gongjian.timeline.facts import Fact
from gongjian.timeline.told import Told


def hand_in(unit: Unit, told: Told, *, year: int, projects: Iterable[int]) -> list[Fact]:
    """Of the projects that are to start in the first quarter of `year` (keys). Refused where one of the unit's is left out, or has no checklist."""
    return [told.tell(HandIn, unit=unit, year=year, projects=sorted(projects))]
