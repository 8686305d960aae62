"""What is told of an inspection: its identity in the register, its steps, what was checked on each point, what was found (M52, M53, G6)."""
from django.db import models

from gongjian.inspections.dimensions import DIMENSIONS
from gongjian.inspections.flow import Step
from gongjian.timeline.facts import Fact

DIMENSION = [(said.key, said.label) for said in DIMENSIONS.values()]


class Inspection(models.Model):
    """One entry of the register: which unit, in which month of which drive. `month` is its first day. Everything else is told by facts."""

    area = models.CharField("区划代码", max_length=12)
    number = models.CharField("督查编号", max_length=40)
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="inspections", verbose_name="被督查单位")
    drive = models.ForeignKey("targets.Drive", models.PROTECT, related_name="inspections", verbose_name="行动")
    month = models.DateField("督查月份")

    class Meta:
        verbose_name = verbose_name_plural = "督查"
        constraints = [models.UniqueConstraint(fields=["area", "number"], name="inspection_number_once")]

    def __str__(self):
        return self.number


class InspectionStep(Fact):
    """One step of an inspection. `said` is what the step must say (flow.py): the written plan, the conclusion, the answer, the reason.

    The arrangement says the window, who goes and the scope; the proposal says by when the unit may answer. `advice` is advice:
    the group decides nothing about persons.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="steps", verbose_name="督查")
    step = models.CharField("环节", max_length=12, choices=Step)
    starts_on = models.DateField("自", null=True, blank=True)
    ends_on = models.DateField("至", null=True, blank=True)
    dimensions = models.CharField("督查内容", max_length=200, blank=True, help_text="十督的键：,targets,progress,")
    projects = models.CharField("督查项目", max_length=1000, blank=True, help_text="项目的键：,3,12,；空为全部项目")
    leader = models.CharField("组长", max_length=40, blank=True)
    members = models.CharField("成员", max_length=200, blank=True)
    said = models.TextField("正文", blank=True)
    advice = models.TextField("建议", blank=True)
    answer_by = models.DateField("答复期限", null=True, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "督查环节"
        indexes = [models.Index(fields=["inspection", "occurred_on"], name="inspection_step")]


class Check(Fact):
    """What was seen on one point. The latest a day says holds. `judged`: [{fact, said, true, words}], the known facts confirmed or not.

    A score of None is 未评分, which is not zero.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="checks", verbose_name="督查")
    dimension = models.CharField("督查内容", max_length=12, choices=DIMENSION)
    score = models.PositiveSmallIntegerField("评分", null=True, blank=True)
    conclusion = models.CharField("核查情况", max_length=1000, blank=True)
    judged = models.JSONField("已知情况核对", default=list)

    class Meta(Fact.Meta):
        verbose_name = "督查核查"
        indexes = [models.Index(fields=["inspection", "dimension"], name="inspection_check")]


class Finding(Fact):
    """What was found wanting. It is a problem of the ledger from the same act on, unless it was put right on the spot (当场整改)."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="findings", verbose_name="督查")
    dimension = models.CharField("督查内容", max_length=12, choices=DIMENSION)
    what = models.CharField("问题", max_length=300)
    project = models.ForeignKey("projects.Project", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="项目")
    problem = models.ForeignKey("problems.Problem", models.PROTECT, null=True, blank=True, related_name="found_by", verbose_name="问题台账")
    on_spot = models.BooleanField("当场整改", default=False)

    class Meta(Fact.Meta):
        verbose_name = "督查发现"
        indexes = [models.Index(fields=["inspection"], name="inspection_finding")]
