"""What is told of a published ranking: its round, its steps, what units answered, what the office found, and points entered by a document."""
from django.db import models

from gongjian.rankings.flow import Plea, Step
from gongjian.targets.models import Drive
from gongjian.timeline.facts import Fact


class Round(models.Model):
    """One ranking on its way to publication (一期). Everything that changes is in its steps."""

    area = models.CharField("区划代码", max_length=12)
    drive = models.ForeignKey(Drive, models.PROTECT, related_name="rounds", verbose_name="行动")
    pack = models.CharField("考评办法", max_length=40)
    on = models.DateField("截至")

    class Meta:
        verbose_name = verbose_name_plural = "排名期次"
        indexes = [models.Index(fields=["area", "pack", "on"], name="round_pack")]

    def __str__(self):
        return f"{self.on} 排名"


class RoundStep(Fact):
    """`rules`: the pack's file as it stood; `ranking`: every row as reckoned (frozen.as_json) of what was known at `known`. Number and file where published."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="steps", verbose_name="排名期次")
    step = models.CharField("环节", max_length=10, choices=Step)
    title = models.CharField("标题", max_length=200, blank=True)
    version = models.CharField("办法版本", max_length=20, blank=True)
    rules = models.TextField("考评办法原文", blank=True)
    rules_sha256 = models.CharField("办法哈希", max_length=64, blank=True)
    known = models.DateTimeField("数据时刻", null=True, blank=True)
    ranking = models.JSONField("排名", null=True, blank=True)
    answer_by = models.DateField("答复期限", null=True, blank=True)
    number = models.CharField("文号", max_length=80, blank=True)
    file = models.CharField("文件", max_length=200, blank=True)
    file_sha256 = models.CharField("文件哈希", max_length=64, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "排名环节"
        indexes = [models.Index(fields=["round", "occurred_on"], name="round_step")]


class RoundAnswer(Fact):
    """A unit's own answer to what is proposed (申辩); it may be added to until the ranking is published, and stays beside its row."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="answers", verbose_name="排名期次")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name="单位")
    plea = models.CharField("意见", max_length=8, choices=Plea)
    words = models.TextField("说明", blank=True)

    class Meta(Fact.Meta):
        verbose_name = "排名申辩"
        indexes = [models.Index(fields=["round", "unit"], name="round_answer_unit")]


class RoundRuling(Fact):
    """What the office found on an answer (核定). An upheld plea of force majeure keeps the unit off the black board."""

    answer = models.ForeignKey(RoundAnswer, models.PROTECT, related_name="rulings", verbose_name="申辩")
    upheld = models.BooleanField("采纳", default=False)
    words = models.TextField("核定意见")

    class Meta(Fact.Meta):
        verbose_name = "申辩核定"
        indexes = [models.Index(fields=["answer"], name="round_ruling_answer")]


class PointEntry(Fact):
    """Points a pack lets the office enter for a unit, by a document (集中开工、通报批评、现场评分). `hundredths`: 1.5 points are 150."""

    drive = models.ForeignKey(Drive, models.PROTECT, related_name="+", verbose_name="行动")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name="单位")
    pack = models.CharField("考评办法", max_length=40)
    item = models.CharField("记分事项", max_length=40)
    hundredths = models.IntegerField("分数（百分之一分）")
    document = models.CharField("文件", max_length=80)

    class Meta(Fact.Meta):
        verbose_name = "记分"
        indexes = [models.Index(fields=["pack", "unit", "occurred_on"], name="point_entry_unit")]
