"""Four figures that are never mixed: reported (调度口径), official (统计口径), paid in (到位资金), and physical progress (形象进度)."""
from django.db import models

from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact
from gongjian.timeline.money import MoneyField


class YearPlan(Fact):
    """The year's planned investment, from `occurred_on` on; `months` (12 amounts) where the unit gives its own curve."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="year_plans", verbose_name="项目")
    year = models.PositiveSmallIntegerField("年度")
    amount = MoneyField("年度计划投资")
    months = models.JSONField("分月计划", null=True, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "年度计划"
        indexes = [models.Index(fields=["project", "year"], name="year_plan_project")]


class Report(Fact):
    """The unit's own word on a period: investment completed from `since_on` to `occurred_on`, and how much of it has vouchers.

    `since_on` None is an opening balance (what was done before the drive's reports begin). `physical` is in basis points (10000 = 100 %).
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="reports", verbose_name="项目")
    since_on = models.DateField("期初", null=True, blank=True)
    amount = MoneyField("本期完成投资")
    evidenced = MoneyField("其中有据", default=0)
    stated_total = MoneyField("自述累计", null=True, blank=True)
    physical = models.PositiveIntegerField("形象进度", null=True, blank=True)
    words = models.CharField("进展", max_length=1000, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "填报（调度口径）"
        indexes = [models.Index(fields=["project", "occurred_on"], name="report_project")]


class Official(Fact):
    """What the statistics bureau accepted for a month (`occurred_on` its last day); entered by the bureau alone, after the fact."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="officials", verbose_name="项目")
    amount = MoneyField("当月投资（统计口径）")

    class Meta(Fact.Meta):
        verbose_name = "统计口径"
        indexes = [models.Index(fields=["project", "occurred_on"], name="official_project")]


class Payment(Fact):
    """Funds that came in, as the unit says. They count for a target once a voucher shows them (vouchers.py)."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="payments", verbose_name="项目")
    amount = MoneyField("到位资金")

    class Meta(Fact.Meta):
        verbose_name = "资金到位"
        indexes = [models.Index(fields=["project", "occurred_on"], name="payment_project")]
