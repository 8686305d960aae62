"""The planned curve (计划曲线): how a year's plan spreads over its half-months. Winter is not a straight line.

Every day has a weight; a half-month's share of the plan is the share of its days' weights. Frozen ground, the heating season's limits and
Spring Festival lower the weight, so that a light does not go red merely because it froze. The factors are this house's defaults, not a norm.
"""
from datetime import date, timedelta
from functools import cache

from chinese_calendar import Holiday, get_holiday_detail

from gongjian.projects.card import Curve
from gongjian.timeline.periods import Period, half_month, half_months

HEATING = ((11, 15), (3, 15))  # 采暖季 in 晋城: 15 November to 15 March
FROZEN = ((12, 1), (2, 29))
FESTIVAL_MARGIN = 7  # days around Spring Festival in which sites are thinly manned
FACTORS = {  # heating season, frozen ground, around Spring Festival, Spring Festival itself
    Curve.OUTDOOR: (0.7, 0.3, 0.3, 0.0),
    Curve.INDOOR: (0.9, 1.0, 0.5, 0.0),
    Curve.STEADY: (1.0, 1.0, 1.0, 1.0),
}


def _within(day: date, season) -> bool:
    start, end = season
    return (day.month, day.day) >= start or (day.month, day.day) <= end


@cache
def spring_festival(year: int) -> tuple[date, ...]:
    """The official Spring Festival days of a year; empty where no notice is out yet."""
    days = (date(year, 1, 1) + timedelta(n) for n in range(75))
    try:
        return tuple(day for day in days if get_holiday_detail(day) == (True, Holiday.spring_festival.value))
    except NotImplementedError:
        return ()


@cache
def weight(day: date, curve: str) -> float:
    heating, frozen, around, festival = FACTORS[Curve(curve)]
    days = spring_festival(day.year)
    if day in days:
        return festival
    factor = 1.0
    if _within(day, HEATING):
        factor *= heating
    if _within(day, FROZEN):
        factor *= frozen
    if days and days[0] - timedelta(FESTIVAL_MARGIN) <= day <= days[-1] + timedelta(FESTIVAL_MARGIN):
        factor *= around
    return factor


@cache
def year_curve(
    year: int, amount: int, curve: str, start: date | None = None, end: date | None = None, months: tuple[int, ...] | None = None
) -> list[tuple[Period, int, int]]:
    """Per half-month of the year: (half-month, expected by its first morning, expected by its last evening), 元 since 1 January.

    The plan runs from the planned start to the planned completion where they lie in the year. `months` (12 amounts in 元), where the
    unit gives its own curve, is followed instead and scaled to `amount`.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    start = max(first, start) if start and start.year == year else first
    end = min(last, end) if end and end.year == year and end > start else last
    halves = half_months(first, last)
    if months and sum(months) > 0:
        weights = [months[half.start.month - 1] / 2 for half in halves]
    else:
        weights = [
            sum(weight(half.start + timedelta(n), curve) for n in range((half.end - half.start).days + 1) if start <= half.start + timedelta(n) <= end)
            for half in halves
        ]
    whole, done, found = sum(weights) or 1.0, 0.0, []
    for half, share in zip(halves, weights, strict=True):
        found.append((half, round(amount * done / whole), round(amount * (done + share) / whole)))
        done += share
    return found


def fraction(day: date) -> float:
    """How far into its half-month a day's evening is: 0 < f ≤ 1. A line inside each half-month."""
    half = half_month(day)
    return ((day - half.start).days + 1) / ((half.end - half.start).days + 1)
