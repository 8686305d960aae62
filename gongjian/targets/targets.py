"""Targets: what the plan asks, of the county and of each unit, over which period, on which basis. Never of an enterprise."""
from django.db import models

from gongjian.targets.drives import Drive
from gongjian.timeline.facts import Fact
from gongjian.timeline.periods import Period


class Measure(models.TextChoices):
    MONEY = "money", "亿元"
    COUNT = "count", "个"
    PERCENT = "percent", "%"


class Basis(models.TextChoices):
    """On which of the figures a target is measured; they are never mixed."""

    REPORTED = "reported", "调度口径"
    OFFICIAL = "official", "统计口径"
    PAID = "paid", "到位资金"
    COUNT = "count", "个数"
    PLANNED = "planned", "计划数"


class Target(models.Model):
    """A target's definition. It has its own period, which is not the drive's (M03), and may overlap others (M04–M06)."""

    drive = models.ForeignKey(Drive, models.CASCADE, related_name="targets")
    key = models.SlugField("标识", max_length=60)
    clause = models.CharField("条款", max_length=8)
    title = models.CharField("指标", max_length=80)
    measure = models.CharField("单位", max_length=8, choices=Measure)
    basis = models.CharField("口径", max_length=10, choices=Basis)
    indicator = models.SlugField("指标计算", max_length=60)
    starts_on = models.DateField("起")
    ends_on = models.DateField("止")
    by = models.DateField("须在此日前", null=True, blank=True)
    owner = models.CharField("牵头单位", max_length=60, blank=True)
    subset_of = models.CharField("属于", max_length=60, blank=True)
    paired_with = models.CharField("配对", max_length=60, blank=True)
    overlapping = models.BooleanField("与同级重叠", default=False)
    stock = models.BooleanField("存量指标", default=False, help_text="看某日库中有多少，不看期内新增")
    frozen = models.BooleanField("分母锁定", default=False)
    definition = models.CharField("口径说明", max_length=500, blank=True)
    note = models.CharField("备注", max_length=500, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "目标"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["drive", "key"], name="target_key_once")]

    def __str__(self):
        return self.title

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on)


class Allotment(Fact):
    """A target's value for the county (`unit` empty) or for one unit, by a document. Amendments are further facts.

    元 for money, whole for counts, basis points for percent (4000 = 40 %). `no_task` says 无任务; no fact at all says 未下达; 0 is 0.
    """

    target = models.ForeignKey(Target, models.PROTECT, related_name="allotments", verbose_name="目标")
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位")
    value = models.BigIntegerField("目标值", null=True, blank=True)
    no_task = models.BooleanField("无任务", default=False)
    document = models.CharField("文件", max_length=80)

    class Meta(Fact.Meta):
        verbose_name = "目标下达"
        indexes = [models.Index(fields=["target", "unit", "occurred_on"], name="allotment_target")]


class Member(Fact):
    """A project in, or taken out of, the frozen denominator of a ratio (M13), with the reason. Its history is shown beside the ratio."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="members", verbose_name="目标")
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="+", verbose_name="项目")
    counted = models.BooleanField("计入", default=True)

    class Meta(Fact.Meta):
        verbose_name = "分母变动"
        indexes = [models.Index(fields=["target", "project", "occurred_on"], name="member_target")]


class Growth(Fact):
    """A growth rate as published, on a comparable basis (basis points); never computed here from two amounts (rules.md §2.4)."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="growths", verbose_name="目标")
    value = models.IntegerField("增速")
    document = models.CharField("文件", max_length=80)

    class Meta(Fact.Meta):
        verbose_name = "发布增速"
