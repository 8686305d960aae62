"""Sponsorship (包保): a leader answers for a project or for a whole sector, with a team (专班), from a day on."""
from django.db import models

from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact


class Sponsorship(Fact):
    """One leader, one project or one sector. A leader a list names but the county has not registered is kept by name."""

    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, related_name="sponsorships", verbose_name="项目")
    sector = models.CharField("行业", max_length=60, blank=True)
    leader = models.ForeignKey("people.Officer", models.PROTECT, null=True, blank=True, related_name="sponsorships", verbose_name="包保领导")
    leader_name = models.CharField("包保领导姓名", max_length=40)
    team = models.JSONField("专班", default=list, blank=True, help_text="成员单位或人员的名称")
    ends = models.BooleanField("解除", default=False)

    class Meta(Fact.Meta):
        verbose_name = "包保"
        indexes = [models.Index(fields=["project", "occurred_on"], name="sponsorship_project")]
