"""What a sponsor owes: each project he sponsors at least once in every half-month (M51). A pure function of who sponsored, who looked, and the day.

Who sponsors a project on the last day of a half-month (or today, while it runs) owes it; he is quit of it when he looked himself, or when one who
sponsored it earlier in that half-month and has since handed it over did. A project withdrawn or completed by then owes nothing, nor does one not born.
A whole sector (包行业) is one thing owed: a look at any of its projects settles it.
"""
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from gongjian.timeline.periods import Period

DONE, DUE, MISSED, AHEAD = "done", "due", "missed", "ahead"
WORDS = {DONE: "已调度", DUE: "待调度", MISSED: "未调度", AHEAD: "未到"}


@dataclass(frozen=True)
class Charge:
    """`leader` sponsors over the days [from_on, until_on)."""

    leader: str
    from_on: date
    until_on: date

    def on(self, day: date) -> bool:
        return self.from_on <= day < self.until_on


@dataclass(frozen=True)
class Look:
    """One stocktake: who looked, on which day."""

    leader: str
    on: date


def cell(leader: str, period: Period, charges: Iterable[Charge], owing: Callable[[date], bool], looks: Iterable[Look], on: date) -> str | None:
    """How `leader` stands with one project (or sector) in one half-month, seen on the day `on`: DONE, DUE, MISSED, AHEAD; None: he owes nothing.

    `charges` are those of the project, `owing(day)` says whether there is anything to look at on that day, `looks` are the stocktakes of it.
    """
    held = list(charges)
    last = min(period.end, on)
    mine = any(charge.on(last) for charge in held if charge.leader == leader)
    if not mine or not owing(last):
        return None
    if period.start > on:
        return AHEAD
    for look in looks:
        if look.on not in period or look.on > on:
            continue
        handed_over = not any(charge.on(last) for charge in held if charge.leader == look.leader)
        sponsored = any(charge.on(look.on) for charge in held if charge.leader == look.leader)
        if look.leader == leader or (handed_over and sponsored):
            return DONE
    return MISSED if period.end < on else DUE


@dataclass(frozen=True)
class Sum:
    """One leader's half-month: how many of those he owes are done."""

    done: int = 0
    due: int = 0
    missed: int = 0
    ahead: int = 0

    @property
    def owed(self) -> int:
        return self.done + self.due + self.missed

    @property
    def text(self) -> str:
        """"6/7"; nothing where nothing is owed yet."""
        return f"{self.done}/{self.owed}" if self.owed else ""

    @property
    def state(self) -> str | None:
        """The worst of its cells."""
        return MISSED if self.missed else DUE if self.due else DONE if self.done else AHEAD if self.ahead else None

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.done + other.done, self.due + other.due, self.missed + other.missed, self.ahead + other.ahead)


def summed(cells: Iterable[str | None]) -> Sum:
    found = list(cells)
    return Sum(found.count(DONE), found.count(DUE), found.count(MISSED), found.count(AHEAD))


def days_left(period: Period, on: date) -> int:
    """Days that remain in a running half-month, today included."""
    return max((period.end - max(on, period.start) + timedelta(days=1)).days, 0)
