"""四 副县长包保推进重点项目（M47）。"""
from django.db.models import Q

from gongjian.sheets.roll import Roll

SHEET = Roll(
    number=4,
    title="副县长包保推进重点项目清单",
    where=lambda at: ~Q(sponsors="") & Q(withdrawn_on=None),
    columns=(
        "sponsors", "name", "unit_name", "place", "total", "year_plan", "reported_year", "year_share", "physical", "stage",
        "problem", "responsible_name", "team",
    ),
    order=("sponsors", "unit_order", "name"),
    enters=(("sponsored_on", "确定包保领导"),),
    leaves=(("withdrawn_on", "项目退出"),),
)
