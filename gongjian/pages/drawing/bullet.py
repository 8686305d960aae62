"""A bullet bar: what is done against a target of 100 %, a mark for the pace, a pale band for the forecast."""
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

Share = Decimal | float | int | None  # in percent: 70.4 means 70.4 %
SCALE = 112  # the bar runs a little past the target, so that 104 % is seen to be more; the same on every row


def percent(share: Share) -> str:
    return f"{float(share):.1f}".removesuffix(".0") + "%" if share is not None else "—"


def place(share: Share) -> float:
    return round(min(max(float(share or 0), 0), SCALE), 2)


def words(done: Share, pace: Share, low: Share, high: Share) -> str:
    said = ["尚无数据" if done is None else f"完成 {percent(done)}"]
    if pace is not None:
        said.append(f"序时 {percent(pace)}")
    if low is not None and high is not None:
        said.append(f"预测 {percent(low)}—{percent(high)}")
    return "，".join(said)


def bullet(done: Share, pace: Share = None, low: Share = None, high: Share = None, says: str = "") -> SafeString:
    """All in percent of the target; None draws nothing (no target, not reported), 0 an empty bar. `says` goes before the words."""
    parts = ['<rect class="track" x="0" y="2" width="100" height="14"/>']
    if low is not None and high is not None:
        left, right = place(low), place(high)
        parts.append(f'<rect class="range" x="{left}" y="2" width="{max(round(right - left, 2), 0)}" height="14"/>')
    if done is not None:
        parts.append(f'<rect class="done" x="0" y="6" width="{place(done)}" height="6"/>')
        if float(done) > 100:
            parts.append('<line class="full" x1="100" x2="100" y1="6" y2="12" vector-effect="non-scaling-stroke"/>')
    if pace is not None:
        at = min(max(place(pace), 0.4), SCALE - 0.4)
        parts.append(f'<line class="pace" x1="{at}" x2="{at}" y1="0" y2="18" vector-effect="non-scaling-stroke"/>')
    said = f"{says}：{words(done, pace, low, high)}" if says else words(done, pace, low, high)
    return format_html(
        '<svg class="bullet" viewBox="0 0 {} 18" preserveAspectRatio="none" role="img" aria-label="{}"><title>{}</title>{}</svg>',
        SCALE, said, said, mark_safe("".join(parts)),
    )
