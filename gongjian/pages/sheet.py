"""One of the nine lists on the day looked at, through the officer's lens: filter, sort, search, pages, downloads (M48)."""
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import path, reverse

from gongjian.intake.applying import receive
from gongjian.pages.listing import Listing, download, listing
from gongjian.pages.look import Look, look
from gongjian.pages.recall import recalled
from gongjian.pages.rows import heads, page_of
from gongjian.problems.models import Problem
from gongjian.projects.names import pinyin
from gongjian.sheets import registry
from gongjian.sheets.excel import Page, workbook
from gongjian.sheets.grid import Grid
from gongjian.sheets.issuing import put_out
from gongjian.sheets.narrow import choices, keep_rows, narrow
from gongjian.sheets.plain import as_json
from gongjian.sheets.registry import Sheet
from gongjian.sheets.roll import Roll
from gongjian.sheets.table import Table

NUMERALS = "〇一二三四五六七八九十"


def found(number: int) -> Sheet:
    """Raises Http404: a list that is none."""
    try:
        return registry.sheet(number)
    except KeyError:
        raise Http404 from None


def numeral(number: int) -> str:
    return NUMERALS[number] if number <= 10 else str(number)


def asked_rows(told: Sheet, eyes: Look, asked: Listing) -> tuple[Table, Table]:
    """The list as searched and sorted, and what its filters leave of it. One query."""
    if isinstance(told, Roll):
        whole = recalled(eyes, ("sheet", told.number, asked.search, asked.sort), lambda: told.table(eyes.at, search=asked.search, order=asked.sort))
    else:
        whole = named_like(recalled(eyes, ("sheet", told.number, asked.sort), lambda: told.table(eyes.at, order=asked.sort)), asked.search)
    return whole, narrow(whole, asked.query)


def named_like(table: Table, search: str) -> Table:
    """Units by their name or its pinyin initials."""
    wanted, place = search.lower(), heads(table)
    names = [row[place] for row in table.rows]
    return keep_rows(table, [i for i, name in enumerate(names) if wanted in name.lower() or wanted in pinyin(name)]) if search else table


def links(told: Sheet, eyes: Look) -> Callable[[int], str]:
    """From a row's key to the page of what it is about: a project, a problem, a unit."""
    return eyes.way(told.about.__name__.lower())


def sheet(request: HttpRequest, number: int) -> HttpResponse:
    eyes, told, asked = look(request), found(number), listing(request)
    whole, table = asked_rows(told, eyes, asked)
    first, last = asked.span(len(table))
    shown = page_of(
        table, first, last, links(told, eyes), asked, why=told.enters[0][1] if told.enters else "",
        empty="没有符合条件的内容" if asked.search or len(whole) else "这一天清单里没有内容",
    )
    fields = [asked.select(column.name, column.label, ((word, word) for word in words)) for column, words in choices(whole)]
    return eyes.render("gongjian/table.html", {
        "title": f"{numeral(number)}　{told.named(eyes.at)}", "sub": said(told, eyes, table), "landscape": True,
        "crumb": [{"label": "九张清单", "url": eyes.keep(reverse("sheets"))}, {"label": f"清单{numeral(number)}"}],
        "acts": acts(told, eyes, asked), "table": shown, "paging": asked.paging(len(table), "项"),
        "filter": asked.filter(fields, "搜索（可用拼音首字母）"),
    })


def said(told: Sheet, eyes: Look, table: Table) -> str:
    """The line below the title: how many, in what measure, what the plan says of it, and what to mind."""
    rule = eyes.drive.list_rule(told.number) if eyes.drive else {}
    counted = f"{len(table)} {'个单位' if isinstance(told, Grid) else '项'}"
    parts = [counted, f"单位：{table.unit}" if table.unit else "", rule.get("clause", ""), rule.get("duty", ""), told.note]
    return " · ".join(part.rstrip("。") for part in parts if part)


def acts(told: Sheet, eyes: Look, asked: Listing) -> list[dict]:
    number = told.number
    offered = [
        {"label": "导出 Excel", "url": asked.to(reverse("sheet-xlsx", args=[number]))},
        {"label": "JSON", "url": asked.to(reverse("sheet-json", args=[number]))},
        {"label": "对比", "url": eyes.keep(reverse("sheet-compare", args=[number]))},
    ]
    if told.about is Problem and eyes.desk().may(receive, None, "receive"):
        offered.append({"label": "导入", "url": reverse("intake")})
    if eyes.desk().may(put_out, None, "issue"):
        offered.insert(0, {"label": "下发清单", "url": reverse("sheet-issue", args=[number]), "key": True})
    return offered


def as_page(told: Sheet, table: Table, eyes: Look) -> Page:
    region, office = (eyes.drive.region, eyes.drive.office) if eyes.drive else ("", "")
    return Page(table, "", eyes.on, region, f"{told.number} {table.title}"[:31], office, told.note)


def sheet_xlsx(request: HttpRequest, number: int) -> HttpResponse:
    eyes, told = look(request), found(number)
    _, table = asked_rows(told, eyes, listing(request))
    return download(workbook([as_page(told, table, eyes)]), f"{table.title}（截至{eyes.on}）.xlsx")


def sheet_json(request: HttpRequest, number: int) -> HttpResponse:
    eyes, told = look(request), found(number)
    _, table = asked_rows(told, eyes, listing(request))
    return JsonResponse(as_json(told, table, eyes.at), json_dumps_params={"ensure_ascii": False})


urls = [
    path("sheets/<int:number>", sheet, name="sheet"),
    path("sheets/<int:number>.xlsx", sheet_xlsx, name="sheet-xlsx"),
    path("sheets/<int:number>.json", sheet_json, name="sheet-json"),
]
