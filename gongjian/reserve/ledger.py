"""The ledger of the reserve: every step a project took into the pool, in it, and out of it."""
from django.db import models

from gongjian.projects.card import Project
from gongjian.reserve.flow import Reason, Step
from gongjian.reserve.grades import Grade
from gongjian.reserve.vetting import Answer
from gongjian.timeline.facts import Fact
from gongjian.timeline.money import MoneyField


class ReserveStep(Fact):
    """`unit` proposes (申报、联合申报) or is credited; `secured` is what the unit says is sure of the first year's money: no 到位资金 (元)."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="reserve_steps", verbose_name="项目")
    step = models.CharField("环节", max_length=12, choices=Step)
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位")
    vetter = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="主管部门")
    year = models.PositiveSmallIntegerField("储备年度", null=True, blank=True)
    secured = MoneyField("第一年已落实资金", null=True, blank=True)
    findings = models.JSONField("审查意见", null=True, blank=True)
    verdict = models.CharField("审查结论", max_length=10, choices=Answer, blank=True)
    reason = models.CharField("出库原因", max_length=10, choices=Reason, blank=True)
    grade = models.CharField("成熟度", max_length=1, choices=Grade, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "储备环节"
        indexes = [models.Index(fields=["project", "occurred_on"], name="reserve_step_project")]
