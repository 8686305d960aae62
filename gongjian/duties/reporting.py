"""Which projects must be reported on for which half-month (M51), and which have been."""
from datetime import date

from django.db.models import Exists, OuterRef, Q

from gongjian.projects.models import Report
from gongjian.targets.models import Drive
from gongjian.timeline.periods import Period
from gongjian.timeline.when import When


def last_period(drive: Drive | None, on: date) -> Period | None:
    """The half-month of the drive that ended last."""
    ended = [period for period in drive.half_months if period.end <= on] if drive else []
    return ended[-1] if ended else None


def must_tell(period: Period) -> Q:
    """Projects under way in the period: started, neither finished nor withdrawn nor paused before it."""
    return (
        Q(started_on__lte=period.end) & (Q(completed_on=None) | Q(completed_on__gte=period.start))
        & (Q(withdrawn_on=None) | Q(withdrawn_on__gte=period.start)) & (Q(paused_on=None) | Q(paused_on__gte=period.start))
    )


def has_told(when: When, period: Period) -> Exists:
    facts = Report.objects.as_of(when).filter(since_on__lte=period.end, occurred_on__gte=period.start)
    return Exists(facts.filter(project=OuterRef("project_id")))
