"""产业储备项目数（M09）：下年度有计划投资的在库项目。"""
from django.db.models import Count, Q

from gongjian.indicators.indicator import Indicator
from gongjian.indicators.pool import IN_POOL

INDICATOR = Indicator(
    title="产业储备项目数",
    measure="count",
    number=lambda at: Count("project"),
    among=lambda at: IN_POOL & Q(industrial=True),
    basis="count",
    by="credit",
)
