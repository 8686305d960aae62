"""The planned curve (计划曲线): how a year's plan spreads over its half-months. Winter is not a straight line.

Every day has a weight; a half-month's share of the plan is the share of its days' weights. Frozen ground, the heating season's limits and
Spring Festival lower the weight, so that a light does not go red merely because it froze. The factors are this house's defaults, not a norm.
"""
from collections.abc import Sequence
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


WHOLE = 1_000_000  # a share of one, in millionths


def half_index(day: date) -> int:
    """Which half-month of its year a day lies in: 0–23."""
    return (day.month - 1) * 2 + (day.day > 15)


def shape_of(year: int, curve: str, start: date | None = None, end: date | None = None, months: Sequence[int] | None = None) -> str:
    """The name of a curve's shape, which says all there is to it: "2023:outdoor:8:23", or the unit's own months "2023:months:0,0,50,…".

    The plan runs from the half-month of the start to that of the planned completion, where they lie in the year.
    """
    if months and sum(months) > 0:
        return f"{year}:months:{','.join(str(round(1000 * month / sum(months))) for month in months)}"
    first = half_index(start) if start and start.year == year else 0
    last = half_index(end) if end and end.year == year and (not start or end > start) else 23
    return f"{year}:{curve}:{first}:{max(first, last)}"


@cache
def points(shape: str) -> tuple[tuple[int, int], ...]:
    """For each of the 24 half-months: (share expected by its first morning, by its last evening), in millionths."""
    year, curve, *rest = shape.split(":")
    halves = half_months(date(int(year), 1, 1), date(int(year), 12, 31))
    if curve == "months":
        months = [int(month) for month in rest[0].split(",")]
        weights = [months[half.start.month - 1] / 2 for half in halves]
    else:
        first, last = int(rest[0]), int(rest[1])
        weights = [_weigh(half, curve) if first <= place <= last else 0.0 for place, half in enumerate(halves)]
    whole, done, found = sum(weights) or 1.0, 0.0, []
    for share in weights:
        found.append((round(WHOLE * done / whole), round(WHOLE * (done + share) / whole)))
        done += share
    return tuple(found)


def _weigh(half: Period, curve: str) -> float:
    return sum(weight(half.start + timedelta(n), curve) for n in range((half.end - half.start).days + 1))


def expected(amount: int, shape: str, day: date) -> int:
    """What a plan of `amount` 元 expects by a day's evening: a line inside each half-month. The word `expected` asks it of half-months' ends."""
    at_start, at_end = points(shape)[half_index(day)]
    return round(amount * (at_start + (at_end - at_start) * fraction(day)) / WHOLE)


def measured_on(day: date) -> date:
    """The end of the last half-month that is over: reports tell whole half-months, and are not held against a half-month still running."""
    running = half_month(day)
    return day if day == running.end else running.start - timedelta(days=1)


def fraction(day: date) -> float:
    """How far into its half-month a day's evening is: 0 < f ≤ 1."""
    half = half_month(day)
    return ((day - half.start).days + 1) / ((half.end - half.start).days + 1)
