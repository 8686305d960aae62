"""On whose desk a matter lay how many days: one strip from the day it was found to the day looked at, and the same in words."""
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True)
class Lay:
    """`kind`: office, unit, other (another unit, after a transfer), waits."""

    name: str
    kind: str
    days: int
    spoken: str  # "12月6日—12月13日"


def desks(lays: Sequence[Lay], after: str = "天") -> SafeString:
    """In the order of the days. Nothing held yet draws nothing."""
    total = sum(lay.days for lay in lays)
    if not total:
        return mark_safe("")
    at, rects = 0, []
    for lay in lays:
        rects.append(f'<rect class="{lay.kind}" x="{at * 100 / total:.2f}" y="0" width="{lay.days * 100 / total:.2f}" height="14"/>')
        at += lay.days
    said = "，".join(f"{name} {days} {after}" for name, (_, days) in summed(lays).items())
    return format_html(
        '<div class="desks"><svg viewBox="0 0 100 14" preserveAspectRatio="none" role="img" aria-label="{}"><title>{}</title>{}</svg><ul>{}</ul></div>',
        said, said, mark_safe("".join(rects)),
        format_html_join("", '<li><i class="{}"></i>{} <b>{}</b> {}</li>', ((kind, name, days, after) for name, (kind, days) in summed(lays).items())),
    )


def summed(lays: Sequence[Lay]) -> dict[str, tuple[str, int]]:
    """{name: (kind, days)}, in the order they first held it."""
    found: dict[str, tuple[str, int]] = {}
    for lay in lays:
        found[lay.name] = (lay.kind, lay.days + found.get(lay.name, ("", 0))[1])
    return found
