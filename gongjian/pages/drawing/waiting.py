"""协议 → 开工: the share of signings not yet started, falling in steps over the days since signing; half marked by a line."""
from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

HEIGHT, TOP, FLOOR = 170, 10, 150  # px
MONTH = 30


def waiting(points: Sequence[tuple[int, float]], last: int, says: str) -> SafeString:
    """`points`: (days, share 0–1), days rising from (0, 1); `last`: the longest anybody was watched. `says`: the picture in words. No points: a sentence."""
    if not points:
        return mark_safe('<p class="none">还没有计入的签约<small>签了正式合同并认定后，这里画出多久开工</small></p>')
    far = max(last, points[-1][0], MONTH)
    x = lambda days: round(days / far * 100, 2)
    y = lambda share: round(FLOOR - share * (FLOOR - TOP), 1)
    way = [f"{x(points[0][0]):g},{y(points[0][1]):g}"]
    for (_, before), (day, share) in zip(points, points[1:], strict=False):
        way += [f"{x(day):g},{y(before):g}", f"{x(day):g},{y(share):g}"]
    way.append(f"100,{y(points[-1][1]):g}")
    every = next((step for step in (MONTH * months for months in (1, 2, 3, 6, 12, 24)) if far / step <= 7), 60 * MONTH)
    named = [day for day in range(every, far + 1, every) if x(day) <= 96]
    grid = "".join(f'<line class="grid" x1="0" x2="100" y1="{y(share):g}" y2="{y(share):g}"/>' for share in (1, 0.75, 0.5, 0.25))
    return format_html(
        '<div class="curves waiting" style="padding-left:44px"><div class="plot" style="height:{height}px">{ys}'
        '<svg viewBox="0 0 100 {height}" preserveAspectRatio="none" role="img" aria-label="{says}"><title>{says}</title>{grid}'
        '<line class="axis" x1="0" x2="100" y1="{floor}" y2="{floor}"/><polyline class="reported" points="{way}"/></svg></div>'
        '<div class="months">{xs}</div></div>',
        height=HEIGHT, says=says, grid=mark_safe(grid), floor=f"{y(0):g}", way=" ".join(way),
        ys=format_html_join("", '<span class="y" style="top:{}px">{}%</span>', ((f"{y(share / 100):g}", share) for share in (0, 50, 100))),
        xs=format_html_join("", '<span class="x" style="left:{}%">{}</span>', ((f"{x(day):g}", f"{day // MONTH}个月") for day in named)),
    )
