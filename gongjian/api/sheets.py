"""GET /sheets, /sheets/N: the nine lists, the same rows as the page and the Excel file."""
from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from gongjian.api.answering import answer
from gongjian.api.asked import Asked, Paged, at, looked, missing, span, wrong
from gongjian.api.personal import covered_names
from gongjian.api.said import SheetRows, Sheets
from gongjian.sheets.grid import Grid
from gongjian.sheets.plain import as_json
from gongjian.sheets.registry import every_sheet, sheet
from gongjian.sheets.table import Table

router = Router(tags=["清单"])


class Sorted(Paged):
    sort: str = Field("", description="按哪一列排：列名，或 -列名（从大到小）")


@router.get("/sheets", by_alias=True, response=Sheets, summary="九张清单及各有多少行")
def sheets(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    look = at(request, asked)
    told = [
        {"number": one.number, "title": one.named(look), "kind": "指标表" if isinstance(one, Grid) else "清单", "count": one.count(look), "note": one.note}
        for one in every_sheet()
    ]
    return answer(request, looked(request, look) | {"sheets": told})


@router.get("/sheets/{number}", by_alias=True, response=SheetRows, summary="一张清单：各行、各列的意思、合计")
def rows(request: HttpRequest, number: int, asked: Query[Sorted]) -> HttpResponse:
    look = at(request, asked)
    try:
        told = sheet(number)
    except KeyError as none:
        raise missing(none.args[0]) from None
    whole = told.table(look, order=asked.sort)
    known_column(whole, asked.sort)
    table = whole if isinstance(told, Grid) else covered_names(whole, told.about)
    said = as_json(told, table, look)
    paging, first, last = span(asked, len(table))
    return answer(request, said | looked(request, look) | {"note": told.note, "paging": paging, "rows": said["rows"][first:last]})


def known_column(table: Table, sort: str) -> None:
    if sort and sort.lstrip("-") not in (names := [column.name for column in table.columns]):
        raise wrong(f"sort「{sort[:40]}」不是这张表的列，可用的是：{'、'.join(names)}")
