"""When each approval of a project begins and is granted, between its registration and its start: what waits comes after what it waits for."""
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from graphlib import TopologicalSorter
from random import Random

from gongjian.approvals.catalogue.choosing import Choice, Needed
from gongjian.timeline.calendar import official

START, BEFORE = "start", 4


@dataclass(frozen=True)
class Span:
    begun: date
    done: date


@cache
def working() -> tuple[date, ...]:
    first = date(2021, 1, 4)
    return tuple(day for day in (first + timedelta(n) for n in range(365 * 5)) if official(day).working)


def place(day: date) -> int:
    return min(bisect_left(working(), day), len(working()) - 1)


def schedule(choices: Mapping[str, Choice], born: date, ready: date, fixed: Mapping[str, date], rng: Random, haste: float = 0.7) -> dict[str, Span]:
    """Of the items needed before the start. `fixed`: items whose day of grant is known. Durations shrink where the days between do not suffice.

    `haste`: 1 takes every item up as early as can be, 0 as late as can be.
    """
    kept = {code: choice for code, choice in choices.items() if choice.needed is Needed.YES and choice.item.stage < BEFORE}
    kept[START] = choices[START]
    waits = {code: [one for one in (*choice.after, *choice.lacking) if one in kept] for code, choice in kept.items()}
    order = [code for code in TopologicalSorter(waits).static_order() if code in kept]
    days = {code: _days(choice, rng) for code, choice in kept.items()}
    window, longest = max(8, place(ready) - place(born) - 2), _longest(order, waits, days)
    squeeze = min(1.0, window / longest) if longest else 1.0
    days = {code: max(0, int(length * squeeze)) for code, length in days.items()}
    late = {START: place(ready)}
    for code in reversed(order):
        end = late.get(code, place(ready)) - (rng.randint(0, 3) if code != START else 0)
        late[code] = end if code not in fixed else min(place(fixed[code]), end)
        for one in waits[code]:
            late[one] = min(late.get(one, place(ready)), late[code] - days[code])
    return _forward(order, waits, days, late, place(born) + 1, fixed, haste)


def _days(choice: Choice, rng: Random) -> int:
    likely = choice.item.likely
    return 0 if likely is None or choice.item.code == START else max(0, round(likely.days * rng.uniform(0.6, 1.2)))


def _longest(order: list[str], waits: Mapping[str, list[str]], days: Mapping[str, int]) -> int:
    ends: dict[str, int] = {}
    for code in order:
        ends[code] = max((ends[one] for one in waits[code]), default=0) + days[code]
    return max(ends.values(), default=0)


def _forward(order, waits, days, late, first: int, fixed: Mapping[str, date], haste: float) -> dict[str, Span]:
    ends: dict[str, int] = {}
    found = {}
    for code in order:
        early = max([first, *(ends[one] for one in waits[code])])
        begin = early + round((1 - haste) * max(0, late[code] - days[code] - early))
        ends[code] = place(fixed[code]) if code in fixed else begin + days[code]
        found[code] = Span(working()[min(begin, ends[code])], working()[ends[code]])
    return found
