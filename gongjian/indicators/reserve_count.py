"""储备项目数（M08）：下年度有计划投资的在库项目。"""
from django.db.models import Count

from gongjian.indicators.indicator import Indicator
from gongjian.indicators.pool import IN_POOL

INDICATOR = Indicator(title="储备项目数", measure="count", number=lambda at: Count("project"), among=lambda at: IN_POOL, basis="count", by="credit")
