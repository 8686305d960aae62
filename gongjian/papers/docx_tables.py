"""Tables in Word, written as XML (python-docx takes a second for what this does in hundredths): heads repeat, rows are not parted."""
from collections.abc import Iterable
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from gongjian.papers import measures as m
from gongjian.papers.blocks import CENTER, LEFT, RIGHT, Column, Facts, Imprint, Table
from gongjian.papers.saying import full_day, size_of, tops

WIDTHS = {False: 156, True: 225}  # mm of the 版心, upright and across
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
JUSTIFIED = {LEFT: "left", CENTER: "center", RIGHT: "right"}
HALF_LINE = round(m.PITCH * 20 / 2)


def made(tag: str, *inside: Any, **said: object) -> Any:
    """An element with its w: attributes and children."""
    element = OxmlElement(f"w:{tag}")
    for name, value in said.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(inside)
    return element


class Cells:
    """Paragraphs of table cells in a style of the document, a size and an alignment of their own."""

    def __init__(self, document: Document):
        self.ids = {name: document.styles[name].style_id for name in ("表头", "表格", "版记")}

    def cell(self, text: str, width: int, *, style: str = "表格", align: str = LEFT, size: float = 12, span: int = 1, down: str = "", small: str = "", top: bool = False):
        properties = made("tcPr", made("tcW", w=width, type="dxa"))
        if span > 1:
            properties.append(made("gridSpan", val=span))
        if down:
            properties.append(made("vMerge", **({"val": down} if down == "restart" else {})))
        properties.append(made("vAlign", val="top" if top else "center"))
        lines = text.split("\n") if text else [""]
        cell = made("tc", properties, *(self._line(line, style, align, size) for line in lines))
        if small:
            cell.append(self._line(small, style, align, size * 0.85))
        return cell

    def _line(self, text: str, style: str, align: str, size: float):
        half = str(round(size * 2))
        frame = made("pPr", made("pStyle", val=self.ids[style]), made("jc", val=JUSTIFIED[align]))
        line = made("p", frame)
        if text:
            words = made("t")
            words.text = text
            words.set(qn("xml:space"), "preserve")
            line.append(made("r", made("rPr", made("sz", val=half), made("szCs", val=half)), words))
        return line


def table(document: Document, block: Table, wide: bool) -> None:
    """Caption and unit above it are the writer's."""
    cells, widths = Cells(document), shares(block.columns, WIDTHS[wide])
    size = size_of(block.columns)
    grid = _table(widths)
    for head in _heads(cells, block.columns, widths, size):
        grid.append(_row(head, head_row=True))
    for row in block.rows:
        told = zip(row, widths, block.columns, strict=True)
        grid.append(_row(cells.cell(text, width, align=column.align, size=size) for text, width, column in told))
    if block.total:
        sums = zip(block.total, widths, block.columns, strict=True)
        grid.append(_row(
            cells.cell(text, width, style="表头", align=CENTER if not place else column.align, size=size) for place, (text, width, column) in enumerate(sums)
        ))
    _append(document, grid)


def facts(document: Document, block: Facts, wide: bool) -> None:
    """Label and value, one or two pairs a row."""
    cells, size, label = Cells(document), m.SMALL, round(5.6 * m.SMALL * 20)
    value = (round(WIDTHS[wide] * 1440 / 25.4) - 2 * label) // 2
    grid, tall = _table([label, value, label, value]), dict(block.tall)
    for place, pairs in enumerate(block.rows):
        row = []
        for name, said in pairs:
            row.append(cells.cell(name, label, style="表头", align=CENTER, size=size))
            whole = len(pairs) == 1
            row.append(cells.cell(said, value * 2 + label if whole else value, size=size, span=3 if whole else 1, top=place in tall))
        grid.append(_row(row, height=round(tall[place] * 1440 / 25.4) if place in tall else 0, parted=place not in tall))
    _append(document, grid)


def imprint(document: Document, block: Imprint, rules: bool) -> None:
    """版记 at the foot of the last page: a table that floats to the lower edge of the 版心."""
    cells, width = Cells(document), round(WIDTHS[False] * 1440 / 25.4)
    place = made("tblpPr", leftFromText=0, rightFromText=0, vertAnchor="margin", horzAnchor="margin", tblpXSpec="left", tblpYSpec="bottom")
    grid = _table([width * 6 // 10, width - width * 6 // 10], place, borders=False)
    rows: list[list] = []
    if block.cc:
        rows.append([cells.cell(f"抄送：{block.cc}。", width, style="版记", size=m.SMALL, span=2)])
    if rules:
        day = f"{full_day(block.day)}印发" if block.day else "印发"
        first = cells.cell(block.organ, width * 6 // 10, style="版记", size=m.SMALL)
        rows.append([first, cells.cell(day, width * 4 // 10, style="版记", align=RIGHT, size=m.SMALL)])
    for index, row in enumerate(rows):
        for cell in row:
            edges = made("tcBorders")
            if rules:
                edges.append(made("top", val="single", sz=8 if index == 0 else 6, space=0, color="000000"))
                if index == len(rows) - 1:
                    edges.append(made("bottom", val="single", sz=8, space=0, color="000000"))
            cell.tcPr.find(qn("w:vAlign")).addprevious(edges)
        for line in [line for cell in row for line in cell.findall(qn("w:p"))]:
            hang = 3 * m.SMALL * 20 if block.cc and index == 0 else 0
            line.pPr.find(qn("w:jc")).addprevious(made("ind", left=round(m.SMALL * 20 + hang), right=round(m.SMALL * 20), hanging=round(hang), firstLineChars=0))
        grid.append(_row(row))
    if rows:
        _append(document, grid, after=20)


def shares(columns: tuple[Column, ...], millimetres: float) -> list[int]:
    """Twips of each column; together the width of the 版心."""
    whole, twips = sum(column.share for column in columns), millimetres * 1440 / 25.4
    return [int(twips * column.share / whole) for column in columns]


def _heads(cells: Cells, columns: tuple[Column, ...], widths: list[int], size: float) -> list[list]:
    def head(column: Column, width: int, down: str = ""):
        return cells.cell(column.label, width, style="表头", align=CENTER, size=size, down=down, small=f"（{column.unit}）" if column.unit else "")

    above = tops(columns)
    if not above:
        return [[head(column, width) for column, width in zip(columns, widths, strict=True)]]
    first, second, place = [], [], 0
    for top in above:
        here = range(place, place + top.span)
        if top.column:
            first.append(head(top.column, widths[place], "restart"))
            second.append(cells.cell("", widths[place], style="表头", down="continue"))
        else:
            first.append(cells.cell(top.label, sum(widths[at] for at in here), style="表头", align=CENTER, size=size, span=top.span))
            second += [head(columns[at], widths[at]) for at in here]
        place += top.span
    return [first, second]


def _table(widths: list[int], place: Any = None, borders: bool = True) -> Any:
    properties = made("tblPr")
    if place is not None:
        properties.append(place)
    properties.append(made("tblW", w=sum(widths), type="dxa"))
    if borders:
        properties.append(made("jc", val="center"))
        properties.append(made("tblBorders", *(made(side, val="single", sz=4, space=0, color="000000") for side in SIDES)))
    properties.append(made("tblLayout", type="fixed"))
    margin = 60 if borders else 0
    properties.append(made("tblCellMar", *(made(side, w=value, type="dxa") for side, value in (("top", 40), ("left", margin), ("bottom", 40), ("right", margin)))))
    return made("tbl", properties, made("tblGrid", *(made("gridCol", w=width) for width in widths)))


def _row(cells: Iterable, head_row: bool = False, height: int = 0, parted: bool = False) -> Any:
    properties = made("trPr")
    if not parted:
        properties.append(made("cantSplit"))
    if height:
        properties.append(made("trHeight", val=height, hRule="atLeast"))
    if head_row:
        properties.append(made("tblHeader"))
    return made("tr", properties, *cells)


def _append(document: Document, grid: Any, after: int = HALF_LINE) -> None:
    """Before the section's properties; a narrow line (twips) after it, without which Word joins two tables into one."""
    end = document.element.body.sectPr
    end.addprevious(grid)
    end.addprevious(made("p", narrow(after)))


def narrow(twips: int) -> Any:
    """The frame of a line that holds nothing."""
    return made("pPr", made("spacing", line=twips, lineRule="exact"), made("ind", firstLineChars=0, firstLine=0))
