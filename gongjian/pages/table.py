"""A table ready to be written: columns, rows of formatted cells, totals. The cells are joined here, not in the template: lists are long."""
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import groupby

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True)
class Column:
    label: str
    kind: str = "text"  # text, no (序号), unit (wraps early), name (row's heading, stays put), long (wraps), num, share, day, light, bar
    group: str = ""  # neighbours with the same group stand under one heading
    sort_url: str = ""
    sorted: str = ""  # ascending, descending
    hint: str = ""  # what it means; shown on hover and read aloud
    unit: str = ""  # "万元": small, below the label
    strong: bool = False


@dataclass(frozen=True)
class Cell:
    text: str | SafeString  # a SafeString (a light, a bullet) is written as it is
    url: str = ""
    small: str = ""
    tone: str = ""  # up, near, down, late, quiet
    title: str = ""


@dataclass(frozen=True)
class Row:
    cells: Sequence["Cell | str | None"]
    url: str = ""  # put on the name column
    struck: bool = False


@dataclass(frozen=True)
class Group:
    """A row that names the rows below it; `small` says how many, how much."""

    label: str
    small: str = ""


@dataclass(frozen=True)
class Heading:
    column: Column
    label: str
    colspan: int = 1
    rowspan: int = 1

    @property
    def kind(self) -> str:
        return f"{self.column.kind} wraps" if len(self.label) > 7 and self.colspan == 1 else self.column.kind


@dataclass(frozen=True)
class Table:
    columns: Sequence[Column]
    rows: Sequence[Row | Group]
    totals: Sequence["Cell | str | None"] = ()
    caption: str = ""  # said aloud, not shown
    empty: str = "没有符合条件的记录"
    empty_small: str = ""
    tall: bool = False  # scrolls within the window, heading and totals staying
    foot: str = ""
    classes: str = ""

    @cached_property
    def headings(self) -> list[list[Heading]]:
        """One row, or two when some column belongs to a group."""
        if not any(column.group for column in self.columns):
            return [[Heading(column, column.label) for column in self.columns]]
        above: list[Heading] = []
        below: list[Heading] = []
        for group, together in groupby(self.columns, key=lambda column: column.group):
            columns = list(together)
            if group:
                above.append(Heading(Column(group, "group"), group, colspan=len(columns)))
                below += [Heading(column, column.label) for column in columns]
            else:
                above += [Heading(column, column.label, rowspan=2) for column in columns]
        return [above, below]

    @property
    def heads(self) -> SafeString:
        return mark_safe("".join(f"<tr>{''.join(heading(head, '') for head in row)}</tr>" for row in self.headings))

    @property
    def heads_of_list(self) -> SafeString:
        """Headings whose links redraw #list and nothing else."""
        return mark_safe("".join(f"<tr>{''.join(heading(head, REDRAW) for head in row)}</tr>" for row in self.headings))

    @property
    def body(self) -> SafeString:
        return mark_safe("".join(self._row(row) for row in self.rows))  # every cell is escaped below

    @property
    def sums(self) -> SafeString:
        return self._cells(self.totals)

    def _row(self, row: Row | Group) -> str:
        if isinstance(row, Group):
            small = f" <small>{safe(row.small)}</small>" if row.small else ""
            label = safe(row.label)
            return f'<tr class="group"><th class="span" scope="rowgroup" colspan="{len(self.columns)}"><span>{label}{small}</span></th></tr>'
        return f"<tr{' class=struck' if row.struck else ''}>{self._cells(row.cells, row.url)}</tr>"

    def _cells(self, cells: Sequence["Cell | str | None"], url: str = "") -> SafeString:
        return mark_safe("".join(written(column, cell, url) for column, cell in zip(self.columns, cells, strict=True)))


def safe(text) -> str:
    """conditional_escape, quicker for the plain words that nearly every cell is."""
    return escape(text) if type(text) is str else conditional_escape(text)


REDRAW = ' hx-get="{}" hx-target="#list" hx-select="#list" hx-swap="outerHTML" hx-push-url="true"'
ARROWS = {"ascending": "&nbsp;↑", "descending": "&nbsp;↓"}


def heading(head: Heading, redraw: str) -> str:
    column, label = head.column, safe(head.label)
    scope = "colgroup" if head.colspan > 1 or column.kind == "group" else "col"
    told = "".join((
        f' colspan="{head.colspan}"' if head.colspan > 1 else "", f' rowspan="{head.rowspan}"' if head.rowspan > 1 else "",
        f' aria-sort="{column.sorted}"' if column.sorted else "", f' title="{safe(column.hint)}"' if column.hint else "",
    ))
    if column.sort_url:
        url = safe(column.sort_url)
        label = f'<a href="{url}"{redraw.format(url) if redraw else ""}>{label}{ARROWS.get(column.sorted, "")}</a>'
    unit = f"<small>{safe(column.unit)}</small>" if column.unit else ""
    unsaid = '<span class="hidden">亮灯</span>' if column.kind == "light" and not head.label else ""
    return f'<th scope="{scope}" class="{head.kind}"{told}>{label}{unit}{unsaid}</th>'


def written(column: Column, cell: "Cell | str | None", url: str = "") -> str:
    kind = f"{column.kind} strong" if column.strong else column.kind
    named = column.kind == "name"
    if not isinstance(cell, Cell):
        inner, title = (safe(cell) if cell is not None else ""), ""
        link = url if named else ""
    else:
        inner, link = safe(cell.text), cell.url or (url if named else "")
        if cell.tone:
            inner = f'<span class="{cell.tone}">{inner}</span>'
        title = f' title="{safe(cell.title)}"' if cell.title else ""
    if link:
        inner = f'<a href="{safe(link)}">{inner}</a>'
    if isinstance(cell, Cell) and cell.small:
        inner = f"{inner}<small>{safe(cell.small)}</small>"
    if named:
        return f'<th scope="row" class="{kind}"{title}>{inner}</th>'
    return f'<td class="{kind}"{title}>{inner}</td>'
