"""新开工10—50亿元项目数（M20）：下限含、上限不含。"""
from django.db.models import Count

from gongjian.indicators.indicator import Indicator
from gongjian.indicators.size_bands import band

INDICATOR = Indicator(title="新开工10—50亿元项目", measure="count", number=lambda at: Count("project"), among=band(10, 50), basis="count")
