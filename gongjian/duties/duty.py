"""A duty: what is owed, by whom, by when, and the one act that settles it."""
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from gongjian.desk.relations import WATCHERS
from gongjian.people.models import PostStanding
from gongjian.reading.word import At

SOON = timedelta(days=7)  # what is due within so many days is shown before it is late


@dataclass(frozen=True)
class Whose:
    """By what an officer owes: in person, by his unit, by the role and rank of his post. Leaders and inspectors answer for no unit's duties."""

    officer: int | None
    unit: int | None
    role: str
    rank: int

    @classmethod
    def of(cls, officer: int | None, seat: PostStanding) -> "Whose":
        return cls(officer, None if seat.role in WATCHERS else seat.unit_id, seat.role, seat.rank)


@dataclass(frozen=True)
class Duty:
    """Owed by one of: a `unit`, an `officer` in person, whoever holds a post of a `role` (with `rank`: of that rank alone).

    `key` names the duty and stays the same from day to day; with `on`, the last day it is in time, it is one occasion of it.
    `act` is (label, url name, arguments), `page` (url name, arguments). `instead`: the absent officer it is done for (代办).
    """

    label: str
    key: str
    on: date
    text: str
    subject: tuple[str, int]
    act: tuple[str, str, tuple]
    page: tuple[str, tuple]
    small: str = ""
    who: str = ""
    unit: int | None = None
    officer: int | None = None
    role: str = ""
    rank: int | None = None
    instead: str = ""

    def owed_by(self, whose: Whose) -> bool:
        if self.officer is not None:
            return self.officer == whose.officer
        if self.unit is not None:
            return self.unit == whose.unit
        return bool(self.role) and self.role == whose.role and self.rank in (None, whose.rank)

    def order(self, today: date) -> tuple:
        """Late ones first, the newest late before the old; then what comes due, nearest first."""
        days = (self.on - today).days
        return (days >= 0, abs(days), self.label, self.text, self.key)


@dataclass(frozen=True)
class Kind:
    """`find(at, until, whose)`: every duty of the kind due up to and on the day `until`, as far as the lens of `at` sees what they are about.

    With `whose`, at least those he owes and perhaps more, so that one officer's page need not read the county's.
    """

    title: str
    find: Callable[[At, date, Whose | None], Iterable[Duty]]
