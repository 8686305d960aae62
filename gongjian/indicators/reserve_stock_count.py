"""在库未开工项目数（M19）：在储备库里、还没有开工的；开工的自动转出。"""
from django.db.models import Count

from gongjian.indicators.indicator import Indicator
from gongjian.indicators.pool import IN_STOCK

INDICATOR = Indicator(title="在库未开工项目数", measure="count", number=lambda at: Count("project"), among=lambda at: IN_STOCK, basis="count", by="credit")
