"""What can be said of a clause: a figure with what was asked, what is done, what is lacking, its basis, its page and the evidence it rests on."""
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Model, Q, QuerySet, TextChoices

from gongjian.people.models import Unit
from gongjian.problems.models import Problem
from gongjian.projects.models import Project
from gongjian.reading.word import At
from gongjian.targets.models import Named
from gongjian.timeline.facts import Fact
from gongjian.timeline.periods import Period

if TYPE_CHECKING:
    from gongjian.clauses.standing import ClauseLine

SHOWN = 12  # pieces of evidence named one by one
RECORD = "记录"  # the basis of what is counted from records: none of the figures of the targets


class State(TextChoices):
    """The verdict on a figure, the gravest first: a clause's is that of its gravest figure."""

    MISSED = "missed", "到期未完成"
    BEHIND = "behind", "落后"
    NOT_ISSUED = "not_issued", "目标未下达"
    OPEN = "open", "未到期"
    AHEAD = "ahead", "未起算"
    ON_PACE = "on_pace", "按序时"
    DONE = "done", "已完成"
    RECORDED = "recorded", "有记录"
    UNTOLD = "untold", "尚无记录"
    NO_TASK = "no_task", "无任务"
    BY_HAND = "by_hand", "由人写"


LIGHTS = {State.MISSED: "R", State.BEHIND: "Y", State.ON_PACE: "G", State.DONE: "G"}
ORDER = {state: place for place, state in enumerate(State)}


@dataclass(frozen=True)
class Page:
    """Where it is looked at: a url name, its arguments, and what is asked of it."""

    name: str
    args: tuple = ()
    query: str = ""


@dataclass(frozen=True)
class Proof:
    """One piece of evidence: a paper, a photo, a document, a fact told. `by`: who told it."""

    on: date
    text: str
    by: str = ""
    page: Page | None = None


@dataclass(frozen=True)
class Proofs:
    """`count` of all there is; `rows` the latest of them."""

    count: int = 0
    rows: tuple[Proof, ...] = ()


def none_yet() -> Proofs:
    return Proofs()


@dataclass(frozen=True)
class Figure:
    """`asked`, `done`, `gap`: words with their measure, "" where there is none. `light`: where it is another than its state's.

    `scope`: whose part; `beside`: a unit's own part beside the county's figure, which the clause is not judged by."""

    what: str
    state: State
    asked: str = ""
    done: str = ""
    gap: str = ""
    basis: str = RECORD
    small: str = ""
    page: Page | None = None
    light: str = ""
    scope: str = ""
    beside: bool = False
    proofs: Callable[[], Proofs] = field(default=none_yet, compare=False)

    @property
    def colour(self) -> str:
        return self.light or LIGHTS.get(self.state, "N")

    @cached_property
    def evidence(self) -> Proofs:
        return self.proofs()


def worst(states: Iterable[State]) -> State:
    """BY_HAND for none."""
    return min(states, key=lambda state: ORDER[state], default=State.BY_HAND)


@dataclass(frozen=True)
class View:
    """What a record is told at. `unit`: whose part is asked for; None: all this officer sees. `arg`: what the link adds. `lines`: the other clauses, for sums.

    `period`: that of the clause's first target, so that an indicator beside it is of the same months."""

    at: At
    unit: int | None = None
    arg: str = ""
    workstream: str = ""
    lines: "tuple[ClauseLine, ...]" = ()
    period: Period | None = None

    @property
    def whole(self) -> bool:
        return self.unit is None and self.at.lens.sees_all(Unit)

    @property
    def whose(self) -> str:
        """The short name of the unit asked for; "" for none."""
        kept = self.at.__dict__.setdefault("_unit_called", {})
        if self.unit not in kept:
            kept[self.unit] = self.at.lens.see(Unit).filter(unit=self.unit).values_list("short", flat=True).first() or ""
        return kept[self.unit]

    @property
    def units(self) -> set[int]:
        """The units whose records are counted."""
        if self.unit is not None:
            return {self.unit}
        kept = self.at.__dict__
        if "_units_seen" not in kept:
            kept["_units_seen"] = set(self.at.lens.see(Unit).values_list("unit_id", flat=True))
        return kept["_units_seen"]

    def of_units(self, rows: QuerySet, name: str = "unit") -> QuerySet:
        """Rows of those units; all of them for who sees the county whole."""
        return rows if self.whole else rows.filter(**{f"{name}__in": self.units})

    def named(self) -> QuerySet:
        """Rows of issued lists (下发列名): all of them, or those whose project the units answer for, or whose problem they lead on, on the day."""
        rows = self.told(Named)
        if self.whole:
            return rows
        projects = self.at.lens.see(Project).filter(unit__in=self.units).order_by().values("project_id")
        problems = self.at.lens.see(Problem).filter(lead__in=self.units).order_by().values("problem_id")
        return rows.filter(Q(subject="project", subject_id__in=projects) | Q(subject="problem", subject_id__in=problems) | Q(unit__in=self.units))

    def told(self, model: type[Fact], **about) -> QuerySet:
        """The county's facts of this kind that hold on the day, since the drive began where the day of the fact counts."""
        return model.objects.as_of(self.at.when).filter(area__startswith=self.at.lens.officer.area, **about)

    def since_start(self, model: type[Fact], **about) -> QuerySet:
        start = self.at.drive.starts_on if self.at.drive else self.at.on
        return self.told(model, occurred_on__gte=start, **about)

    def scope_of(self, model: type[Model]) -> str:
        """"" where the rows of the model are the county's."""
        if self.unit is not None:
            return self.whose
        return "" if self.at.lens.sees_all(model) else "您可见的"


def proofs(facts: QuerySet, text: Callable[[Any], str], page: Callable[[Any], Page | None] = lambda fact: None) -> Callable[[], Proofs]:
    """Evidence that is facts: asked only when somebody looks. Two queries."""

    def find() -> Proofs:
        rows = facts.select_related("by").order_by("-occurred_on", "-pk")[:SHOWN]
        return Proofs(facts.count(), tuple(Proof(fact.occurred_on, text(fact), fact.by.name if fact.by else "", page(fact)) for fact in rows))

    return find


@dataclass(frozen=True)
class Record:
    """`tell`: figures at a view. `county`: the county's alone, the same whoever's part is asked for. `sums`: told from the other clauses' lines.

    `asks`: what the link has to add after the name ("" nothing); `choices`: among these, where not free.
    """

    title: str
    tell: Callable[[View], Iterable[Figure]]
    county: bool = False
    sums: bool = False
    asks: str = ""
    choices: Callable[[], Iterable[str]] | None = None


def many(number: int, measure: str = "个") -> str:
    return f"{number:,} {measure}"


def tally(what: str, asked: int, done: int, *, measure: str = "个", due: date | None = None, on: date | None = None, late: int = 0, **more: Any) -> Figure:
    """So many of so many: nothing to do is 无任务, all done 已完成, something late or the day gone by is said, else 未到期."""
    left = asked - done
    if not asked:
        return Figure(what, State.NO_TASK, **more)
    state = State.DONE if left <= 0 else State.MISSED if due and on and on > due else State.BEHIND if late else State.OPEN
    gap = "" if left <= 0 else f"差 {many(left, measure)}" + (f"，逾期 {many(late, measure)}" if late else "")
    return Figure(what, state, many(asked, measure), many(done, measure), gap, light="R" if late else "", **more)
