"""A sparkline: the last few weeks in the width of a word."""
from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

Figure = Decimal | float | int | None
WIDTH, HEIGHT, EDGE = 72, 18, 3


def spots(values: Sequence[Figure]) -> list[tuple[float, float]]:
    """(x, y) of every known value: x by its turn, y from the smallest to the largest (all the same: the middle)."""
    known = [float(value) for value in values if value is not None]
    low, high = min(known), max(known)
    tall, wide = HEIGHT - 2 * EDGE, WIDTH / max(len(values) - 1, 1)
    return [
        (round(turn * wide, 1), round(HEIGHT - EDGE - (float(value) - low) / (high - low) * tall, 1) if high > low else HEIGHT / 2)
        for turn, value in enumerate(values)
        if value is not None
    ]


def sparkline(values: Sequence[Figure], says: str = "近八周") -> SafeString:
    """Oldest first; None leaves a gap in time; nothing known draws nothing. `says` names the span; first and last are said in words."""
    if not any(value is not None for value in values):
        return mark_safe("")
    at = spots(values)
    known = [value for value in values if value is not None]
    said = f"{says}：{known[0]:g} 到 {known[-1]:g}" if len(known) > 1 else f"{says}：{known[0]:g}"
    drawn = f'<polyline points="{" ".join(f"{x:g},{y:g}" for x, y in at)}"/>' if len(at) > 1 else ""
    x, y = at[-1]
    return format_html(
        '<svg class="spark" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>{}</svg>',
        WIDTH, HEIGHT, said, said, mark_safe(f'{drawn}<line class="end" x1="{x:g}" x2="{x:g}" y1="{y:g}" y2="{y:g}"/>'),
    )
