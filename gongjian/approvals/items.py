"""Approvals on the way to a start (前期手续): per project, which item stands where, with whom, until when (M31, M33)."""
from django.db import models

from gongjian.timeline.facts import Fact


class State(models.TextChoices):
    NOT_NEEDED = "not_needed", "无需办理"
    NOT_BEGUN = "not_begun", "未启动"
    UNDER_WAY = "under_way", "在办"
    DONE = "done", "已办结"


class Item(models.TextChoices):
    """The items list 9 is called with. Their catalogue with limits and prerequisites is a room of its own, still to come."""

    FILING = "filing", "立项"
    LAND = "land", "用地预审与选址"
    PLANNING = "planning", "规划许可"
    ENVIRONMENT = "environment", "环评"
    ENERGY = "energy", "节能审查"
    WATER = "water", "水土保持"
    FOREST = "forest", "使用林地"
    PERMIT = "permit", "施工许可"


class Approval(Fact):
    """From this day on the item stands so. One fact a change; the latest on a day holds."""

    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="approvals", verbose_name="项目")
    item = models.CharField("事项", max_length=12, choices=Item)
    state = models.CharField("状态", max_length=12, choices=State)
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承办单位")
    handler = models.CharField("承办人", max_length=40, blank=True)
    due_on = models.DateField("办理时限", null=True, blank=True)
    document = models.CharField("批文", max_length=80, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "手续"
        indexes = [models.Index(fields=["project", "item", "occurred_on"], name="approval_project")]
