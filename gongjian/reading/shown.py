"""Formats: one value, spoken for the screen, for Excel and for JSON. Zero, nothing, 无任务, 未下达 and 未报 are different things."""
from datetime import date, datetime
from typing import Any

from gongjian.reading.word import Word
from gongjian.timeline.money import WAN, YI, wan, yi

NO_TASK, NOT_ISSUED, NOT_REPORTED = "无任务", "未下达", "未报"


def shown(told: Word, value: Any) -> str:
    """For the screen and for print. Nothing is an empty string; zero is "0"."""
    if value is None or value == "":
        return ""
    if value in (NO_TASK, NOT_ISSUED, NOT_REPORTED):
        return str(value)
    match told.shown_as:
        case "day":
            return value.isoformat() if isinstance(value, date) else str(value)
        case "money":
            return wan(round(value))
        case "yi":
            return yi(round(value))
        case "percent":
            return f"{float(value):.1f}%"
        case "share":
            return f"{value / 100:g}%"
        case "points":
            return f"{float(value):.1f}"
        case "flag":
            return "是" if value else "否"
        case "choice":
            return dict(told.choices.choices).get(value, value) if told.choices else str(value)
        case "listing":
            return str(value).strip("、")
        case _:
            return str(value).strip() if isinstance(value, str) else f"{value:,}" if isinstance(value, int) and told.shown_as != "year" else str(value)


def cell(told: Word, value: Any) -> Any:
    """For Excel: numbers stay numbers (万元, 亿元, fractions of one), days stay days."""
    if value is None or value == "":
        return None
    if value in (NO_TASK, NOT_ISSUED, NOT_REPORTED):
        return value
    match told.shown_as:
        case "money":
            return round(value / WAN, 4)
        case "yi":
            return round(value / YI, 4)
        case "percent":
            return float(value) / 100
        case "share":
            return value / 10000
        case "points":
            return round(float(value), 1)
        case "day" | "count" | "plain_count" | "year" | "days":
            return value
        case _:
            return shown(told, value)


def plain(told: Word, value: Any) -> Any:
    """For JSON: money in 元, days as ISO, choices by their Chinese label, percentages 0–100, nothing as null."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if told.shown_as in ("choice", "listing"):
        return shown(told, value) or None
    if told.shown_as == "share" and isinstance(value, (int, float)):
        return value / 100  # kept in basis points
    if isinstance(value, float):
        return round(value, 2)
    return value
