"""Reviews (评审) before a contract: 考察 → 部门评估 → 法律审查 → 公平竞争审查 → 集体审议 (rules.md §4, seen elsewhere and not verified here)."""
from django.db import models

from gongjian.promotion.leads import Lead
from gongjian.promotion.reached import rests_on
from gongjian.timeline.facts import Fact
from gongjian.timeline.told import Told


class Review(Fact):
    """What a review found, by which document. `unit` is who reviewed. A later one of the same kind takes its place."""

    class Kind(models.TextChoices):
        SURVEY = "survey", "考察"
        DEPARTMENTS = "departments", "部门评估"
        LEGAL = "legal", "法律审查"
        FAIR = "fair", "公平竞争审查"
        COLLECTIVE = "collective", "集体审议"

    lead = models.ForeignKey(Lead, models.PROTECT, related_name="reviews", verbose_name="招商项目")
    kind_of = models.CharField("评审", max_length=12, choices=Kind)
    passed = models.BooleanField("通过")
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="评审单位")
    document = models.CharField("文号或纪要", max_length=80)

    class Meta(Fact.Meta):
        verbose_name = "招商评审"
        indexes = [models.Index(fields=["lead", "occurred_on"], name="lead_review")]

    def closed_to(self, told: Told) -> str:
        return rests_on(self)


# The collective decision rests on these; incentives on the fair-competition review beside (2024 rule, wording not verified).
BEFORE_COLLECTIVE = (Review.Kind.SURVEY, Review.Kind.DEPARTMENTS, Review.Kind.LEGAL)


def passed(facts, kind: str) -> "Review | None":
    """The last review of a kind among facts that hold, in the order of their days, if it was passed."""
    last = next((fact for fact in reversed(list(facts)) if fact.kind_of == kind), None)
    return last if last and last.passed else None
