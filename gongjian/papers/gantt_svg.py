"""A Gantt chart as one SVG, for the paper and for the screen: the same drawing stretches while its words do not.

Its colours are presentation attributes: neither a style sheet nor a script is needed where it is shown. Nothing is said by colour alone: done is solid, under
way is hatched as far as it has come, what is to come is outlined, standing still is dotted, and the critical way has a thick edge and a ◆ before its name.
"""
from collections.abc import Iterator
from datetime import date
from html import escape

from gongjian.papers.gantt import (
    BAR,
    LINE,
    MONTHS,
    NAMES,
    ROW,
    SMALL,
    STAGE,
    TEXT,
    Gantt,
    Row,
    Span,
    Stage,
    tops,
    width_of,
    wrapped,
    x_of,
)
from gongjian.timeline.periods import months

INK, QUIET, RULE, REST, BAND, PALE, BLUE, SHEET, RED = "#1d2a35", "#596570", "#dcd7ca", "#f3f0e8", "#e8e3d7", "#dbe8f0", "#1d5d87", "#ffffff", "#b53325"
HALO = f'paint-order="stroke" stroke="{SHEET}" stroke-width="3" stroke-linejoin="round"'
FACE = 'font-family="sans-serif"'  # put in place of a family by whoever knows which there are
KINDS = {
    "done": f'fill="{BLUE}"', "spent": f'fill="url(#gantt-spent)" stroke="{BLUE}"', "left": f'fill="{PALE}" stroke="{BLUE}"',
    "ahead": f'fill="{SHEET}" stroke="{BLUE}" stroke-dasharray="4 3"', "stands": f'fill="url(#gantt-stands)" stroke="{QUIET}"', "spare": "",
}
MARKS = {
    "today": f'stroke="{INK}" stroke-width="1.6"', "promised": f'stroke="{RED}" stroke-width="1.6" stroke-dasharray="6 3"',
    "likely": f'stroke="{INK}" stroke-dasharray="2 3"',
}
PATTERNS = (
    f'<defs><pattern id="gantt-spent" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="{PALE}"/>'
    f'<rect width="2.4" height="5" fill="{BLUE}"/></pattern><pattern id="gantt-stands" width="4" height="4" patternUnits="userSpaceOnUse">'
    f'<rect width="4" height="4" fill="{SHEET}"/><circle cx="2" cy="2" r="1" fill="{QUIET}"/></pattern></defs>'
)


def picture(gantt: Gantt) -> str:
    """A drawing that stands alone: names at the left, the days at the right; NAMES + `gantt.wide` px by `gantt.height`."""
    width, height = NAMES + gantt.wide, gantt.height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" {FACE} font-size="{TEXT}" fill="{INK}">'
        f'<rect width="{width}" height="{height}" fill="{SHEET}"/>{"".join(_names(gantt, width))}'
        f'<svg x="{NAMES}" width="{gantt.wide}" height="{height}">{plot(gantt)}</svg></svg>'
    )


def plot(gantt: Gantt) -> str:
    """All but the names and the frame: as wide as what it is put in."""
    return "".join((PATTERNS, *_ground(gantt), *_bars(gantt), *_chain(gantt), *_marks(gantt), *_words(gantt)))


# --- parts


def _names(gantt: Gantt, width: int) -> Iterator[str]:
    for top, row in tops(gantt):
        if isinstance(row, Stage):
            yield f'<rect y="{top}" width="{width}" height="{STAGE}" fill="{BAND}"/>' + _text("6", top + 15, row.name, f'fill="{QUIET}" font-size="{SMALL}"')
            continue
        size, lines = wrapped(("◆ " if row.critical else "") + row.name, NAMES - 14)
        weight = ' font-weight="bold"' if row.critical else ""
        base = top + 17 if len(lines) == 1 else top + 11
        for turn, line in enumerate(lines):
            yield _text("6", base + turn * 12, line, f'font-size="{size}"{weight}')
        yield f'<line x1="0" x2="{width}" y1="{top + ROW}" y2="{top + ROW}" stroke="{BAND}"/>'


def _ground(gantt: Gantt) -> Iterator[str]:
    """Rest days, months, stages."""
    first, last = gantt.days
    floor, head = gantt.height - 4, gantt.head
    for start, end in gantt.rests:
        if end >= first and start <= last:
            left = x_of(gantt, start)
            yield f'<rect x="{left}%" y="{head}" width="{round(x_of(gantt, end, 1) - left, 3)}%" height="{floor - head}" fill="{REST}"/>'
    for month in months(first, last):
        left = x_of(gantt, month.start)
        yield f'<line x1="{left}%" x2="{left}%" y1="0" y2="{floor}" stroke="{RULE}"/>'
        if (month.end - month.start).days >= 9:
            yield _text(f"{left}%", 14, _month(month.start, first), f'dx="5" fill="{QUIET}" font-size="{SMALL}"')
    for top, row in tops(gantt):
        if isinstance(row, Stage):
            yield f'<rect y="{top}" width="100%" height="{STAGE}" fill="{BAND}"/>'
        else:
            yield f'<line x1="0" x2="100%" y1="{top + ROW}" y2="{top + ROW}" stroke="{BAND}"/>'


def _month(start: date, first: date) -> str:
    return f"{start.year}年{start.month}月" if start.month == 1 or (start.year, start.month) == (first.year, first.month) else f"{start.month}月"


def _bars(gantt: Gantt) -> Iterator[str]:
    for top, row in tops(gantt):
        if isinstance(row, Row):
            yield f"<g><title>{escape(row.name)}{'（关键）' if row.critical else ''}：{escape(row.says or '没有日期')}</title>{''.join(_bar(gantt, row, top))}</g>"


def _bar(gantt: Gantt, row: Row, top: int) -> Iterator[str]:
    y, shown = top + (ROW - BAR) // 2, _shown(gantt, row)
    for span in shown:
        left, right = x_of(gantt, span.start), x_of(gantt, span.end, 1)
        if span.kind == "spare":
            yield f'<line x1="{left}%" x2="{right}%" y1="{top + ROW / 2}" y2="{top + ROW / 2}" stroke="{QUIET}" stroke-width="1.5" stroke-dasharray="1 3"/>'
        else:
            yield f'<rect x="{left}%" y="{y}" width="{max(round(right - left, 3), 0.4)}%" height="{BAR}" {KINDS[span.kind]}/>'
    if row.critical and (ends := _ends(gantt, row)):
        left, right = ends
        yield f'<rect x="{left}%" y="{y - 1.5}" width="{max(round(right - left, 3), 0.4)}%" height="{BAR + 3}" fill="none" stroke="{INK}" stroke-width="2.4"/>'
    if row.late:
        yield (
            f'<svg x="{x_of(gantt, row.late, 1)}%" y="{top}" width="1" height="{ROW}" overflow="visible">'
            f'<path d="M0 3V{ROW - 3}" stroke="{RED}" stroke-width="2"/><path d="M0 3l7 4-7 4z" fill="{RED}"/></svg>'
        )


def _shown(gantt: Gantt, row: Row) -> list[Span]:
    return [span for span in row.spans if span.end >= gantt.days[0]]


def _ends(gantt: Gantt, row: Row) -> tuple[float, float] | None:
    """Percent at which the bar itself begins and ends, its slack left out."""
    bars = [span for span in _shown(gantt, row) if span.kind != "spare"]
    return (x_of(gantt, bars[0].start), x_of(gantt, bars[-1].end, 1)) if bars else None


def _words(gantt: Gantt) -> Iterator[str]:
    """Behind the bar or before it, where there is room; else not drawn (they are in its title, and in the list)."""
    for top, row in tops(gantt):
        if isinstance(row, Stage) or not row.says:
            continue
        ends, how = _ends(gantt, row), f'fill="{RED if row.late else QUIET}" font-size="{SMALL}" {HALO}'
        if ends is None:  # long before the days shown, or without a day
            yield _text("0%", top + 17, ("◂ " if row.spans else "") + row.says, f'dx="6" {how}')
            continue
        room = (width_of(row.says, SMALL) + 12) / gantt.wide * 100
        left, right = ends[0], max(x_of(gantt, span.end, 1) for span in _shown(gantt, row))
        if right + room <= 100:
            yield _text(f"{right}%", top + 17, row.says, f'dx="{9 if row.late else 6}" {how}')
        elif left - room >= 0:
            yield _text(f"{left}%", top + 17, row.says, f'dx="-6" text-anchor="end" {how}')


def _chain(gantt: Gantt) -> Iterator[str]:
    """From the end of one critical bar down to the next, and along to its beginning."""
    at = {row.key: (top, ends) for top, row in tops(gantt) if isinstance(row, Row) and (ends := _ends(gantt, row))}
    keys, stroke = [key for key in gantt.chain if key in at], f'stroke="{INK}" stroke-width="1.2"'
    for key, following in zip(keys, keys[1:], strict=False):
        (top, (_, end)), (under, (start, _)) = at[key], at[following]
        edge = BAR // 2 if under > top else -BAR // 2
        y, to = top + ROW / 2 + edge, under + ROW / 2 - (edge if start <= end else 0)
        yield f'<line x1="{end}%" x2="{end}%" y1="{y}" y2="{to}" {stroke}/>'
        if start > end:
            yield f'<line x1="{end}%" x2="{start}%" y1="{to}" y2="{to}" {stroke}/>'


def _marks(gantt: Gantt) -> Iterator[str]:
    for place, line in enumerate(gantt.marked):
        y = MONTHS + LINE * place
        for mark, at, anchor in line:
            fill, weight = RED if mark.kind == "promised" else INK, ' font-weight="bold"' if mark.kind == "today" else ""
            yield f'<line x1="{at}%" x2="{at}%" y1="{y + LINE - 2}" y2="{gantt.height - 4}" {MARKS[mark.kind]}/>'
            yield _text(f"{at}%", y + 11, mark.says, f'text-anchor="{anchor}" fill="{fill}" font-size="{SMALL}"{weight}')


def _text(x: str, y: float, words: str, how: str = "") -> str:
    return f'<text x="{x}" y="{y}" {how}>{escape(words)}</text>' if words else ""
