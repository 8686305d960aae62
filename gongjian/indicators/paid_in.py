"""固定资产投资项目资金到位（M17）：期内招商项目凭证到位资金。没有凭证的不计，补了凭证再计。"""
from django.db.models import Q, Sum

from gongjian.indicators.indicator import Indicator

INDICATOR = Indicator(
    title="资金到位", measure="money", number=lambda at: Sum("vouched_in"), among=lambda at: Q(attracted=True), basis="paid",
    help="只计附了进账单、付款凭证、发票等到账凭证的，按到账日期计入期内",
)
