"""新开工项目数（M12）：期内首次正式开工，平场不算。"""
from django.db.models import Count

from gongjian.indicators.indicator import Indicator, in_period

INDICATOR = Indicator(title="新开工项目", measure="count", number=lambda at: Count("project"), among=in_period("started_on"), basis="count")
