"""The XML of an .ods for what calamine drops: hidden columns, merges near the top, cells repeated without measure."""
import re

from .archive import Archive
from .marks import Marks
from .unreadable import Unreadable

LARGEST = 100_000_000
_TABLE = re.compile(rb'<table:table\s[^>]*table:name="([^"]*)"')
_COLUMN = re.compile(rb"<table:table-column\b([^>]*)>")
_REPEAT = re.compile(rb'number-(?:columns|rows)-repeated="(\d+)"')
_SPAN = re.compile(rb'number-(columns|rows)-spanned="(\d+)"')
_TOKEN = re.compile(rb"<table:(table-row|table-cell|covered-table-cell)\b([^>]*)>")
_MANY_ROWS = re.compile(rb'<table:table-row\b[^>]*number-rows-repeated="\d{4,}"[^>]*(?<!/)>(.*?)</table:table-row>', re.DOTALL)
_MANY_CELLS = re.compile(rb'<table:table-cell\b(?=[^>]*office:value)[^>]*number-columns-repeated="\d{4,}"')
HEADING_ROWS = 64


def marks_of(archive: Archive) -> list[Marks]:
    """Marks of every table in order; merges of the first 64 rows only. Raises `Unreadable` on a bomb of repeated cells."""
    size = archive.zip.getinfo("content.xml").file_size
    if size > LARGEST:
        raise Unreadable(f"表格内容有 {size // 1048576} MB，大得不像项目清单；请删去多余的空行后再传。")
    xml = b"".join(archive.stream("content.xml"))
    if any(b"office:value" in body for body in _MANY_ROWS.findall(xml)) or _MANY_CELLS.search(xml):
        raise Unreadable("表里有一行（或一格）被重复了上千次，像是压缩炸弹，未打开。")
    starts = [found.start() for found in _TABLE.finditer(xml)] + [len(xml)]
    return [_table(xml, start, end) for start, end in zip(starts, starts[1:], strict=False)]


def _table(xml: bytes, start: int, end: int) -> Marks:
    marks, column = Marks(), 0
    for attributes in _COLUMN.findall(xml, start, end):
        count = min(_repeated(attributes), 2000)
        if b'visibility="collapse"' in attributes or b'visibility="filter"' in attributes:
            marks.hidden_columns.update(range(column, column + count))
        column += count
    row, column = -1, 0
    for token in _TOKEN.finditer(xml, start, end):
        kind, attributes = token.groups()
        if kind == b"table-row":
            row, column = row + 1, 0
            if row >= HEADING_ROWS or _repeated(attributes) > 1:
                break
            continue
        spans = dict(_SPAN.findall(attributes))
        across, down = int(spans.get(b"columns", b"1")), int(spans.get(b"rows", b"1"))
        if across > 1 or down > 1:
            marks.merges.append((row, column, row + down - 1, column + across - 1))
        column += _repeated(attributes)
    return marks


def _repeated(attributes: bytes) -> int:
    found = _REPEAT.search(attributes)
    return int(found[1]) if found else 1
