"""Leads (招商项目): one enterprise's one intention, from the first word to production. What is said of it is said by its steps (M24)."""
from django.db import models

from gongjian.promotion.flow import Step
from gongjian.promotion.reached import rests_on
from gongjian.timeline.facts import Fact
from gongjian.timeline.money import MoneyField
from gongjian.timeline.told import Told


class Trade(models.TextChoices):
    """What it would be. The latter half is not recognised as promotion (rules.md §4, recognition.py)."""

    INDUSTRY = "industry", "工业制造"
    FARMING = "farming", "现代农业"
    TOURISM = "tourism", "文旅康养"
    DIGITAL = "digital", "数字信息"
    ENERGY = "energy", "新能源"
    SERVICE = "service", "现代服务业"
    OUTLET = "outlet", "分支网点"
    EXTRACTION = "extraction", "单纯资源开采"
    ESTATE = "estate", "房地产"
    LEISURE = "leisure", "餐饮娱乐"
    FISCAL = "fiscal", "财政投资和PPP"


class Newness(models.TextChoices):
    NEW = "new", "新引进"
    CONTINUED = "continued", "已签项目的后续工程"
    MOVED = "moved", "县内搬迁"


class Lead(models.Model):
    """Whose intention it is, and which unit brought it; these never change."""

    area = models.CharField("区划代码", max_length=12)
    enterprise = models.ForeignKey("promotion.Enterprise", models.PROTECT, related_name="leads", verbose_name="企业")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name="招引单位")

    class Meta:
        verbose_name = verbose_name_plural = "招商项目"

    def __str__(self):
        return f"招商项目 {self.pk}"


class LeadStep(Fact):
    """One step, and what it says anew; what it leaves empty stays as an earlier step said it."""

    lead = models.ForeignKey(Lead, models.PROTECT, related_name="steps", verbose_name="招商项目")
    step = models.CharField("环节", max_length=12, choices=Step)
    title = models.CharField("项目名称", max_length=120, blank=True)
    trade = models.CharField("类别", max_length=12, choices=Trade, blank=True)
    newness = models.CharField("来历", max_length=12, choices=Newness, blank=True)
    expected = MoneyField("拟投资额", null=True, blank=True)
    site = models.CharField("落地地点", max_length=120, blank=True)
    resource = models.ForeignKey("promotion.Resource", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="地块、厂房")
    company = models.CharField("项目公司", max_length=120, blank=True)
    code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    project = models.ForeignKey("projects.Project", models.PROTECT, null=True, blank=True, related_name="lead_steps", verbose_name="项目")

    class Meta(Fact.Meta):
        verbose_name = "招商环节"
        indexes = [models.Index(fields=["lead", "occurred_on"], name="lead_step")]

    def closed_to(self, told: Told) -> str:
        return rests_on(self)
