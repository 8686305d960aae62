"""How long items take in this county: learned from those that were handled here from beginning to end, and said with the count it rests on."""
from collections import defaultdict
from dataclasses import dataclass
from math import ceil
from statistics import median

from gongjian.approvals.flow import State
from gongjian.approvals.standings import ApprovalStanding
from gongjian.timeline.daycount import NaturalDays, WorkingDays, day_counter
from gongjian.timeline.when import When

LEAST = 5  # [C] finished items from which on the county's own record speaks; before that the catalogue does


@dataclass(frozen=True)
class Usual:
    """Working days from the beginning of the handling to the grant, of `count` items: half took `days` or less, four in five `most` or less."""

    days: int
    most: int
    count: int

    @property
    def speaks(self) -> bool:
        return self.count >= LEAST


def usual_days(when: When, area: str, days: WorkingDays | NaturalDays | None = None) -> dict[str, Usual]:
    """{item: how long it took}, of what was granted by the day. What was granted before its handling was told of here teaches nothing. One query, and
    one for the calendar where it is not handed over."""
    rows = ApprovalStanding.objects.at(when).filter(area__startswith=area, state__in=(State.DONE, State.EXPIRED), begun_on__isnull=False)
    told = list(rows.order_by().values_list("item", "begun_on", "done_on"))
    if not told:
        return {}
    counter = days or day_counter(True, min(begun for _, begun, _ in told), when.on)
    taken: dict[str, list[int]] = defaultdict(list)
    for item, begun, done in told:
        taken[item].append(counter.count(begun, done))
    return {item: _usual(sorted(found)) for item, found in taken.items()}


def _usual(taken: list[int]) -> Usual:
    return Usual(ceil(median(taken)), taken[ceil(0.8 * len(taken)) - 1], len(taken))
