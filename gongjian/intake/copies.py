"""Sheets that repeat another sheet of the same file, and tables that are summaries and no lists."""
import re
from collections.abc import Sequence

from .grouping import CLASS_END, ORGAN_END
from .text import compact
from .understood import SheetUnderstood

_PIVOT = re.compile(r"求和项|计数项|行标签|列标签|平均值项|数据透视|总计$|^汇总$")
_COUNTS = re.compile(r"个数|项目数|项数|^数量|项目\(个\)|\(个\)|\(项\)")
_REGION = re.compile(r"(?:省|市|区|县|州|盟|旗|兵团)$")


def is_pivot(texts: Sequence[str]) -> bool:
    """Do these cell texts come from a pivot table (求和项:…, 行标签)?"""
    return any(_PIVOT.search(compact(text)) or compact(text) in ("个数", "项目个数", "项目数", "项目数量") for text in texts)


def summary_reason(sheet: SheetUnderstood) -> str | None:
    """Why a table that reads like a list is a summary: it counts projects instead of naming them. None when it is a list."""
    headings = [compact(column.heading) for column in sheet.columns]
    if any("求和项" in h or "计数项" in h or "行标签" in h for h in headings):
        return "这是数据透视表，不是项目清单。"
    counting = [h for h in headings if _COUNTS.search(h)]
    words = {column.word for column in sheet.columns}
    if "name" not in words:
        return "按单位、地区或类别汇总的统计表，没有项目名称。" if counting or ("number" not in words and words & {"total", "year_plan"}) else None
    names = [compact(str(row.cells.get("name", ""))) for row in sheet.rows]
    if not names:
        return None
    places = sum(1 for name in names if _REGION.search(name) and len(name) <= 8)
    classes = sum(1 for name in names if len(name) <= 12 and (ORGAN_END.search(name) or CLASS_END.search(name)))
    if counting and not words & {"content", "nature"} and classes + places >= 0.6 * len(names):
        return "逐行是单位、地区或类别的个数和金额，不是逐个项目。"
    if places >= 0.9 * len(names) and len(names) >= 3 and not words & {"content", "nature"}:
        return "名称全是地区，是分地区的汇总。"
    return None


def mark_copies(sheets: Sequence[SheetUnderstood]) -> list[SheetUnderstood]:
    """Lists whose every project stands, with the same values, in another list become kind 'copy' (rows let go)."""
    out = list(sheets)
    for at, sheet in enumerate(out):
        if sheet.kind != "list" or not sheet.rows:
            continue
        for other_at, other in enumerate(out):
            if other_at == at or other.kind != "list" or len(other.rows) < len(sheet.rows):
                continue
            if len(other.rows) == len(sheet.rows) and (_worth(other), -other_at) < (_worth(sheet), -at):
                continue
            if _same(sheet, other):
                why = f"其中 {len(sheet.rows)} 个项目都已在“{other.key}”里，数值相同，只取那一份。"
                out[at] = sheet.but(kind="copy", why=why, rows=(), subtotals=(), warnings=(), errors=(), notes=())
                break
    return out


def _worth(sheet: SheetUnderstood) -> int:
    return len({column.word for column in sheet.columns}) + (not sheet.unit_assumed)


def _same(sheet: SheetUnderstood, other: SheetUnderstood) -> bool:
    """Same names, no word of its own, same values."""
    words = {c.word for c in sheet.columns} - {"other", "number", "remarks"}
    if not words <= {c.word for c in other.columns} | {"sector", "level", "nature"}:
        return False
    by_name = {str(row.cells.get("name")): row for row in other.rows}
    hits = [(row, by_name[name]) for row in sheet.rows if (name := str(row.cells.get("name"))) in by_name and name != "None"]
    if len(hits) < 0.9 * len(sheet.rows):
        return False
    shared = words & {c.word for c in other.columns}
    pairs = [(mine.cells.get(word), theirs.cells.get(word)) for mine, theirs in hits for word in shared]
    return sum(1 for mine, theirs in pairs if mine == theirs) >= 0.95 * max(len(pairs), 1)
