"""The nine lists at a glance: how many, what changed in half a month, what was issued last and what became of it (M48)."""
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.listing import download
from gongjian.pages.look import Look, look
from gongjian.pages.recall import recalled
from gongjian.pages.sheet import as_page, numeral
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.sheets.excel import workbook
from gongjian.sheets.following import follow_up, issues
from gongjian.sheets.grid import Grid
from gongjian.sheets.registry import Sheet, every_sheet
from gongjian.targets.models import Issue

FORTNIGHT = timedelta(days=15)
COLUMNS = (
    Column("序号"), Column("清单", "name"), Column("现有", "num", strong=True), Column("较半月前", "num"), Column("条款"), Column("最近下发"),
    Column("时限", "day"), Column("跟踪", "long"),
)
SMALLER_IS_BETTER = (5, 6, 7, 8)


def sheets(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    rows = recalled(eyes, ("sheets",), lambda: index(eyes))
    return eyes.render("gongjian/table.html", {
        "title": "九张清单", "sub": "每张清单随时由各项事实得出；下发的清单另行冻结、跟踪销号", "landscape": True,
        "acts": [{"label": "九张清单合一本 Excel", "url": eyes.keep(reverse("sheets-xlsx"))}], "table": Table(COLUMNS, rows, caption="九张清单"),
    })


def index(eyes: Look) -> list[Row]:
    last = {issue.sheet: issue for issue in reversed(issues(eyes.at))}
    return [row_of(told, eyes, last.get(told.number)) for told in every_sheet()]


def row_of(told: Sheet, eyes: Look, issue: Issue | None) -> Row:
    count = told.count(eyes.at)
    rule = eyes.drive.list_rule(told.number) if eyes.drive else {}
    issued = Cell(issue.number, eyes.keep(reverse("issue", args=[issue.pk]))) if issue else Cell("未下发", tone="quiet")
    return Row([
        numeral(told.number), Cell(told.named(eyes.at), eyes.keep(reverse("sheet", args=[told.number]))),
        Cell(str(count), small="项指标" if isinstance(told, Grid) else "项"), change(told, eyes, count), rule.get("clause", ""), issued,
        issue.due_on.isoformat() if issue else "", follow_up(issue, eyes.at).sentence if issue else "",
    ])


def change(told: Sheet, eyes: Look, count: int) -> Cell | str:
    """Against half a month ago, on the same eyes; a list of targets does not come and go."""
    if isinstance(told, Grid):
        return ""
    more = count - told.count(eyes.at.then(eyes.on - FORTNIGHT))
    if not more:
        return Cell("持平", tone="quiet")
    tone = ("down" if more > 0 else "up") if told.number in SMALLER_IS_BETTER else ""
    return Cell(f"+{more}" if more > 0 else f"−{-more}", tone=tone)


def sheets_xlsx(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    pages = [as_page(told, told.table(eyes.at), eyes) for told in every_sheet()]
    return download(workbook(pages), f"九张清单（截至{eyes.on}）.xlsx")


urls = [path("sheets", sheets, name="sheets"), path("sheets/all.xlsx", sheets_xlsx, name="sheets-xlsx")]
