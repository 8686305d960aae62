"""Approvals on the way to a start (前期手续): per project, which item stands where, with whom, until when (M31, M33)."""
from django.db import models

from gongjian.approvals.flow import Desk, Level, State
from gongjian.timeline.facts import Fact


class Item(models.TextChoices):
    """The eight that lists were first called with; the catalogue has them all."""

    FILING = "filing", "立项"
    LAND = "land", "用地预审与选址"
    PLANNING = "planning", "规划许可"
    ENVIRONMENT = "environment", "环评"
    ENERGY = "energy", "节能审查"
    WATER = "water", "水土保持"
    FOREST = "forest", "使用林地"
    PERMIT = "permit", "施工许可"


class Approval(Fact):
    """From this day on the item stands so. One fact a change; the latest on a day holds. `item` is a code of the catalogue.

    What is left empty is as it was told before (unit, handler, agency, agent, level). `desk` empty: by the state (组卷 and 补正 are the owner's, 已受理 the
    bureau's). `superior`: handed up to this authority on that day.
    """

    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="approvals", verbose_name="项目")
    item = models.CharField("事项", max_length=12)
    state = models.CharField("状态", max_length=12, choices=State)
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承办单位")
    handler = models.CharField("承办人", max_length=40, blank=True)
    due_on = models.DateField("办理时限", null=True, blank=True)
    document = models.CharField("批文", max_length=80, blank=True)
    desk = models.CharField("在谁手上", max_length=8, choices=Desk, blank=True)
    agency = models.CharField("中介机构", max_length=60, blank=True)
    superior = models.CharField("转报上级", max_length=40, blank=True)
    valid_until = models.DateField("有效期至", null=True, blank=True)
    level = models.CharField("办理层级", max_length=8, choices=Level, blank=True)
    agent = models.ForeignKey("people.Officer", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代办员")

    class Meta(Fact.Meta):
        verbose_name = "手续"
        indexes = [models.Index(fields=["project", "item", "occurred_on"], name="approval_project")]
