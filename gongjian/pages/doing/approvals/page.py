"""What the acts on a project's approvals share: only for those who see the project, back to the page of its approvals."""
from django.urls import reverse

from gongjian.approvals.about import catalogue_of, checklist_of
from gongjian.approvals.catalogue.book import Catalogue
from gongjian.approvals.checklist import Checklist
from gongjian.pages.doing.act import ActPage
from gongjian.timeline.when import When


class ApprovalsPage(ActPage):
    """`listed`: the checklist in force, `book`: the catalogue the project keeps."""

    listed: Checklist | None
    book: Catalogue

    def find(self, pk: int) -> None:
        super().find(pk)
        self.listed = checklist_of(self.thing, When(self.look.today))
        self.book = catalogue_of(self.thing, self.listed, self.look.today)
        self.look.page = self  # type: ignore[attr-defined]

    def back(self) -> str:
        return reverse("project-approvals", args=[self.row.project_id])

    def crumb(self) -> list[dict]:
        return [{"label": "手续", "url": reverse("approvals")}, *super().crumb()]
