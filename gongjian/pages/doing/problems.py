"""提问题，以及问题的每一步：发现 → 交办 → 反馈、督办 → 申请办结 → 退回或销号 (M43). What a step asks comes from the flow table."""
from django import forms
from django.http import Http404
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import UnitChoice, choice, day, units, why, words
from gongjian.pages.doing.form import Doing
from gongjian.problems import acts as problems
from gongjian.problems.flow import FLOW, Step
from gongjian.problems.ledger import Competence, Weight
from gongjian.problems.models import Problem
from gongjian.projects.models import Project
from gongjian.timeline.when import When

TITLES = {
    Step.ASSIGNED: "交办问题", Step.FEEDBACK: "反馈进展", Step.SOLVED: "申请办结",
    Step.PRESSED: "督办", Step.STRUCK: "销号", Step.RETURNED: "退回重办",
}  # in the order they are offered
SAYS = {
    Step.FEEDBACK: "进展", Step.PRESSED: "督办意见", Step.SOLVED: "办结情况", Step.RETURNED: "退回的理由", Step.STRUCK: "销号依据",
}


class FindForm(Doing):
    papers = 2
    what = words("问题", 300, 3, required=True, help_text="卡在哪里、要谁解决什么，一句话说清")
    category = words("类别", 20, help_text="如：用地、林地、资金、征拆")
    competence = choice("事权", Competence.choices, initial=Competence.COUNTY)
    weight = choice("程度", Weight.choices, initial=Weight.ORDINARY)
    on = day("发现日期")

    def clean(self):
        said = super().clean()
        if said.get("on") and said["on"] > self.today:
            self.add_error("on", "日期还没到")
        return said


class FindPage(ActPage):
    title, form, act = "提问题", FindForm, staticmethod(problems.find)

    def initial(self) -> dict:
        return {"on": self.look.today}

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in ("what", "category", "competence", "weight", "on")}

    def told(self, facts, said) -> str:
        return "已登记问题，待指挥部办公室交办"


class StepForm(Doing):
    papers = 2
    note = why("说明")
    parts = (("", ("lead", "cooperating", "leader", "section", "person", "due_on", "note")),)

    def build(self) -> None:
        step = Step(self.look.request.resolver_match.kwargs["step"])
        when, area = When(self.today), self.look.request.user.area
        self.fields["note"].label, self.fields["note"].required = SAYS.get(step, "说明"), "note" in FLOW[step].needs
        if step == Step.ASSIGNED:
            self.fields["lead"] = UnitChoice(when, area, label="牵头单位")
            self.fields["cooperating"] = forms.TypedMultipleChoiceField(
                label="配合单位", required=False, choices=units(when, area), coerce=int, widget=forms.SelectMultiple({"size": 6}),
                help_text="可选多个",
            )
            self.fields["leader"] = words("分管领导", 40)
            self.fields["section"] = words("责任科室", 40)
            self.fields["person"] = words("责任人", 40, required=True)
            self.fields["due_on"] = day("办结时限")

    def _adding(self):
        from gongjian.projects.acts.evidence import add_evidence

        return add_evidence, self.thing.project


class StepPage(ActPage):
    form, act = StepForm, staticmethod(problems.advance)

    @property
    def title(self) -> str:
        return TITLES[self.step]

    def find(self, pk: int, step: str) -> None:
        if step not in TITLES:
            raise Http404
        self.step = Step(step)
        self.stands = self.look.lens.see(Problem).filter(problem=pk).select_related("problem__project").first()
        if self.stands is None:
            raise Http404
        self.thing = self.stands.problem

    def why_closed(self) -> str:
        return "" if Step(self.stands.step) in FLOW[self.step].after else f"当前环节为「{Step(self.stands.step).label}」，不能{self.step.label}"

    def kind(self, said: dict | None) -> object:
        return self.step

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in ("lead", "cooperating", "leader", "section", "person", "due_on") if name in said}

    def name(self) -> str:
        return self.stands.what

    def back(self) -> str:
        """To the project for those who see it; a unit that only has to solve the problem goes back to the problem."""
        seen = self.look.lens.see(Project).filter(project=self.stands.project_id).exists()
        return reverse("project", args=[self.stands.project_id]) if seen else reverse("problem", args=[self.thing.pk])

    def about(self) -> list[dict]:
        stands = self.stands
        return [
            {"label": "环节", "text": Step(stands.step).label, "small": f"{stands.step_on} 起"},
            {"label": "牵头单位", "text": stands.lead.name_on(self.look.on) if stands.lead else "未交办", "small": stands.person},
            {"label": "办结时限", "text": str(stands.due_on or "未定")},
        ]

    def told(self, facts, said) -> str:
        return f"已{self.step.label}：{self.stands.what}"


urls = [
    path("projects/<int:pk>/problems/new", FindPage.as_view(), name="find-problem"),
    path("problems/<int:pk>/<slug:step>", StepPage.as_view(), name="advance"),
]
