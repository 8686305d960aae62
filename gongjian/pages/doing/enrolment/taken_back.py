"""撤回: the newest step, by the unit that told it, with a reason. It stays on record."""
from django.http import Http404
from django.urls import path

from gongjian.enrolment.acts.course import take_back_step
from gongjian.enrolment.models import EnrolmentStep
from gongjian.pages.doing.enrolment.page import EnrolmentPage
from gongjian.pages.doing.fields import why
from gongjian.pages.doing.form import Doing
from gongjian.pages.ready import ready_of
from gongjian.timeline.when import CHINA


class TakeBackForm(Doing):
    note = why("撤回的理由")


class TakeBackPage(EnrolmentPage):
    title, form, act, submit = "撤回", TakeBackForm, staticmethod(take_back_step), "撤回这一步"
    intro = "撤回后材料回到上一环节；原记录、撤回的人和理由都保留。"

    def find(self, pk: int) -> None:
        step = EnrolmentStep._base_manager.filter(pk=pk).select_related("project", "by").first()
        if step is None:
            raise Http404
        self.ready = ready_of(self.look, step.project_id)
        self.row, self.thing = self.ready.row, step

    def about(self) -> list[dict]:
        step, told = self.thing, self.thing.recorded_at.astimezone(CHINA)
        return [
            {"label": "原记录", "text": f"{step.get_step_display()} · {step.occurred_on}", "small": f"{step.by or '导入'} {told:%Y-%m-%d} 记"},
            {"label": "原说明", "text": step.note or "无"},
        ]

    def told(self, facts, said) -> str:
        return f"已撤回「{self.thing.get_step_display()}」，原记录保留"


urls = [path("enrolment-steps/<int:pk>/take-back", TakeBackPage.as_view(), name="take-back-enrolment")]
