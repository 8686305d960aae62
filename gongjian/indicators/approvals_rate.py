"""手续办结率（M30–M37）：一季度计划新开工项目开工前应办的手续中已办结的占比；已经开工的仍计入，不因开工而少算。"""
from django.db.models import F, Sum

from gongjian.approvals.handing_in import ahead
from gongjian.indicators.indicator import Indicator

INDICATOR = Indicator(
    title="手续办结率",
    measure="percent",
    number=lambda at: Sum(F("approvals_done")),
    out_of=lambda at: Sum(F("approvals_needed")),
    among=lambda at: ahead(at.next_year),
    basis="count",
    help="应办而待核的不计。参考：晋城市2022年冬季行动要求80%以上；本县方案没有下达这一目标",
)
