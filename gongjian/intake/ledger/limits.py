"""Days as ledgers write them: 2023-12-20, 12月20日前, 2023年12月底前. What is no day (立行立改, 长期, 12月中旬) is said and never guessed."""
import datetime as dt
import re

from gongjian.intake.days import Day, day
from gongjian.intake.text import shown

HALF_A_YEAR = dt.timedelta(days=183)
_HEAD = re.compile(r"^(?:力争|确保|务必|计划|预计|拟|要求|应|须|于|在|请|截至|截止|时限[:：]?)+")
_TAIL = re.compile(r"(?:(?:之前|以前|前|止|内)?(?:全部|基本)?(?:办结|完成|解决|销号|整改到位|办理完毕|落实到位|到位|交办|下发|发现)?|(?:之前|以前|前|止))$")
_SHORT = re.compile(r"^(1[0-2]|0?[1-9])(?:月|[./-](?=\d))(?:(3[01]|[12]\d|0?[1-9])[日号]?|(底|末))?$")
_YEAR_END = re.compile(r"^(?:本年|今年|年)(?:度)?(?:年)?(?:底|末)$")
_VAGUE = re.compile(r"[上中下]旬|初|左右|半|季度?$")


def limit(value: object, since: dt.date) -> tuple[dt.date | None, str]:
    """(the last day it may be done on, what to say). A day without its year is the next one after `since`."""
    return _read(value, since, later=True)


def happened(value: object, on: dt.date) -> tuple[dt.date | None, str]:
    """(the day something was done on, what to say). A day without its year is the latest one up to `on`; a month alone is no day."""
    return _read(value, on, later=False)


def _read(value: object, near: dt.date, later: bool) -> tuple[dt.date | None, str]:
    text = re.sub(r"\s+", "", shown(value))
    core = _TAIL.sub("", _HEAD.sub("", text.strip("()（）。；;")))
    found, note = _of(value, core, near, later)
    if found is None or (found.precision != "day" and (not later or _VAGUE.search(core))):
        return None, f"“{text[:30]}”不是确定的日期，没有采用。"
    if found.precision != "day" or note:
        return found.last, f"“{text[:30]}”{note}读作 {found.last}。"
    return found.on, ""


def _of(value: object, core: str, near: dt.date, later: bool) -> tuple[Day | None, str]:
    if isinstance(value, str) and (found := _SHORT.match(core)):
        return _nearest(int(found[1]), found[2], near, later), "没写年份，"
    if isinstance(value, str) and _YEAR_END.match(core):
        return Day(dt.date(near.year, 12, 31)), "没写年份，"
    return day(core if isinstance(value, str) else value)[0], ""


def _nearest(month: int, of_month: str | None, near: dt.date, later: bool) -> Day | None:
    """This year's such day; over the new year the next one (a limit) or the last one (what happened) when that is less than half a year away."""
    days: list[Day | None] = []
    for year in (near.year, near.year + 1 if later else near.year - 1):
        try:
            days.append(Day(dt.date(year, month, int(of_month or 1)), "day" if of_month else "month"))
        except ValueError:
            days.append(None)
    this, other = days
    if this is None or other is None:
        return this or other
    passed = this.last < near if later else this.on > near
    return other if passed and abs(other.last - near) <= HALF_A_YEAR else this
