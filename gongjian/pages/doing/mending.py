"""更正与作废：the fact as it stands, said differently or taken back, with a reason. The old one stays on record."""
from collections.abc import Callable

from django.http import Http404
from django.urls import path, reverse

from gongjian.approvals.flow import TELLABLE
from gongjian.approvals.items import item_name
from gongjian.approvals.models import Advice, Approval, CatalogueChange, Checklist, HandIn, Lifted, Material, Vetting
from gongjian.enrolment.models import Particulars
from gongjian.pages.doing.act import ActPage, project_of
from gongjian.pages.doing.fields import Percent, Wan, choice, day, why, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.doing.promotion.page import lead_of
from gongjian.pages.look import Look
from gongjian.pages.promotion_told import signings_of
from gongjian.people.models import Unit
from gongjian.projects.acts import mending
from gongjian.projects.models import Card, CatchUpPlan, CatchUpVerdict, Milestone, Official, Payment, Report, Sponsorship, YearPlan
from gongjian.promotion.models import Aid, CommitmentStep, LeadStep, Review, Ruling, Sameness, Signing, Trip
from gongjian.reading.word import STATISTICS_EYES
from gongjian.stocktake.models import SittingStep, Stocktake
from gongjian.stocktake.sittings import stands_of
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import Fact
from gongjian.timeline.money import MoneyField, wan
from gongjian.timeline.when import CHINA

OF_APPROVALS = (Approval, Checklist, Material, Advice, Lifted, Vetting, HandIn, CatalogueChange)
OF_PROMOTION = (Signing, LeadStep, Review, CommitmentStep, Aid, Sameness, Ruling)
MENDED = (
    Report, Payment, Official, Milestone, YearPlan, Card, Sponsorship, Evidence, Trip, Stocktake, SittingStep, Particulars, CatchUpPlan, CatchUpVerdict, *OF_APPROVALS,
    *OF_PROMOTION,
)
BY_NAME = {model._meta.model_name: model for model in MENDED}
# What can be said differently of each; the rest is taken back and told anew.
SAID: dict[type[Fact], dict[str, Callable]] = {
    Report: {
        "amount": lambda: Wan(label="本期完成投资"), "evidenced": lambda: Wan(label="其中有凭证"),
        "physical": lambda: Percent(label="形象进度", required=False), "words": lambda: words("进展", 1000, 3),
    },
    Payment: {"occurred_on": lambda: day("到账日期"), "amount": lambda: Wan(label="到位资金")},
    Official: {"amount": lambda: Wan(label="当月投资（统计口径）", below=True)},
    Milestone: {"occurred_on": lambda: day("日期"), "planned_on": lambda: day("计划日期")},
    YearPlan: {"amount": lambda: Wan(label="年度计划投资")},
    Approval: {
        "occurred_on": lambda: day("自哪天起"), "state": lambda: choice("状态", [(state.value, state.label) for state in TELLABLE]),
        "handler": lambda: words("承办人", 40),
        "due_on": lambda: day("办理时限", required=False), "document": lambda: words("批文", 80),
    },
    Stocktake: {
        "occurred_on": lambda: day("调度日期"), "place": lambda: words("地点", 120), "found": lambda: words("情况", 2000, 4, required=True),
        "required": lambda: words("要求", 2000, 3),
    },
    Signing: {
        "occurred_on": lambda: day("签约日期"), "title": lambda: words("项目名称", 120, required=True), "investor": lambda: words("投资方", 120, required=True),
        "total": lambda: Wan(label="总投资"), "site": lambda: words("落地地点", 120),
    },
    Trip: {
        "occurred_on": lambda: day("外出日期"), "leader": lambda: words("带队领导", 40, required=True), "place": lambda: words("去了哪里", 120, required=True),
        "enterprise": lambda: words("对接企业", 120, required=True), "outcome": lambda: words("成果", 500, 3, required=True),
        "next_step": lambda: words("下一步", 300, 2), "next_on": lambda: day("下一步时限", required=False), "direction": lambda: words("招商方向", 40),
    },
}


def of_project(look: Look, fact: Fact) -> tuple[str, str]:
    """The name and the address of the page a fact belongs to; Http404 for those who do not see it."""
    key = fact.subject_id if isinstance(fact, Evidence) and fact.subject == "project" else getattr(fact, "project_id", None)
    row = project_of(look, key)
    return row.name, reverse("project", args=[row.project_id])


def of_unit(look: Look, fact: Trip | HandIn) -> tuple[str, str]:
    row = look.lens.see(Unit).filter(unit=fact.unit_id).first()
    if row is None:
        raise Http404
    return row.name, reverse("unit", args=[row.unit_id])


def of_sitting(look: Look, fact: SittingStep) -> tuple[str, str]:
    stands = next(iter(stands_of(look.lens.sittings().filter(pk=fact.sitting_id), look.when)), None)
    if stands is None:
        raise Http404
    return stands.title, reverse("sitting", args=[fact.sitting_id])


def of_hand_in(look: Look, fact: HandIn) -> tuple[str, str]:
    return of_unit(look, fact)[0], reverse("handing-in")


def of_catalogue(look: Look, fact: CatalogueChange) -> tuple[str, str]:
    return item_name(fact.code), reverse("catalogue-item", args=[fact.code])


def of_lead(look: Look, fact: Fact) -> tuple[str, str]:
    row = lead_of(look, fact.lead.pk)
    return row.title, reverse("lead", args=[row.lead_id])


def of_signing(look: Look, fact: Fact) -> tuple[str, str]:
    """Of a lead, on its page; else with the signings, to those who see the unit's."""
    told = getattr(fact, "signing", fact)
    if isinstance(fact, Signing) and told.lead_id:
        return of_lead(look, told)
    if not signings_of(look.at).filter(signing__unit=told.unit_id).exists():
        raise Http404
    return told.title, reverse("signings")


HOMES: dict[type[Fact], Callable[[Look, Fact], tuple[str, str]]] = {
    Trip: of_unit, SittingStep: of_sitting, HandIn: of_hand_in, CatalogueChange: of_catalogue, **dict.fromkeys((LeadStep, Review, CommitmentStep, Aid), of_lead),
    **dict.fromkeys((Signing, Sameness, Ruling), of_signing),
}


def correctable(fact: Fact) -> bool:
    return type(fact) in SAID


def asked_of(fact: Fact) -> list[str]:
    """A planned milestone's day is when it was planned; what can be mended is the day it plans for."""
    if isinstance(fact, Milestone):
        return ["planned_on" if fact.planned else "occurred_on"]
    return list(SAID[type(fact)])


class CorrectForm(Doing):
    note = why("更正的理由")

    def build(self) -> None:
        names = asked_of(self.thing)
        for name in names:
            self.fields[name] = SAID[type(self.thing)][name]()
        self.order_fields([*names, "note"])


class VoidForm(Doing):
    note = why("作废的理由")


class MendPage(ActPage):
    def find(self, kind: str, pk: int) -> None:
        model = BY_NAME.get(kind)
        fact = model._base_manager.filter(pk=pk, area__startswith=self.look.request.user.area).first() if model else None
        if fact is None or (self.form is CorrectForm and not correctable(fact)):
            raise Http404
        seat = self.look.lens.seat
        if isinstance(fact, Official) and (seat is None or seat.role not in STATISTICS_EYES):
            raise Http404
        self.home = HOMES.get(type(fact), of_project)(self.look, fact)
        self.thing = fact

    def name(self) -> str:
        return self.home[0]

    def back(self) -> str:
        return self.home[1]

    def why_closed(self) -> str:
        stands = not self.thing.void and not type(self.thing)._base_manager.filter(corrects=self.thing).exists()
        return "" if stands else "这条记录已被更正或作废，请在最新的一条上办理"

    def about(self) -> list[dict]:
        fact, told = self.thing, self.thing.recorded_at.astimezone(CHINA)
        asked = asked_of(fact) if correctable(fact) else []
        known = [{"label": fact._meta.get_field(name).verbose_name, "text": _shown(fact, name)} for name in asked]
        return [
            {"label": "原记录", "text": f"{fact._meta.verbose_name} · {fact.occurred_on}", "small": f"{fact.by or '导入'} {told:%Y-%m-%d} 记"},
            *known,
            {"label": "原说明", "text": fact.note or "无"},
        ]


class CorrectPage(MendPage):
    title, form, act, submit = "更正", CorrectForm, staticmethod(mending.correct), "保存更正"

    def initial(self) -> dict:
        return {name: getattr(self.thing, name) for name in asked_of(self.thing)}

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in asked_of(self.thing)}

    def told(self, facts, said) -> str:
        return "已更正，原记录保留"


class VoidPage(MendPage):
    title, form, act, submit = "作废", VoidForm, staticmethod(mending.void), "作废这条记录"
    intro = "作废后不再计入任何清单和合计；原记录、作废的人和理由都保留。"

    def told(self, facts, said) -> str:
        return "已作废，原记录保留"


def _shown(fact: Fact, name: str) -> str:
    value = getattr(fact, name)
    if isinstance(fact._meta.get_field(name), MoneyField):
        return f"{wan(value)} 万元"
    if name == "physical":
        return "" if value is None else f"{value / 100:g}%"
    return str(getattr(fact, f"get_{name}_display", lambda: value)() or "无")


def mend_url(way: str, fact: Fact) -> str:
    """`way`: correct or void."""
    return reverse(way, args=[fact._meta.model_name, fact.pk])


urls = [
    path("facts/<slug:kind>/<int:pk>/correct", CorrectPage.as_view(), name="correct"),
    path("facts/<slug:kind>/<int:pk>/void", VoidPage.as_view(), name="void"),
]
