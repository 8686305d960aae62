"""民间投资完成额（M06）：固定资产投资的一部分，与其他部分重叠，不得相加。"""
from django.db.models import Q, Sum

from gongjian.indicators.indicator import Indicator

INDICATOR = Indicator(
    title="民间投资", measure="money", number=lambda at: Sum("reported_in"), among=lambda at: Q(private=True)
)
