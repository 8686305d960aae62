"""Every project the officer sees, on the day: filtered, sorted and paged in SQL (it may be thousands)."""
from collections.abc import Callable

from django.db.models import Count, Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.desk.lens import Lens
from gongjian.pages.drawing import light
from gongjian.pages.listing import Listing, download, listing
from gongjian.pages.look import Look, look
from gongjian.pages.table import Column, Row, Table
from gongjian.people.models import Unit, UnitStanding
from gongjian.projects.acts.card import register
from gongjian.projects.card import Nature
from gongjian.projects.models import Project
from gongjian.reading.pace import threshold
from gongjian.reading.project_words import STAGES
from gongjian.reading.say import column, word
from gongjian.reading.shown import shown
from gongjian.sheets.excel import Page, workbook
from gongjian.sheets.roll import Roll
from gongjian.sheets.table import Column as Told
from gongjian.sheets.table import Table as List
from gongjian.timeline.money import wan

SAID = ("name", "unit_name", "stage", "total", "year_plan", "reported_year", "year_share", "sponsors", "lag")
ALL = Roll(number=0, title="项目", where=lambda at: Q(), columns=SAID, order=("unit_order", "name"))
PRINTED = (
    "name", "code", "unit_name", "place", "stage", "nature", "flags", "total", "year_plan", "reported_total", "reported_year", "year_share",
    "sponsors", "responsible_name",
)
FLAGS = (("industrial", "产业"), ("private", "民间"), ("provincial", "省重点"))
BUILDING = ("在建未入统", "在建已入统")


def narrowed(eyes: Look, asked: Listing, columns: tuple[str, ...] = SAID) -> QuerySet:
    """The rows asked for. Those that have left (已退出) are shown only when asked for by that stage."""
    roll = ALL if columns == SAID else Roll(number=0, title="项目", where=ALL.where, columns=columns, order=ALL.order)
    rows = roll.query(eyes.at, search=asked.search, order=asked.sort, extra=("stage",))
    stage, unit, nature = asked.chosen("stage"), asked.chosen("unit"), asked.chosen("nature")
    rows = rows.filter(stage=stage) if stage in STAGES else rows.filter(withdrawn_on=None)
    if unit.isdecimal() and len(unit) < 12:
        rows = rows.filter(unit=int(unit))
    if nature in Nature.values:
        rows = rows.filter(nature=nature)
    return rows.filter(**{flag: True for flag, _ in FLAGS if asked.chosen(flag) == "1"})


def projects(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    rows = narrowed(eyes, asked)
    sums = summed(rows)
    count = sums["count"] or 0
    first, last = asked.span(count)
    found = rows.values_list("project_id", *(column(Project, name, rows.model) for name in SAID))[first:last]
    to = eyes.way("project")
    return eyes.render("gongjian/table.html", {
        "title": "项目", "sub": f"{count} 个 · 单位：万元 · 落后按计划曲线推算", "landscape": True, "acts": acts(eyes, asked),
        "filter": asked.filter(fields(eyes, asked), "搜索（名称、拼音首字母、代码）"), "paging": asked.paging(count, "个"),
        "table": Table(columns(asked), [row_of(eyes, row, to) for row in found], totals(count, sums), "项目", "没有符合条件的项目", tall=True),
    })


def summed(rows: QuerySet) -> dict:
    """{count, total, year_plan, reported_year}. A sum must not go by the name of the word it adds up: the word is lost then."""
    words = ("total", "year_plan", "reported_year")
    sums = rows.order_by().aggregate(count=Count("pk"), **{f"sum_{name}": Sum(name) for name in words})
    return {"count": sums["count"]} | {name: sums[f"sum_{name}"] for name in words}


def acts(eyes: Look, asked: Listing) -> list[dict]:
    offered = [{"label": "导出 Excel", "url": asked.to(reverse("projects-xlsx"))}]
    if may_register(eyes):
        offered.insert(0, {"label": "登记项目", "url": reverse("register"), "key": True})
    return offered


def may_register(eyes: Look) -> bool:
    """For some unit at least: his own, or any for the office."""
    seat, desk = eyes.lens.seat, eyes.desk()
    unit = Unit.objects.filter(pk=seat.unit_id).first() if seat and seat.unit_id else None
    return unit is not None and desk.may(register, unit)


def fields(eyes: Look, asked: Listing) -> list[dict]:
    here = eyes.lens.see(Project).order_by().values("unit")
    names = units_at(eyes.lens).filter(unit__in=here).order_by("order", "pk").values_list("unit_id", "short")
    units = [(str(key), name) for key, name in names]
    return [
        *([asked.select("unit", "责任单位", units)] if len(units) > 1 else []),
        asked.select("stage", "阶段", ((stage, stage) for stage in STAGES), "全部在册"),
        asked.select("nature", "建设性质", Nature.choices), *(asked.check(flag, label) for flag, label in FLAGS),
    ]


def units_at(lens: Lens):
    """Units as they are called on the day: a name is open to everybody."""
    return UnitStanding.objects.at(lens.when).filter(area__startswith=lens.officer.area)


def columns(asked: Listing) -> tuple[Column, ...]:
    kinds = {"name": "name", "unit_name": "unit"}
    told = [(name, word(Project, name)) for name in SAID]
    return tuple(
        Column(said.label, kinds.get(name) or ("num" if said.shown_as in ("money", "percent", "points") else "text"), hint=said.help,
               unit="百分点" if name == "lag" else "", **asked.sorting(name, said.shown_as in ("money", "percent", "points")))
        for name, said in told
    ) + (Column("", "light"),)


def row_of(eyes: Look, row: tuple, to: Callable[[int], str]) -> Row:
    key, values = row[0], dict(zip(SAID, row[1:], strict=True))
    cells: list = [shown(word(Project, name), values[name]) for name in SAID]
    on_the_way = values["stage"] in BUILDING and values["lag"] is not None
    if not on_the_way:
        cells[-1] = ""
    return Row([*cells, lag_light(values["lag"] if on_the_way else None, threshold(eyes.at))], to(key))


def lag_light(lag: float | None, most: int) -> str:
    """序时: at or before the curve green, behind yellow, behind by the drive's threshold red; not under way, none."""
    if lag is None:
        return light("N", "未在建或无年度计划")
    if lag <= 0:
        return light("G", "达到序时")
    return light("R" if lag >= most else "Y", f"落后序时 {lag:.1f} 个百分点")


def totals(count: int, sums: dict) -> list:
    if not count:
        return []
    share = f"{100 * (sums['reported_year'] or 0) / sums['year_plan']:.1f}%" if sums["year_plan"] else ""
    return [f"合计 {count} 个", "", "", wan(sums["total"]), wan(sums["year_plan"]), wan(sums["reported_year"]), share, "", "", ""]


def projects_xlsx(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    rows = narrowed(eyes, asked, PRINTED)
    found = list(rows.values_list("project_id", *(column(Project, name, rows.model) for name in PRINTED)))
    table = List("项目一览表", [Told(name, word(Project, name)) for name in PRINTED], [row[0] for row in found], [row[1:] for row in found])
    region, office = (eyes.drive.region, eyes.drive.office) if eyes.drive else ("", "")
    return download(workbook([Page(table, "", eyes.on, region, "项目", office)]), f"项目一览表（截至{eyes.on}）.xlsx")


urls = [path("projects", projects, name="projects"), path("projects.xlsx", projects_xlsx, name="projects-xlsx")]
