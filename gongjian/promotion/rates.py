"""协议 → 开工: how many of the counted signings have started, paid in and kept their word, and how long a start takes (G13). Nothing to divide by is 无任务."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Signed:
    """A counted signing and what became of it by a day. `total` and `paid` in 元; `vouched`: the paid part that vouchers show.

    `kept` None: none of the enterprise's promises has fallen due; else whether all that did were kept.
    """

    signed_on: date
    total: int
    started_on: date | None = None
    commissioned_on: date | None = None
    paid: int = 0
    vouched: int = 0
    kept: bool | None = None


@dataclass(frozen=True)
class Rate:
    """`top` of `bottom`; `percent` None where there is nothing to divide by."""

    top: int
    bottom: int

    @property
    def percent(self) -> float | None:
        return round(self.top * 100 / self.bottom, 1) if self.bottom else None


@dataclass(frozen=True)
class Rates:
    """开工率 started ÷ signed · 到位率 vouched funds ÷ contract total · 履约率 keeping their word ÷ judged · 投产率 in production ÷ started (rules.md §4)."""

    start: Rate
    funds: Rate
    word: Rate
    production: Rate


def rates(signings: Iterable[Signed], on: date) -> Rates:
    rows = [one for one in signings if one.signed_on <= on]
    started = [one for one in rows if one.started_on and one.started_on <= on]
    judged = [one for one in rows if one.kept is not None]
    return Rates(
        Rate(len(started), len(rows)), Rate(sum(one.vouched for one in rows), sum(one.total for one in rows)),
        Rate(sum(bool(one.kept) for one in judged), len(judged)),
        Rate(sum(bool(one.commissioned_on and one.commissioned_on <= on) for one in started), len(started)),
    )


@dataclass(frozen=True)
class Point:
    """So many days after signing, `waiting` is the estimated share (0–1) that has not started yet; `at_risk` were still watched that long."""

    days: int
    waiting: float
    started: int
    at_risk: int


def survival(signings: Iterable[Signed], on: date) -> list[Point]:
    """The share not yet started by days since signing (Kaplan–Meier: who was signed lately is watched only as long as he has been).

    From (0, 1) on, one point a day on which somebody started. A start told before the signing counts as day 0. Empty without signings.
    """
    rows = [one for one in signings if one.signed_on <= on]
    if not rows:
        return []
    starts, watched = [], []
    for one in rows:
        started = one.started_on if one.started_on and one.started_on <= on else None
        watched.append(max(((started or on) - one.signed_on).days, 0))
        if started:
            starts.append(watched[-1])
    points, share = [Point(0, 1.0, 0, len(rows))], 1.0
    for day in sorted(set(starts)):
        at_risk, here = sum(held >= day for held in watched), starts.count(day)
        share *= 1 - here / at_risk
        points.append(Point(day, share, here, at_risk))
    return points


def median(points: Iterable[Point]) -> int | None:
    """Days by which half have started; None while less than half have."""
    return next((point.days for point in points if point.waiting <= 0.5), None)


def within(points: Iterable[Point], days: int) -> float | None:
    """The estimated share (0–100) that starts within so many days; None without signings."""
    told = [point for point in points if point.days <= days]
    return round((1 - told[-1].waiting) * 100, 1) if told else None
