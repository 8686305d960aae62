"""Counting days one of two ways: natural days, or the working days of the official calendar (调休 and holidays as the calendar says)."""
from bisect import bisect_right
from datetime import date, timedelta

from gongjian.timeline.calendar import CalendarDay, worked


class NaturalDays:
    """`count(a, b)`: days after `a` up to and with `b`, negative when b lies before. `walk(a, n)`: the day on which that count is n."""

    def count(self, start: date, end: date) -> int:
        return (end - start).days

    def walk(self, start: date, days: int) -> date:
        return start + timedelta(days)


class WorkingDays:
    """The same over working days: a rest day counts for nothing, and no limit falls on one (walking zero days stays where it is)."""

    def __init__(self, first: date, last: date):
        """Knows the days `first`…`last`; a county's calendar has been read once for them."""
        marked = dict(CalendarDay.objects.filter(day__range=(first, last)).values_list("day", "working"))
        days = (first + timedelta(n) for n in range((last - first).days + 1))
        self.days = [day for day in days if (marked[day] if day in marked else worked(day))]
        self.last = last

    def count(self, start: date, end: date) -> int:
        return bisect_right(self.days, end) - bisect_right(self.days, start)

    def walk(self, start: date, days: int) -> date:
        if not days:
            return start
        place = bisect_right(self.days, start) + days - 1
        if not 0 <= place < len(self.days):
            return start + timedelta(days)  # beyond the calendar that was read: years away
        return self.days[place]


NATURAL = NaturalDays()


def day_counter(working: bool, first: date, last: date) -> NaturalDays | WorkingDays:
    """For matters between two days; working days are known from a year before to two years after. One query where they are asked for."""
    return WorkingDays(date(first.year - 1, 1, 1), date(last.year + 2, 12, 31)) if working else NATURAL
