"""What is due from an officer, and from everybody."""
from dataclasses import replace
from datetime import date
from itertools import chain

from gongjian.duties.duty import SOON, Duty, Whose
from gongjian.duties.registry import every_kind
from gongjian.reading.word import At


def owed(at: At, until: date, whose: Whose | None = None) -> list[Duty]:
    """Every duty up to `until` that this lens may know of, in one order. With `whose`, those he owes."""
    found = chain.from_iterable(kind.find(at, until, whose) for kind in every_kind().values())
    return sorted((duty for duty in found if whose is None or duty.owed_by(whose)), key=lambda duty: duty.order(at.on))


def due(at: At, until: date | None = None) -> list[Duty]:
    """Of the officer whose lens it is: what he owes himself or with his unit, and what those owe whom he stands in for (M58)."""
    lens, until = at.lens, until or at.on + SOON
    if lens.seat is None:
        return []
    mine = owed(at, until, Whose.of(lens.officer.pk, lens.seat))
    known = {(duty.key, duty.on) for duty in mine}
    for absent in lens.stands_in_for:
        seat = absent.seat
        theirs = owed(replace(at, lens=absent), until, Whose.of(absent.officer.pk, seat)) if seat else []
        mine += [replace(duty, instead=absent.officer.name) for duty in theirs if (duty.key, duty.on) not in known]
    return sorted(mine, key=lambda duty: duty.order(at.on))
