"""Trips (外出招商): a leader went out to an enterprise; what came of it and what comes next (M22)."""
from django.db import models

from gongjian.timeline.facts import Fact


class Trip(Fact):
    """`occurred_on` is the first day of the trip. Credited to the unit whose leader went; `next_on` is when the next step is to be done."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name="单位")
    leader = models.CharField("带队领导", max_length=40)
    place = models.CharField("去了哪里", max_length=120)
    enterprise = models.CharField("对接企业", max_length=120)
    outcome = models.CharField("成果", max_length=500)
    next_step = models.CharField("下一步", max_length=300, blank=True)
    next_on = models.DateField("下一步时限", null=True, blank=True)
    direction = models.CharField("招商方向", max_length=40, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "外出招商"
        indexes = [models.Index(fields=["unit", "occurred_on"], name="trip_unit")]
