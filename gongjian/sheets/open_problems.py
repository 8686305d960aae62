"""八 问题困难交办：已交办、未销号的问题（M42–M46）。"""
from django.db.models import Q

from gongjian.problems.models import Problem
from gongjian.sheets.roll import Roll

SHEET = Roll(
    number=8,
    title="项目问题困难交办清单",
    about=Problem,
    where=lambda at: Q(assigned_on__isnull=False, struck_on=None, project__isnull=False),
    columns=(
        "what", "project_name", "unit_name", "category", "competence", "weight", "lead_name", "cooperating_names", "leader", "section",
        "responsible_name", "assigned_on", "due_on", "rung", "light", "limit_on", "step", "desk_name", "progress",
    ),
    order=("due_on", "what"),
    deadline="due_on",
    enters=(("assigned_on", "交办"),),
    leaves=(("struck_on", "已销号"),),
    settled_by=("去办理", "problem"),
)
