"""五 未开工：计划在投资年度内开工而到这一天还没有正式开工的新建项目（M38）。改期不出清单，原计划日期说了算。"""
from datetime import date

from django.db.models import Q

from gongjian.sheets.roll import Roll

SHEET = Roll(
    number=5,
    title="未开工项目清单",
    where=lambda at: Q(nature="new", first_planned_start_on__lte=date(at.year, 12, 31), started_on=None, withdrawn_on=None),
    columns=(
        "unit_name", "name", "code", "total", "year_plan", "first_planned_start_on", "planned_start_on", "levelled_on",
        "permit_waits", "obstacle", "problem", "sponsors", "responsible_name",
    ),
    order=("unit_order", "planned_start_on", "name"),
    deadline="planned_start_on",
    enters=(("born_on", "登记为本年计划开工"),),
    leaves=(("started_on", "已开工"), ("withdrawn_on", "项目退出")),
    settled_by=("记开工", "reach"),
)
