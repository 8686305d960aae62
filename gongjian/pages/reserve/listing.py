"""/reserve/list: every project of the reserve on the day, of the whole pool or of one unit's; filtered, sorted and paged in SQL; to Excel in either order."""
from collections.abc import Callable

from django.db.models import Count, Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.indicators.pool import IN_POOL
from gongjian.indicators.pools import of_unit
from gongjian.pages.listing import Listing, download, listing
from gongjian.pages.look import Look, look
from gongjian.pages.projects import units_at
from gongjian.pages.reserve.ways import crumb, ways
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.projects.bands import RULE, Band
from gongjian.projects.models import Project
from gongjian.reading.reserve_words import Place
from gongjian.reading.say import column, word
from gongjian.reading.shown import shown
from gongjian.reserve.grades import Grade
from gongjian.reserve.models import TagStanding
from gongjian.reserve.tags import AXES, by_axis, members
from gongjian.sheets.excel import Page, workbook
from gongjian.sheets.roll import Roll
from gongjian.sheets.superior import EMPTY, NOTE, library
from gongjian.sheets.table import Column as Told
from gongjian.sheets.table import Table as List
from gongjian.timeline.money import wan

SAID = ("name", "unit_name", "reserve_place", "band", "total", "next_plan", "maturity", "planned_start_on", "moved_on")
BESIDE = ("credit_name", "vetter_name", "reserve_step_on", "maturity_said")
PRINTED = (
    "name", "code", "unit_name", "credit_name", "proposer_name", "vetter_name", "reserve_place", "reserved_on", "sector", "place", "flags", "band", "total",
    "next_plan", "maturity", "planned_start_on", "moved_on", "responsible_name",
)
GOAL = "goal"
KINDS = {"name": "name", "unit_name": "unit", "planned_start_on": "day", "moved_on": "day"}
FLAGS = (("industrial", "产业"), ("private", "民间"), ("provincial", "省重点"))


def narrowed(eyes: Look, asked: Listing, columns: tuple[str, ...] = (*SAID, *BESIDE)) -> QuerySet:
    """Without a choice: what is in the pool and has not begun."""
    roll = Roll(number=0, title="储备项目", where=lambda at: Q(), columns=columns, order=("unit_order", "name"))
    rows = roll.query(eyes.at, search=asked.search, order=asked.sort, extra=("reserve_place", "band", "maturity", "next_plan"))
    return rows.filter(wanted(eyes, asked))


def wanted(eyes: Look, asked: Listing) -> Q:
    place = asked.chosen("place")
    q = IN_POOL if place == GOAL else Q(reserve_place=place if place in Place.values else Place.IN.value)
    if (band := asked.chosen("band")) in Band.values:
        q &= Q(band=band)
    if (grade := asked.chosen("maturity")) in Grade.values:
        q &= Q(maturity=grade)
    if (pool := asked.chosen("pool")).isdecimal() and len(pool) < 12:
        q &= of_unit(int(pool), eyes.at)
    for axis in AXES:
        if (tag := asked.chosen(f"axis_{axis}")).isdecimal() and len(tag) < 12:
            q &= Q(project__in=TagStanding.objects.at(eyes.when).filter(tag=int(tag)).values("project"))
    return q & Q(**{flag: True for flag, _ in FLAGS if asked.chosen(flag) == "1"})


def reserve_list(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    rows = narrowed(eyes, asked)
    sums = rows.order_by().aggregate(count=Count("pk"), money=Sum("total"), plan=Sum("next_plan"))
    first, last = asked.span(sums["count"])
    names = (*SAID, *BESIDE)
    found = rows.values_list("project_id", *(column(Project, name, rows.model) for name in names))[first:last]
    to = eyes.way("project")
    totals = [f"合计 {sums['count']} 个", "", "", "", wan(sums["money"]), wan(sums["plan"]), "", "", ""] if sums["count"] else []
    return eyes.render("gongjian/table.html", {
        "title": "储备清单", "crumb": crumb(eyes, "储备清单"), "landscape": True, "acts": acts(eyes, asked),
        "sub": f"{sums['count']} 个 · 单位：万元 · 年度投资为{eyes.at.next_year}年计划 · {RULE} · 成熟度分级未核实",
        "filter": asked.filter(fields(eyes, asked), "搜索（名称、拼音首字母、代码）"), "paging": asked.paging(sums["count"], "个"),
        "table": Table(
            heads(eyes, asked), [row_of(eyes, row, names, to) for row in found], totals, "储备清单", "没有符合条件的储备项目",
            "申报的项目审定入库后列在这里；别的状态，请换上面的条件", tall=True,
        ),
    })


def acts(eyes: Look, asked: Listing) -> list[dict]:
    return [
        {"label": "导出 Excel", "url": asked.to(reverse("reserve-xlsx"))}, {"label": "按国家库列序导出", "url": asked.to(reverse("reserve-library"))},
        *([] if eyes.lens.past else [{"label": "导入", "url": reverse("intake")}]),
        *ways(eyes, "reserve-list"),
    ]


def fields(eyes: Look, asked: Listing) -> list[dict]:
    places = [(place.value, place.label) for place in Place if place not in (Place.IN, Place.OUTSIDE)]
    units = [(str(key), name) for key, name in units_at(eyes.lens).exclude(kind="leaders").order_by("order", "pk").values_list("unit_id", "short")]
    tags = [
        asked.select(f"axis_{axis}", AXES[axis].title, ((str(one.tag), one.name) for one in named))
        for axis, named in by_axis(members(eyes.when, eyes.request.user.area)).items() if named
    ]
    places = [(GOAL, "目标口径（含续建）"), *places, (Place.OUTSIDE.value, Place.OUTSIDE.label)]
    return [
        asked.select("place", "状态", places, "在库未开工"), asked.select("pool", "子库", units),
        asked.select("band", "规模", Band.choices), asked.select("maturity", "成熟度", Grade.choices), *tags, *(asked.check(flag, label) for flag, label in FLAGS),
    ]


def heads(eyes: Look, asked: Listing) -> tuple[Column, ...]:
    told = [(name, word(Project, name)) for name in SAID]
    return tuple(
        Column("年度投资" if name == "next_plan" else said.label, KINDS.get(name) or ("num" if said.shown_as == "money" else "text"), hint=said.help,
               **asked.sorting(name, said.shown_as == "money"))
        for name, said in told
    )


def row_of(eyes: Look, row: tuple, names: tuple[str, ...], to: Callable[[int], str]) -> Row:
    said = dict(zip(names, row[1:], strict=True))
    cells: list = [shown(word(Project, name), said[name]) for name in SAID]
    if said["credit_name"] and said["credit_name"] != said["unit_name"]:
        cells[SAID.index("unit_name")] = Cell(cells[SAID.index("unit_name")], small=f"计入{said['credit_name']}")
    if said["reserve_place"] == Place.PROPOSED and said["vetter_name"]:
        cells[SAID.index("reserve_place")] = Cell(cells[SAID.index("reserve_place")], small=said["vetter_name"])
    if said["maturity_said"] and said["reserve_place"] != Place.STARTED:
        cells[SAID.index("maturity")] = Cell(cells[SAID.index("maturity")], small="评定")
    return Row(cells, to(row[0]))


def reserve_xlsx(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    rows = narrowed(eyes, asked, PRINTED)
    found = list(rows.values_list("project_id", *(column(Project, name, rows.model) for name in PRINTED)))
    table = List("项目储备清单", [Told(name, word(Project, name)) for name in PRINTED], [row[0] for row in found], [row[1:] for row in found])
    return download(workbook([page(eyes, table, "储备清单", RULE)]), f"项目储备清单（截至{eyes.on}）.xlsx")


def reserve_library(request: HttpRequest) -> HttpResponse:
    """The whole pool (目标口径), or one unit's."""
    eyes, asked = look(request), listing(request)
    pool = asked.chosen("pool")
    table = library(eyes.at, of_unit(int(pool), eyes.at) if pool.isdecimal() and len(pool) < 12 else None)
    return download(workbook([page(eyes, table, "储备库", f"{NOTE}：{'、'.join(EMPTY)}")]), f"{table.title}（截至{eyes.on}）.xlsx")


def page(eyes: Look, table: List, tab: str, note: str) -> Page:
    region, office = (eyes.drive.region, eyes.drive.office) if eyes.drive else ("", "")
    return Page(table, "", eyes.on, region, tab, office, note)


urls = [
    path("reserve/list", reserve_list, name="reserve-list"), path("reserve/list.xlsx", reserve_xlsx, name="reserve-xlsx"),
    path("reserve/library.xlsx", reserve_library, name="reserve-library"),
]
