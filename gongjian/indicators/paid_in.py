"""固定资产投资项目资金到位（M17）：期内招商项目凭证到位资金。"""
from django.db.models import Q, Sum

from gongjian.indicators.indicator import Indicator

INDICATOR = Indicator(title="资金到位", measure="money", number=lambda at: Sum("paid_in"), among=lambda at: Q(attracted=True), basis="paid")
