"""Somebody looked into a doubt and says what he found. A doubt is a question to a person and nobody's fault."""
from django.db import models

from gongjian.timeline.facts import Fact


class Looked(Fact):
    """`doubt` names the doubt with all that it rests on: what comes to it later is asked anew."""

    doubt = models.CharField("疑点", max_length=160)
    project = models.ForeignKey("projects.Project", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="项目")

    class Meta(Fact.Meta):
        verbose_name = "疑点核对"
        indexes = [models.Index(fields=["doubt"], name="looked_doubt")]
