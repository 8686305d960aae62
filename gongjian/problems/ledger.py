"""The problem ledger (问题台账): what stands in a project's way, who must solve it by when (M42–M46)."""
from django.db import models

from gongjian.problems.flow import Step
from gongjian.timeline.facts import Fact, in_turn
from gongjian.timeline.told import Told


class Competence(models.TextChoices):
    COUNTY = "county", "县级"
    CITY = "city", "市级"
    PROVINCE = "province", "省级"


class Weight(models.TextChoices):
    ORDINARY = "ordinary", "一般"
    LONG = "long", "久拖不决"
    MAJOR = "major", "重大"


class Origin(models.TextChoices):
    FOUND = "found", "摸底上报"
    SITTING = "sitting", "会议议定"
    INSPECTION = "inspection", "督查发现"
    INSTRUCTION = "instruction", "领导批示"


class Rung(models.TextChoices):
    """The ladder (M45): who sees to it that a problem is solved."""

    DATED = "dated", "限期办理"
    SUPERVISED = "supervised", "13710督办"
    MEETING = "meeting", "县政府专题会议"


class WaitsFor(models.TextChoices):
    """Why the clock stands still, and whose days these are."""

    SUPERIOR = "superior", "等上级"
    AGENCY = "agency", "等中介"
    OWNER = "owner", "等业主"
    WEATHER = "weather", "等天气"


class Grade(models.TextChoices):
    EXCELLENT = "excellent", "优秀"
    GOOD = "good", "良好"
    PASS = "pass", "合格"
    FAIL = "fail", "不合格"


class Problem(models.Model):
    """What was found, once and for all. Who must solve it, by when and how it went are steps.

    It is about a project, or about a unit where no project is meant (a sitting's decision, an inspector's finding).
    """

    area = models.CharField("区划代码", max_length=12)
    project = models.ForeignKey("projects.Project", models.PROTECT, null=True, blank=True, related_name="problems", verbose_name="项目")
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="problems", verbose_name="涉及单位")
    raised_by = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提出单位")
    what = models.CharField("问题", max_length=300)
    category = models.CharField("类别", max_length=20, blank=True)
    competence = models.CharField("事权", max_length=10, choices=Competence, default=Competence.COUNTY)
    origin = models.CharField("来源", max_length=12, choices=Origin, default=Origin.FOUND)

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
    due_on = models.DateField("办结时限", null=True, blank=True, help_text="交办、转办、延期、调整层级时定的时限")
    waits_for = models.CharField("挂起原因", max_length=10, choices=WaitsFor, blank=True)
    rung = models.CharField("层级", max_length=12, choices=Rung, blank=True)
    to_whom = models.CharField("上报对象", max_length=60, blank=True)
    document = models.CharField("文号", max_length=80, blank=True)
    grade = models.CharField("办结评价", max_length=10, choices=Grade, blank=True)
    because = models.CharField("更正或撤回的理由", max_length=500, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "问题环节"
        indexes = [models.Index(fields=["problem", "occurred_on"], name="problem_step")]


class Concern(Fact):
    """The problem also stands in the way of this project; with `ends`, no longer."""

    problem = models.ForeignKey(Problem, models.PROTECT, related_name="concerns", verbose_name="问题")
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="+", verbose_name="项目")
    ends = models.BooleanField("不再涉及", default=False)

    class Meta(Fact.Meta):
        verbose_name = "问题涉及项目"


def steps_of(problem: Problem) -> list[ProblemStep]:
    """All its steps as they are known now. One query."""
    return in_turn(ProblemStep.objects.filter(problem=problem))


def again(step: ProblemStep, told: Told, **instead) -> ProblemStep:
    """The step told once more in its place, with `instead`; `void` takes it back."""
    frame = {"id", "area", "recorded_at", "by", "source", "cell", "corrects", "void", "occurred_on", "note", "because"}
    said = {field.attname: getattr(step, field.attname) for field in step._meta.concrete_fields if field.name not in frame}
    return told.tell(ProblemStep, corrects=step, because=told.note, **(said | instead))
