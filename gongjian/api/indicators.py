"""GET /indicators, /indicators/NAME, /targets: figures of the county and of the units seen; 无任务, 目标未下达, 未报 and zero each say so."""
from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from gongjian.api.answering import answer
from gongjian.api.asked import Asked, a_day, at, looked, missing, wrong
from gongjian.api.said import IndicatorOne, Indicators, Targets
from gongjian.indicators.plain import MEASURED_IN, indicator_record, target_record
from gongjian.indicators.registry import every_indicator
from gongjian.indicators.standing import target_lines
from gongjian.targets.targets import Basis

router = Router(tags=["指标和目标"])


class IndicatorAsked(Asked):
    since: str = Field("", description="从哪天起算；不写就按方案目标的期间")


@router.get("/indicators", by_alias=True, response=Indicators, summary="有哪些指标、各是什么口径和单位")
def indicators(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    look = at(request, asked)
    told = [
        {
            "name": name, "title": one.title, "measure": one.measure, "unit": MEASURED_IN[one.measure], "basis": one.basis,
            "basis_label": Basis(one.basis).label, "help": one.help,
        }
        for name, one in every_indicator().items()
    ]
    return answer(request, looked(request, look) | {"indicators": told})


@router.get("/indicators/{name}", by_alias=True, response=IndicatorOne, summary="一个指标：全县的数，可见各单位的任务和数")
def indicator(request: HttpRequest, name: str, asked: Query[IndicatorAsked]) -> HttpResponse:
    look = at(request, asked)
    if name not in every_indicator():
        raise missing(f"没有「{name[:40]}」这个指标，有哪些见 /api/v1/indicators")
    since = a_day("since", asked.since) if asked.since else None
    if since and since > look.on:
        raise wrong(f"since「{since}」晚于查看日 {look.on}")
    return answer(request, looked(request, look) | indicator_record(look, name, since))


@router.get("/targets", by_alias=True, response=Targets, summary="方案的全部目标：下达、完成、序时、分解，可见各单位的任务和完成")
def targets(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    look = at(request, asked)
    told = [target_record(line) for line in target_lines(look)]
    return answer(request, looked(request, look) | {"drive": look.drive.title if look.drive else "", "targets": told})
