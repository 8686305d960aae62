"""The working-day calendar: a table, filled from the State Council's notices (chinesecalendar), editable, honest about guesses."""
from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar
from django.db import models


class CalendarDay(models.Model):
    """One day of the official calendar. `estimated` marks years whose notice is not out: weekends only, no 调休."""

    day = models.DateField("日期", primary_key=True)
    working = models.BooleanField("工作日")
    name = models.CharField("说明", max_length=40, blank=True)
    estimated = models.BooleanField("推算", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "工作日历"

    def __str__(self):
        return f"{self.day} {'工作日' if self.working else '休息日'}{'（推算）' if self.estimated else ''}"


def official(day: date) -> CalendarDay:
    """What the notices say of a day; weekends only, marked estimated, where no notice is out yet."""
    try:
        holiday, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        return CalendarDay(day=day, working=day.weekday() < 5, estimated=True)
    working = not holiday
    return CalendarDay(day=day, working=working, name=(name or "") if holiday else ("调休上班" if day.weekday() > 4 else ""))


@lru_cache(maxsize=10_000)
def worked(day: date) -> bool:
    """Whether the notices make it a working day; asked again and again of years whose notice is not out."""
    return official(day).working


def fill(first: int, last: int) -> int:
    """Fill the table for the years `first`…`last`; days already there (perhaps edited) stay. Returns how many were added."""
    days = [date(first, 1, 1) + timedelta(n) for n in range((date(last + 1, 1, 1) - date(first, 1, 1)).days)]
    known = set(CalendarDay.objects.filter(day__range=(days[0], days[-1])).values_list("day", flat=True))
    new = [official(day) for day in days if day not in known]
    CalendarDay.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def working_days(start: date, end: date) -> int:
    """Working days from `start` to `end`, both included (M01: the drive of 2023 has 76, where Monday–Friday counting gives 80)."""
    if end < start:
        return 0
    marked = dict(CalendarDay.objects.filter(day__range=(start, end)).values_list("day", "working"))
    return sum(
        marked[day] if day in marked else worked(day) for day in (start + timedelta(n) for n in range((end - start).days + 1))
    )


def elapsed(start: date, end: date, on: date) -> float:
    """序时: percent (0–100) of the working days from `start` to `end` that lie on or before `on`. Nothing is expected of holidays. One query."""
    if on < start:
        return 0.0
    if on >= end:
        return 100.0
    marked = dict(CalendarDay.objects.filter(day__range=(start, end)).values_list("day", "working"))
    days = [start + timedelta(n) for n in range((end - start).days + 1)]
    working = [day for day in days if (marked[day] if day in marked else worked(day))]
    return sum(day <= on for day in working) * 100 / len(working) if working else 100.0


def estimated_years(start: date, end: date) -> list[int]:
    """Years in a window whose calendar is a guess, for the screens that must say so."""
    days = CalendarDay.objects.filter(day__range=(start, end), estimated=True).values_list("day", flat=True)
    return sorted({day.year for day in days})
