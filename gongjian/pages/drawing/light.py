"""A light: colour, shape and word together. Round = in time, diamond = near, triangle = late, ring = nothing to judge yet."""
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SHAPES = {
    "G": mark_safe('<circle class="G" cx="6" cy="6" r="5"/>'),
    "Y": mark_safe('<path class="Y" d="M6 .4 11.6 6 6 11.6 .4 6Z"/>'),
    "R": mark_safe('<path class="R" d="M6 .6 12 11.2H0Z"/>'),
    "N": mark_safe('<circle class="N" cx="6" cy="6" r="4.5"/>'),
}
WORDS = {"G": "绿灯：在时限内", "Y": "黄灯：临近", "R": "红灯：逾期", "N": "未亮灯"}


@lru_cache(maxsize=512)
def light(colour: str | None, says: str = "") -> SafeString:
    """`colour` is G, Y, R, or N / None / "" for "not judged"; `says` replaces the usual words (入统：开工超过两个月未入统)."""
    colour = colour or "N"
    words = says or WORDS[colour]
    return format_html(
        '<svg class="light" viewBox="0 0 12 12" role="img" aria-label="{}"><title>{}</title>{}</svg>', words, words, SHAPES[colour]
    )
