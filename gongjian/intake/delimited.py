"""Text tables: which encoding, which separator."""
import csv
import io
from collections import Counter

from .unreadable import Unreadable

SEPARATORS = ("\t", ",", ";", "|", "，")


def decode(data: bytes) -> str:
    """Text of a csv/txt: UTF-16 with BOM, UTF-8 with or without BOM, else GB18030. Raises `Unreadable` when it is not text."""
    encodings: tuple[str, ...]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ("utf-16",)
    elif b"\0" in data:
        raise Unreadable("这不是表格也不是文本文件，认不出格式；请用 Excel 或 WPS 另存为 .xlsx 后再传。")
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        odd = sum(1 for char in text[:20000] if (char < " " and char not in "\t\r\n\f\v") or "\ue000" <= char <= "\uf8ff")
        if odd * 50 <= min(len(text), 20000):
            return text
    raise Unreadable("文字的编码认不出来（不是 UTF-8，也不是 GBK）；请用 Excel 或 WPS 另存为 .xlsx 后再传。")


def rows_of(text: str) -> list[list[str]]:
    """Rows of fields. The separator is the one that cuts most lines to the same width > 1. Raises `Unreadable` on broken quotes."""
    csv.field_size_limit(1 << 20)
    try:
        separator = max(SEPARATORS, key=lambda mark: _evenness(text[:60000], mark))
        if _evenness(text[:60000], separator) == (0, 0):
            separator = "\0"
        return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
    except csv.Error as error:
        raise Unreadable("文本表格的引号或分隔符乱了，读不完整；请用 Excel 打开核对后另存为 .xlsx 再传。") from error


def _evenness(sample: str, mark: str) -> tuple[int, int]:
    """(cells in lines of the commonest width, width) for this separator; (0, 0) when it hardly cuts anything."""
    widths = Counter(len(row) for row in list(csv.reader(io.StringIO(sample, newline=""), delimiter=mark))[:200] if any(row))
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide or sum(wide.values()) * 3 < sum(widths.values()):
        return (0, 0)
    width, count = max(wide.items(), key=lambda item: item[0] * item[1])
    return (width * count, width)
