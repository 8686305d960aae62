"""Of the funds a target counts as paid in, how much vouchers show: the plan goes by them (M17: 以进账、发票等凭证为准). Not an indicator: a part of one."""
from django.db.models import Q, Sum

from gongjian.indicators.standing import TargetLine
from gongjian.projects.models import Payment, Project
from gongjian.targets.targets import Basis
from gongjian.timeline.evidence import Evidence


def vouched_of(line: TargetLine) -> int | None:
    """元, the county's, over the target's own period; None for a target that is no sum of payments, or before its period begins. One query."""
    if line.target.basis != Basis.PAID or not line.begun:
        return None
    at = line.look
    attracted = at.lens.for_sums(Project, county=True).filter(attracted=True).order_by().values("project_id")
    since = Q(occurred_on__gte=at.when.since) if at.when.since else Q()
    shown = Evidence.objects.as_of(at.when).filter(supports=Payment.kind()).values("supports_id")
    rows = Payment.objects.as_of(at.when).filter(since, project__in=attracted, pk__in=shown)
    return rows.aggregate(sum=Sum("amount"))["sum"] or 0
