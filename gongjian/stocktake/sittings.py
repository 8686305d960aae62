"""A sitting (会议): called, held, closed; its agenda as it was frozen, minutes against the agenda, and what was decided (M50, G14)."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models

from gongjian.timeline.facts import Fact
from gongjian.timeline.when import FAR, When


class Sitting(models.Model):
    """What never changes of a sitting. `leader` is the sponsor whose half-month sitting it is; the county's and the special ones have none."""

    class Kind(models.TextChoices):
        COUNTY = "county", "县政府调度会"
        LEADER = "leader", "包保领导半月调度"
        SPECIAL = "special", "县政府专题会议"

    area = models.CharField("区划代码", max_length=12)
    kind = models.CharField("会议", max_length=8, choices=Kind)
    leader = models.ForeignKey("people.Officer", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="包保领导")
    leader_name = models.CharField("包保领导姓名", max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "会议"

    def __str__(self):
        return f"{self.leader_name}{self.get_kind_display().removeprefix('包保领导')}" if self.leader_name else self.get_kind_display()


class SittingStep(Fact):
    """Called, held, closed, or called off. `held_on` is the day it is for; each step says place, chair and attendance as known then."""

    class Step(models.TextChoices):
        CONVENED = "convened", "已通知"
        HELD = "held", "已开会"
        CLOSED = "closed", "已结会"
        CALLED_OFF = "called_off", "取消"

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="steps", verbose_name="会议")
    step = models.CharField("环节", max_length=10, choices=Step)
    held_on = models.DateField("会议日期")
    place = models.CharField("地点", max_length=120, blank=True)
    chair = models.CharField("主持人", max_length=40, blank=True)
    attendance = models.JSONField("出席", default=list, blank=True, help_text="单位或人员的名称")

    class Meta(Fact.Meta):
        verbose_name = "会议环节"
        indexes = [models.Index(fields=["sitting", "occurred_on"], name="sitting_step")]

    def closed_to(self, told) -> str:
        """Steps are taken back last first, and not from under what was written."""
        now = When(FAR)
        if SittingStep.objects.as_of(now).filter(sitting=self.sitting_id, pk__gt=self.pk).exists():
            return "后面还有环节，请从最后一个环节开始作废"
        written = self.step == self.Step.HELD and any(model.objects.as_of(now).filter(sitting=self.sitting_id).exists() for model in (Minute, Decision))
        return "已经记了纪要或议定事项，请先把它们作废" if written else ""


class AgendaItem(Fact):
    """One exception of the pack, in the words and figures of the moment it was frozen. `page` and `key` lead to the thing as it is now."""

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="agenda", verbose_name="会议")
    place = models.PositiveSmallIntegerField("序号")
    section = models.CharField("部分", max_length=20)
    heading = models.CharField("部分名称", max_length=60)
    text = models.CharField("事项", max_length=400)
    words = models.CharField("情况", max_length=600, blank=True)
    light = models.CharField("灯", max_length=1, blank=True)
    page = models.CharField(max_length=40, blank=True)
    key = models.CharField(max_length=60, blank=True)
    concerns = models.ForeignKey("projects.Project", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="项目")

    class Meta(Fact.Meta):
        verbose_name = "议题"
        indexes = [models.Index(fields=["sitting", "place"], name="agenda_sitting")]


class Minute(Fact):
    """What was said on an item of the agenda; without an item: other business. Typed again it corrects the one before."""

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="minutes", verbose_name="会议")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="minutes", verbose_name="议题")
    text = models.CharField("纪要", max_length=3000)

    class Meta(Fact.Meta):
        verbose_name = "会议纪要"
        indexes = [models.Index(fields=["sitting", "item"], name="minute_sitting")]


class Decision(Fact):
    """What was decided (议定事项): who does what by when. `problem` is the clocked item it became in the same act (13710)."""

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="decisions", verbose_name="会议")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name="议题")
    text = models.CharField("议定事项", max_length=300)
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name="责任单位")
    person = models.CharField("责任人", max_length=40)
    due_on = models.DateField("时限")
    project = models.ForeignKey("projects.Project", models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name="项目")
    problem = models.ForeignKey("problems.Problem", models.PROTECT, related_name="decisions", verbose_name="问题")

    class Meta(Fact.Meta):
        verbose_name = "议定事项"
        indexes = [models.Index(fields=["sitting", "occurred_on"], name="decision_sitting")]


@dataclass(frozen=True)
class Stands:
    """A sitting on a day: its last step, and what that step says."""

    sitting: Sitting
    step: SittingStep

    @property
    def held_on(self) -> date:
        return self.step.held_on

    @property
    def open(self) -> bool:
        """Held and not closed: minutes and decisions may be written."""
        return self.step.step == SittingStep.Step.HELD

    @property
    def title(self) -> str:
        return f"{self.sitting}（{self.held_on.month}月{self.held_on.day}日）"


def stands_of(sittings: Iterable[Sitting], when: When) -> list[Stands]:
    """The sittings that were called by the day, in the order given. One query."""
    told = list(sittings)
    steps = SittingStep.objects.as_of(when).filter(sitting__in=told).select_related("by").order_by("occurred_on", "pk")
    last = {step.sitting_id: step for step in steps}
    return [Stands(sitting, last[sitting.pk]) for sitting in told if sitting.pk in last]


def standing_of(sitting: Sitting, when: When) -> Stands | None:
    return next(iter(stands_of([sitting], when)), None)
