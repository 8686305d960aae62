"""申报、联合申报: a unit puts its project forward for the reserve; another says that it is of its pool too."""
from django import forms
from django.http import Http404
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage, project_of
from gongjian.pages.doing.card import RegisterForm, RegisterPage
from gongjian.pages.doing.fields import UnitChoice, Wan, why, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.look import Look
from gongjian.people.models import Unit
from gongjian.projects.acts import card
from gongjian.projects.acts.evidence import add_evidence
from gongjian.projects.models import PlanStanding, ProjectStanding
from gongjian.projects.names import nearness
from gongjian.reserve.acts import course
from gongjian.reserve.models import ReserveStanding
from gongjian.timeline.when import When

NEAR = 60
ASKED = ("vetter", "year", "year_plan", "secured")


def asked_fields(look: Look) -> dict[str, forms.Field]:
    """What a proposal says beyond the card."""
    area = look.request.user.area
    return {
        "vetter": UnitChoice(When(look.today), area, kinds=("department",), label="主管部门", help_text="按行业由哪个部门审查真实性、政策、用地、主体和重复"),
        "year": forms.IntegerField(label="储备年度", min_value=2000, max_value=2100, initial=look.at.next_year),
        "year_plan": Wan(label="这一年计划投资", required=False, help_text="没有年度计划的，入库后不计入储备目标的个数和投资"),
        "secured": Wan(label="第一年已落实资金", required=False, help_text="资本金、贷款、专项债等已有着落的，不是到位资金"),
    }


def own_unit(look: Look) -> Unit:
    seat = look.lens.seat
    if seat is None or seat.unit is None:
        raise Http404
    return seat.unit


class ProposeForm(Doing):
    papers, papers_title, paper_kinds = 2, "申报材料", ("filing", "document", "licence", "scope", "other")
    note = words("申报说明", 500, 3)

    def build(self) -> None:
        self.fields |= asked_fields(self.look)
        self.order_fields([*ASKED, "note"])

    def _adding(self):
        return add_evidence, self.project

    @property
    def project(self):
        return project_of(self.look, int(self.look.request.resolver_match.kwargs["pk"])).project


class ProposePage(ActPage):
    """The act is on the unit whose pool it is; the page is the project's."""

    title, form, act, submit = "申报入库", ProposeForm, staticmethod(course.propose), "申报"
    intro = "申报后由主管部门审查，指挥部办公室审定入库或退回。"

    def find(self, pk: int) -> None:
        super().find(pk)
        self.thing = own_unit(self.look)

    def why_closed(self) -> str:
        if self.row.unit_id != self.thing.pk:
            return "这个项目由别的单位负责，请用“联合申报”"
        return f"项目已于 {self.row.started_on} 开工，不再进储备库" if self.row.started_on else ""

    def initial(self) -> dict:
        before = ReserveStanding.objects.at(self.look.when).filter(project=self.row.project_id).first()
        year = self.look.at.next_year
        plan = PlanStanding.objects.at(self.look.when).filter(project=self.row.project_id, year=year).first()
        return {"year": year, "year_plan": plan.amount if plan else None, "vetter": before and before.vetter_id, "secured": before and before.secured}

    def about(self) -> list[dict]:
        before = ReserveStanding.objects.at(self.look.when).filter(project=self.row.project_id, step="returned").first()
        return [{"label": "上次退回", "text": before.note, "small": str(before.step_on)}] if before else []

    def details(self, said: dict) -> dict:
        return {"project": self.row.project} | {name: said[name] for name in ("vetter", "year", "secured")}

    def also(self, desk, facts, said):
        held = self.initial()
        if said.get("year_plan") is None or (said["year"] == held["year"] and said["year_plan"] == held["year_plan"]):
            return []
        return desk.do(card.plan_year, self.row.project, year=said["year"], amount=said["year_plan"])

    def told(self, facts, said) -> str:
        return f"已申报，待{said['vetter'].name_on(self.look.on)}审查"


class NewProposalForm(RegisterForm):
    parts = (("储备申报", ASKED), *RegisterForm.parts)

    def build(self) -> None:
        super().build()
        self.fields |= asked_fields(self.look)
        seat = self.look.lens.seat
        if seat:
            self.fields["unit"] = UnitChoice(When(self.today), seat.area, only=seat.unit_id, label="责任单位", initial=seat.unit_id)

    def odd(self, said: dict) -> list[str]:
        return [f"{sentence}；是同一个的请用“联合申报”" for sentence in super().odd(said)]


class NewProposalPage(RegisterPage):
    """Registered and proposed at one press."""

    title, form, submit = "申报新项目", NewProposalForm, "登记并申报"
    intro = "登记项目并同时申报入库；已经登记的项目，在它的页面上申报。"

    def find(self) -> None:
        self.thing = own_unit(self.look)

    def why_closed(self) -> str:
        return self.look.desk().why_not(course.propose, self.thing)

    def back(self) -> str:
        return reverse("reserve")

    def crumb(self) -> list[dict]:
        return [{"label": "谋划储备", "url": self.back()}, {"label": self.title}]

    def also(self, desk, facts, said):
        project = facts[0].project
        more = super().also(desk, facts, said)
        if said.get("year_plan") is not None:
            more += desk.do(card.plan_year, project, year=said["year"], amount=said["year_plan"])
        return more + desk.do(course.propose, self.thing, project=project, **{name: said[name] for name in ("vetter", "year", "secured")})

    def told(self, facts, said) -> str:
        return f"已登记并申报「{said['name']}」，待{said['vetter'].name_on(self.look.on)}审查"


class JoinForm(Doing):
    project = words("项目", 120, required=True, help_text="写项目的全名；各单位的项目名称在搜索里都查得到")
    note = why("本单位与项目的关系", help_text="如：项目在本乡镇、由本单位引进、属本行业")

    def clean(self):
        said = super().clean()
        name = " ".join((said.get("project") or "").split())
        rows = ProjectStanding.objects.at(self.look.when).filter(area__startswith=self.look.request.user.area, withdrawn_on=None)
        found = list(rows.filter(name=name).select_related("project")[:2]) if name else []
        if len(found) == 1:
            said["meant"] = found[0].project
        elif name:
            ranked = sorted(((nearness(name, other), other) for other in rows.values_list("name", flat=True)), reverse=True)[:3]
            near = "、".join(f"「{other}」" for close, other in ranked if close >= NEAR)
            mend = f"是不是{near}？" if near else "请照搜索里查到的全名写；还没有单位登记的，用“申报新项目”"
            self.add_error("project", "不止一个项目叫这个名字，请与责任单位核对" if found else f"没有叫「{name}」的项目，{mend}")
        return said


class JoinPage(ActPage):
    title, form, act, submit = "联合申报", JoinForm, staticmethod(course.join_in), "联合申报"
    intro = "别的单位已经申报或在库的项目，本单位也在谋划的，在这里并进本单位子库。总库里只计一个，计入哪个单位由指挥部办公室认定。"

    def find(self) -> None:
        self.thing = own_unit(self.look)

    def name(self) -> str:
        return self.thing.name_on(self.look.on)

    def back(self) -> str:
        return reverse("reserve")

    def crumb(self) -> list[dict]:
        return [{"label": "谋划储备", "url": self.back()}, {"label": self.title}]

    def initial(self) -> dict:
        return {"project": self.request.GET.get("project", "")[:120]}

    def details(self, said: dict) -> dict:
        return {"project": said["meant"]}

    def told(self, facts, said) -> str:
        return "已联合申报，计入哪个单位由指挥部办公室认定"


urls = [
    path("reserve/new", NewProposalPage.as_view(), name="reserve-new"), path("reserve/join", JoinPage.as_view(), name="reserve-join"),
    path("projects/<int:pk>/reserve/propose", ProposePage.as_view(), name="reserve-propose"),
]
