"""One pass over the XML of .xlsx sheets for what calamine drops: hidden columns and rows, errors, uncalculated formulas, true extent."""
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from .archive import BROKEN, Archive
from .marks import Marks, position
from .unreadable import Unreadable

_COL = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_ATTRIBUTE = re.compile(rb'\b(min|max|hidden)="(\w+)"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*\bhidden="(?:1|true)"')
_ERROR = re.compile(rb'<(?:\w+:)?c\b([^>/]*\bt="e"[^>/]*)>(.*?)</(?:\w+:)?c>', re.DOTALL)
_V = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_BARE = re.compile(rb"<(?:\w+:)?c\b([^>/]*)><(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"
                   rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>")
_REF = re.compile(rb'\br="([A-Z]{1,3}\d{1,7})"')
_WIDE = re.compile(rb'\br="([B-Z][A-Z]|[A-Z]{3})\d+"[^>/]*>\s*<')
_ROW = re.compile(rb'\br="(\d{1,8})"')
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is|t)[ >]")


def _blocks(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Chunks re-cut so that no row is split (a single row beyond 4 MB is cut at a cell)."""
    kept = b""
    for chunk in chunks:
        kept += chunk
        cut = kept.rfind(b"</row>") + 6 if b"</row>" in kept else kept.rfind(b":row>") + 5
        if cut > 5 or len(kept) > 1 << 22:
            cut = cut if cut > 5 else max(kept.rfind(b"<c "), 0) or len(kept)
            yield kept[:cut]
            kept = kept[cut:]
    yield kept


def marks_of(archive: Archive, part: str) -> Marks:
    """Marks of one sheet part (merges stay with calamine). Raises `Unreadable` on damage."""
    marks, in_data = Marks(), False
    for block in _blocks(archive.stream(part)):
        if not in_data:
            head, found, _ = block.partition(b"<sheetData")
            _columns(head if found else block[:65536], marks)
            in_data = True
        marks.hidden_rows += len(_HIDDEN_ROW.findall(block)) if b'hidden="' in block else 0
        if b't="e"' in block:
            for attributes, inner in _ERROR.findall(block):
                if (ref := _REF.search(attributes)) and (value := _V.search(inner)):
                    marks.errors[position(ref[1].decode())] = value[1].decode("utf-8", "replace")
        if b"<f" in block or b":f" in block:
            for attributes in _BARE.findall(block):
                if ref := _REF.search(attributes):
                    marks.uncalculated.append(position(ref[1].decode()))
        _extent(block, marks)
    return marks


def _columns(head: bytes, marks: Marks) -> None:
    for attributes in _COL.findall(head):
        found = dict(_ATTRIBUTE.findall(attributes))
        if found.get(b"hidden") in (b"1", b"true"):
            first, last = int(found.get(b"min", b"1")), int(found.get(b"max", b"1"))
            marks.hidden_columns.update(range(first - 1, min(last, 2000)))


def _extent(block: bytes, marks: Marks) -> None:
    last = max(block.rfind(b"<v"), block.rfind(b"<is"), block.rfind(b":v>"), block.rfind(b":is>"))
    if last < 0:
        return
    row = max(block.rfind(b"<row", 0, last), block.rfind(b":row", 0, last))
    if row >= 0 and (number := _ROW.search(block, row, row + 400)):
        marks.last_row = max(marks.last_row, int(number[1]) - 1)
    marks.last_column = max(marks.last_column, 51)
    for letters in set(_WIDE.findall(block)):
        marks.last_column = max(marks.last_column, position(letters.decode() + "1")[1])


def sheet_parts(archive: Archive) -> dict[str, str]:
    """Sheet name → part name, from workbook.xml and its relations. Raises `Unreadable` when they are damaged."""
    root = next((n for n in archive.names if n.lower() == "xl/workbook.xml"), "xl/workbook.xml")
    rels = next((n for n in archive.names if n.lower() == "xl/_rels/workbook.xml.rels"), "")
    try:
        book = ElementTree.fromstring(b"".join(archive.stream(root)))
        links = ElementTree.fromstring(b"".join(archive.stream(rels))) if rels else ()
    except ElementTree.ParseError as error:
        raise Unreadable(BROKEN) from error
    target = {link.get("Id"): link.get("Target", "") for link in links}
    lower = {name.lower(): name for name in archive.names}
    parts = {}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet") and (name := sheet.get("name")) is not None:
            link = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
            path = target.get(link, "")
            path = path.lstrip("/") if path.startswith("/") else "xl/" + path.removeprefix("./")
            if path.lower() in lower:
                parts[name] = lower[path.lower()]
    return parts
