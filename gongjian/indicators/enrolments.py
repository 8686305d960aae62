"""入统项目数（M14）：期内由县统计局记入统。"""
from django.db.models import Count

from gongjian.indicators.indicator import Indicator, in_period

INDICATOR = Indicator(title="入统项目", measure="count", number=lambda at: Count("project"), among=in_period("enrolled_on"), basis="count")
