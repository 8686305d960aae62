"""年度投资完成率：本年完成投资 ÷ 年度计划投资，调度口径。"""
from django.db.models import Q, Sum

from gongjian.indicators.indicator import Indicator

INDICATOR = Indicator(
    title="年度投资完成率",
    measure="percent",
    number=lambda at: Sum("reported_year"),
    out_of=lambda at: Sum("year_plan"),
    among=lambda at: Q(withdrawn_on=None),
)
