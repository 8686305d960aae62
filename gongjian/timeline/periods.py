"""Half-months and months: the rhythm of a drive (M51: each leader at least once a half-month; 8 in the drive)."""
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, order=True)
class Period:
    """Both days included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def title(self) -> str:
        """"12月上半月", "2024年1月" or plain days for a period that is cut short."""
        start, end = self.start, self.end
        last = monthrange(start.year, start.month)[1]
        if (start.year, start.month) == (end.year, end.month):
            if start.day == 1 and end.day == last:
                return f"{start.year}年{start.month}月"
            if start.day == 1 and end.day == 15:
                return f"{start.month}月上半月"
            if start.day == 16 and end.day == last:
                return f"{start.month}月下半月"
        return f"{start.month}月{start.day}日至{end.month}月{end.day}日"


def month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def half_month(day: date) -> Period:
    """The half-month a day lies in: 1–15, or 16 to the month's end."""
    return Period(day.replace(day=1), day.replace(day=15)) if day.day <= 15 else Period(day.replace(day=16), month_end(day))


def half_months(start: date, end: date) -> list[Period]:
    """The half-months of a window, the first and last cut to it."""
    found, day = [], start
    while day <= end:
        half = half_month(day)
        found.append(Period(max(half.start, start), min(half.end, end)))
        day = half.end + timedelta(days=1)
    return found


def months(start: date, end: date) -> list[Period]:
    """The months of a window, the first and last cut to it."""
    found, day = [], start
    while day <= end:
        found.append(Period(day, min(month_end(day), end)))
        day = month_end(day) + timedelta(days=1)
    return found
