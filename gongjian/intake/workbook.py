"""Bytes of an unknown spreadsheet → grids of cells, judged by content and never by the file's extension."""
import datetime as dt
import io
from dataclasses import dataclass, field

from python_calamine import CalamineWorkbook, PasswordError, SheetVisibleEnum

from . import biff, delimited, html_table, ods, ole, sheet_xml
from .archive import BROKEN, Archive
from .marks import Marks
from .sniff import kind_of
from .unreadable import Unreadable

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta


@dataclass(slots=True)
class Grid:
    """One sheet: `rows[r][c]` from A1, '' where empty, trailing blank rows cut. `unread` says why a sheet was left closed."""

    name: str
    rows: list[list[Cell]]
    marks: Marks = field(default_factory=Marks)
    hidden: bool = False
    unread: str = ""


@dataclass(slots=True)
class Workbook:
    """All sheets in order; `notes` are sentences about the file."""

    grids: list[Grid]
    kind: str
    notes: list[str] = field(default_factory=list)


def open_workbook(data: bytes, file_name: str = "") -> Workbook:
    """Grids of .xlsx .xls .et .ods .csv .txt or an HTML table named .xls.

    Raises `Unreadable` with one Chinese sentence for anything else: bombs, entities, passwords, programs, pictures, damage.
    """
    kind = kind_of(data)
    if kind == "zip":
        return _zip(data)
    if kind == "ole":
        return _ole(data)
    name = file_name.rsplit("/", 1)[-1].split(".")[0] or "表1"
    text = delimited.decode(data)
    if kind == "html":
        rows, merges = html_table.table_of(text)
        return Workbook([Grid(name, _trim(rows), Marks(merges=merges))], "html", ["这是网页表格（扩展名可能是 .xls），已按网页读取。"])
    return Workbook([Grid(name, _trim(delimited.rows_of(text)))], "csv")


def _zip(data: bytes) -> Workbook:
    archive = Archive(data)
    notes = ["文件里有宏，宏没有运行，已忽略。"] if archive.macros else []
    if archive.kind == "ods":
        archive.check_xml(frozenset({"content.xml"}))
        return _sheets(data, dict(enumerate(ods.marks_of(archive))), "ods", notes)
    parts = sheet_xml.sheet_parts(archive)
    archive.check_xml(frozenset(parts.values()))
    return _sheets(data, {name: sheet_xml.marks_of(archive, part) for name, part in parts.items()}, "xlsx", notes)


def _ole(data: bytes) -> Workbook:
    entries = ole.streams(data)
    if "EncryptedPackage" in entries:
        raise Unreadable("文件设了密码，读不出内容；请去掉密码后再传。")
    if "WordDocument" in entries:
        raise Unreadable("这是 Word 文稿（.doc），不是表格；请把其中的表贴到 Excel 里另存为 .xlsx 再传。")
    book = next((name for name in ("Workbook", "Book", "WORKBOOK", "BOOK") if name in entries), None)
    if book is None:
        raise Unreadable("这个文件里没有工作表，不是表格；请用 Excel 或 WPS 另存为 .xlsx 后再传。")
    notes = ["文件里有宏，宏没有运行，已忽略。"] if any(name.startswith("_VBA_PROJECT") for name in entries) else []
    return _sheets(data, dict(enumerate(biff.marks_of(ole.content(data, book)))), "xls", notes)


def _sheets(data: bytes, marks: dict, kind: str, notes: list[str]) -> Workbook:
    book = _guarded(CalamineWorkbook.from_filelike, io.BytesIO(data))
    grids = []
    for index, meta in enumerate(book.sheets_metadata):
        if "WorkSheet" not in str(meta.typ):
            continue
        mark = marks.get(meta.name) or marks.get(index) or Marks()
        hidden = meta.visible != SheetVisibleEnum.Visible
        try:
            mark.check_box(meta.name)
        except Unreadable as why:
            grids.append(Grid(meta.name, [], mark, hidden, str(why)))
            continue
        sheet = _guarded(book.get_sheet_by_index, index)
        if sheet.merged_cell_ranges is not None:
            mark.merges = [(r0, c0, r1, c1) for (r0, c0), (r1, c1) in sheet.merged_cell_ranges]
        grids.append(Grid(meta.name, _cells(sheet, mark), mark, hidden))
    book.close()
    if grids and all(grid.unread for grid in grids):
        raise Unreadable(grids[0].unread)
    if not grids:
        raise Unreadable("文件里没有工作表。")
    return Workbook(grids, kind, notes)


def _guarded(call, *arguments):
    """Call into the parser; every failure of it, a panic included, is `Unreadable`."""
    try:
        return call(*arguments)
    except PasswordError as error:
        raise Unreadable("文件设了密码，读不出内容；请去掉密码后再传。") from error
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise Unreadable(BROKEN) from error


def _cells(sheet, mark: Marks) -> list[list[Cell]]:
    if sheet.height * max(sheet.width, 1) <= 3_000_000 and sheet.height < 200_000:
        rows = _guarded(sheet.to_python, False)
    else:
        rows = _patient(sheet, mark)
    for (row, column), error in mark.errors.items():
        while len(rows) <= row:
            rows.append([])
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = error
    return _trim(rows)


def _patient(sheet, mark: Marks) -> list[list[Cell]]:
    """Row by row from the first, stopping after 2,000 blank rows on end: a million empty rows are not kept."""
    rows: list[list[Cell]] = []
    left = sheet.start[1] if sheet.start else 0
    blank = 0
    for row in sheet.iter_rows():
        blank = 0 if any(value != "" for value in row) else blank + 1
        if blank > 2000:
            mark.cut_at = len(rows) + 1
            break
        rows.append([""] * left + row if left else row)
    return rows


def _trim(rows: list) -> list:
    while rows and not any(value != "" and not (isinstance(value, str) and not value.strip()) for value in rows[-1]):
        rows.pop()
    return rows
