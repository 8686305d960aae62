"""九 下年一季度计划新开工项目的前期手续（M31）。"""
from datetime import date

from django.db.models import Q

from gongjian.approvals.items import Item
from gongjian.sheets.roll import Roll

SHEET = Roll(
    number=9,
    title="一季度计划新开工项目前期手续办理清单",
    where=lambda at: Q(
        nature="new", started_on=None, withdrawn_on=None,
        planned_start_on__gte=date(at.next_year, 1, 1), planned_start_on__lte=date(at.next_year, 3, 31),
    ),
    columns=(
        "unit_name", "name", "total", "next_plan", "planned_start_on", *(f"approval_{item.value}" for item in Item),
        "approvals_done", "approvals_needed", "approval_unit", "approval_handler", "approval_due_on", "responsible_name",
    ),
    order=("unit_order", "planned_start_on", "name"),
    deadline="approval_due_on",
    enters=(("born_on", "登记为一季度计划开工"),),
    leaves=(("started_on", "已开工"), ("withdrawn_on", "项目退出")),
    settled_by=("记手续", "stand-approval"),
)
