"""Every row of a body told apart: project, section heading, total, repeated heading, footnote, blank."""
from dataclasses import dataclass
from typing import Literal

from .grouping import CLASS_END, ORGAN_END, declared_count, is_footnote, is_sentence, numeral_style, style_of, total_kind
from .layout import Layout
from .tables import is_heading
from .text import compact, joined, number_of, shown

Sort = Literal["project", "continued", "section", "maybe", "total", "heading", "foot", "sentence", "bare", "blank", "lost"]
_SUSPICIOUS = frozenset("合小总共全一二三四五六七八九十第(（—–-【[注备说★▲※*县区市本")


@dataclass(slots=True)
class Sorted:
    """What a row is. `label` as shown, `style` of section numbering ('' for a plain group), `total` 'grand' or 'sub'."""

    row: int
    sort: Sort
    label: str = ""
    style: str = ""
    total: str = ""


def sort_rows(layout: Layout) -> list[Sorted]:
    """All rows of the body in order, blanks left out."""
    rows = range(layout.table.start, min(layout.table.end, len(layout.grid.rows)))
    out = [found for row in rows if row not in layout.table.repeats and (found := _sort(layout, row)).sort != "blank"]
    projects = [one for one in out if one.sort == "project"]
    numbered = sum(1 for one in projects if layout.numbered(one.row))
    _settle(layout, out, mostly_numbered=numbered >= 0.8 * max(len(projects), 1) and numbered > 0)
    return out


def _sort(layout: Layout, row: int) -> Sorted:
    filled = layout.filled(row)
    if not filled:
        return Sorted(row, "blank")
    name = layout.value(row, layout.name)
    if filled == [layout.number]:
        if layout.numbered(row) and not joined(name):
            return Sorted(row, "bare", layout.text(row, layout.number))
    label = layout.text(row, layout.name) or next((t for c in layout.names if (t := layout.text(row, c))), "")
    numbered = layout.numbered(row)
    if numbered and label and len(filled) >= 3 and (label[0] not in _SUSPICIOUS or not (total_kind(label) or style_of(label))):
        return Sorted(row, "project")
    if layout.heading_name and label == layout.heading_name and is_heading(layout.grid.rows[row]):
        return Sorted(row, "heading")
    first = compact(shown(layout.grid.rows[row][filled[0]]))
    if first in ("例", "示例", "例如", "填写示例", "样例") or (first.startswith("其中") and not numbered and layout.describing(row, filled) <= 1):
        return Sorted(row, "foot", joined(shown(layout.grid.rows[row][filled[0]])))
    for text in dict.fromkeys((layout.text(row, layout.number), label, first)):
        if text and (total := total_kind(text)) and layout.describing(row, filled) <= 1:
            return Sorted(row, "total", joined(shown(layout.grid.rows[row][filled[0]])), total=total)
    if len(filled) == 1 or (row in layout.wide and len(filled) <= 2):
        return _lonely(layout, row, filled[0], numbered)
    if is_footnote(first) and not numbered and layout.describing(row, filled) <= 2:
        return Sorted(row, "foot", first)
    numeral = numeral_style(layout.text(row, layout.number)) if layout.number >= 0 else None
    described = layout.describing(row, filled)
    if described == 0 and not (numbered and _amount_filled(layout, row, filled) and not style_of(label)):
        return _undescribed(layout, row, filled, label, numeral, numbered)
    if described == 1 and not numbered and (numeral or style_of(label)) and declared_count(label) is not None:
        return Sorted(row, "section", _label(layout, row, filled), numeral or style_of(label) or "")
    if described == 1 and not numbered and layout.number >= 0 and (numeral or style_of(label)):
        return Sorted(row, "maybe", _label(layout, row, filled), numeral or style_of(label) or "")
    if not label and (row, layout.name) in layout.filled_down and not numbered:
        return Sorted(row, "continued")
    return Sorted(row, "project")


def _amount_filled(layout: Layout, row: int, filled: list[int]) -> bool:
    return any(number_of(layout.grid.rows[row][c]) is not None for c in filled if c not in (layout.number, layout.name))


def _undescribed(layout: Layout, row: int, filled: list[int], label: str, numeral: str | None, numbered: bool) -> Sorted:
    """A row of a label with nothing but numbers beside it: a section heading with its sums, or a bare project."""
    shown_label = _label(layout, row, filled)
    style = numeral or style_of(label) or style_of(compact(shown_label))
    if numbered and not (style and declared_count(label) is not None):
        return Sorted(row, "project") if label else Sorted(row, "bare", layout.text(row, layout.number))
    if style:
        return Sorted(row, "section", shown_label, style)
    text = label or layout.text(row, layout.number) or compact(shown_label)
    if number_of(text) is not None or not text:
        return Sorted(row, "lost")
    if declared_count(text) is not None and not numbered:
        return Sorted(row, "section", shown_label)
    return Sorted(row, "maybe", shown_label)


def _label(layout: Layout, row: int, filled: list[int]) -> str:
    """What a group row says: number column and name column together when both are text."""
    cells = layout.grid.rows[row]
    texts = [joined(shown(cells[c])) for c in filled if isinstance(cells[c], str) and number_of(cells[c]) is None]
    numeral = layout.text(row, layout.number) if layout.number in filled else ""
    if numeral_style(numeral) and len(texts) > 1:
        mark = texts[0].rstrip("、.．")
        return f"{mark}{texts[1]}" if mark[:1] in "(（" else f"{mark}、{texts[1]}"
    return texts[0] if texts else ""


def _lonely(layout: Layout, row: int, column: int, numbered: bool) -> Sorted:
    """The only filled cell of a row."""
    value = layout.grid.rows[row][column]
    text, label = compact(shown(value)) or compact(shown(value)[:300]), joined(shown(value))
    if is_footnote(text):
        return Sorted(row, "foot", label)
    if is_sentence(text) and column <= max(layout.name, layout.number, 0):
        return Sorted(row, "sentence", label)
    if number_of(value) is not None:
        return Sorted(row, "lost", label)
    if style_of(text):
        return Sorted(row, "section", label, style_of(text) or "")
    if row in layout.wide or column == layout.number or declared_count(text) is not None:
        return Sorted(row, "section", label) if len(text) <= 60 else Sorted(row, "foot", label)
    if column == layout.name or column in layout.names or layout.name < 0 or column < layout.name:
        return Sorted(row, "maybe", label) if len(text) <= 60 else Sorted(row, "sentence", label)
    return Sorted(row, "continued") if (row, layout.name) in layout.filled_down else Sorted(row, "lost", label)


def _settle(layout: Layout, rows: list[Sorted], mostly_numbered: bool) -> None:
    """Decide the 'maybe' rows: with numbered or described projects around, a bare label is a group heading."""
    rest = sum(1 for one in rows if one.sort == "project")
    for at, one in enumerate(rows):
        if one.sort != "maybe":
            continue
        label = compact(one.label)
        followed = at + 1 < len(rows) and rows[at + 1].sort in ("project", "section", "maybe")
        lonely = len(layout.filled(one.row)) == 1
        group = bool(ORGAN_END.search(label) or CLASS_END.search(label))
        if not rest or not followed:
            one.sort = "foot" if rest and lonely else "project"
        elif one.style:
            one.sort = "section" if mostly_numbered or layout.number < 0 else "project"
        elif lonely:
            one.sort = "section" if mostly_numbered or group or (layout.number < 0 and rest > 2) else "project"
        else:
            one.sort = "section" if (mostly_numbered and group) or _sums_up(layout, rows, at, group) else "project"


def _sums_up(layout: Layout, rows: list[Sorted], at: int, group: bool) -> bool:
    """Does every number of the row equal the sum of the rows directly beneath, or their count?

    One number alone is no proof unless the label sounds like a group.
    """
    cells = layout.grid.rows[rows[at].row]
    wanted = {c: n for c in layout.filled(rows[at].row) if (n := number_of(cells[c])) is not None}
    if not wanted or (len(wanted) == 1 and not group):
        return False
    sums = dict.fromkeys(wanted, 0.0)
    for count, one in enumerate(rows[at + 1:], 1):
        if one.sort not in ("project", "maybe"):
            break
        own = layout.grid.rows[one.row]
        for column in sums:
            sums[column] += (number_of(own[column]) or 0) if column < len(own) else 0
        if (count > 1 or group) and all(abs(sums[c] - n) <= 0.01 + 1e-6 * abs(n) or n == count for c, n in wanted.items()):
            return True
        if count >= 300 or all(sums[c] > n + 0.01 for c, n in wanted.items()):
            break
    return False
