"""固定资产投资完成额（M04）：期内全部项目，调度口径。"""
from django.db.models import Sum

from gongjian.indicators.indicator import Indicator

INDICATOR = Indicator(title="固定资产投资", measure="money", number=lambda at: Sum("reported_in"))
