"""The axes of a chart over months: days across in percent, money down in pixels, round steps."""
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, log10

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

HEIGHT, TOP, FLOOR = 190, 12, 180  # px
MOST_NAMES = 12


@dataclass(frozen=True)
class Axes:
    first: date
    last: date
    steps: list[float]
    planned: Sequence[tuple[date, float]]
    height: int = HEIGHT

    def x(self, day: date) -> float:
        return round((day - self.first).days / max((self.last - self.first).days, 1) * 100, 2)

    def y(self, value: float) -> float:
        return round(FLOOR - float(value) / self.steps[-1] * (FLOOR - TOP), 1)

    def planned_on(self, on: date) -> float:
        """The planned line at `on`, straight between its points; flat before and after."""
        before = [point for point in self.planned if point[0] <= on]
        after = [point for point in self.planned if point[0] > on]
        if not before or not after:
            return float((before or after or [(on, 0)])[-1 if before else 0][1])
        (day, low), (end, high) = before[-1], after[0]
        return float(low) + (float(high) - float(low)) * (on - day).days / (end - day).days


def round_steps(most: float) -> list[float]:
    """0 and four equal steps up to or just above `most`; a chart of zeros still has an axis."""
    if most <= 0:
        return [0, 25, 50, 75, 100]
    size = 10 ** (ceil(log10(most / 4)) - 1)
    step = next(size * factor for factor in (1, 2, 2.5, 3, 4, 5, 6, 8, 10, 20) if size * factor * 4 >= most)
    return [step * turn for turn in range(5)]


def month_starts(first: date, last: date) -> list[date]:
    starts, at = [], first.replace(day=1)
    while at <= last:
        starts.append(at)
        at = (at.replace(day=28) + timedelta(days=4)).replace(day=1)
    return starts


def axes_of(on: date, *lines: Sequence[tuple[date, float]]) -> Axes:
    days = [day for line in lines for day, _ in line] + [on]
    first, end = min(days).replace(day=1), max(days)
    last = (end.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return Axes(first, last, round_steps(max((float(value) for line in lines for _, value in line), default=0)), lines[0])


def months(axes: Axes) -> SafeString:
    """Names of the months under their middle; years are told at January; past a dozen only some are named; every other leaves on a small screen."""
    starts = month_starts(axes.first, axes.last)
    every = ceil(len(starts) / MOST_NAMES)
    named = starts[::every]
    return format_html_join(
        "", '<span class="x{}" style="left:{}%">{}</span>',
        (
            (" even" if turn % 2 and len(named) > 7 else "", f"{axes.x(start + timedelta(days=14)):g}", name(start, turn, every))
            for turn, start in enumerate(named)
        ),
    )


def name(start: date, turn: int, every: int) -> str:
    return f"{start.year}.{start.month}" if every > 1 or (start.month == 1 and turn) else f"{start.month}月"
