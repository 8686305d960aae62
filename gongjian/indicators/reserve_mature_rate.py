"""储备项目成熟率（M18 质量）：在库未开工项目中成熟度为 A 类、B 类的占比；分级规则没有权威文本（未核实）。"""
from django.db.models import Count, Q

from gongjian.indicators.indicator import Indicator
from gongjian.indicators.pool import IN_STOCK

INDICATOR = Indicator(
    title="储备项目成熟率",
    measure="percent",
    number=lambda at: Count("project", filter=Q(maturity__in=("A", "B"))),
    out_of=lambda at: Count("project"),
    among=lambda at: IN_STOCK,
    basis="count",
    by="credit",
)
