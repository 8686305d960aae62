"""核对疑点: a person looked and says what he found. The doubt is not asked again unless something comes to it."""
from django.http import Http404
from django.urls import path, reverse

from gongjian.enrolment.acts.doubts import look_into
from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import why
from gongjian.pages.doing.form import Doing
from gongjian.pages.doubted import all_doubts, may_see
from gongjian.projects.models import Project, ProjectStanding


class LookedForm(Doing):
    note = why("核对的情况和依据", help_text="如：两个标段同一现场，照片无误；或：误传，已请单位作废重传")


class LookedPage(ActPage):
    title, form, act, submit = "核对疑点", LookedForm, staticmethod(look_into), "已核对"
    intro = "写明看了什么、是什么情况。核对不改任何数字；要更正的由责任单位更正。"

    def find(self) -> None:
        """Http404 for those who do not look at doubts, and for one that is not there (any more)."""
        asked = self.request.GET.get("doubt", "")
        found = next((doubt for doubt in all_doubts(self.look) if doubt.key == asked), None) if may_see(self.look) else None
        if found is None:
            raise Http404
        self.doubt = found
        row = self.look.lens.see(Project).filter(project__in=found.projects).select_related("project").order_by("project").first()
        if row is None:
            raise Http404
        self.row: ProjectStanding = row
        self.thing = row.project

    def name(self) -> str:
        return self.doubt.title

    def back(self) -> str:
        return reverse("enrolment-doubts")

    def crumb(self) -> list[dict]:
        return [{"label": "入统", "url": reverse("enrolment")}, {"label": "疑点核对", "url": self.back()}, {"label": self.title}]

    def about(self) -> list[dict]:
        return [{"label": "疑点", "text": self.doubt.what}, {"label": "怎么办", "text": self.doubt.settle}]

    def details(self, said: dict) -> dict:
        return {"doubt": self.doubt.key}

    def told(self, facts, said) -> str:
        return f"已核对：{self.doubt.title}"


urls = [path("enrolment/doubts/look", LookedPage.as_view(), name="look-into")]
