"""Milestones, planned and actual. Plans that are changed stay on record; levelling the ground (平场) is not a start."""
from django.db import models

from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact


class Milestone(Fact):
    """Actual: `occurred_on` is the day it happened. Planned: `occurred_on` is the day the plan was set, `planned_on` what it says."""

    class Kind(models.TextChoices):
        RESERVED = "reserved", "入库"
        SIGNED = "signed", "签约"
        APPROVED = "approved", "立项"
        LEVELLED = "levelled", "平场"
        STARTED = "started", "开工"
        ENROLLED = "enrolled", "入统"
        UNENROLLED = "unenrolled", "退库"
        COMPLETED = "completed", "竣工"
        COMMISSIONED = "commissioned", "投产"
        PAUSED = "paused", "停工"
        RESUMED = "resumed", "复工"
        WITHDRAWN = "withdrawn", "退出"

    project = models.ForeignKey(Project, models.PROTECT, related_name="milestones", verbose_name="项目")
    kind_of = models.CharField("节点", max_length=12, choices=Kind)
    planned = models.BooleanField("计划", default=False)
    planned_on = models.DateField("计划日", null=True, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "项目节点"
        indexes = [models.Index(fields=["project", "kind_of", "occurred_on"], name="milestone_project")]

    @property
    def label(self) -> str:
        return ("计划" if self.planned else "") + self.get_kind_of_display()


PLANNABLE = ("signed", "approved", "started", "enrolled", "completed", "commissioned")
# What must have happened before: a table, so that a refusal can name it.
AFTER = {
    "enrolled": ("started",),
    "unenrolled": ("enrolled",),
    "completed": ("started",),
    "commissioned": ("started",),
    "paused": ("started",),
    "resumed": ("paused",),
}
ENDED = ("completed", "withdrawn")
