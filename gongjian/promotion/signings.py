"""Signings (签约): a formal contract with an investor. A framework agreement is not one (rules.md §4)."""
from django.db import models

from gongjian.timeline.facts import Fact
from gongjian.timeline.money import MoneyField


class Signing(Fact):
    """Credited to the unit that brought it in; an investor's project counts once across units and years (G13, counting.py)."""

    class Kind(models.TextChoices):
        FRAMEWORK = "framework", "框架协议"
        CONTRACT = "contract", "正式合同"

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name="招引单位")
    project = models.ForeignKey("projects.Project", models.PROTECT, null=True, blank=True, related_name="signings", verbose_name="项目")
    investor = models.CharField("投资方", max_length=120)
    title = models.CharField("项目名称", max_length=120)
    kind_of = models.CharField("协议", max_length=10, choices=Kind)
    total = MoneyField("总投资")
    lead = models.ForeignKey("promotion.Lead", models.PROTECT, null=True, blank=True, related_name="signings", verbose_name="招商项目")
    enterprise = models.ForeignKey("promotion.Enterprise", models.PROTECT, null=True, blank=True, related_name="signings", verbose_name="企业")
    site = models.CharField("落地地点", max_length=120, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "签约"
        indexes = [models.Index(fields=["unit", "occurred_on"], name="signing_unit"), models.Index(fields=["lead", "occurred_on"], name="signing_lead")]
