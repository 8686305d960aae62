"""Two records of one project? A person decides; the decision is a fact. Nothing is ever merged by itself."""
from django.db import models

from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact


class Twin(Fact):
    class Verdict(models.TextChoices):
        SAME = "same", "同一项目"
        APART = "apart", "不是同一项目"

    project = models.ForeignKey(Project, models.PROTECT, related_name="twins", verbose_name="保留的项目")
    other = models.ForeignKey(Project, models.PROTECT, related_name="+", verbose_name="另一项目")
    verdict = models.CharField("认定", max_length=8, choices=Verdict)

    class Meta(Fact.Meta):
        verbose_name = "重复认定"
