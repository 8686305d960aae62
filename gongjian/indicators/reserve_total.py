"""储备项目总投资（M18 体量）：下年度有计划投资的在库项目的总投资合计。"""
from django.db.models import Sum

from gongjian.indicators.indicator import Indicator
from gongjian.indicators.pool import IN_POOL

INDICATOR = Indicator(title="储备项目总投资", measure="money", number=lambda at: Sum("total"), among=lambda at: IN_POOL, basis="planned", by="credit")
