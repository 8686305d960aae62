"""Investment over the months of one project: planned (dashed), promised to catch up (dash and dot), reported (solid), official (dots), today (a line).

The picture stretches, the words do not: lines are SVG, labels are HTML placed in percent across and pixels down.
"""
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from gongjian.pages.drawing.axes import Axes, axes_of, months

Points = Sequence[tuple[date, float]]  # cumulative, in the unit of the axis (万元), days ascending
ROOM = 18  # px between two labels


@dataclass
class Label:
    kind: str
    text: str
    y: float  # px from the top


def apart(labels: list[Label], top: float, bottom: float) -> list[Label]:
    """Pushes labels down, then up again from the bottom, until none covers another."""
    for above, label in pairwise(labels):
        label.y = max(label.y, above.y + ROOM)
    for turn, label in enumerate(reversed(labels)):
        label.y = min(label.y, bottom - turn * ROOM)
    for turn, label in enumerate(labels):
        label.y = max(label.y, top + turn * ROOM)
    return labels


def beside(labels: list[Label], above: bool) -> None:
    """Curves rise: left of today the ground above them is free, right of today the ground below."""
    ys = [label.y for label in labels]
    for turn, label in enumerate(labels):
        label.y = min(ys) - ROOM * (len(labels) - turn) + 4 if above else max(ys) + ROOM * (turn + 1) - 4


def line(kind: str, axes: Axes, points: Points) -> str:
    spots = [(axes.x(day), axes.y(value)) for day, value in points]
    return f'<polyline class="{kind}" points="{" ".join(f"{x:g},{y:g}" for x, y in spots)}"/>' if len(spots) > 1 else ""


def dots(axes: Axes, points: Points) -> str:
    spots = [(axes.x(day), axes.y(value)) for day, value in points]
    return "".join(f'<line class="official" x1="{x:g}" x2="{x:g}" y1="{y:g}" y2="{y:g}"/>' for x, y in spots)


def frame(axes: Axes) -> str:
    rules = "".join(f'<line class="grid" x1="0" x2="100" y1="{axes.y(at):g}" y2="{axes.y(at):g}"/>' for at in axes.steps[1:])
    floor = axes.y(0)
    return f'{rules}<line class="axis" x1="0" x2="100" y1="{floor:g}" y2="{floor:g}"/>'


def said(axes: Axes, on: date, reported: Points, reported_says: str, planned_says: str) -> SafeString:
    """The words at today's line: the day at the top, then what was reported and what the plan asked, never over one another."""
    labels = [Label("planned", planned_says, axes.y(axes.planned_on(on)))] if planned_says else []
    if reported_says:
        labels.append(Label("reported", reported_says, axes.y(reported[-1][1] if reported else 0)))
    labels.sort(key=lambda label: label.y)
    left = axes.x(on) > 55
    beside(labels, above=left)
    labels.insert(0, Label("today", f"{on.month}月{on.day}日", 8))
    side = " before" if left else ""
    return format_html_join(
        "", '<span class="say of-{}{}" style="left:{}%;top:{}px">{}</span>',
        ((label.kind, side, f"{axes.x(on):g}", f"{label.y:g}", label.text) for label in apart(labels, 8, axes.y(0) - 9)),
    )


def curves(
    on: date, planned: Points = (), reported: Points = (), official: Points = (),
    *, unit: str = "万元", reported_says: str = "", planned_says: str = "", promised: Points = (),
) -> SafeString:
    """`reported_says` ("6,020 · 有据 82%") and `planned_says` ("序时 7,900，落后 5.2 个百分点") come formatted. Nothing known: a sentence."""
    if not any((planned, reported, official)):
        return mark_safe('<p class="none">还没有投资数据<small>填报第一期、定下年度计划后，这里画出计划、填报与统计三条线</small></p>')
    axes = axes_of(on, planned, reported, official, promised)
    drawn = [frame(axes), line("planned", axes, planned), line("promised", axes, promised), line("reported", axes, reported), dots(axes, official)]
    at = f"{axes.x(on):g}"
    drawn.append(f'<line class="today" x1="{at}" x2="{at}" y1="0" y2="{axes.y(0):g}"/>')
    words = "，".join(filter(None, [f"截至 {on.month}月{on.day}日（{unit}）", f"填报 {reported_says}" if reported_says else "尚无填报", planned_says]))
    return format_html(
        '<div class="curves" style="padding-left:{left}px"><div class="plot" style="height:{height}px">{ys}'
        '<svg viewBox="0 0 100 {height}" preserveAspectRatio="none" role="img" aria-label="{words}"><title>{words}</title>{drawn}</svg>{said}</div>'
        '<div class="months">{xs}</div></div>',
        left=14 + 7 * len(f"{axes.steps[-1]:,.0f}"), height=axes.height, words=words, drawn=mark_safe("".join(drawn)),
        said=said(axes, on, reported, reported_says, planned_says),
        ys=format_html_join("", '<span class="y" style="top:{}px">{}</span>', ((f"{axes.y(at):g}", f"{at:,.0f}") for at in axes.steps)),
        xs=months(axes),
    )
