"""提问题: on a project's page, or on the ledger's with the project typed; further projects it stands in the way of may be named at once."""
from django import forms
from django.http import Http404
from django.urls import path, reverse

from gongjian.desk.may import MAY
from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import UnitChoice, choice, day, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.doing.problems.naming import meant, names, several
from gongjian.people.models import Unit
from gongjian.people.posts import Role
from gongjian.problems import acts as problems
from gongjian.problems.ledger import Competence, Origin, Weight
from gongjian.projects.models import Project
from gongjian.timeline.when import When

TYPED = {"list": "projects", "hx-trigger": "input changed delay:250ms", "hx-target": "#projects", "hx-swap": "outerHTML"}


def project_field(label: str, **said) -> forms.Field:
    field = words(label, 120, **said)
    field.widget.attrs |= TYPED | {"hx-get": reverse("project-names")}
    return field


class FindForm(Doing):
    papers = 2
    what = words("问题", 300, 3, required=True, help_text="卡在哪里、要谁解决什么，一句话说清")
    also = words("还涉及的项目", 600, 2, help_text="同一个问题还卡住别的项目的，每行写一个项目名称")
    category = words("类别", 20, help_text="如：用地、林地、资金、征拆")
    competence = choice("事权", Competence.choices, initial=Competence.COUNTY)
    weight = choice("程度", Weight.choices, initial=Weight.ORDINARY)
    on = day("发现日期")

    def _may_add(self) -> bool:
        """Whoever may raise it may put papers beside it: he is its raiser, the sponsor, the office or an inspector."""
        return True

    def clean(self):
        said = super().clean()
        if said.get("on") and said["on"] > self.today:
            self.add_error("on", "日期还没到")
        self.further, wrong = several(self.look.lens.see(Project), said.get("also") or "")
        for why in wrong:
            self.add_error("also", why)
        return said


class FindPage(ActPage):
    title, form, act, submit = "提问题", FindForm, staticmethod(problems.find), "登记"

    def initial(self) -> dict:
        return {"on": self.look.today}

    def do(self, form):
        self.further = form.further
        return super().do(form)

    def details(self, said: dict) -> dict:
        told = {name: said[name] for name in ("what", "category", "competence", "weight", "on")}
        return told | {"projects": self.further, "origin": self.origin}

    @property
    def origin(self) -> str:
        """What the inspectors find is found by inspection."""
        seat = self.look.lens.seat
        return Origin.INSPECTION.value if seat and seat.role == Role.INSPECTOR else Origin.FOUND.value

    def told(self, facts, said) -> str:
        return "已登记问题，待指挥部办公室核实"

    def after(self, facts) -> str:
        return reverse("problem", args=[facts[0].problem_id]) if facts else self.back()


class RaiseForm(FindForm):
    parts = (("", ("project", "unit", "what", "also", "category", "competence", "weight", "on")),)

    def build(self) -> None:
        super().build()
        self.fields["project"] = project_field("项目", help_text="写名称中的几个字、拼音首字母或代码")
        if self.look.lens.seat and self.look.lens.seat.role in (Role.OFFICE, Role.INSPECTOR):
            self.fields["unit"] = UnitChoice(When(self.today), self.look.request.user.area, label="或涉及单位", required=False, help_text="不涉及具体项目的，选单位")

    def clean(self):
        said = super().clean()
        named, unit = said.get("project"), said.get("unit")
        if named and unit:
            self.add_error("unit", "涉及具体项目的，不必再选单位")
        elif named:
            row, why = meant(may_find_on(self.look), named)
            if row is None:
                self.add_error("project", why)
        elif not unit:
            self.add_error("project", "请写明项目" + ("，或选涉及单位" if "unit" in self.fields else ""))
        return said


def may_find_on(look):
    """Projects he may raise a problem about."""
    return look.lens.see(Project, MAY[problems.find]).filter(withdrawn_on=None)


class RaisePage(FindPage):
    """The thing is what was typed; until that is clear, some thing he might raise a problem about."""

    template = "gongjian/problem_act.html"
    form = RaiseForm

    def find(self) -> None:
        said, rows = self.request.POST, may_find_on(self.look)
        unit, seat = said.get("unit", ""), self.look.lens.seat
        row = meant(rows, said["project"])[0] if said.get("project", "").strip() else None
        chosen = Unit.objects.filter(pk=unit).first() if unit.isdecimal() and len(unit) < 12 else None
        some = row or rows.select_related("project").first()
        self.thing = (row and row.project) or chosen or (some and some.project) or (seat and seat.unit) or Unit.objects.first()
        if self.thing is None:
            raise Http404

    def name(self) -> str:
        return ""

    def back(self) -> str:
        return reverse("problems")

    def crumb(self) -> list[dict]:
        return [{"label": "问题", "url": reverse("problems")}, {"label": self.title}]

    def more(self, form) -> dict:
        return {"projects": names(self.look)}


urls = [
    path("projects/<int:pk>/problems/new", FindPage.as_view(), name="find-problem"),
    path("problems/new", RaisePage.as_view(), name="raise-problem"),
]
