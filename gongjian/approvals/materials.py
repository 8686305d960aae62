"""The papers of an item (M37): which the owner supplied, which came back, whether the file is complete."""
from django.db import models

from gongjian.approvals.mended import by_teller
from gongjian.timeline.facts import Fact
from gongjian.timeline.told import Told


class Material(Fact):
    """One paper of an item's file from that day on; with no `document` it is said of the whole file (齐全)."""

    class State(models.TextChoices):
        SUPPLIED = "supplied", "已提供"
        RETURNED = "returned", "退回"
        COMPLETE = "complete", "齐全"

    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="materials", verbose_name="项目")
    item = models.CharField("事项", max_length=12)
    document = models.CharField("材料", max_length=80, blank=True)
    state = models.CharField("状态", max_length=10, choices=State)

    class Meta(Fact.Meta):
        verbose_name = "手续材料"
        indexes = [models.Index(fields=["project", "item", "occurred_on"], name="material_project")]

    def closed_to(self, told: Told) -> str:
        return by_teller(self, told)
