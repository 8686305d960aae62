"""A unit's 方案, and its tasks with the steps each took."""
from django.db import models

from gongjian.timeline.facts import Fact
from gongjian.workplans.flow import Step


class WorkPlan(Fact):
    """From a day on the unit works by this paper of its own; a later one takes its place. The paper itself is evidence of the unit."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name="单位")
    title = models.CharField("方案名称", max_length=120)
    document = models.CharField("文号", max_length=80, blank=True)
    aims = models.CharField("目标和举措", max_length=2000)

    class Meta(Fact.Meta):
        verbose_name = "工作方案"
        indexes = [models.Index(fields=["unit", "occurred_on"], name="work_plan_unit")]


class Task(models.Model):
    """What is to be done, once and for all. Who answers, by when and how it went are steps."""

    area = models.CharField("区划代码", max_length=12)
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="tasks", verbose_name="单位")
    project = models.ForeignKey("projects.Project", models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name="项目")
    workstream = models.CharField("战线", max_length=40, blank=True)
    what = models.CharField("任务", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "工作任务"

    def __str__(self):
        return self.what


class TaskStep(Fact):
    """`deputy` is the unit's leader in charge (分管领导, 具体抓): M56."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="steps", verbose_name="任务")
    step = models.CharField("环节", max_length=10, choices=Step)
    person = models.CharField("责任人", max_length=40, blank=True)
    deputy = models.ForeignKey("people.Officer", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="分管领导")
    due_on = models.DateField("时限", null=True, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "任务环节"
        indexes = [models.Index(fields=["task", "occurred_on"], name="task_step_task")]
