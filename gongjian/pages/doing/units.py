"""记签约、包行业: acts on a unit."""
from django import forms
from django.http import Http404
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import Wan, choice, day, leaders, maybe, words
from gongjian.pages.doing.form import Doing
from gongjian.people.models import Officer, Unit
from gongjian.projects.acts import card
from gongjian.projects.models import Project, ProjectStanding
from gongjian.promotion import acts as promotion
from gongjian.promotion.models import Signing


class UnitPage(ActPage):
    """An act on a unit the officer sees."""

    def find(self, pk: int) -> None:
        self.thing = Unit.objects.filter(pk=self.look.lens.see(Unit).filter(unit=pk).values("unit")[:1]).first()
        if self.thing is None:
            raise Http404

    def name(self) -> str:
        return self.thing.name_on(self.look.on)

    def crumb(self) -> list[dict]:
        return [{"label": "单位", "url": reverse("units")}, *super().crumb()]

    def back(self) -> str:
        return reverse("unit", args=[self.thing.pk])


class SigningForm(Doing):
    kind_of = choice("协议", Signing.Kind.choices)
    title = words("项目名称", 120, required=True)
    investor = words("投资方", 120, required=True)
    total = Wan(label="总投资", help_text="按合同写的总投资")
    site = words("落地地点", 120, help_text="用来认出同一个项目签了几次")
    on = day("签约日期")
    project = forms.TypedChoiceField(label="对应项目", coerce=int, empty_value=None, required=False, help_text="已登记的项目；还没有登记可不选")
    note = words("说明", 500)

    def build(self) -> None:
        rows = self.look.lens.see(Project).filter(unit=self.thing, withdrawn_on=None).order_by("name").values_list("project_id", "name")
        self.fields["project"].choices = maybe(list(rows))


class SigningPage(UnitPage):
    title, form, act = "记签约", SigningForm, staticmethod(promotion.sign)
    intro = "按认定规则计入“新签约项目总投资”，框架协议不计，同一投资方的同一项目只计一次。已登记线索的招商项目，请在它的页面上签协议。"

    def initial(self) -> dict:
        return {"on": self.look.today, "kind_of": Signing.Kind.CONTRACT}

    def details(self, said: dict) -> dict:
        project = Project.objects.get(pk=said["project"]) if said["project"] else None
        return {name: said[name] for name in ("title", "investor", "total", "site", "on")} | {"project": project}

    def kind(self, said: dict | None) -> object:
        return said["kind_of"] if said else None


class SectorForm(Doing):
    sector = forms.ChoiceField(label="行业")
    leader = forms.TypedChoiceField(label="包保领导", coerce=int, empty_value=None)
    on = day("自哪天起")
    note = words("依据", 500)

    def build(self) -> None:
        area = self.look.request.user.area
        sectors = ProjectStanding.objects.at(self.look.when).filter(area=area).exclude(sector="").values_list("sector", flat=True).distinct()
        self.fields["sector"].choices = [(sector, sector) for sector in sorted(sectors)]
        self.fields["leader"].choices = maybe(leaders(self.look.when, area))


class SectorPage(UnitPage):
    title, form, act = "包行业", SectorForm, staticmethod(card.sponsor_sector)
    intro = "自这一天起，这个行业的项目都由这位领导包保；原来包保的同日解除，记录保留。"

    def initial(self) -> dict:
        return {"on": self.look.today}

    def details(self, said: dict) -> dict:
        return {"sector": said["sector"], "leader": Officer.objects.get(pk=said["leader"]), "on": said["on"]}


urls = [
    path("units/<int:pk>/signings/new", SigningPage.as_view(), name="sign"),
    path("units/<int:pk>/sectors/new", SectorPage.as_view(), name="sponsor-sector"),
]
