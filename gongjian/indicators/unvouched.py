"""Of the funds units report as paid in, what no voucher shows and the target therefore does not count (M17). Not an indicator: what stands beside one."""
from django.db.models import Q, Sum

from gongjian.indicators.indicator import rows_of
from gongjian.indicators.standing import TargetLine
from gongjian.projects.models import Project
from gongjian.targets.targets import Basis
from gongjian.timeline.money import YI, wan, yi

ATTRACTED = Q(attracted=True)


def unvouched_of(line: TargetLine) -> int | None:
    """元, the county's, over the target's own period; None for a target that is no sum of payments, or before its period begins. One query."""
    if line.target.basis != Basis.PAID or not line.begun:
        return None
    number = Sum("unvouched_in")
    return rows_of(Project, line.look, [ATTRACTED, number], county=True).filter(ATTRACTED).order_by().aggregate(sum=number)["sum"] or 0


def unvouched_says(amount: int | None) -> str:
    """"另有 0.62 亿元未附凭证，未计入"; empty where there is nothing to say."""
    if not amount:
        return ""
    return f"另有 {yi(amount, 2)} 亿元未附凭证，未计入" if amount >= YI // 100 else f"另有 {wan(amount)} 万元未附凭证，未计入"
