"""六 已开工未入统：已正式开工、在统计范围内、统计局还没有记入统的项目（M40）。"""
from django.db.models import Q

from gongjian.sheets.roll import Roll

SHEET = Roll(
    number=6,
    title="已开工未入统项目清单",
    where=lambda at: Q(started_on__isnull=False, in_scope=True, enrolled_on=None, withdrawn_on=None),
    columns=(
        "unit_name", "name", "started_on", "start_evidenced", "enrol_state", "total", "reported_total", "enrol_missing_count", "enrol_missing",
        "planned_enrol_on", "sponsors", "responsible_name",
    ),
    order=("unit_order", "started_on", "name"),
    deadline="planned_enrol_on",
    enters=(("started_on", "开工"), ("unenrolled_on", "退库")),
    leaves=(("enrolled_on", "已入统"), ("withdrawn_on", "项目退出")),
    settled_by=("补材料", "add-evidence"),
)
