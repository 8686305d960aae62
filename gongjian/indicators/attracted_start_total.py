"""新开工固定资产项目计划总投资（M16）：期内开工的招商项目。"""
from django.db.models import Q, Sum

from gongjian.indicators.indicator import Indicator, in_period

INDICATOR = Indicator(
    title="新开工固定资产项目计划总投资",
    measure="money",
    number=lambda at: Sum("total"),
    among=lambda at: Q(attracted=True) & in_period("started_on")(at),
    basis="planned",
)
