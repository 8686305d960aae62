"""产业储备项目年度投资（M09）：在库项目的下年度计划投资合计。"""
from django.db.models import Q, Sum

from gongjian.indicators.indicator import Indicator
from gongjian.indicators.pool import IN_POOL

INDICATOR = Indicator(
    title="产业储备项目年度投资",
    measure="money",
    number=lambda at: Sum("next_plan"),
    among=lambda at: IN_POOL & Q(industrial=True),
    basis="planned",
    by="credit",
)
