"""Measures that are no indicators yet: problems closed in time by the unit that leads on them, and approvals granted of projects ahead (list 9).

What they count is counted here once; the bulletin says the same numbers.
"""
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from gongjian.approvals.handing_in import ahead
from gongjian.problems.models import Problem, ProblemStanding
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.reading.word import At


@dataclass(frozen=True)
class Solving:
    """Problems a unit leads, or the county's: `due` are those closed, or past their limit and open. Closed without a day of red is in time."""

    assigned: int = 0
    closed: int = 0
    in_time: int = 0
    late: int = 0

    @property
    def due(self) -> int:
        return self.closed + self.late

    @property
    def rate(self) -> float | None:
        return 100 * self.in_time / self.due if self.due else None


def solving(at: At) -> dict[int | None, Solving]:
    """{lead unit: its problems; None: the county's}. One query."""
    rows = ProblemStanding.objects.at(at.when).filter(area__startswith=at.lens.officer.area, assigned_on__isnull=False)
    counts: dict[int | None, Counter] = {None: Counter()}
    told_rows = say(rows, Problem, at, ("light",)).order_by().values_list("lead_id", "closed_on", "struck_on", "reds", "light")
    for lead, closed, struck, reds, light in told_rows:
        done = bool(closed or struck)
        told = {"assigned": 1, "closed": done, "in_time": done and not reds, "late": light == "R"}
        for key in (lead, None):
            counts.setdefault(key, Counter()).update({name: int(value) for name, value in told.items()})
    return {key: Solving(**count) for key, count in counts.items()}


def approvals(at: At) -> dict[int, tuple[int, int]]:
    """{unit: (granted, needed)} over the projects that are to start in the coming first quarter, started or not: as 手续办结率 counts. One query."""
    where, words = ahead(at.next_year), ("approvals_done", "approvals_needed")
    rows = say(at.lens.for_sums(Project, county=True), Project, at, words, using=[where], summed=True).filter(where, unit__isnull=False).order_by()
    found: dict[int, tuple[int, int]] = {}
    for unit, done, needed in rows.values_list("unit_id", *words):
        had = found.get(unit, (0, 0))
        found[unit] = had[0] + done, had[1] + needed
    return found


@dataclass(frozen=True)
class Counted:
    """`count`: {unit: (done, out of)} at an At."""

    title: str
    count: Callable[[At], dict[int, tuple[int, int]]]


def _in_time(at: At) -> dict[int, tuple[int, int]]:
    return {unit: (told.in_time, told.due) for unit, told in solving(at).items() if unit is not None}


HOUSE = {"problems_in_time": Counted("问题按期办结率", _in_time), "approvals_granted": Counted("手续办结率", approvals)}
