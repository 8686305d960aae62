"""新签约项目总投资（M15）：期内计入的正式合同；框架协议、重复签约、不合认定规则的不算。"""
from django.db.models import Q, Sum

from gongjian.indicators.indicator import Indicator
from gongjian.promotion.models import Signing

INDICATOR = Indicator(
    title="新签约项目总投资", measure="money", about=Signing, number=lambda at: Sum("total"), among=lambda at: Q(counted=True), basis="count"
)
