"""追赶计划 (M39): what a unit promises for a project behind its curve, leg by leg (分期), and what was said of the promise.

All amounts are 调度口径: what the unit will have reported of the year by a day, added up since the year began.
"""
from collections.abc import Sequence
from datetime import date

from django.db import models

from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact

Legs = list[tuple[date, int]]  # (the half-month's last day, 元 reported of the year by then)


class CatchUpPlan(Fact):
    """`legs`: [[ISO day, 元], …], growing; the last day is the one by which the project is back on its curve. `year`: whose plan is caught up with."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="catch_up_plans", verbose_name="项目")
    year = models.PositiveSmallIntegerField("年度")
    reason = models.CharField("落后原因", max_length=500)
    measures = models.CharField("追赶措施", max_length=1000)
    person = models.CharField("责任人", max_length=40)
    legs = models.JSONField("分期")

    class Meta(Fact.Meta):
        verbose_name = "追赶计划"
        indexes = [models.Index(fields=["project", "occurred_on"], name="catch_up_plan_project")]

    @property
    def days(self) -> Legs:
        return [(date.fromisoformat(day), amount) for day, amount in self.legs]

    @property
    def back_on(self) -> date:
        return self.days[-1][0]

    def unfit(self, instead: Fact) -> str:
        judged = CatchUpVerdict.objects.filter(plan=self.pk, void=False).exclude(pk__in=CatchUpVerdict.objects.filter(void=True).values("corrects"))
        return "这份追赶计划已经审过，不能作废；要改请另报一份" if instead.void and judged.exists() else ""


class Verdict(models.TextChoices):
    ACCEPTED = "accepted", "认可"
    RETURNED = "returned", "退回"


class CatchUpVerdict(Fact):
    """The office's or the department's word on one plan; what is lacking stands in `note`."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="catch_up_verdicts", verbose_name="项目")
    plan = models.ForeignKey(CatchUpPlan, models.PROTECT, related_name="verdicts", verbose_name="追赶计划")
    verdict = models.CharField("结论", max_length=10, choices=Verdict)

    class Meta(Fact.Meta):
        verbose_name = "追赶计划审查"
        indexes = [models.Index(fields=["project", "occurred_on"], name="catch_up_verdict_project")]


def due(legs: Legs, on: date) -> int:
    """元 that should have been reported of the year by a day: the last leg whose day has come; 0 before the first."""
    return max((amount for day, amount in legs if day <= on), default=0)


def short(legs: Legs, reports: Sequence[tuple[date, int]], on: date) -> int:
    """元 by which what was reported by a day stays behind the plan's line; never below zero. `reports`: (last day of the period, 元)."""
    return max(due(legs, on) - sum(amount for day, amount in reports if day <= on), 0)
