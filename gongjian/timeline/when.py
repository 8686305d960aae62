"""The day looked at."""
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

FAR = date(9999, 1, 1)  # "until further notice"; a year earlier than the last, so that time zones have room
FAR_AT = datetime(9999, 1, 1, tzinfo=ZoneInfo("UTC"))
CHINA = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class When:
    """The day looked at; optionally what was known at some moment, and the day from which sums over a period begin.

    `known` answers "what did the 15 December bulletin rightly say?" after later corrections; None means all we know now.
    `since` is the first day of the period that period words (本期投资, 本期开工) count from; None means from the beginning.
    """

    on: date
    known: datetime | None = None
    since: date | None = None

    def over(self, start: date, end: date) -> "When":
        """The same look over a period: its state is never later than the period's end (M03: a target has its own period)."""
        return replace(self, on=min(self.on, end), since=start)

    def then(self, day: date) -> "When":
        return replace(self, on=day)


def end_of(day: date) -> datetime:
    """The last moment of a day in China: what was known "on that day"."""
    return datetime.combine(day + timedelta(days=1), time(), CHINA) - timedelta(microseconds=1)
