"""From what was told to what stands of each item: the one place that knows how checklist, steps and the project's own days work together."""
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from gongjian.approvals.advice import Advice, Lifted
from gongjian.approvals.catalogue.choosing import Choice, Needed, all_before
from gongjian.approvals.catalogue.item import Item
from gongjian.approvals.checklist import Checklist
from gongjian.approvals.clock import Clock, Terms
from gongjian.approvals.flow import NOTHING, State
from gongjian.approvals.items import Approval
from gongjian.approvals.materials import Material
from gongjian.approvals.standings import ApprovalStanding
from gongjian.approvals.vetting import Vetting
from gongjian.projects.card import Card
from gongjian.projects.milestones import Milestone
from gongjian.timeline.daycount import WorkingDays
from gongjian.timeline.when import FAR

PERMITS = ("permit", "start_report")
CODE, ESTABLISH = "code", "establish"  # what the card's project code and the milestone 立项 say by themselves
BEFORE_START = 4  # stages before this one are on the way to the start


@dataclass
class Course:
    """What was told of one project that its approvals rest on; only what holds, each list in the order of days."""

    approvals: list[Approval] = field(default_factory=list)
    checklists: list[Checklist] = field(default_factory=list)
    materials: list[Material] = field(default_factory=list)
    advices: list[Advice] = field(default_factory=list)
    lifteds: list[Lifted] = field(default_factory=list)
    vettings: list[Vetting] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)


@dataclass(frozen=True)
class Listed:
    """A checklist from its day on, with what it makes of every item."""

    on: date
    checklist: Checklist
    choices: Mapping[str, Choice]

    @cached_property
    def permit(self) -> str:
        """施工许可, or what takes its place for works that are no buildings; "" where neither is needed."""
        return next((code for code in PERMITS if code in self.choices and self.choices[code].needed is Needed.YES), "")

    @cached_property
    def waits(self) -> dict[str, tuple[str, ...]]:
        """What each item needed waits for."""
        return {code: (*choice.after, *choice.lacking) for code, choice in self.choices.items() if choice.needed is not Needed.NO}

    @cached_property
    def before_permit(self) -> frozenset[str]:
        return frozenset(all_before(self.permit, self.waits)) if self.permit else frozenset()


@dataclass(frozen=True)
class Ground:
    """What every item of the project stands on: its checklists, the days it was withdrawn and came back, its start, its project code, its 立项.

    `items`: the catalogue it keeps, or that of the first day told of where it has no checklist.
    """

    project_id: int
    area: str
    lists: tuple[Listed, ...]
    halts: tuple[tuple[date, bool], ...]
    started_on: date | None
    coded: tuple[date, str] | None
    established_on: date | None
    items: Mapping[str, Item]
    units: Mapping[str, int]
    days: WorkingDays


def ground(
    project_id: int, area: str, course: Course, lists: Iterable[Listed], items: Mapping[str, Item], units: Mapping[str, int], days: WorkingDays,
) -> Ground:
    halts, started, established, coded = [], None, None, None
    for told in course.milestones:
        if told.planned:
            continue
        match told.kind_of:
            case "withdrawn" | "reserved":
                halts.append((told.occurred_on, told.kind_of == "withdrawn"))
            case "started":
                started = min(started or told.occurred_on, told.occurred_on)
            case "approved":
                established = established or told.occurred_on
    for card in course.cards:
        if card.says.get("code"):
            coded = coded or (card.occurred_on, card.says["code"])
    return Ground(project_id, area, tuple(lists), tuple(halts), started, coded, established, items, units, days)


def terms(item: Item | None) -> Terms:
    """What the clock asks of an item of the catalogue."""
    if item is None:
        return Terms()
    part = item.promised if item.promised and item.promised.part and not item.promised.minimum else None
    return Terms(item.limit, part, item.validity.months if item.validity else 0)


def item_versions(code: str, steps: list[Approval], base: Ground) -> list[ApprovalStanding]:
    """Versions of one item, from its steps in turn. Nothing stands before the project's checklist, or the item's own first step."""
    versions: list[ApprovalStanding] = []
    for day, clock, listed in _days(code, steps, base):
        version = _version(code, clock, listed, base, day) if listed or steps else None
        if version is None:
            continue
        if versions and all(getattr(version, name) == getattr(versions[-1], name) for name in SAID):
            continue
        if versions:
            versions[-1].until_on = day
        versions.append(version)
    return [row for version in versions for row in _expiring(version, base.started_on)]


SAID = tuple(ApprovalStanding.said())


def _days(code: str, steps: list[Approval], base: Ground) -> Iterator[tuple[date, Clock, Listed | None]]:
    """Each day on which something happens to the item: the clock on its evening, and the checklist then in force."""
    happens: dict[date, list] = defaultdict(list)
    for listed in base.lists:
        happens[listed.on].append(listed)
    for day, withdrawn in base.halts:
        happens[day].append(withdrawn)
    for step in steps or _said_elsewhere(code, base):
        happens[step.occurred_on].append(step)
    clock, now, withdrawn = Clock(base.days, terms(base.items.get(code))), None, False
    for day in sorted(happens):
        for told in happens[day]:
            match told:
                case Listed():
                    now = told
                    choice = told.choices.get(code)
                    clock.terms = terms(choice.item if choice else base.items.get(code))
                case bool():
                    withdrawn = told
                case _:
                    clock.step(told)
        halted = withdrawn or _dropped(code, clock, now)
        if halted != clock.halted:
            clock.halt(day, halted)
        yield day, clock, now


def _said_elsewhere(code: str, base: Ground) -> list[Approval]:
    """Nobody tells twice: the card's project code, and the milestone 立项, are items granted."""
    if not base.lists:
        return []
    if code == CODE and base.coded:
        day, number = base.coded
        return [Approval(occurred_on=day, state=State.DONE, document=number)]
    item = next((listed.choices[code].item for listed in base.lists if code in listed.choices), None)
    if base.established_on and item and item.group == ESTABLISH:
        return [Approval(occurred_on=base.established_on, state=State.DONE)]
    return []


def _dropped(code: str, clock: Clock, listed: Listed | None) -> bool:
    """The checklist in force does not ask for it, and nothing was told of it since."""
    choice = listed.choices.get(code) if listed else None
    return choice is not None and choice.needed is Needed.NO and (clock.told_on is None or clock.told_on < listed.on)  # type: ignore[union-attr]


def _version(code: str, clock: Clock, listed: Listed | None, base: Ground, day: date) -> ApprovalStanding | None:
    choice = listed.choices.get(code) if listed else None
    if clock.state == NOTHING and (choice is None or choice.item.stage >= BEFORE_START):
        return None
    state, why = _state(code, clock, listed, choice)
    item = choice.item if choice else base.items.get(code)
    unit = clock.unit_id or (base.units.get(item.bureau) if item else None)
    agent = clock.agent_id or (listed.checklist.agent_id if listed else None)
    row: dict[str, Any] = {
        "unit_id": unit, "handler": clock.handler, "due_on": clock.limit_on, "done_on": clock.done_on, "desk": clock.desk, "desk_on": clock.desk_on,
        "agent_id": agent, "begun_on": clock.begun_on, "accepted_on": clock.accepted_on, "valid_until": clock.valid_until,
        "level": clock.level or (item.level if item else ""), "document": clock.document, "agency": clock.agency, "superior": clock.superior,
        **{f"{desk}_days": days for desk, days in clock.held.items()},
    }
    return ApprovalStanding(
        area=base.area, project_id=base.project_id, item=code, state=state, why=why[:200], from_on=day, until_on=FAR, **row,
    )


def _state(code: str, clock: Clock, listed: Listed | None, choice: Choice | None) -> tuple[str, str]:
    """What was told stands; where nothing was, what the checklist makes of it."""
    if choice is not None and _dropped(code, clock, listed):
        before = f"（原已{State(clock.state).label}）" if clock.state not in (NOTHING, State.NOT_BEGUN, State.NOT_NEEDED) else ""
        return State.NOT_NEEDED.value, choice.why + before
    if clock.state not in (NOTHING, State.NOT_BEGUN) or choice is None:
        return clock.state, clock.why
    if clock.state == NOTHING and choice.needed is Needed.UNKNOWN:
        return State.UNKNOWN.value, choice.why
    return State.NOT_BEGUN.value, ""


def _expiring(version: ApprovalStanding, started_on: date | None) -> list[ApprovalStanding]:
    """A grant lapses the day after its last one, unless the project started on it: it was used then."""
    last = version.valid_until
    if version.state != State.DONE or last is None or (started_on and started_on <= last) or last + timedelta(1) >= version.until_on:
        return [version]
    lapsed = ApprovalStanding(
        area=version.area, from_on=max(last + timedelta(1), version.from_on), until_on=version.until_on,
        **{name: getattr(version, name) for name in SAID} | {"state": State.EXPIRED.value},
    )
    version.until_on = lapsed.from_on
    return [version, lapsed] if version.from_on < version.until_on else [lapsed]
