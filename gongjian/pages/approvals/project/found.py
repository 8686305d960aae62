"""All that the page of a project's approvals, its chart and its file speak of, read once."""
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest

from gongjian.approvals.about import catalogue_of, checklist_of
from gongjian.approvals.catalogue.book import Catalogue
from gongjian.approvals.catalogue.choosing import Choice
from gongjian.approvals.checklist import Checklist
from gongjian.approvals.models import ApprovalStanding
from gongjian.approvals.way import Way, ways
from gongjian.pages.look import Look, look
from gongjian.papers.gantt import Gantt
from gongjian.papers.one_project.chart import chart
from gongjian.people.models import UnitStanding
from gongjian.projects.models import Project, ProjectStanding
from gongjian.reading.say import say

WORDS = ("unit_name", "stage", "planned_start_on", "total", "responsible_name")


@dataclass
class Found:
    eyes: Look
    row: ProjectStanding
    listed: Checklist | None
    book: Catalogue

    @cached_property
    def stands(self) -> dict[str, ApprovalStanding]:
        rows = ApprovalStanding.objects.at(self.eyes.when).filter(project=self.row.project_id).select_related("agent")
        return {row.item: row for row in rows}

    @cached_property
    def way(self) -> Way | None:
        return ways(self.eyes.at, [self.row.project_id]).get(self.row.project_id)

    @cached_property
    def choices(self) -> Mapping[str, Choice]:
        return self.way.choices if self.way else {}

    @cached_property
    def names(self) -> dict[int, str]:
        """Short names of units."""
        return dict(UnitStanding.objects.at(self.eyes.when).filter(area__startswith=self.row.area).values_list("unit_id", "short"))

    def gantt(self, wide: int) -> Gantt:
        return chart(self.eyes.on, self.stands, self.choices, self.book, self.way, url=lambda code: f"#item-{code}", wide=wide)


def found(request: HttpRequest, pk: int) -> Found:
    """Http404 for those who do not see the project on the day."""
    eyes = look(request)
    row = say(eyes.lens.see(Project).filter(project=pk).select_related("project"), Project, eyes.at, WORDS).first()
    if row is None:
        raise Http404
    listed = checklist_of(row.project, eyes.when)
    return Found(eyes, row, listed, catalogue_of(row.project, listed, eyes.on))
