"""The acts of an inspection's course, each one form: 安排, 开展, 提出结论, 答复, 通报, 撤销."""
from django import forms
from django.db.models import Q
from django.urls import path, reverse

from gongjian.inspections.acts import course
from gongjian.inspections.acts.course import INSPECTED
from gongjian.inspections.dimensions import DIMENSIONS
from gongjian.inspections.flow import FLOW, Step
from gongjian.inspections.limits import answer_days, cap
from gongjian.inspections.register import counting
from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import UnitChoice, choice, day, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.inspections.inspection import ADVICE, found, month_step
from gongjian.pages.inspections.month import month_of, months
from gongjian.pages.look import Look
from gongjian.people.models import Unit
from gongjian.projects.models import Project
from gongjian.timeline.facts import Fact
from gongjian.timeline.when import When


def asked_unit(look: Look) -> Unit | None:
    """The unit chosen, or led here with; its projects can be chosen then."""
    asked = look.request.POST.get("unit", look.request.GET.get("unit", ""))
    units = Unit.objects.filter(area=look.request.user.area, kind__in=INSPECTED)
    return units.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 12 else None


class ArrangeForm(Doing):
    parts = (
        ("", ("unit", "month", "starts_on", "ends_on")), ("范围", ("dimensions", "projects")), ("人员与方案", ("leader", "members", "scheme")),
    )
    month = choice("督查月份", ())
    starts_on = day("自")
    ends_on = day("至", help_text="须在督查月份之内；只在这段时间里到单位去")
    dimensions = forms.MultipleChoiceField(
        label="督查内容", choices=[(said.key, said.title) for said in DIMENSIONS.values()], widget=forms.CheckboxSelectMultiple,
    )
    leader = words("组长", 40, required=True, help_text="组长负责制")
    members = words("成员", 200, help_text="用顿号分开")
    scheme = words("督查方案", 2000, 5, required=True, help_text="内容、对象、方式写清楚；系统里已有的材料不再向单位索取")

    def build(self) -> None:
        self.fields["unit"] = UnitChoice(When(self.today), self.look.request.user.area, kinds=INSPECTED, label="被督查单位")
        self.fields["month"].choices = [(f"{one.start:%Y-%m}", one.title) for one in months(self.look)]
        if asked_unit(self.look):
            rows = self.look.lens.see(Project).filter(Q(unit=self.thing) | Q(township=self.thing), withdrawn_on=None)
            self.fields["projects"] = forms.TypedMultipleChoiceField(
                label="督查项目", required=False, coerce=int, widget=forms.SelectMultiple({"size": 6}), help_text="可选多个；不选就是全部项目",
                choices=list(rows.order_by("name").values_list("project_id", "name")),
            )


class ArrangePage(ActPage):
    title, form, act, submit = "安排督查", ArrangeForm, staticmethod(course.arrange), "安排"

    def find(self) -> None:
        self.asked = asked_unit(self.look)
        self.thing = self.asked or Unit.objects.filter(area=self.request.user.area, kind__in=INSPECTED).first()

    def why_closed(self) -> str:
        if self.look.drive is None:
            return "还没有载入行动方案，不能安排督查"
        return "" if self.thing else "单位名录里没有可以督查的单位"

    def initial(self) -> dict:
        return {"unit": self.asked and self.asked.pk, "month": f"{month_of(self.look):%Y-%m}", "dimensions": list(DIMENSIONS)}

    def details(self, said: dict) -> dict:
        month = next(one.start for one in months(self.look) if f"{one.start:%Y-%m}" == said["month"])
        kept = {name: said[name] for name in ("starts_on", "ends_on", "dimensions", "leader", "members", "scheme")}
        return kept | {"drive": self.look.drive, "month": month, "projects": tuple(said.get("projects", ()))}

    def name(self) -> str:
        return self.asked.name_on(self.look.on) if self.asked else "每个单位每月的督查有编号、有范围、有时限、有次数上限"

    def about(self) -> list[dict]:
        if self.asked is None:
            return []
        month = month_of(self.look).replace(day=1)
        held = "、".join(one.number for one in counting(self.asked, month))
        return [
            {"label": "被督查单位", "text": self.name()},
            {"label": f"{month.month}月督查", "text": held or "还没有", "small": f"每月至多 {cap(self.look.drive)} 次"},
        ]

    def back(self) -> str:
        return f"{reverse('inspections')}?month={month_of(self.look):%Y-%m}"

    def crumb(self) -> list[dict]:
        return [{"label": "督查", "url": self.back()}, {"label": self.title}]

    def told(self, facts, said) -> str:
        return f"已安排督查 {facts[0].inspection.number}"

    def after(self, facts: list[Fact]) -> str:
        return reverse("inspection", args=[facts[0].inspection_id]) if facts else self.back()


class StepPage(ActPage):
    """A step of the inspection at hand."""

    step: Step

    def find(self, pk: int) -> None:
        self.row = found(self.look, pk)
        self.thing = self.row.inspection

    def why_closed(self) -> str:
        turn, now = FLOW[self.step], Step(self.row.step)
        return "" if now in turn.after else f"{self.row.number} 当前为「{now.label}」，不能{turn.does}"

    def name(self) -> str:
        return f"{self.row.unit.name_on(self.look.on)} {self.row.number}"

    def back(self) -> str:
        return reverse("inspection", args=[self.thing.pk])

    def crumb(self) -> list[dict]:
        return [month_step(self.look, self.row), {"label": self.row.number, "url": self.back()}, {"label": self.title}]

    def told(self, facts, said) -> str:
        return f"{self.row.number}：{facts[0].get_step_display()}"


class Nothing(Doing):
    """Nothing is asked: the button says it all."""


class BeginPage(StepPage):
    step = Step.BEGUN
    title, form, act, submit = "开展督查", Nothing, staticmethod(course.begin), "开展督查"
    intro = "从今天起逐项核查。到现场用手机打开“现场核查”，网络不通时也能填写。"

    def after(self, facts: list[Fact]) -> str:
        return reverse("inspection-site", args=[self.thing.pk])


class ProposeForm(Doing):
    conclusion = words("督查结论", 3000, 6, required=True, help_text="事实清楚、证据确凿；送被督查单位征求意见后通报")
    advice = words("建议", 1000, 3, help_text=ADVICE)


class ProposePage(StepPage):
    step = Step.PROPOSED
    title, form, act, submit = "提出督查结论", ProposeForm, staticmethod(course.propose), "送单位征求意见"

    @property
    def intro(self) -> str:  # type: ignore[override]
        return f"提出后单位就能看到这次督查，并有 {answer_days(self.row.drive)} 天答复；答复后或到期后才能通报。"

    def details(self, said: dict) -> dict:
        return {"conclusion": said["conclusion"], "advice": said["advice"]}


class AnswerForm(Doing):
    words = words("答复意见", 3000, 6, required=True, help_text="属实的写整改打算，有出入的写实际情况和依据")


class AnswerPage(StepPage):
    step = Step.ANSWERED
    title, form, act, submit = "答复督查结论", AnswerForm, staticmethod(course.answer), "答复"

    def initial(self) -> dict:
        return {"words": self.row.answer}

    def about(self) -> list[dict]:
        told = [{"label": "督查结论", "text": self.row.conclusion}, {"label": "答复期限", "text": f"{self.row.answer_by}"}]
        return told + ([{"label": "建议", "text": self.row.advice, "small": ADVICE}] if self.row.advice else [])

    def details(self, said: dict) -> dict:
        return {"words": said["words"]}


class PublishForm(Doing):
    conclusion = words("督查结论", 3000, 6, required=True, help_text="可以按单位的答复修改；单位的答复附在后面，一并留存")


class PublishPage(StepPage):
    step = Step.PUBLISHED
    title, form, act, submit = "通报督查结论", PublishForm, staticmethod(course.publish), "通报"

    def initial(self) -> dict:
        return {"conclusion": self.row.conclusion}

    def about(self) -> list[dict]:
        return [{"label": "单位答复", "text": self.row.answer or f"没有答复（期限 {self.row.answer_by}）", "small": str(self.row.answered_on or "")}]

    def details(self, said: dict) -> dict:
        return {"conclusion": said["conclusion"]}


class CallOffForm(Doing):
    why = words("撤销的理由", 500, 3, required=True)


class CallOffPage(StepPage):
    step = Step.CALLED_OFF
    title, form, act, submit = "撤销督查", CallOffForm, staticmethod(course.call_off), "撤销"
    intro = "撤销后不再占用这个单位本月的督查次数，编号不再使用；已经记下的核查和问题都保留。"

    def details(self, said: dict) -> dict:
        return {"why": said["why"]}


urls = [
    path("inspections/new", ArrangePage.as_view(), name="arrange"),
    path("inspections/<int:pk>/begin", BeginPage.as_view(), name="begin-inspection"),
    path("inspections/<int:pk>/propose", ProposePage.as_view(), name="propose-inspection"),
    path("inspections/<int:pk>/answer", AnswerPage.as_view(), name="answer-inspection"),
    path("inspections/<int:pk>/publish", PublishPage.as_view(), name="publish-inspection"),
    path("inspections/<int:pk>/call-off", CallOffPage.as_view(), name="call-off-inspection"),
]
