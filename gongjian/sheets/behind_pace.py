"""七 未按序时：在建项目的本年完成落后计划曲线达到门槛的（M39）。曲线算上冬季停工、采暖季和春节，不是一条直线。"""
from django.db.models import Q

from gongjian.reading.word import At
from gongjian.sheets.roll import Roll

LAG_POINTS = 10  # where the plan gives no threshold


def threshold(at: At) -> int:
    """Percentage points of the year's plan."""
    said = at.drive.list_rule(7).get("lag_points") if at.drive else None
    return LAG_POINTS if said is None else said


SHEET = Roll(
    number=7,
    title="未按序时进度推进项目清单",
    where=lambda at: Q(started_on__isnull=False, completed_on=None, withdrawn_on=None, lag__gte=threshold(at)),
    columns=(
        "unit_name", "name", "total", "year_plan", "expected", "reported_year", "lag", "physical", "problem", "planned_end_on",
        "sponsors", "responsible_name",
    ),
    order=("-lag", "name"),
    deadline="planned_end_on",
    leaves=(("completed_on", "已竣工"), ("withdrawn_on", "项目退出")),
    settled_by=("填报", "report"),
    note="序时按各项目的计划曲线推算，计入冬季停工、采暖季和春节。",
)
