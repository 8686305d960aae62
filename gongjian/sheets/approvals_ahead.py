"""九 下年一季度计划新开工项目的前期手续（M31）。"""
from django.db.models import Q

from gongjian.approvals.columns import COLUMNS
from gongjian.approvals.handing_in import ahead
from gongjian.sheets.roll import Roll

SHEET = Roll(
    number=9,
    title="一季度计划新开工项目前期手续办理清单",
    where=lambda at: Q(ahead(at.next_year), started_on=None),
    columns=(
        "unit_name", "name", "total", "next_plan", "planned_start_on", "approval_path", *(f"approval_{column}" for column in COLUMNS),
        "approvals_done", "approvals_needed", "approvals_rate", "approval_lacking", "approval_level", "approval_unit", "approval_handler", "approval_due_on",
        "agent_name", "vetting", "obstacle", "responsible_name",
    ),
    order=("unit_order", "planned_start_on", "name"),
    deadline="approval_due_on",
    enters=(("born_on", "登记为一季度计划开工"),),
    leaves=(("started_on", "已开工"), ("withdrawn_on", "项目退出")),
    settled_by=("记手续", "stand-approval"),
)
