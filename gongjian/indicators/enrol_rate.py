"""入统率：已开工且在统计范围内的项目中已入统的占比。"""
from django.db.models import Count, Q

from gongjian.indicators.indicator import Indicator

INDICATOR = Indicator(
    title="入统率",
    measure="percent",
    number=lambda at: Count("project", filter=Q(enrolled_on__isnull=False)),
    out_of=lambda at: Count("project"),
    among=lambda at: Q(started_on__isnull=False, in_scope=True, withdrawn_on=None),
    basis="count",
)
