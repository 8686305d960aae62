"""The problem ledger (问题台账): what stands in a project's way, who must solve it by when (M42–M46)."""
from django.db import models

from gongjian.problems.flow import Step
from gongjian.timeline.facts import Fact


class Competence(models.TextChoices):
    COUNTY = "county", "县级"
    CITY = "city", "市级"
    PROVINCE = "province", "省级"


class Weight(models.TextChoices):
    ORDINARY = "ordinary", "一般"
    LONG = "long", "久拖不决"
    MAJOR = "major", "重大"


class Problem(models.Model):
    """What was found, once and for all. Who must solve it, by when and how it went are steps."""

    area = models.CharField("区划代码", max_length=12)
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="problems", verbose_name="项目")
    what = models.CharField("问题", max_length=300)
    category = models.CharField("类别", max_length=20, blank=True)
    competence = models.CharField("事权", max_length=10, choices=Competence, default=Competence.COUNTY)

    class Meta:
        verbose_name = verbose_name_plural = "问题"

    def __str__(self):
        return self.what


class ProblemStep(Fact):
    """One step of a problem's life. An assignment says who leads, who cooperates, who answers, and the limit (M46)."""

    problem = models.ForeignKey(Problem, models.PROTECT, related_name="steps", verbose_name="问题")
    step = models.CharField("环节", max_length=12, choices=Step)
    weight = models.CharField("程度", max_length=10, choices=Weight, blank=True)
    lead = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="牵头单位")
    cooperating = models.CharField("配合单位", max_length=200, default=",", help_text="单位的键：,3,12,")
    cooperating_names = models.CharField("配合单位名称", max_length=200, blank=True)
    leader = models.CharField("分管领导", max_length=40, blank=True)
    section = models.CharField("责任科室", max_length=40, blank=True)
    person = models.CharField("责任人", max_length=40, blank=True)
    due_on = models.DateField("办结时限", null=True, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "问题环节"
        indexes = [models.Index(fields=["problem", "occurred_on"], name="problem_step")]
