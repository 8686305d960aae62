"""From a list of the sheets to a table of the page: kinds of columns, the rows of one page, totals of all rows."""
from collections.abc import Callable, Sequence

from django.http import QueryDict

from gongjian.pages.listing import Listing
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.reading.shown import NO_TASK, NOT_ISSUED, shown
from gongjian.sheets.table import Column as Told
from gongjian.sheets.table import Table as List

LONG = {"problem", "content", "enrol_missing", "progress", "team", "what", "remarks"}
UNITS = {"unit_name", "lead_name", "cooperating_names", "approval_unit"}
NOT_FIGURES = (NO_TASK, NOT_ISSUED)
NONE = Listing("", QueryDict())


def heads(table: List) -> int:
    """The place of the column that names the row: the problem, the project, else the unit."""
    names = [column.name for column in table.columns]
    return next(names.index(name) for name in ("what", "name", "unit_name") if name in names)


def kind(column: Told, names_row: bool) -> str:
    if names_row:
        return "name"
    if column.numeric:
        return "num"
    if column.word.shown_as == "day":
        return "day"
    return "long" if column.name in LONG else "unit" if column.name in UNITS else "text"


def columns_of(table: List, asked: Listing = NONE, sortable: bool = True) -> list[Column]:
    head, single = heads(table), table.unit
    return [
        Column(
            column.label, kind(column, place == head), column.group, hint=column.word.help,
            unit=column.word.unit if column.word.shown_as in ("yi", "money") and not single else "",
            **(asked.sorting(column.name, column.numeric) if sortable else {}),
        )
        for place, column in enumerate(table.columns)
    ]


def page_of(
    table: List, first: int, last: int, url: Callable[[int], str], asked: Listing = NONE, *, sortable: bool = True, empty: str = "", why: str = "",
) -> Table:
    """Rows `first`…`last` of a list as the page shows it; totals are of all its rows. `url` leads from a key to its page ("" = nowhere)."""
    head = heads(table)
    words = [column.word for column in table.columns]
    rows: list[Row] = []
    for place in range(first, last):
        cells = [quiet(value) if value in NOT_FIGURES else shown(word, value) for word, value in zip(words, table.rows[place], strict=True)]
        if table.since and table.since[place] and why:
            cells[head] = Cell(str(cells[head]), title=f"{table.since[place]} {why}，列入本清单")
        rows.append(Row(cells, url(table.keys[place])))
    return Table(
        columns_of(table, asked, sortable), rows, totals_of(table, head), caption=table.title, tall=True, empty=empty or "清单里没有内容",
    )


def quiet(said: str) -> Cell:
    """无任务, 未下达: told, and not as loud as a figure."""
    return Cell(said, tone="quiet")


def totals_of(table: List, head: int) -> Sequence[str | None]:
    sums = table.shown_totals()
    if not sums or not len(table):
        return ()
    return [f"合计 {len(table)} 项" if place == head else sums.get(column.name) for place, column in enumerate(table.columns)]
