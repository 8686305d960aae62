"""Vetting (研判, M30): the bureau and the units look at a project that is to start next year, point by point, and sign."""
from django.db import models

from gongjian.approvals.mended import by_teller
from gongjian.timeline.facts import Fact
from gongjian.timeline.told import Told


class Verdict(models.TextChoices):
    PASS = "pass", "通过"
    CONDITION = "condition", "附条件通过"
    STOP = "stop", "暂缓"


class Vetting(Fact):
    """`points`: [{"point", "words"}] on policy, plans, elements and papers; `signers`: [{"unit", "name"}]. The latest holds."""

    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="vettings", verbose_name="项目")
    verdict = models.CharField("研判意见", max_length=10, choices=Verdict)
    points = models.JSONField("逐项核实", default=list)
    conditions = models.CharField("条件", max_length=500, blank=True)
    signers = models.JSONField("签字人", default=list)

    class Meta(Fact.Meta):
        verbose_name = "项目研判"
        indexes = [models.Index(fields=["project", "occurred_on"], name="vetting_project")]

    def closed_to(self, told: Told) -> str:
        return by_teller(self, told)
