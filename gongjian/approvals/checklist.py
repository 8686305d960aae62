"""A project's checklist (审批清单, M32): its kind, its path and what is known of it; which items apply follows from these and from the catalogue."""
from django.db import models

from gongjian.approvals.mended import by_teller
from gongjian.timeline.facts import Fact
from gongjian.timeline.told import Told


class Checklist(Fact):
    """Said whole each time; the latest on a day holds. `says` are attributes of the catalogue ({"energy_tce": 800, "forest": true}); one that is not
    there is not known (待核). `catalogue_on`: the day whose catalogue the project keeps, that of its first checklist unless it took the new one."""

    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="checklists", verbose_name="项目")
    kind_of = models.CharField("项目类型", max_length=20)
    path = models.CharField("审批路径", max_length=12)
    says = models.JSONField("项目情况", default=dict)
    catalogue_on = models.DateField("目录版本")
    agent = models.ForeignKey("people.Officer", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代办员")
    agent_name = models.CharField("代办员姓名", max_length=40, blank=True)
    agent_unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代办单位")

    class Meta(Fact.Meta):
        verbose_name = "审批清单"
        indexes = [models.Index(fields=["project", "occurred_on"], name="checklist_project")]

    def closed_to(self, told: Told) -> str:
        return by_teller(self, told)
