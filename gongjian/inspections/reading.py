"""What a month's inspections say, as data: for the matrix, the command and the bulletin (督查通报). Takes rows a lens gave.

A point not inspected has no score (None), which is not zero; a point that was not in the scope is not there at all.
"""
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from gongjian.inspections.dimensions import DIMENSIONS
from gongjian.inspections.ledger import Check, Finding
from gongjian.inspections.standings import InspectionStanding
from gongjian.people.models import UnitStanding
from gongjian.problems.models import ProblemStanding
from gongjian.timeline.when import When


@dataclass(frozen=True)
class Found:
    """One finding: `step` is the problem's step, "" when it was put right on the spot."""

    dimension: str
    what: str
    project: int | None
    problem: int | None
    step: str
    rectified: bool
    on: date


@dataclass(frozen=True)
class Inspected:
    """One inspection of the month. `scores`: {point: score or None} for the points of its scope; `full` counts the scored points."""

    inspection: int
    number: str
    unit: int
    unit_name: str
    kind: str
    month: date
    step: str
    step_on: date
    published_on: date | None
    conclusion: str
    advice: str
    answer: str
    scores: dict[str, int | None]
    said: dict[str, str]
    found: tuple[Found, ...] = ()

    @property
    def scope(self) -> list[str]:
        return list(self.scores)

    @property
    def checked(self) -> set[str]:
        """Points that were checked, scored or not."""
        return set(self.said)

    @property
    def score(self) -> int | None:
        told = [score for score in self.scores.values() if score is not None]
        return sum(told) if told else None

    @property
    def full(self) -> int:
        return sum(DIMENSIONS[key].full for key, score in self.scores.items() if score is not None)

    @property
    def findings(self) -> int:
        return len(self.found)

    @property
    def rectified(self) -> int:
        return sum(one.rectified for one in self.found)


@dataclass(frozen=True)
class Summary:
    """A month's inspections, in the order of the county's units."""

    month: date
    rows: tuple[Inspected, ...] = field(default=())

    @property
    def units(self) -> int:
        return len({row.unit for row in self.rows})

    @property
    def findings(self) -> int:
        return sum(row.findings for row in self.rows)

    @property
    def rectified(self) -> int:
        return sum(row.rectified for row in self.rows)


def month_summary(rows: Iterable[InspectionStanding], month: date, when: When) -> Summary:
    """Of these standings (as `Lens.see(Inspection)` gives them) the month's, those called off left out. Five queries."""
    first = month.replace(day=1)
    standings = [row for row in rows if row.month == first and row.called_off_on is None]
    keys = [row.inspection_id for row in standings]
    names = {unit.unit_id: unit for unit in UnitStanding.objects.at(when).filter(unit__in=[row.unit_id for row in standings])}
    checks, found = latest_checks(keys, when), findings(keys, when)
    told = [_inspected(row, names.get(row.unit_id), checks.get(row.inspection_id, {}), found.get(row.inspection_id, ())) for row in standings]
    order = {unit: (said.order, said.pk) for unit, said in names.items()}
    return Summary(first, tuple(sorted(told, key=lambda row: (order.get(row.unit, (9999, 0)), row.number))))


def latest_checks(keys: Iterable[int], when: When) -> dict[int, dict[str, Check]]:
    """{inspection: {point: its latest check}}. One query."""
    told: dict[int, dict[str, Check]] = {}
    for check in Check.objects.as_of(when).filter(inspection__in=list(keys)).select_related("by").order_by("occurred_on", "pk"):
        told.setdefault(check.inspection_id, {})[check.dimension] = check
    return told


def findings(keys: Iterable[int], when: When) -> dict[int, tuple[Found, ...]]:
    """{inspection: what was found}. A problem struck off, or put right on the spot, is rectified. Two queries."""
    facts = list(Finding.objects.as_of(when).filter(inspection__in=list(keys)).order_by("occurred_on", "pk"))
    stands = {row.problem_id: row for row in ProblemStanding.objects.at(when).filter(problem__in=[fact.problem_id for fact in facts if fact.problem_id])}
    told: dict[int, tuple[Found, ...]] = {}
    for fact in facts:
        row = stands.get(fact.problem_id)
        one = Found(
            fact.dimension, fact.what, fact.project_id, fact.problem_id, row.step if row else "",
            fact.on_spot or bool(row and row.struck_on), fact.occurred_on,
        )
        told[fact.inspection_id] = (*told.get(fact.inspection_id, ()), one)
    return told


def _inspected(row: InspectionStanding, unit: UnitStanding | None, checks: dict[str, Check], found: tuple[Found, ...]) -> Inspected:
    return Inspected(
        inspection=row.inspection_id, number=row.number, unit=row.unit_id, unit_name=unit.name if unit else str(row.unit), kind=unit.kind if unit else "",
        month=row.month, step=row.step, step_on=row.step_on, published_on=row.published_on, conclusion=row.conclusion, advice=row.advice,
        answer=row.answer, scores={key: checks[key].score if key in checks else None for key in DIMENSIONS if key in row.scope},
        said={key: check.conclusion for key, check in checks.items()}, found=found,
    )
