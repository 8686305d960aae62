"""Figures of a frozen release in words."""
from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from gongjian.timeline.money import wan, yi

UNIT = {"money": "亿元", "count": "个", "percent": "%"}
Line = dict[str, Any]


def figure(value: int | float | None, measure: str) -> str:
    """Without its unit of measure; "" for nothing."""
    if value is None:
        return ""
    if measure == "money":
        return yi(round(value), 2)
    return f"{value:,.0f}" if measure == "count" else f"{value:.1f}".removesuffix(".0")


def day(text: str | date) -> str:
    """12月25日; with the year where it stands alone: full()."""
    on = date.fromisoformat(text) if isinstance(text, str) else text
    return f"{on.month}月{on.day}日"


def full(text: str | date) -> str:
    on = date.fromisoformat(text) if isinstance(text, str) else text
    return f"{on.year}年{on.month}月{on.day}日"


def money(yuan: int | None) -> str:
    """A project's total: 8.7亿元 or 4,200万元."""
    if yuan is None:
        return ""
    return f"{yi(yuan, 2)}亿元" if yuan >= 100_000_000 else f"{wan(yuan)}万元"


def bar(rate: float | None) -> SafeString:
    """How far towards what was asked; full at 100. An attribute of a drawing, not a style."""
    if rate is None:
        return mark_safe("")
    wide = f"{min(max(rate, 0), 100):.1f}"
    return mark_safe(f'<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="whole" width="100" height="6"/>'
                     f'<rect class="done" width="{wide}" height="6"/></svg>')


def county_rows(lines: list[Line]) -> list[dict[str, Any]]:
    """For a table of targets: nothing asked, not begun and not published stay apart from zero."""
    found = []
    for line in lines:
        unit, rate = UNIT[line["measure"]], line.get("rate")
        found.append({
            "title": line["title"], "basis": line["basis"], "unit": unit, "asked": figure(line["asked"], line["measure"]) or "目标未下达",
            "ordered": line["asked"] is not None,
            "done": figure(line["done"], line["measure"]) if line["done"] is not None else line["state"], "told": line["done"] is not None,
            "rate": f"{rate:.1f}%" if rate is not None else "", "bar": bar(rate), "document": line["document"],
        })
    return found
