"""All that the paper speaks of, read through the lens: the project, its way, the notices, who vetted it."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongjian.approvals.about import checklist_of
from gongjian.approvals.advice import Advice, Lifted
from gongjian.approvals.assumed import assume
from gongjian.approvals.checklist import Checklist
from gongjian.approvals.flow import State
from gongjian.approvals.models import ApprovalStanding
from gongjian.approvals.vetting import Verdict, Vetting
from gongjian.approvals.way import Way, ways
from gongjian.approvals.whole import obstacles
from gongjian.papers.one_project.reckoned import Line, lines
from gongjian.papers.saying import full_day
from gongjian.people.models import Unit, UnitStanding
from gongjian.projects.models import Project, ProjectStanding
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.timeline.facts import in_turn
from gongjian.timeline.refused import Refused

WORDS = ("unit_name", "responsible_name", "planned_start_on")


@dataclass(frozen=True)
class Plan:
    """`standing`: obstacles not lifted, in words by kind. `names`: units by key; `bureaus`: by their key of the county file."""

    row: ProjectStanding
    way: Way
    lines: Sequence[Line]
    listed: Checklist | None
    names: Mapping[int, str]
    bureaus: Mapping[str, str]
    notices: Sequence[Advice]
    standing: Mapping[str, str]
    vetted: str
    kind: str
    path: str

    @property
    def on(self) -> date:
        return self.way.on

    @property
    def agent(self) -> str:
        return (self.listed.agent.name if self.listed.agent else self.listed.agent_name) if self.listed else ""

    @property
    def needed(self) -> list[Line]:
        """Items on the way to the start, those that are still to be verified too."""
        return [line for line in self.lines if line.state != State.NOT_NEEDED]

    def who(self, line: Line) -> str:
        """Who handles an item: as told, else its bureau in the catalogue, else the catalogue's own words."""
        row = self.way.stands.get(line.code)
        return (self.names.get(row.unit_id, "") if row and row.unit_id else "") or self.bureaus.get(line.item.bureau, "") or line.item.owner

    def handler(self, line: Line) -> str:
        row = self.way.stands.get(line.code)
        return row.handler if row else ""


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
    way, listed = ways(at.when, [row.project_id])[row.project_id], checklist_of(row.project, at.when)
    notices, lifted = ([one for one in in_turn(kind._base_manager.filter(project=row.project), at.when.known) if one.occurred_on <= at.on] for kind in (Advice, Lifted))
    vetting = Vetting.objects.as_of(at.when).filter(project=row.project).order_by("occurred_on", "pk").last()
    names = dict(UnitStanding.objects.at(at.when).filter(area__startswith=row.area).values_list("unit_id", "short"))
    kind, path = kind_and_path(row, way, listed)
    return Plan(
        row, way, list(lines(way)), listed, names, {key: names.get(pk, "") for key, pk in Unit.objects.filter(area=row.area).values_list("key", "pk")},
        notices, obstacles(notices, lifted, at.on), f"{Verdict(vetting.verdict).label}（{full_day(vetting.occurred_on)}）" if vetting else "", kind, path,
    )


def kind_and_path(row: ProjectStanding, way: Way, listed: Checklist | None) -> tuple[str, str]:
    """In words; what is only assumed says so."""
    book = way.catalogue
    told = listed or assume(book, row.name, row.sector, row.funding, row.industrial)
    kind = book.kinds[told.kind_of].label if told.kind_of in book.kinds else told.kind_of
    path = book.attributes["path"].choices.get(told.path, told.path)
    return (kind, path) if listed else (f"{kind}（推定）", f"{path}（推定）")
