"""What a Gantt chart is made of, and where everything lies: days across in percent, rows down in pixels. Pure; `gantt_svg` draws it."""
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

ROW, STAGE, BAR = 26, 22, 12  # px: a row, the heading of a stage, a bar
MONTHS, LINE = 20, 16  # px: the line of the months, a line of marks
NAMES, WIDTH = 216, 1000  # px of the picture on paper: the names, the whole
BACK, LEAST, BESIDE = 45, 42, 6  # days before today at most, days at least, days kept free at the right for words
TEXT, SMALL, TIGHT = 12.5, 11.5, 10.5  # px
SAID = {"done": "已办结", "spent": "在办已过", "left": "在办未过", "ahead": "未启动，按时限推算", "stands": "停表：补正或在中介", "spare": "富余"}


@dataclass(frozen=True)
class Span:
    """Both days included. `kind`: one of KINDS; "spare" is the slack behind a bar, a thin line."""

    kind: str
    start: date
    end: date


@dataclass(frozen=True)
class Row:
    """One item. `says` stands beside its bar; `late`: the limit it has passed."""

    key: str
    name: str
    spans: tuple[Span, ...] = ()
    says: str = ""
    critical: bool = False
    late: date | None = None
    url: str = ""


@dataclass(frozen=True)
class Stage:
    """A heading over the rows that follow."""

    name: str


@dataclass(frozen=True)
class Mark:
    """A day with its word. `kind`: today, promised, likely."""

    kind: str
    day: date
    says: str


@dataclass(frozen=True)
class Gantt:
    """`rests`: runs of rest days, both days included. `chain`: keys of the critical rows in their order. `says`: all of it in a sentence, for who does not see.

    `wide`: the pixels the days have at least, so that words do not run into one another.
    """

    on: date
    rows: tuple[Row | Stage, ...]
    marks: tuple[Mark, ...] = ()
    rests: tuple[tuple[date, date], ...] = ()
    chain: tuple[str, ...] = ()
    says: str = "前期手续横道图"
    wide: int = WIDTH - NAMES

    @cached_property
    def days(self) -> tuple[date, date]:
        """First and last day shown: from no more than BACK days before today to a little after the last bar or mark."""
        spans = [span for row in self.rows if isinstance(row, Row) for span in row.spans]
        starts = [span.start for span in spans] + [mark.day for mark in self.marks] + [self.on]
        ends = [span.end for span in spans] + [mark.day for mark in self.marks] + [self.on]
        first = max(min(starts), self.on - timedelta(BACK))
        first = min(first, max(ends)) - timedelta(1)
        return first, max(max(ends) + timedelta(BESIDE), first + timedelta(LEAST))

    @cached_property
    def marked(self) -> "list[list[tuple[Mark, float, str]]]":
        """Lines of marks, each with its place in percent and its anchor, none running into another."""
        return placed(self)

    @property
    def head(self) -> int:
        return MONTHS + LINE * max(len(self.marked), 1)

    @property
    def height(self) -> int:
        return self.head + sum(ROW if isinstance(row, Row) else STAGE for row in self.rows) + 4


def rest_runs(working: Sequence[date], first: date, last: date) -> tuple[tuple[date, date], ...]:
    """Runs of days between `first` and `last` that are no working days."""
    found: list[tuple[date, date]] = []
    known = set(working)
    for place in range((last - first).days + 1):
        day = first + timedelta(place)
        if day in known:
            continue
        if found and found[-1][1] == day - timedelta(1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return tuple(found)


def x_of(gantt: Gantt, day: date, after: int = 0) -> float:
    """Percent across of the beginning of a day; its end with `after` 1."""
    first, last = gantt.days
    return round(min(max(((day - first).days + after) / ((last - first).days + 1), 0), 1) * 100, 3)


def tops(gantt: Gantt) -> Iterator[tuple[int, Row | Stage]]:
    top = gantt.head
    for row in gantt.rows:
        yield top, row
        top += ROW if isinstance(row, Row) else STAGE


def placed(gantt: Gantt) -> list[list[tuple[Mark, float, str]]]:
    lines: list[list[tuple[Mark, float, str]]] = []
    ends: list[float] = []
    for mark in sorted(gantt.marks, key=lambda mark: mark.day):
        at, size = x_of(gantt, mark.day, 1 if mark.kind == "today" else 0), width_of(mark.says, SMALL)
        px = at / 100 * gantt.wide
        anchor = "start" if px < size / 2 else "end" if px + size / 2 > gantt.wide else "middle"
        left = {"start": px, "end": px - size, "middle": px - size / 2}[anchor]
        line = next((place for place, end in enumerate(ends) if end + 10 <= left), len(ends))
        if line == len(ends):
            ends.append(0)
            lines.append([])
        ends[line] = left + size
        lines[line].append((mark, at, anchor))
    return lines


def width_of(words: str, size: float) -> float:
    """Pixels: a Chinese character is as wide as it is high, others a little over half."""
    return sum(size if ord(sign) > 0x2E7F or sign == "◆" else size * 0.56 for sign in words)


def wrapped(words: str, width: float) -> tuple[float, list[str]]:
    """Size of the letters and the lines: one, a smaller one, or two smaller ones, the second cut with … where even two are too short."""
    if width_of(words, TEXT) <= width:
        return TEXT, [words]
    lines = [""]
    for sign in words:
        if width_of(lines[-1] + sign, TIGHT) > width:
            if len(lines) == 2:
                while width_of(lines[1] + "…", TIGHT) > width:
                    lines[1] = lines[1][:-1]
                return TIGHT, [lines[0], lines[1] + "…"]
            lines.append("")
        lines[-1] += sign
    return TIGHT, lines
