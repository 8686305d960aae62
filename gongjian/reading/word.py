"""What a word is, and at what it is said."""
import copy
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from gongjian.desk.lens import Lens
from gongjian.desk.relations import EVERYTHING, NOTHING
from gongjian.people.posts import Role
from gongjian.projects.models import ProjectStanding
from gongjian.targets.models import Drive
from gongjian.timeline.periods import Period
from gongjian.timeline.when import When

# Official figures of one project are confidential (统计法): whoever else looks sees the unit's total only.
STATISTICS_EYES = frozenset({Role.STATISTICS, Role.OFFICE, Role.UNIT})


def whose_figures(lens: Lens, eyes: frozenset[str]) -> Q:
    """Of which projects these eyes may read a confidential figure: all, none, or for a unit's officer those of his own unit and place. A bureau that handles
    another unit's approvals sees that project, and not its official figures."""
    seat = lens.seat
    if seat is None or seat.role not in eyes:
        return NOTHING
    if seat.role != Role.UNIT:
        return EVERYTHING
    return Q(unit=seat.unit_id) | Q(township=seat.unit_id) if seat.unit_id else NOTHING


def reads_official(lens: Lens, row: ProjectStanding) -> bool:
    """The same of one project as it stands."""
    seat = lens.seat
    if seat is None or seat.role not in STATISTICS_EYES:
        return False
    return seat.role != Role.UNIT or (seat.unit_id is not None and seat.unit_id in (row.unit_id, row.township_id))


@dataclass(frozen=True)
class At:
    """What a word is said at: a lens, and the drive whose years and rules it speaks of (None before any plan is loaded)."""

    lens: Lens
    drive: Drive | None
    period: Period | None = None

    @property
    def when(self) -> When:
        return self.lens.when

    @property
    def on(self):
        return self.when.on

    @property
    def year(self) -> int:
        """The drive's investment year (2023 of the winter 2023 drive); the day's own year without a drive."""
        return self.drive.invest_year if self.drive else self.on.year

    @property
    def next_year(self) -> int:
        return self.drive.reserve_year if self.drive else self.on.year + 1

    def over(self, period: Period) -> "At":
        """The same look over a period: its sums begin on the first day, its state is never later than the last (M03)."""
        return replace(self, lens=self.lens.at(self.when.over(period.start, period.end)), period=period)

    def then(self, day) -> "At":
        return replace(self, lens=self.lens.at(self.when.then(day)))

    def a_year_before(self) -> "At":
        """The same day last year, when the years the drive speaks of were each one less; 29 February looks back to the 28th."""
        last = self.on.replace(year=self.on.year - 1, day=min(self.on.day, 28) if self.on.month == 2 else self.on.day)
        drive = copy.copy(self.drive) if self.drive else None
        if drive:
            drive.invest_year, drive.reserve_year = self.year - 1, self.next_year - 1
        return replace(self.then(last), drive=drive)


@dataclass(frozen=True)
class Word:
    """`means` is a path in the standing tables, or what to compute at an `At`. `needs` names the joins it reads (say.JOINS).

    `shown_as`: text, day, days, money (元, shown in 万元), yi (元, shown in 亿元), count, percent (0–100), points, share (basis points), flag,
    choice, figure (a number already put into words, of an issued list).
    `eyes`: the roles that may see it; None is everybody who may see the row. `adds` says whether a total makes sense.
    """

    label: str
    means: str | Callable[[At], Any]
    shown_as: str = "text"
    needs: tuple[str, ...] = ()
    eyes: frozenset[str] | None = None
    choices: Any = None
    help: str = ""

    @property
    def adds(self) -> bool:
        return self.shown_as in ("money", "yi", "count")

    @property
    def unit(self) -> str:
        return {"money": "万元", "yi": "亿元", "percent": "%", "points": "个百分点", "days": "天", "count": "个", "share": "%"}.get(self.shown_as, "")
