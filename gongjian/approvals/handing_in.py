"""Handing in (报送前期手续清单, M31): each unit hands its list to the approvals bureau by a day; who has not is late from the day after by itself."""
from django.db import models

from gongjian.timeline.facts import Fact


class HandIn(Fact):
    """The unit handed in its list of that year's projects on that day. `projects`: the keys it covers."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="hand_ins", verbose_name="报送单位")
    year = models.PositiveSmallIntegerField("年度")
    projects = models.JSONField("项目", default=list)

    class Meta(Fact.Meta):
        verbose_name = "前期手续清单报送"
        indexes = [models.Index(fields=["unit", "year", "occurred_on"], name="hand_in_unit")]
