"""统计口径完成投资：县统计局认定之后录入，按月，事后。"""
from django.db.models import Sum

from gongjian.indicators.indicator import Indicator

INDICATOR = Indicator(title="固定资产投资（统计口径）", measure="money", number=lambda at: Sum("official_in"), basis="official")
