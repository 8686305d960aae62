"""报送前期手续清单 (M31): a unit hands in, in one press, what it has of the projects that are to start in the first quarter."""
from django import forms
from django.http import Http404
from django.urls import path, reverse

from gongjian.approvals.acts import hand_in
from gongjian.approvals.handing_in import handed
from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import why
from gongjian.pages.doing.form import Doing
from gongjian.people.models import Unit


class HandInForm(Doing):
    projects = forms.TypedMultipleChoiceField(label="项目", coerce=int, widget=forms.CheckboxSelectMultiple, required=False)
    note = why("说明", required=False)

    def build(self) -> None:
        page: HandInPage = self.look.page  # type: ignore[attr-defined]
        self.fields["projects"].choices = page.projects()


class HandInPage(ActPage):
    title, form, act, submit = "报送前期手续清单", HandInForm, staticmethod(hand_in), "报送"
    intro = "报送的是各项目的审批清单：没有编清单的先编清单。本单位一季度计划新开工的项目要一次报全。"

    def find(self, pk: int) -> None:
        self.row = self.look.lens.see(Unit).filter(unit=pk).select_related("unit").first()
        if self.row is None:
            raise Http404
        self.thing = self.row.unit
        self.look.page = self  # type: ignore[attr-defined]

    def projects(self) -> list[tuple[int, str]]:
        owes = next(iter(handed(self.look.when, self.look.request.user.area, self.look.at.next_year, {self.thing.pk})), None)
        return [(key, f"{name}（还没有编审批清单）" if key in owes.bare else name) for key, name in owes.projects.items()] if owes else []

    def initial(self) -> dict:
        return {"projects": [key for key, _ in self.projects()]}

    def details(self, said: dict) -> dict:
        return {"year": self.look.at.next_year, "projects": said["projects"]}

    def name(self) -> str:
        return self.row.name

    def back(self) -> str:
        return reverse("handing-in")

    def crumb(self) -> list[dict]:
        return [{"label": "手续", "url": reverse("approvals")}, {"label": "清单报送", "url": self.back()}, {"label": self.row.name}]

    def told(self, facts, said) -> str:
        return f"已报送 {len(facts[0].projects)} 个项目的前期手续清单"


urls = [path("units/<int:pk>/hand-in", HandInPage.as_view(), name="hand-in")]
