"""All that the page of a project's approvals, its chart and its file speak of, read once."""
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest

from gongjian.approvals.about import checklist_of
from gongjian.approvals.catalogue.book import Catalogue
from gongjian.approvals.checklist import Checklist
from gongjian.approvals.models import ApprovalStanding
from gongjian.approvals.way import Way, ways
from gongjian.pages.look import Look, look
from gongjian.papers.gantt import Gantt
from gongjian.papers.one_project.chart import chart
from gongjian.papers.one_project.reckoned import Line, lines
from gongjian.people.models import Unit, UnitStanding
from gongjian.projects.models import Project, ProjectStanding
from gongjian.reading.say import say

WORDS = ("unit_name", "stage", "planned_start_on", "total", "responsible_name")


@dataclass
class Found:
    eyes: Look
    row: ProjectStanding
    listed: Checklist | None
    way: Way

    @property
    def book(self) -> Catalogue:
        return self.way.catalogue

    @cached_property
    def lines(self) -> list[Line]:
        return list(lines(self.way))

    @cached_property
    def stands(self) -> dict[str, ApprovalStanding]:
        rows = ApprovalStanding.objects.at(self.eyes.when).filter(project=self.row.project_id).select_related("agent")
        return {row.item: row for row in rows}

    @cached_property
    def names(self) -> dict[int, str]:
        """Short names of units."""
        return dict(UnitStanding.objects.at(self.eyes.when).filter(area__startswith=self.row.area).values_list("unit_id", "short"))

    @cached_property
    def bureaus(self) -> dict[str, int]:
        """{key of the county file: unit}."""
        return dict(Unit.objects.filter(area=self.row.area).values_list("key", "pk"))

    def unit_of(self, line: Line) -> int | None:
        """Who handles an item: as told, else its bureau in the catalogue."""
        row = self.stands.get(line.code)
        return row.unit_id if row and row.unit_id else self.bureaus.get(line.item.bureau)

    def gantt(self, wide: int) -> Gantt:
        return chart(self.way, url=lambda code: f"#item-{code}", wide=wide)


def found(request: HttpRequest, pk: int) -> Found:
    """Http404 for those who do not see the project on the day."""
    eyes = look(request)
    row = say(eyes.lens.see(Project).filter(project=pk).select_related("project"), Project, eyes.at, WORDS).first()
    if row is None:
        raise Http404
    return Found(eyes, row, checklist_of(row.project, eyes.when), ways(eyes.when, [pk])[pk])
