"""/reserve/pools: the sub-pools (X) beside the master (1): how many stand in each, how many count for it, how many are shared (M19)."""
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.indicators.pools import pools as read
from gongjian.indicators.standing import asked_in_words, target_lines
from gongjian.pages.look import Look, look
from gongjian.pages.recall import recalled
from gongjian.pages.reserve.ways import crumb, ways
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.people.models import Unit
from gongjian.timeline.money import yi

COLUMNS = (
    Column("子库", "name"), Column("在子库", "num", unit="个", hint="本单位负责的、在本区域的、本行业审查的、本单位申报和计入的"),
    Column("与别的子库共有", "num", unit="个"), Column("计入本单位", "num", unit="个", strong=True), Column("目标", "num", unit="个"),
    Column("年度投资", "num", unit="亿元"), Column("目标", "num", unit="亿元"),
)


def pools(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    told = recalled(eyes, ("reserve", "pools"), lambda: read(eyes.at))
    asked = targets(eyes)
    rows: list[Row | Group] = []
    for kind in dict.fromkeys(pool.kind for pool in told.pools):
        here = [pool for pool in told.pools if pool.kind == kind]
        rows.append(Group(Unit.Kind(kind).label, f"{len(here)} 个子库"))
        for pool in here:
            goals = [asked.get((key, pool.unit), Cell("未下达", tone="quiet")) for key in ("reserve_count", "reserve_money")]
            cells = [pool.name, str(len(pool.held)), str(len(pool.shared)), str(len(pool.credited)), goals[0], yi(pool.money), goals[1]]
            rows.append(Row(cells, eyes.keep(f"{reverse('reserve-list')}?place=goal&pool={pool.unit}")))
    whole = len(told.pools) > 1
    totals = [Cell("总库", small="同一项目只计一次"), f"相加 {told.added_up}", str(told.in_several), str(len(told.master)), "", yi(told.money), ""] if whole else ()
    return eyes.render("gongjian/table.html", {
        "title": "子库", "crumb": crumb(eyes, "子库"), "acts": ways(eyes, "reserve-pools"), "landscape": True,
        "sub": f"{eyes.at.next_year}年储备，目标口径（含续建） · 子库是同一套记录的视图：一个项目可以在几个子库里，总库只计一次，只计入一个单位",
        "table": Table(COLUMNS, rows, totals, caption="子库", empty="没有储备项目", empty_small="申报的项目审定入库、定了储备年度计划后列在这里"),
    })


def targets(eyes: Look) -> dict[tuple[str, int], Cell]:
    """{(target, unit): what was asked of it}."""
    return {
        (line.target.key, part.unit): Cell(asked_in_words(part, line), tone="quiet" if part.asked is None else "")
        for line in target_lines(eyes.at) if line.target.key in ("reserve_count", "reserve_money") for part in line.units
    }


urls = [path("reserve/pools", pools, name="reserve-pools")]
