"""What the bulletin is drafted from: the targets, sums by unit, the lists, the ledger. A score of queries, whatever the size of the county."""
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Max, Q, Sum

from gongjian.duties.reporting import has_told, must_tell
from gongjian.indicators.standing import TargetLine, target_lines
from gongjian.people.models import Unit
from gongjian.projects.models import Project
from gongjian.rankings.house import Solving, approvals, solving
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.sheets.registry import sheet
from gongjian.sheets.table import Table
from gongjian.targets.models import Drive
from gongjian.timeline.periods import Period

SUMS = ("n", "total", "plan", "done", "expected", "started", "silent", "scope", "enrolled", "due", "told")


@dataclass(frozen=True)
class Named:
    """A unit as lists call it, and its kind (township, zone, department …)."""

    key: int
    name: str
    kind: str


def overdue(drive: Drive | None, on: date) -> Period | None:
    """The last half-month of the drive whose day for reporting has gone by: nobody is named before that."""
    passed = [period for period in drive.half_months if drive.report_due(period) < on] if drive else []
    return passed[-1] if passed else None


@dataclass
class County:
    at: At
    lines: list[TargetLine] = field(init=False)
    period: Period | None = field(init=False)

    def __post_init__(self):
        self.lines, self.period = target_lines(self.at), overdue(self.at.drive, self.at.on)

    def line(self, indicator: str) -> TargetLine | None:
        return next((line for line in self.lines if line.target.indicator == indicator), None)

    def of(self, *indicators: str) -> list[TargetLine]:
        return [line for line in self.lines if line.target.indicator in indicators]

    @cached_property
    def units(self) -> dict[int, Named]:
        rows = self.at.lens.see(Unit).order_by("order", "pk").values_list("unit_id", "short", "kind")
        return {key: Named(key, name, kind) for key, name, kind in rows}

    @cached_property
    def sums(self) -> dict[int | None, dict[str, Any]]:
        """{unit: sums of its projects, those withdrawn left out}. `done` and `expected` are of projects with a plan for the year. One query."""
        on, must, begun = self.at.on, must_tell(self.period) if self.period else Q(pk__in=[]), Q(started_on__isnull=False)
        planned, told = Q(year_plan__gt=0), Q(has_told(self.at.when, self.period or Period(on, on)))
        words = ("year_plan", "reported_year", "reported_on", "expected", "in_scope")
        rows = say(self.at.lens.for_sums(Project, county=True), Project, self.at, words, summed=True).filter(withdrawn_on=None).order_by()
        numbers = {
            "n": Count("pk"), "total": Sum("total"), "plan": Sum("year_plan"), "done": Sum("reported_year", filter=planned),
            "expected": Sum("expected", filter=planned), "started": Count("pk", filter=begun), "silent": Count("pk", filter=begun & Q(reported_on=None)),
            "scope": Count("pk", filter=begun & Q(in_scope=True)), "enrolled": Count("pk", filter=begun & Q(in_scope=True, enrolled_on__isnull=False)),
            "due": Count("pk", filter=must), "told": Count("pk", filter=must & told), "official_on": Max("tally__official_on"),
        }
        return {row["unit"]: row for row in rows.values("unit").annotate(**numbers)}

    @cached_property
    def whole(self) -> dict[str, int]:
        return {name: sum(row[name] or 0 for row in self.sums.values()) for name in SUMS}

    @cached_property
    def official_on(self) -> date | None:
        """The last month the statistics bureau has entered."""
        return max((row["official_on"] for row in self.sums.values() if row["official_on"]), default=None)

    @cached_property
    def lacking(self) -> dict[int, int]:
        """{unit: how many of its projects have not told of the last half-month}."""
        return {unit: row["due"] - row["told"] for unit, row in self.sums.items() if unit is not None and row["due"] > row["told"]}

    @cached_property
    def approvals(self) -> dict[int, tuple[int, int]]:
        """{unit: (done, needed)} over the projects of list 9, as rankings count them."""
        return approvals(self.at)

    @cached_property
    def lists(self) -> dict[int, Table]:
        return {number: sheet(number).table(self.at) for number in (1, 2, 3, 5, 6, 7)}

    @cached_property
    def solving(self) -> dict[int | None, Solving]:
        """{lead unit: its problems; None: the county's}, as rankings count them."""
        return solving(self.at)
