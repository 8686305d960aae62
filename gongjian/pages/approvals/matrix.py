"""/approvals: projects × items by state, as list 9 asks; which projects can start when, what each waits for; the same as Excel (M31–M33)."""
from collections.abc import Callable
from datetime import date

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.approvals.catalogue.book import Catalogue
from gongjian.approvals.flow import State
from gongjian.approvals.models import ApprovalStanding
from gongjian.approvals.way import Way, ways
from gongjian.pages.approvals.columns import book_of, columns, on_the_way
from gongjian.pages.approvals.narrowed import asked_for, fields
from gongjian.pages.approvals.states import LEGEND, OPEN, is_late, label, sign
from gongjian.pages.approvals.views import views
from gongjian.pages.listing import Listing, download, listing
from gongjian.pages.look import Look, look
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.papers.one_project.reckoned import push, ready
from gongjian.projects.models import Project
from gongjian.reading.say import column
from gongjian.reading.word import Word
from gongjian.sheets.excel import Page, workbook
from gongjian.sheets.table import Column as Told
from gongjian.sheets.table import Table as List

SAID = ("name", "unit_name", "planned_start_on")
ORDER = ("unit_order", "planned_start_on", "name")
Stands = dict[int, dict[str, tuple[str, date | None]]]  # {project: {item: (state, limit)}}


def matrix(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    book, rows = book_of(eyes), asked_for(eyes, asked, SAID, ORDER)
    keys = list(rows.values_list("project_id", flat=True))
    first, last = asked.span(len(keys))
    found = list(rows.values_list("project_id", *(column(Project, name, rows.model) for name in SAID))[first:last])
    shown = [row[0] for row in found]
    stands, sums = stands_of(eyes, shown), summed(eyes, keys)
    heads = columns(book, sums)
    codes = [item.code for item in on_the_way(book) if item.code in sums]
    there, to = ways(eyes.when, shown), eyes.way("project-approvals")
    table = Table(
        [*head(asked), *heads], [row_of(eyes, row, codes, stands.get(row[0], {}), there.get(row[0]), book, to) for row in found], totals(len(keys), codes, sums),
        caption="手续总表", empty="没有符合条件的项目", empty_small="一季度计划开工的项目登记后列在这里", tall=True, foot=LEGEND, classes="of-matrix",
    )
    return eyes.render("gongjian/table.html", {
        "title": "手续", "sub": sub(len(keys), sums), "landscape": True,
        "acts": [*views(eyes, "approvals"), {"label": "导出 Excel", "url": asked.to(reverse("approvals-xlsx"))}],
        "filter": asked.filter(fields(eyes, asked, book), "搜索（名称、拼音首字母、代码）"), "paging": asked.paging(len(keys), "个项目"), "table": table,
    })


def head(asked: Listing) -> list[Column]:
    return [
        Column("项目", "name", **asked.sorting("name")), Column("责任单位", "unit", **asked.sorting("unit_name")), Column("办结", "num", hint="已办结 / 应办"),
        Column("计划开工", "day", **asked.sorting("planned_start_on")), Column("预计开工", "day", hint="按各事项通常用时推算，没有本县记录的按目录估计"),
        Column("余量", "num", unit="工作日", hint="预计开工比计划开工早几个工作日，负数是晚"), Column("现在推", "text", hint="关键线路上现在能办的"),
    ]


def stands_of(eyes: Look, keys: list[int]) -> Stands:
    """One query."""
    found: Stands = {}
    rows = ApprovalStanding.objects.at(eyes.when).filter(project__in=keys).values_list("project_id", "item", "state", "due_on")
    for key, item, state, due in rows:
        found.setdefault(key, {})[item] = (state, due)
    return found


def summed(eyes: Look, keys: list[int]) -> dict[str, tuple[int, int, int]]:
    """{item: (granted, needed, late)} over all the projects asked for. One query; an item nobody needs is not in it."""
    late = Count("pk", filter=Q(state__in=OPEN, due_on__lt=eyes.on))
    rows = ApprovalStanding.objects.at(eyes.when).filter(project__in=keys).order_by().values_list("item", "state").annotate(count=Count("pk"), late=late)
    found: dict[str, list[int]] = {}
    for item, state, count, late_ones in rows:
        if state != State.NOT_NEEDED:
            told = found.setdefault(item, [0, 0, 0])
            told[0] += count if state == State.DONE else 0
            told[1] += count if state != State.UNKNOWN else 0
            told[2] += late_ones
    return {item: (told[0], told[1], told[2]) for item, told in found.items()}


def sub(count: int, sums: dict[str, tuple[int, int, int]]) -> str:
    done, needed, late = (sum(told[place] for told in sums.values()) for place in range(3))
    share = f"办结 {done} / {needed} 项，{100 * done / needed:.1f}%" if needed else "没有应办的事项"
    return " · ".join(filter(None, [f"{count} 个项目", share, f"逾期 {late} 项" if late else ""]))


def row_of(eyes: Look, row: tuple, codes: list[str], stands: dict, way: Way | None, book: Catalogue, to: Callable[[int], str]) -> Row:
    key, name, unit, planned = row
    needed = [state for state, _ in stands.values() if state not in (State.NOT_NEEDED, State.UNKNOWN)]
    done = sum(state == State.DONE for state in needed)
    cells = [cell(code, stands.get(code), eyes.on, book) for code in codes]
    counted = Cell(f"{done} / {len(needed)}" if stands else "", small="未编清单" if way is not None and way.assumed else "")
    return Row([name, unit or "", counted, planned.isoformat() if planned else "", *expected(way), *cells], to(key))


def expected(way: Way | None) -> list:
    """Likely start, margin, what to push."""
    if way is None or (way.likely is None and not way.stopped):
        return ["", "", ""]
    if way.stopped:
        return [Cell("停住", tone="down", title=way.stopped), "", Cell(way.stopped[:16], tone="down", title=way.stopped)]
    margin = Cell("" if way.margin is None else f"{way.margin:+d}", tone="" if way.margin is None or way.margin >= 0 else "down")
    names = [way.name(code) for code in push(way)]
    first = "可以开工" if ready(way) else names[0] if names else ""
    return [way.likely_on.isoformat() if way.likely_on else "", margin, Cell(first, small=f"等 {len(names)} 项" if len(names) > 1 else "", title="、".join(names))]


def cell(code: str, stands: tuple[str, date | None] | None, on: date, book: Catalogue) -> Cell | str:
    if stands is None:
        return ""
    state, due = stands
    late = is_late(state, due, on)
    when = f"，{due} 前" if due and state in OPEN else ""
    return sign(state, late, f"{book.items[code].name}：{label(state)}{when}{f'，逾期 {(on - due).days} 天' if late and due else ''}")


def totals(count: int, codes: list[str], sums: dict[str, tuple[int, int, int]]) -> list:
    if not count:
        return []
    done, needed = (sum(sums[code][place] for code in codes) for place in (0, 1))
    return [
        f"合计 {count} 个", "", f"{done} / {needed}", "", "", "", "办结 / 应办",
        *(Cell(f"{sums[code][0]}/{sums[code][1]}", tone="late" if sums[code][2] else "", title=f"逾期 {sums[code][2]}" if sums[code][2] else "") for code in codes),
    ]


def approvals_xlsx(request: HttpRequest) -> HttpResponse:
    """All the rows asked for, states in words."""
    eyes, asked = look(request), listing(request)
    book, rows = book_of(eyes), asked_for(eyes, asked, SAID, ORDER)
    found = list(rows.values_list("project_id", *(column(Project, name, rows.model) for name in SAID)))
    keys = [row[0] for row in found]
    stands, there, sums = stands_of(eyes, keys), ways(eyes.when, keys), summed(eyes, keys)
    items = [item for item in on_the_way(book) if item.code in sums]
    plain = (
        ("name", "项目", "text"), ("unit_name", "责任单位", "text"), ("planned", "计划开工", "day"), ("likely", "预计开工", "day"),
        ("margin", "余量（工作日）", "plain_count"),
    )
    columns_ = [Told(name, Word(said, name, shown_as)) for name, said, shown_as in plain]
    columns_ += [Told(item.code, Word(item.name, item.code, "text"), book.stages[item.stage].name) for item in items]
    table = List("前期手续总表", columns_, keys, [
        (*row[1:], *_expected(there.get(row[0])), *(_words(stands.get(row[0], {}).get(item.code), eyes.on) for item in items)) for row in found
    ])
    region, office = (eyes.drive.region, eyes.drive.office) if eyes.drive else ("", "")
    return download(workbook([Page(table, "", eyes.on, region, "手续总表", office)]), f"前期手续总表（截至{eyes.on}）.xlsx")


def _expected(way: Way | None) -> tuple:
    return (None, None) if way is None else (way.likely_on, way.margin)


def _words(stands: tuple[str, date | None] | None, on: date) -> str:
    if stands is None:
        return ""
    state, due = stands
    return f"{label(state)}（{due} 前{'，逾期' if is_late(state, due, on) else ''}）" if due and state in OPEN else label(state)


urls = [path("approvals", matrix, name="approvals"), path("approvals.xlsx", approvals_xlsx, name="approvals-xlsx")]
