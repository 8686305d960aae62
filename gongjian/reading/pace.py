"""Behind pace (未按序时): list 7's own rule, in the one place that lists, lights and duties take it from (M39)."""
from django.db.models import Q

from gongjian.reading.word import At

LAG_POINTS = 10  # where the plan gives no threshold


def threshold(at: At) -> int:
    """Percentage points of the year's plan."""
    said = at.drive.list_rule(7).get("lag_points") if at.drive else None
    return LAG_POINTS if said is None else said


def behind(at: At) -> Q:
    """Under way, and behind the planned curve by the threshold or more."""
    return Q(started_on__isnull=False, completed_on=None, withdrawn_on=None, lag__gte=threshold(at))
