"""The card (项目基本信息): what a project is called, whose it is, how large. Each change is a dated fact of the words it changes."""
import re
from dataclasses import dataclass

from django.db import models

from gongjian.timeline.facts import Fact


class Project(models.Model):
    """Only identity. All that can be said of a project on a day is said by facts."""

    area = models.CharField("区划代码", max_length=12)

    class Meta:
        verbose_name = verbose_name_plural = "项目"

    def __str__(self):
        return f"项目 {self.pk}"


class Nature(models.TextChoices):
    NEW = "new", "新建"
    CONTINUED = "continued", "续建"


class Funding(models.TextChoices):
    GOVERNMENT = "government", "政府投资"
    STATE_FIRM = "state_firm", "国有企业"
    PRIVATE_FIRM = "private_firm", "民营企业"
    FIRM = "firm", "企业投资"
    MIXED = "mixed", "混合"


class InvestmentKind(models.TextChoices):
    """What the statistics bureau asks papers by (rules.md §2.1, §2.2); not said is ordinary."""

    ORDINARY = "ordinary", "普通建设"
    PURCHASE = "purchase", "单纯购置"
    ESTATE = "estate", "房地产"


class Curve(models.TextChoices):
    """How a year's plan spreads over the year; see curve.py."""

    OUTDOOR = "outdoor", "露天土建（冬季停工）"
    INDOOR = "indoor", "室内安装（采暖季减速）"
    STEADY = "steady", "均匀"


@dataclass(frozen=True)
class CardWord:
    """`kind`: text, money (元), unit, officer (keys), flag, year, choice."""

    label: str
    kind: str = "text"
    most: int = 200
    choices: type[models.TextChoices] | None = None


CARD: dict[str, CardWord] = {
    "name": CardWord("项目名称", most=120),
    "code": CardWord("项目代码", most=24),
    "owner": CardWord("建设单位", most=120),
    "unit": CardWord("责任单位", "unit"),
    "township": CardWord("所在乡镇", "unit"),
    "place": CardWord("建设地点", most=200),
    "industry": CardWord("行业代码", most=6),
    "sector": CardWord("行业类别", most=60),
    "content": CardWord("建设规模及内容", most=4000),
    "total": CardWord("总投资", "money"),
    "nature": CardWord("建设性质", "choice", choices=Nature),
    "funding": CardWord("投资主体", "choice", choices=Funding),
    "investment_kind": CardWord("入统类别", "choice", choices=InvestmentKind),
    "industrial": CardWord("产业项目", "flag"),
    "industrial_ground": CardWord("产业项目依据", most=200),
    "private": CardWord("民间投资", "flag"),
    "private_ground": CardWord("民间投资依据", most=200),
    "provincial": CardWord("省级重点", "flag"),
    "provincial_ground": CardWord("省级重点依据", most=200),
    "attracted": CardWord("招商项目", "flag"),
    "start_year": CardWord("开工年份", "year"),
    "end_year": CardWord("完工年份", "year"),
    "responsible": CardWord("责任人", "officer"),
    "responsible_name": CardWord("责任人姓名", most=40),
    "section": CardWord("责任科室", most=40),
    "curve": CardWord("计划曲线", "choice", choices=Curve),
    "remarks": CardWord("备注", most=1000),
}
# A flag is said with its ground (rules.md §2.4: who decided that it counts as 产业 or 民间, and by what).
GROUNDS = {"industrial": "industrial_ground", "private": "private_ground", "provincial": "provincial_ground"}
# GB/T 40058: time 4 – area 6 – department 2 – kind 2 – serial 5 + check 1. The check digit's algorithm is not public: shape only.
CODE_SHAPE = re.compile(r"[0-9]{4}-[0-9]{6}-[0-9]{2}-[0-9]{2}-[0-9]{6}")


class Card(Fact):
    """`says` holds the words that are set or changed from `occurred_on` on: {"name": "…", "total": 元, "unit": key}."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="cards", verbose_name="项目")
    says = models.JSONField("内容")

    class Meta(Fact.Meta):
        verbose_name = "项目信息"
        indexes = [models.Index(fields=["project", "occurred_on"], name="card_project")]
