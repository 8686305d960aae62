"""The way to the start (M33): what each item still takes, when the project can start, what it hangs on, what to push now, what stands in the way.

Two reckonings. Earliest: every bureau keeps its promise (else the law's limit), the owner loses no day, what is not known to be needed is not.
Likely: items take what they took in this county, else what the catalogue estimates; what is not known to be needed is.
"""
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from gongjian.approvals.assumed import assume
from gongjian.approvals.catalogue.book import Catalogue
from gongjian.approvals.catalogue.choosing import Choice, Needed, chosen, joined
from gongjian.approvals.catalogue.item import Item
from gongjian.approvals.changes import CatalogueChange, at_day
from gongjian.approvals.checklist import Checklist
from gongjian.approvals.durations import Usual, usual_days
from gongjian.approvals.flow import OPEN, State
from gongjian.approvals.path import GOAL, Node, Path, path, push, slipped
from gongjian.approvals.replay import BEFORE_START
from gongjian.approvals.restand import choices_of
from gongjian.approvals.standings import ApprovalStanding, ChecklistStanding
from gongjian.approvals.vetting import Verdict
from gongjian.projects.standings import ProjectStanding
from gongjian.timeline.daycount import WorkingDays
from gongjian.timeline.facts import in_turn
from gongjian.timeline.when import When

READ = (
    "project_id", "item", "state", "desk", "desk_on", "begun_on", "accepted_on", "due_on", "done_on", "bureau_days", "superior", "unit_id", "handler", "document",
    "valid_until", "why",
)
OF_PROJECT = ("project_id", "area", "name", "sector", "funding", "industrial", "code", "approved_on", "planned_started_on", "started_on", "withdrawn_on")
BACK, REACH = timedelta(days=800), timedelta(days=1000)


class Stands(NamedTuple):
    """An item as it stands on the day."""

    item: str
    state: str
    desk: str
    desk_on: date | None
    begun_on: date | None
    accepted_on: date | None
    due_on: date | None
    done_on: date | None
    bureau_days: int
    superior: str
    unit_id: int | None
    handler: str
    document: str
    valid_until: date | None
    why: str


@dataclass(frozen=True)
class Way:
    """`choices`: what the checklist makes of every item; `assumed`: nobody drew it up. `stands`: the items told of or listed. `nodes`: of the likely way.

    `quick`, `likely`: offsets in working days from `on` (None: the project has started, withdrew, or has no such way). `stopped`: why no day can be
    given at all. `blocked`: what stands in the way, in words. `waiting`: items not known to be needed. `usual`: this county's record, by item.
    """

    project: int
    on: date
    assumed: bool
    catalogue: Catalogue
    choices: Mapping[str, Choice]
    stands: Mapping[str, Stands]
    nodes: Mapping[str, Node]
    quick: Path | None
    likely: Path | None
    planned_on: date | None
    started_on: date | None
    stopped: str
    blocked: tuple[str, ...]
    waiting: tuple[str, ...]
    usual: Mapping[str, Usual] = field(repr=False)
    days: WorkingDays = field(repr=False)

    def day(self, offset: int) -> date:
        """The date so many working days from the day looked at."""
        return self.days.walk(self.on, offset)

    @property
    def earliest_on(self) -> date | None:
        return self.day(self.quick.end) if self.quick and not self.stopped else None

    @property
    def likely_on(self) -> date | None:
        return self.day(self.likely.end) if self.likely and not self.stopped else None

    @property
    def margin(self) -> int | None:
        """Working days between the likely start and the promised one; negative when it comes too late."""
        return self.days.count(self.likely_on, self.planned_on) if self.likely_on and self.planned_on else None

    @property
    def push(self) -> tuple[str, ...]:
        """What to push now: critical, and nothing to wait for. Of a project that may start, the start itself."""
        return push(self.likely, self.nodes) if self.likely else ()

    def slip(self, code: str, days: int) -> date | None:
        """The likely start if an item takes so many working days more. Raises KeyError (no such item on the way)."""
        return self.day(slipped(self.nodes, code, days)) if self.likely and not self.stopped else None

    def name(self, code: str) -> str:
        return self.catalogue.items[code].name if code in self.catalogue.items else code

    @property
    def verified(self) -> bool:
        """Whether every figure the likely way hangs on was read somewhere, or is this county's own record. Else its day is said to be 未核实."""
        asked = [code for code in (self.likely.critical if self.likely else ()) if code != GOAL and not _recorded(self.usual, code)]
        return all(figure.verified for code in asked if (figure := self.choices[code].item.usual))


def _recorded(usual: Mapping[str, Usual], code: str) -> bool:
    return code in usual and usual[code].speaks


def ways(when: When, projects: Iterable[int]) -> dict[int, Way]:
    """{project: its way as it stands on the day}, of those there are. Eight queries, however many projects; the caller has asked who may see them."""
    keys = list(projects)
    cards = [dict(zip(OF_PROJECT, row, strict=True)) for row in ProjectStanding.objects.at(when).filter(project__in=keys).values_list(*OF_PROJECT)]
    if not cards:
        return {}
    told = {fact.project_id: fact for fact in Checklist.objects.as_of(when).filter(project__in=keys).order_by("occurred_on", "pk")}
    stands: dict[int, dict[str, Stands]] = defaultdict(dict)
    for project, *row in ApprovalStanding.objects.at(when).filter(project__in=keys).order_by().values_list(*READ):
        stands[project][row[0]] = Stands(*row)
    wholes = {key: said for key, *said in ChecklistStanding.objects.at(when).filter(project__in=keys).values_list("project_id", "vetting", "obstacle")}
    area = min(card["area"] for card in cards)
    changes = in_turn(CatalogueChange._base_manager.filter(area=area), when.known)
    days = WorkingDays(when.on - BACK, when.on + REACH)
    usual = usual_days(when, area, days)
    reckon = Reckoning(when, days, usual, changes)
    return {card["project_id"]: reckon.way(card, told.get(card["project_id"]), stands[card["project_id"]], wholes.get(card["project_id"])) for card in cards}


@dataclass(frozen=True)
class Reckoning:
    """What the ways of one day share."""

    when: When
    days: WorkingDays
    usual: Mapping[str, Usual]
    changes: list[CatalogueChange]

    def way(self, card: dict, told: Checklist | None, stands: dict[str, Stands], whole: list | None) -> Way:
        catalogue, choices = self._choices(card, told, stands)
        nodes, quick = self._nodes(catalogue, choices, stands, card, bool(told))
        stopped, blocked = _in_the_way(catalogue, stands, whole)
        over = bool(card["started_on"] or card["withdrawn_on"]) or GOAL not in nodes
        return Way(
            card["project_id"], self.when.on, told is None, catalogue, choices, stands, nodes, None if over else path(quick), None if over else path(nodes),
            card["planned_started_on"], card["started_on"], stopped, blocked,
            tuple(code for code, choice in choices.items() if _state(code, choices, stands) == State.UNKNOWN and choice.item.stage < BEFORE_START), self.usual, self.days,
        )

    def _choices(self, card: dict, told: Checklist | None, stands: Mapping[str, Stands]) -> tuple[Catalogue, Mapping[str, Choice]]:
        if told is not None:
            return at_day(self.changes, told.catalogue_on, self.when.known), choices_of(told, self.changes, self.when.known)
        catalogue = at_day(self.changes, self.when.on, self.when.known)
        guess = assume(catalogue, card["name"], card["sector"], card["funding"], card["industrial"])
        return catalogue, chosen(catalogue, guess.kind_of, guess.path, {})

    def _nodes(
        self, catalogue: Catalogue, choices: Mapping[str, Choice], stands: Mapping[str, Stands], card: dict, listed: bool,
    ) -> tuple[dict[str, Node], dict[str, Node]]:
        """Of the likely way and of the quick one. What is not known to be needed takes no days on the quick one, and still waits for what it waits for."""
        states = {code: _state(code, choices, stands) for code, choice in choices.items() if choice.item.stage < BEFORE_START}
        if not listed:  # what the card itself tells; a checklist's items have it already
            states |= _told_by_the_card(card, choices, stands)
        kept = frozenset(code for code, state in states.items() if state != State.NOT_NEEDED)
        as_chosen = all((choices[code].needed is not Needed.NO) == (code in kept) for code in states)
        edges = {code: (choices[code].after, choices[code].lacking) for code in kept} if as_chosen else joined(catalogue, kept)
        likely, quick = {}, {}
        for code in (code for code in choices if code in kept):
            after, lacking = edges[code]
            done = states[code] == State.DONE
            usual, least = (0, 0) if done else self._left(choices[code].item, states[code], stands.get(code))
            likely[code] = Node(code, usual, after, lacking, done)
            quick[code] = Node(code, 0 if states[code] == State.UNKNOWN else least, after, lacking, done)
        return likely, quick

    def _left(self, item: Item, state: str, stands: Stands | None) -> tuple[int, int]:
        """Working days it still takes: (likely, at the least)."""
        usual = self.usual[item.code].days if _recorded(self.usual, item.code) else item.usual.working if item.usual else 0
        least = min(item.quickest.working if item.quickest else 0, usual)
        if stands is None or state not in OPEN or stands.begun_on is None:
            return usual, least
        left = usual - self.days.count(stands.begun_on, self.when.on)
        if state == State.PREPARING:
            return max(left, least, 1), least
        by_limit = max(self.days.count(self.when.on, stands.due_on), 1) if stands.due_on else max(least - self._bureau_days(stands), 1)
        return max(left, 1), min(by_limit, max(left, 1))

    def _bureau_days(self, stands: Stands) -> int:
        running = self.days.count(stands.desk_on, self.when.on) if stands.desk == "bureau" and stands.desk_on else 0
        return stands.bureau_days + running


def _state(code: str, choices: Mapping[str, Choice], stands: Mapping[str, Stands]) -> str:
    """As it stands; where nothing stands yet, as the (assumed) checklist has it."""
    if code in stands:
        return stands[code].state
    return {Needed.YES: State.NOT_BEGUN, Needed.NO: State.NOT_NEEDED, Needed.UNKNOWN: State.UNKNOWN}[choices[code].needed].value


def _told_by_the_card(card: dict, choices: Mapping[str, Choice], stands: Mapping[str, Stands]) -> dict[str, str]:
    """The project code on the card and the milestone 立项, where the item itself was not told of."""
    known = {code for code, choice in choices.items() if code not in stands and (code == "code" and card["code"] or choice.item.group and card["approved_on"])}
    return {code: State.DONE.value for code in known if choices[code].needed is not Needed.NO}


def _in_the_way(catalogue: Catalogue, stands: Mapping[str, Stands], whole: list | None) -> tuple[str, tuple[str, ...]]:
    """(why no day can be given, everything that stands in the way)."""
    vetting, obstacle = whole or ("", "")
    stops = [f"政策性障碍：{obstacle}"] if obstacle else []
    stops += ["研判意见为暂缓"] if vetting == Verdict.STOP else []
    named = {code: catalogue.items[code].name if code in catalogue.items else code for code in stands}
    refused = [f"「{named[code]}」不予{f'：{row.why}' if row.why else ''}" for code, row in stands.items() if row.state == State.REFUSED]
    lapsed = [f"「{named[code]}」已于 {row.valid_until} 到期" for code, row in stands.items() if row.state == State.EXPIRED]
    return "；".join(stops), (*stops, *refused, *lapsed)
