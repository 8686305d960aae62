"""Makes workbooks of every kind and every nastiness in memory."""
import csv
import io
import zipfile
from collections.abc import Sequence

import openpyxl
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P

Rows = Sequence[Sequence[object]]


def xlsx(rows: Rows, merges: Sequence[str] = (), hidden: Sequence[str] = (), name: str = "清单", more: dict[str, Rows] | None = None,
         hidden_sheets: Sequence[str] = ()) -> bytes:
    """An .xlsx; `merges` like 'A1:C1', `hidden` column letters, `more` further sheets."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for title, content in {name: rows, **(more or {})}.items():
        target = sheet if title == name else book.create_sheet(title)
        for r, row in enumerate(content, 1):
            for c, value in enumerate(row, 1):
                if value not in ("", None):
                    cell = target.cell(r, c, value)
                    if isinstance(value, str) and value.startswith("#") and value.endswith(("!", "A")):
                        cell.data_type = "e"
    for merge in merges:
        sheet.merge_cells(merge)
    for letter in hidden:
        sheet.column_dimensions[letter].hidden = True
    for title in hidden_sheets:
        book[title].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def shared(rows: Rows) -> bytes:
    """An .xlsx whose texts stand in sharedStrings.xml, as Excel and WPS save them."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("清单")
        for r, row in enumerate(rows):
            sheet.write_row(r, 0, row)
    return out.getvalue()


def xls(rows: Rows, merges: Sequence[tuple[int, int, int, int]] = (), hidden: Sequence[int] = (), name: str = "清单") -> bytes:
    """A BIFF8 .xls (also saved as .et); `merges` are (row, last row, column, last column) from 0."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(name, cell_overwrite_ok=True)
    for r0, r1, c0, c1 in merges:
        sheet.merge(r0, r1, c0, c1)
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value not in ("", None):
                sheet.write(r, c, value)
    for column in hidden:
        sheet.col(column).hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(rows: Rows, spans: dict[tuple[int, int], tuple[int, int]] | None = None, hidden: Sequence[int] = (), blanks: int = 0) -> bytes:
    """An .ods; `spans`: (row, column) → (down, across); `blanks` empty rows repeated at the end."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="清单")
    width = max(map(len, rows))
    for column in range(width):
        table.addElement(TableColumn(visibility="collapse") if column in hidden else TableColumn())
    covered = {(r + d, c + a) for (r, c), (down, across) in (spans or {}).items() for d in range(down) for a in range(across)} - set(spans or {})
    for r, row in enumerate(rows):
        line = TableRow()
        for c, value in enumerate(row):
            down, across = (spans or {}).get((r, c), (1, 1))
            if (r, c) in covered:
                line.addElement(CoveredTableCell())
            elif value in ("", None):
                line.addElement(TableCell())
            else:
                number = isinstance(value, (int, float))
                kind = {"valuetype": "float", "value": value} if number else {"valuetype": "string"}
                if (down, across) != (1, 1):
                    kind |= {"numberrowsspanned": down, "numbercolumnsspanned": across}
                cell = TableCell(**kind)
                cell.addElement(P(text=str(value)))
                line.addElement(cell)
        table.addElement(line)
    if blanks:
        line = TableRow(numberrowsrepeated=blanks)
        line.addElement(TableCell(numbercolumnsrepeated=1024))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def text(rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """A csv/txt."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def altered(data: bytes, changes: dict[str, bytes | None], add: dict[str, bytes] | None = None) -> bytes:
    """A zip with parts replaced, dropped (None) or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            content = changes.get(part, source.read(part))
            if content is not None:
                target.writestr(part, content)
        for part, content in (add or {}).items():
            target.writestr(part, content)
    return out.getvalue()


def sheet_xml(rows: str) -> bytes:
    """A bare worksheet part around ready-made rows that declares the widest of dimensions."""
    return ('<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f'<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>').encode()


def projects(count: int, start: int = 1) -> list[list[object]]:
    """[序号, 项目名称, 建设性质, 建设内容, 总投资, 年度计划] rows; total = 1000·n, plan = 100·n."""
    return [[n, f"示例{'甲乙丙丁戊己庚辛壬癸'[n % 10]}{n}号道路改造工程", "新建" if n % 2 else "续建", f"改造道路{n}公里，配套管网", 1000 * n, 100 * n]
            for n in range(start, start + count)]


PLAIN = ["序号", "项目名称", "建设性质", "建设内容", "总投资", "年度计划投资"]
