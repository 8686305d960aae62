"""Lists as the Excel files officials expect: title, number, 单位, merged headings, frozen panes, print titles, totals, signature row."""
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

import xlsxwriter

from gongjian.sheets.table import Column, Table

FORMATS = {"money": "#,##0.00", "yi": "#,##0.0#", "percent": "0.0%", "share": "0%", "points": "0.0", "count": "#,##0", "plain_count": "0", "year": "0"}
WIDTHS = {"money": 13, "yi": 10, "percent": 9, "share": 9, "points": 9, "count": 8, "plain_count": 8, "year": 8, "day": 12, "flag": 8, "choice": 10}
WIDE = {"name": 30, "what": 36, "content": 40, "problem": 30, "enrol_missing": 30, "progress": 30, "code": 26, "unit_name": 16, "team": 24, "project_name": 26}


@dataclass(frozen=True)
class Page:
    """One worksheet: a list, its document number (empty for a live list), the day it shows, and who signs."""

    table: Table
    number: str
    on: date
    region: str
    tab: str
    signed_by: str = ""
    note: str = ""
    mark: str = ""


def workbook(pages: Iterable[Page]) -> bytes:
    """All pages in one .xlsx. Numbers stay numbers, days stay days, money in 万元 or 亿元 as its column says."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd", "strings_to_formulas": False, "strings_to_urls": False})
    pages, styles = list(pages), _styles(book)
    if pages:  # made on the day it shows, not when it was written: the same list is the same bytes, and so the same hash
        book.set_properties({"created": datetime.combine(max(page.on for page in pages), time(8))})
    for page in pages:
        _write(book, book.add_worksheet(page.tab[:31]), page, styles)
    book.close()
    return out.getvalue()


def _styles(book) -> dict:
    border = {"border": 1, "valign": "vcenter", "font_name": "宋体", "font_size": 10}
    plain = {"font_name": "宋体", "font_size": 10, "valign": "vcenter"}
    styles = {
        "title": book.add_format({"font_name": "方正小标宋简体", "font_size": 18, "align": "center", "valign": "vcenter"}),
        "left": book.add_format(plain), "right": book.add_format(plain | {"align": "right"}),
        "note": book.add_format(plain | {"text_wrap": True, "valign": "top"}),
        "head": book.add_format(border | {"bold": True, "align": "center", "text_wrap": True, "bg_color": "#F3F0E8"}),
        "text": book.add_format(border | {"text_wrap": True}), "centre": book.add_format(border | {"align": "center"}),
        "day": book.add_format(border | {"align": "center", "num_format": "yyyy-mm-dd"}),
        "total": book.add_format(border | {"bold": True, "align": "center"}),
    }
    for name, pattern in FORMATS.items():
        styles[name] = book.add_format(border | {"num_format": pattern, "align": "right"})
        styles[f"total_{name}"] = book.add_format(border | {"num_format": pattern, "align": "right", "bold": True})
    return styles


def _write(book, sheet, page: Page, styles) -> None:
    columns, last = list(page.table.columns), len(page.table.columns)
    grouped = any(column.group for column in columns)
    head = 3 if page.number or page.mark else 2
    first = head + (2 if grouped else 1)
    sheet.merge_range(0, 0, 0, last, page.table.title, styles["title"])
    sheet.set_row(0, 32)
    if head == 3:
        sheet.merge_range(1, 0, 1, last, "　".join(part for part in (page.number, page.mark) if part), styles["right"])
    told = f"截至 {page.on.year}年{page.on.month}月{page.on.day}日"
    sheet.write(head - 1, 0, told, styles["left"])
    if page.table.unit:
        sheet.write(head - 1, last, f"单位：{page.table.unit}", styles["right"])
    _headings(sheet, columns, head, grouped, styles)
    for place, values in enumerate(page.table.cells()):
        sheet.write_number(first + place, 0, place + 1, styles["centre"])
        for index, (column, value) in enumerate(zip(columns, values, strict=True), start=1):
            _cell(sheet, first + place, index, column, value, styles)
    foot = first + len(page.table)
    if any(column.word.adds for column in columns):
        _totals(sheet, foot, columns, page.table, styles)
        foot += 1
    if page.note:
        sheet.merge_range(foot, 0, foot, last, f"注：{page.note}", styles["note"])
        sheet.set_row(foot, 30)
        foot += 1
    sheet.write(foot + 1, 0, f"填报单位：{page.signed_by}", styles["left"])
    sheet.write(foot + 1, max(2, last // 2), "负责人：", styles["left"])
    sheet.write(foot + 1, max(3, last - 1), "审核：", styles["left"])
    sheet.freeze_panes(first, 2)
    sheet.repeat_rows(head, first - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.set_footer("&C— &P —")
    if len(page.table):
        sheet.autofilter(first - 1, 0, first + len(page.table) - 1, last)


def _headings(sheet, columns: list[Column], head: int, grouped: bool, styles) -> None:
    sheet.set_column(0, 0, 5)
    if grouped:
        sheet.merge_range(head, 0, head + 1, 0, "序号", styles["head"])
    else:
        sheet.write(head, 0, "序号", styles["head"])
    index = 0
    while index < len(columns):
        column = columns[index]
        run = index
        while grouped and column.group and run + 1 < len(columns) and columns[run + 1].group == column.group:
            run += 1
        if not grouped:
            sheet.write(head, index + 1, column.label, styles["head"])
        elif not column.group:
            sheet.merge_range(head, index + 1, head + 1, index + 1, column.label, styles["head"])
        else:
            _group(sheet, head, index + 1, run + 1, column.group, styles)
            for place in range(index, run + 1):
                sheet.write(head + 1, place + 1, columns[place].label, styles["head"])
        for place in range(index, run + 1):
            told = columns[place]
            sheet.set_column(place + 1, place + 1, WIDE.get(told.name, WIDTHS.get(told.word.shown_as, 14)))
        index = run + 1


def _group(sheet, row: int, first: int, last: int, text: str, styles) -> None:
    if first == last:
        sheet.write(row, first, text, styles["head"])
    else:
        sheet.merge_range(row, first, row, last, text, styles["head"])


def _cell(sheet, row: int, index: int, column: Column, value, styles) -> None:
    kind = column.word.shown_as
    if value is None:
        sheet.write_blank(row, index, None, styles["text"])
    elif isinstance(value, (date, datetime)):
        sheet.write_datetime(row, index, datetime(value.year, value.month, value.day), styles["day"])  # noqa: DTZ001 — Excel knows no time zones
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(row, index, value, styles.get(kind, styles["centre"]))
    else:
        sheet.write_string(row, index, str(value), styles["centre" if kind in ("flag", "choice") or column.numeric else "text"])


def _totals(sheet, row: int, columns: list[Column], table: Table, styles) -> None:
    sheet.merge_range(row, 0, row, 1, f"合计（{len(table)} 项）", styles["total"])
    totals = table.totals()
    for index, column in enumerate(columns[1:], start=2):
        value = totals.get(column.name)
        if value is None:
            sheet.write_blank(row, index, None, styles["total"])
            continue
        per = {"money": 10_000, "yi": 100_000_000, "percent": 100}.get(column.word.shown_as, 1)
        sheet.write_number(row, index, value / per, styles.get(f"total_{column.word.shown_as}", styles["total"]))
