"""Steps of a project's papers on their way into the base: who handed them in, verified, reviewed or returned them, and for which month they count."""
from django.db import models

from gongjian.enrolment.flow import EnrolState, Level, Reason
from gongjian.timeline.facts import Fact


class EnrolmentStep(Fact):
    """`window` is the first day of the month the papers count for. Enrolled and removed are no steps but milestones of the project."""

    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="enrolment_steps", verbose_name="项目")
    step = models.CharField("环节", max_length=12, choices=EnrolState)
    verifier = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="行业主管部门")
    new_legal_person = models.BooleanField("新法人", default=False)
    window = models.DateField("计入月份", null=True, blank=True)
    level = models.CharField("审核单位", max_length=12, choices=Level, blank=True)
    reason = models.CharField("退回原因", max_length=12, choices=Reason, blank=True)
    document = models.CharField("文号", max_length=80, blank=True)
    because = models.CharField("撤回的理由", max_length=500, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "入统环节"
        indexes = [models.Index(fields=["project", "occurred_on"], name="enrolment_step")]
