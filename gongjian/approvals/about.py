"""What an act must know of an item before it is told of: where it stands, what the checklist and the catalogue say of it, whose it is."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongjian.approvals.catalogue.book import Catalogue
from gongjian.approvals.catalogue.choosing import Choice, Needed, chosen
from gongjian.approvals.catalogue.item import Item
from gongjian.approvals.changes import catalogue_on
from gongjian.approvals.checklist import Checklist
from gongjian.approvals.flow import AGENT, APPROVALS, BUREAU, OFFICE, OWNER, State
from gongjian.approvals.items import Approval
from gongjian.approvals.standings import ApprovalStanding
from gongjian.people.models import Officer, UnitStanding
from gongjian.people.posts import Role
from gongjian.people.units import Unit
from gongjian.projects.card import Project
from gongjian.projects.standings import ProjectStanding
from gongjian.timeline.facts import in_turn
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When

WHO = {OWNER: "责任单位", BUREAU: "承办单位", AGENT: "代办员", APPROVALS: "县审批局", OFFICE: "指挥部办公室"}
ANSWERS_FOR_NONE = (Role.LEADER, Role.INSPECTOR, Role.ADMIN)


@dataclass(frozen=True)
class About:
    """One item of one project on a day. `choice` is None where the project has no checklist. `told`: all that was told of it; `steps`: what holds of it up
    to the day, in turn."""

    project: Project
    code: str
    on: date
    catalogue: Catalogue
    item: Item
    choice: Choice | None
    told: tuple[Approval, ...]
    steps: tuple[Approval, ...]
    unit_id: int | None
    agents: frozenset[int]
    owner_id: int | None
    started_on: date | None
    withdrawn_on: date | None

    @property
    def last(self) -> Approval | None:
        return self.steps[-1] if self.steps else None

    def said(self, name: str):
        """What was said of it last that was said at all."""
        return next((value for step in reversed(self.steps) if (value := getattr(step, name))), None)

    @property
    def name(self) -> str:
        return self.item.name


def about(project: Project, code: str, on: date) -> About:
    """Raises Refused where the catalogue the project keeps has no such item. Five queries."""
    listed = checklist_of(project, When(on))
    catalogue = catalogue_of(project, listed, on)
    if code not in catalogue.items:
        raise Refused(f"目录里没有事项「{code}」，请从目录里选一个")
    choice = chosen(catalogue, listed.kind_of, listed.path, listed.says)[code] if listed else None
    item = choice.item if choice else catalogue.items[code]
    told = tuple(Approval._base_manager.filter(project=project, item=code))
    steps = tuple(step for step in in_turn(told) if step.occurred_on <= on)
    unit = next((step.unit_id for step in reversed(steps) if step.unit_id), None) or bureau_of(item, project.area)
    agents = {step.agent_id for step in steps} | ({listed.agent_id} if listed else set())
    row = ProjectStanding.objects.at(When(on)).filter(project=project).values_list("unit_id", "started_on", "withdrawn_on").first() or (None, None, None)
    return About(project, code, on, catalogue, item, choice, told, steps, unit, frozenset(agents - {None}), *row)  # type: ignore[arg-type]


def checklist_of(project: Project, when: When) -> Checklist | None:
    return Checklist.objects.as_of(when).filter(project=project).order_by("occurred_on", "pk").last()


def catalogue_of(project: Project, listed: Checklist | None, on: date) -> Catalogue:
    """The catalogue a project keeps; that of the day where it has no checklist."""
    return catalogue_on(listed.catalogue_on if listed else on, project.area)


def bureau_of(item: Item, area: str) -> int | None:
    return Unit.objects.filter(area=area, key=item.bureau).values_list("pk", flat=True).first() if item.bureau else None


def hats(told: Told, unit_id: int | None, owner_id: int | None, agents: Iterable[int] = ()) -> set[str]:
    """By what the teller may speak of an item that `unit_id` handles, of a project of `owner_id`'s. Whoever told it without a name may all."""
    if told.by is None:
        return set(WHO)
    seat = told.by.seat_on(told.on)
    if seat is None:
        return set()
    found = {role for role in (APPROVALS, OFFICE) if seat.role == role} | ({AGENT} if told.by.pk in agents else set())
    if seat.unit_id and seat.role not in ANSWERS_FOR_NONE:
        found |= {hat for hat, unit in ((OWNER, owner_id), (BUREAU, unit_id)) if unit == seat.unit_id}
    return found


def mine(known: About, told: Told, by: tuple[str, ...], what: str) -> set[str]:
    """His hats for an item; refused where none of them may do it. One bureau does not speak of another's item."""
    held = hats(told, known.unit_id, known.owner_id, known.agents)
    if not held & set(by):
        whose = unit_called(known.unit_id, known.on)
        handled = f"「{known.name}」由{whose}承办，" if whose else f"「{known.name}」"
        raise Refused(f"{handled}{what}由{'、'.join(WHO[hat] for hat in by)}记")
    return held


def unit_called(unit_id: int | None, on: date) -> str:
    return UnitStanding.objects.at(When(on)).filter(unit=unit_id).values_list("short", flat=True).first() or "" if unit_id else ""


def not_granted(known: About, codes: Iterable[str]) -> list[str]:
    """Those of these items that are not granted on the day, nor known to need no handling."""
    codes = list(codes)
    stands = ApprovalStanding.objects.at(When(known.on)).filter(project=known.project, item__in=codes)
    settled = set(stands.filter(state__in=(State.DONE, State.NOT_NEEDED)).values_list("item", flat=True))
    return [code for code in codes if code not in settled]


def agent_named(agent: Officer | None, name: str) -> str:
    return agent.name if agent else name.strip()


def would_change(project: Project, listed: Checklist) -> dict[str, tuple[Needed, Needed]]:
    """{item: (needed now, needed then)} where a checklist not yet told would change what is needed: what a form shows before it is saved."""
    before = checklist_of(project, When(listed.occurred_on))
    old = _choices(before) if before else {}
    were = {code: old[code].needed if code in old else Needed.NO for code in _choices(listed)}
    return {code: (were[code], choice.needed) for code, choice in _choices(listed).items() if were[code] is not choice.needed}


def _choices(listed: Checklist) -> dict[str, Choice]:
    return chosen(catalogue_on(listed.catalogue_on, listed.area), listed.kind_of, listed.path, listed.says)
