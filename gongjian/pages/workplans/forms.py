"""定方案、列入任务、任务的每一步: the acts of a unit on its own plan."""
from django import forms
from django.http import Http404
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.evidence import EvidenceForm, EvidencePage
from gongjian.pages.doing.fields import day, maybe, seated, why, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.doing.units import UnitPage
from gongjian.people.models import Officer
from gongjian.people.posts import Rank
from gongjian.projects.acts.evidence import add_evidence
from gongjian.projects.models import Project
from gongjian.timeline.when import When
from gongjian.workplans import acts
from gongjian.workplans.flow import FLOW, Step
from gongjian.workplans.models import Task, TaskStep
from gongjian.workplans.reading import fold


class OwnPage(UnitPage):
    def back(self) -> str:
        return reverse("workplan", args=[self.thing.pk])

    def crumb(self) -> list[dict]:
        return [{"label": "单位工作方案", "url": reverse("workplans")}, {"label": self.name(), "url": self.back()}, {"label": self.title}]

    def beside(self, facts):
        return self.thing


class LayOutForm(Doing):
    papers, papers_title, paper_kinds = 1, "方案文件", ("document",)
    title = words("方案名称", 120, required=True)
    document = words("文号", 80)
    aims = words("目标和举措", 2000, 8, required=True, help_text="目标任务、主要举措、保障，写要点")
    on = day("印发日期")
    note = words("说明", 500)

    def _adding(self):
        return add_evidence, self.thing


class LayOutPage(OwnPage):
    title, form, act = "定方案", LayOutForm, staticmethod(acts.lay_out)
    intro = "细化本单位的行动方案；以后改定的，原来的保留在记录里。"

    def initial(self) -> dict:
        return {"on": self.look.today}

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in ("title", "document", "aims", "on")}


class TaskForm(Doing):
    what = words("任务", 200, 2, required=True, help_text="做什么、做到什么程度，一句话说清")
    project = forms.TypedChoiceField(label="项目", coerce=int, empty_value=None, required=False, help_text="落到具体项目的选项目")
    person = words("责任人", 40, required=True)
    deputy = forms.TypedChoiceField(label="分管领导", coerce=int, empty_value=None, required=False, help_text="具体抓这件事的领导")
    due_on = day("时限")
    note = words("说明", 500)

    def build(self) -> None:
        when, area = When(self.today), self.look.request.user.area
        rows = self.look.lens.see(Project).filter(unit=self.thing, withdrawn_on=None).order_by("name").values_list("project_id", "name")
        self.fields["project"].choices = maybe(list(rows))
        self.fields["deputy"].choices = maybe(seated(when, area, unit=self.thing, rank__lte=Rank.DEPUTY))


class SetTaskPage(OwnPage):
    title, form, act, submit = "列入任务", TaskForm, staticmethod(acts.set_task), "列入"
    intro = "定人、定责、定时限；到期前七天进本单位的“今日必办”。"

    def details(self, said: dict) -> dict:
        project = Project.objects.get(pk=said["project"]) if said["project"] else None
        deputy = Officer.objects.get(pk=said["deputy"]) if said["deputy"] else None
        return {name: said[name] for name in ("what", "person", "due_on")} | {"project": project, "deputy": deputy}

    def told(self, facts, said) -> str:
        return f"已列入：{said['what']}"


class StepForm(Doing):
    on = day("日期")
    due_on = day("新的时限", required=False)
    note = why("说明")

    def build(self) -> None:
        needs = FLOW[Step(self.look.request.resolver_match.kwargs["step"])].needs
        if "due_on" in needs:
            self.fields["due_on"].required = True
            self.order_fields(["due_on", "note", "on"])
        else:
            del self.fields["due_on"]
            self.order_fields(["note", "on"])


class TaskPage(ActPage):
    form, act = StepForm, staticmethod(acts.advance)
    TITLES = {Step.FINISHED: "完成任务", Step.DROPPED: "取消任务", Step.REOPENED: "重新列入", Step.TOLD: "报进展", Step.PUT_OFF: "调整时限"}

    def find(self, pk: int, step: str) -> None:
        task = Task.objects.filter(pk=pk, area__startswith=self.look.request.user.area).select_related("unit").first()
        if task is None or step not in Step.values or Step(step) not in self.TITLES or not self.look.lens.see(type(task.unit)).filter(unit=task.unit).exists():
            raise Http404
        self.thing, self.step = task, Step(step)
        self.stands = fold(task, TaskStep.objects.as_of(When(self.look.today)).filter(task=task).select_related("deputy").order_by("occurred_on", "pk"))

    @property
    def title(self) -> str:
        return self.TITLES[self.step]

    def why_closed(self) -> str:
        if self.stands is None:
            return "这项任务还没有列入"
        return "" if self.stands.step in FLOW[self.step].after else f"当前为「{self.stands.step.label}」，不能{self.step.label}"

    def kind(self, said: dict | None) -> object:
        return self.step.value

    def initial(self) -> dict:
        return {"on": self.look.today, "due_on": self.stands.due_on if self.stands else None}

    def details(self, said: dict) -> dict:
        return {"on": said["on"]} | ({"due_on": said["due_on"]} if "due_on" in said else {})

    def name(self) -> str:
        return self.thing.what

    def about(self) -> list[dict]:
        stands = self.stands
        who = {"label": "责任人", "text": stands.person, "small": f"分管 {stands.deputy_name}" if stands.deputy_name else ""}
        return [who, {"label": "时限", "text": str(stands.due_on)}]

    def back(self) -> str:
        return reverse("workplan", args=[self.thing.unit_id])

    def crumb(self) -> list[dict]:
        return [{"label": "单位工作方案", "url": reverse("workplans")}, {"label": self.thing.unit.name_on(self.look.on), "url": self.back()}, {"label": self.title}]

    def told(self, facts, said) -> str:
        return f"已{self.step.label}：{self.thing.what}"


class UnitPaperForm(EvidenceForm):
    vouchers = False

    def _adding(self):
        return add_evidence, self.thing


class UnitPaperPage(OwnPage, EvidencePage):
    title, form, act = "附方案文件", UnitPaperForm, staticmethod(add_evidence)
    intro = EvidencePage.intro


urls = [
    path("workplans/<int:pk>/plan", LayOutPage.as_view(), name="workplan-lay-out"), path("workplans/<int:pk>/tasks/new", SetTaskPage.as_view(), name="task-set"),
    path("workplans/<int:pk>/papers/new", UnitPaperPage.as_view(), name="unit-paper"), path("tasks/<int:pk>/<slug:step>", TaskPage.as_view(), name="task-advance"),
]
