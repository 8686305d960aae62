"""One of a set of small charts that share one scale, so that they can be compared: a line, its last point, the floor of the scale."""
from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from gongjian.pages.drawing.spark import EDGE, HEIGHT, WIDTH, Figure


def multiple(values: Sequence[Figure], low: float, high: float, says: str) -> SafeString:
    """Oldest first, by its turn across; `low` at the floor, `high` at the top. None leaves a gap. Nothing known draws nothing."""
    known = [(turn, float(value)) for turn, value in enumerate(values) if value is not None]
    if not known:
        return mark_safe("")
    wide, tall, span = WIDTH / max(len(values) - 1, 1), HEIGHT - 2 * EDGE, (high - low) or 1
    at = [(round(turn * wide, 1), round(HEIGHT - EDGE - min(max((value - low) / span, 0), 1) * tall, 1)) for turn, value in known]
    said = f"{says}：{abs(known[0][1]):g} 到 {abs(known[-1][1]):g}" if len(known) > 1 else f"{says}：{abs(known[0][1]):g}"
    line = f'<polyline points="{" ".join(f"{x:g},{y:g}" for x, y in at)}"/>' if len(at) > 1 else ""
    x, y = at[-1]
    drawn = f'<line class="flat" x1="0" x2="{WIDTH}" y1="{HEIGHT - 1}" y2="{HEIGHT - 1}"/>{line}<line class="end" x1="{x:g}" x2="{x:g}" y1="{y:g}" y2="{y:g}"/>'
    return format_html(
        '<svg class="spark" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>{}</svg>', WIDTH, HEIGHT, said, said, mark_safe(drawn),
    )
