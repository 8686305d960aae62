"""Causes (同因): one forest-land quota, one road, and all the problems that hang on it (G11). Joining and splitting are facts."""
from django.db import models

from gongjian.problems.ledger import Problem
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When


class Cause(models.Model):
    """What several problems have in common, by its name."""

    area = models.CharField("区划代码", max_length=12)
    name = models.CharField("原因", max_length=120)

    class Meta:
        verbose_name = verbose_name_plural = "同因"
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="cause_name_once")]

    def __str__(self):
        return self.name


class Joined(Fact):
    """From a day on the problem hangs on this cause; with `ends`, no longer."""

    problem = models.ForeignKey(Problem, models.PROTECT, related_name="joinings", verbose_name="问题")
    cause = models.ForeignKey(Cause, models.PROTECT, related_name="joinings", verbose_name="原因")
    ends = models.BooleanField("拆出", default=False)

    class Meta(Fact.Meta):
        verbose_name = "同因归并"


def hangs_on(problem: Problem, when: When) -> Cause | None:
    last = problem.joinings.as_of(when).select_related("cause").order_by("occurred_on", "pk").last()
    return None if last is None or last.ends else last.cause


def join(problem: Problem, told: Told, *, name: str) -> list[Fact]:
    """Put a problem under the cause of this name, which may be a new one; under another one before, it leaves that."""
    plain = " ".join(name.split())
    if not plain:
        raise Refused("请写明共同的原因")
    before = hangs_on(problem, When(FAR))
    if before and before.name == plain:
        raise Refused(f"已经归在「{plain}」之下")
    cause, _ = Cause.objects.get_or_create(area=told.area, name=plain[:120])
    return [told.tell(Joined, problem=problem, cause=cause)]


def split(problem: Problem, told: Told) -> list[Fact]:
    """Take a problem out from under its cause."""
    before = hangs_on(problem, When(FAR))
    if before is None:
        raise Refused("没有归在任何原因之下")
    if not told.note:
        raise Refused("拆出须写明理由")
    return [told.tell(Joined, problem=problem, cause=before, ends=True)]
