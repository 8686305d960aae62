"""/matrix?indicator=: sectors down, territories across; every figure leads to its projects."""
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.http import urlencode

from gongjian.indicators.by_sector import NO_SECTOR, SectorMatrix, made_of_rows, sector_matrix
from gongjian.indicators.standing import MEASURE
from gongjian.pages.listing import listing
from gongjian.pages.look import Look, look
from gongjian.pages.matrix.asked import FIRST, look_at, spoken, target_of, titles
from gongjian.pages.recall import recalled
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.models import Unit
from gongjian.projects.models import Project
from gongjian.targets.targets import Basis


def page(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    name = asked.chosen("indicator") or FIRST
    if name not in made_of_rows():
        raise Http404
    at = look_at(eyes.at, name)
    told = recalled(eyes, ("matrix", name), lambda: sector_matrix(at, name))
    whole = eyes.lens.sees_all(Unit)
    return eyes.render("gongjian/table.html", {
        "title": "行业属地矩阵", "sub": said(eyes, told, whole), "landscape": True, "acts": [{"label": "阶段停留", "url": eyes.keep(reverse("stages"))}],
        "filter": {"url": request.path, "fields": [select(name)], "kept": [("on", str(eyes.on))] if eyes.on != eyes.today else [], "submit": "看这个指标"},
        "table": table(eyes, told),
    })


def select(name: str) -> dict:
    options = [{"value": key, "label": title, "on": key == name} for key, title in titles()]
    return {"name": "indicator", "label": "指标", "kind": "select", "options": options}


def said(eyes: Look, told: SectorMatrix, whole: bool) -> str:
    target = target_of(eyes.at, told.name)
    period = f"{target.starts_on} 至 {target.ends_on}" if target and not target.stock else f"截至 {eyes.on}"
    basis = Basis(told.told.basis).label if told.told.measure == "money" else ""
    parts = [
        told.told.title, basis, f"单位：{MEASURE[told.told.measure]}", period, "" if whole else "只计您可见的项目",
        "属地为项目所在乡镇，开发区负责的算开发区", "比率的合计按分子分母重算，不是各格相加" if told.told.out_of else "",
        "空格是没有项目，不是零" if told.sectors else "",
    ]
    return " · ".join(part for part in parts if part)


def table(eyes: Look, told: SectorMatrix) -> Table:
    columns = (Column("行业", "name"), *(Column(place, "num") for _, place in told.territories), Column("合计", "num", strong=True))
    rows = []
    for sector in told.sectors:
        cells = [cell(eyes, told, sector, place) for place, _ in told.territories]
        rows.append(Row([sector or NO_SECTOR, *cells, linked(eyes, told, told.by_sector[sector], sector=sector)]))
    totals = [linked(eyes, told, told.by_territory[place], place=place) for place, _ in told.territories]
    sums = ["合计", *totals, linked(eyes, told, told.whole)] if told.sectors else ()
    small = "项目登记后，按项目信息里的行业和所在乡镇汇总在这里"
    return Table(columns, rows, sums, f"{told.told.title}：行业 × 属地", "没有可以汇总的项目", small, tall=True)


def cell(eyes: Look, told: SectorMatrix, sector: str, place: int) -> Cell | str:
    """Nothing where there is no project; a figure, also zero, leads to its projects."""
    if (sector, place) not in told.cells:
        return ""
    return linked(eyes, told, told.cells[sector, place], told.rows[sector, place], sector=sector, place=place)


def linked(eyes: Look, told: SectorMatrix, value, count: int | None = None, **where) -> Cell:
    url = reverse("matrix-projects", args=[told.name])
    query = urlencode(where)
    title = f"{count} 个项目" if count is not None else ""
    if told.told.about is not Project:  # a signing leads to no project
        return Cell(spoken(told.told, value), tone="quiet" if value in (None, 0) else "")
    return Cell(spoken(told.told, value), eyes.keep(f"{url}?{query}" if query else url), title=title, tone="quiet" if value in (None, 0) else "")


urls = [path("matrix", page, name="matrix")]
