"""All that the paper speaks of, read through the lens: the project, its items, the way, the notices, who vetted it."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongjian.approvals.about import catalogue_of, checklist_of
from gongjian.approvals.advice import Advice, Lifted
from gongjian.approvals.catalogue.book import Catalogue
from gongjian.approvals.catalogue.choosing import Choice
from gongjian.approvals.catalogue.item import Item
from gongjian.approvals.flow import State
from gongjian.approvals.models import ApprovalStanding
from gongjian.approvals.path import GOAL
from gongjian.approvals.vetting import Verdict, Vetting
from gongjian.approvals.way import Way, ways
from gongjian.approvals.whole import obstacles
from gongjian.papers.gantt import Gantt
from gongjian.papers.one_project.chart import AFTER_START, chart
from gongjian.people.models import UnitStanding
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.timeline.facts import in_turn
from gongjian.timeline.refused import Refused

WORDS = ("unit_name", "responsible_name", "planned_start_on")


@dataclass(frozen=True)
class Plan:
    """`stands`: by code in the order of the catalogue. `standing`: obstacles not lifted, in words by kind."""

    on: date
    row: object
    book: Catalogue
    stands: Mapping[str, ApprovalStanding]
    way: Way | None
    units: Mapping[int | None, str]
    notices: Sequence[Advice]
    standing: Mapping[str, str]
    vetted: str
    agent: str
    kind: str
    path: str
    listed_on: date | None

    @property
    def choices(self) -> Mapping[str, Choice]:
        return self.way.choices if self.way else {}

    @property
    def assumed(self) -> bool:
        return self.listed_on is None

    @property
    def needed(self) -> list[ApprovalStanding]:
        """Items on the way to the start, those that are still to be verified too."""
        return [
            row for code, row in self.stands.items()
            if row.state != State.NOT_NEEDED and code != GOAL and (code not in self.book.items or self.book.items[code].stage < AFTER_START)
        ]

    def item(self, code: str) -> Item:
        return self.choices[code].item if code in self.choices else self.book.items[code]

    def name(self, code: str) -> str:
        return self.book.items[code].name if code in self.book.items else code

    def owner_of(self, code: str) -> str:
        return self.book.items[code].owner if code in self.book.items else ""

    def chart(self, wide: int) -> Gantt:
        return chart(self.on, self.stands, self.choices, self.book, self.way, wide=wide)


def offered(at: At) -> list[tuple[str, str]]:
    """Projects he sees that have something told of their approvals, by name."""
    there = ApprovalStanding.objects.at(at.when).order_by().values("project")
    rows = at.lens.see(Project).filter(withdrawn_on=None, project__in=there).order_by("name", "project_id")
    return [(str(key), name) for key, name in rows.values_list("project_id", "name")]


def plan(at: At, project: str) -> Plan:
    """Raises Refused for a project he does not see."""
    row = say(at.lens.see(Project).filter(project=int(project)), Project, at, WORDS).select_related("project").first() if project.isdecimal() else None
    if row is None:
        raise Refused("没有这个项目，或您看不到它")
    listed = checklist_of(row.project, at.when)
    book = catalogue_of(row.project, listed, at.on)
    found = {held.item: held for held in ApprovalStanding.objects.at(at.when).filter(project=row.project_id)}
    order = {code: place for place, code in enumerate(book.items)}
    stands = {code: found[code] for code in sorted(found, key=lambda code: order.get(code, 999))}
    way = ways(at, [row.project_id]).get(row.project_id)
    notices, lifted = ([one for one in in_turn(kind._base_manager.filter(project=row.project), at.when.known) if one.occurred_on <= at.on] for kind in (Advice, Lifted))
    vetting = Vetting.objects.as_of(at.when).filter(project=row.project).order_by("occurred_on", "pk").last()
    kind = listed.kind_of if listed else way.kind_of if way else ""
    path = listed.path if listed else ""
    return Plan(
        at.on, row, book, stands, way, dict(UnitStanding.objects.at(at.when).filter(area__startswith=row.area).values_list("unit_id", "short")), notices,
        obstacles(notices, lifted, at.on), f"{Verdict(vetting.verdict).label}（{vetting.occurred_on}）" if vetting else "",
        (listed.agent.name if listed.agent else listed.agent_name) if listed else "", book.kinds[kind].label if kind in book.kinds else "未定",
        book.attributes["path"].choices.get(path, "未定"), listed.occurred_on if listed else None,
    )
