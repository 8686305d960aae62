"""The bureau's notice of a month's window."""
from datetime import date

from gongjian.enrolment.windows import JANUARY, WindowLevel, WindowNotice
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told


def give_notice(
    county: str, told: Told, *, month: date, level: str, opens_on: date | None = None, closes_on: date | None = None, closed: bool = False, document: str = "",
) -> list[Fact]:
    """From today on this month's window of this level is so, with the reason; notices before stay on record. It is about the county as a whole: "county"."""
    first = month.replace(day=1)
    if level not in WindowLevel.values:
        raise Refused("请选择层级")
    if not told.note:
        raise Refused("改申报窗口须写明依据（如统计局当月通知）")
    if first.month == 1:
        raise Refused(JANUARY)
    if not closed and not (opens_on and closes_on):
        raise Refused("请写明开始和截止日期；本月不受理的请选“本月不受理”")
    if opens_on and closes_on and closes_on < opens_on:
        raise Refused("截止日期早于开始日期")
    if closes_on and closes_on < told.on and not closed:
        raise Refused(f"截止日期 {closes_on} 已经过去")
    if any(day.replace(day=1) != first for day in (opens_on, closes_on) if day):
        raise Refused(f"开始和截止日期须在 {first.year}年{first.month}月之内")
    said = {"opens_on": None, "closes_on": None} if closed else {"opens_on": opens_on, "closes_on": closes_on}
    return [told.tell(WindowNotice, month=first, level=level, closed=closed, document=document.strip()[:80], **said)]
