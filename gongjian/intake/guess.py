"""Columns with no heading at all, told by their content: numbers, years, amounts, natures, names of projects, people and units."""
from collections.abc import Sequence
from itertools import islice

from .evidence import SAMPLE, Evidence, evidence
from .text import blank, number_of

WIDEST = 200
Guess = dict[int, tuple[str, float]]


def guess_columns(rows: Sequence[Sequence[object]]) -> Guess:
    """Column → (word, confidence); {} when this is no list of projects. `rows` are the filled rows."""
    rows = [row[:WIDEST] for row in islice((row for row in rows if sum(1 for value in row if not blank(value)) >= 2), SAMPLE)]
    if len(rows) < 3:
        return {}
    width = max(map(len, rows))
    columns = [[row[c] if c < len(row) else "" for row in rows] for c in range(width)]
    seen = [evidence(column) for column in columns]
    found: Guess = {}
    enough = max(3, len(rows) * 0.5)
    _first(found, seen, "number", 0.95, lambda e: e.rising and e.numbers > 0.7 and e.filled >= enough * 0.8)
    _first(found, seen, "nature", 0.95, lambda e: e.natures > 0.7)
    _first(found, seen, "period", 0.9, lambda e: e.periods > 0.8 and e.texts > 0.8)
    _years(found, seen, columns)
    _texts(found, seen, enough)
    if "name" not in {word for word, _ in found.values()}:
        return {}
    _moneys(found, seen, columns)
    others = {word for word, _ in found.values()} - {"name"}
    strong = others & {"nature", "period", "start_year", "content"}
    name = next(c for c, (word, _) in found.items() if word == "name")
    if not strong and not (others & {"number", "total"} and seen[name].length >= 6 and seen[name].organs < 0.5):
        return {}
    return found


def _first(found: Guess, seen: list[Evidence], word: str, sure: float, test) -> None:
    for column, one in enumerate(seen):
        if column not in found and one.filled and test(one):
            found[column] = (word, sure)
            return


def _years(found: Guess, seen: list[Evidence], columns: list[list[object]]) -> None:
    years = [c for c, one in enumerate(seen) if c not in found and one.years > 0.85]
    if not years:
        return
    if len(years) >= 2 and seen[years[0]].mean <= seen[years[1]].mean:
        found[years[0]], found[years[1]] = ("start_year", 0.9), ("end_year", 0.9)
    else:
        found[years[0]] = ("start_year", 0.6)


def _texts(found: Guess, seen: list[Evidence], enough: float) -> None:
    """Long texts are the content, the first distinct shorter text is the name; then people, units, who pays, the sector."""
    free = [c for c, one in enumerate(seen) if c not in found and one.texts > 0.5]
    named = [c for c in free if seen[c].distinct > 0.85 and 4 <= seen[c].length <= 45 and seen[c].filled >= enough
             and seen[c].names < 0.5 and seen[c].natures < 0.5]
    if not named:
        return
    found[named[0]] = ("name", 0.9 if seen[named[0]].organs < 0.5 else 0.6)
    free = [c for c in free if c != named[0]]
    longest = max(free, key=lambda c: seen[c].length, default=None)
    if longest is not None and seen[longest].length > max(16, seen[named[0]].length * 1.2) and seen[longest].organs < 0.5:
        found[longest] = ("content", 0.85 if seen[longest].length > 30 else 0.65)
    _first(found, seen, "leaders", 0.8, lambda e: e.names > 0.6)
    _first(found, seen, "has_started", 0.6, lambda e: e.yes_no > 0.8 and e.texts > 0.8)
    organs = [c for c in free if c not in found and seen[c].organs > 0.5 and seen[c].texts > 0.8]
    for column, (word, sure) in zip(organs, (("unit", 0.7), ("service_unit", 0.5)), strict=False):
        found[column] = (word, sure)
    _first(found, seen, "funding", 0.8, lambda e: e.funds > 0.8 and e.distinct < 0.4 and e.texts > 0.8)
    _first(found, seen, "sector", 0.6, lambda e: e.texts > 0.9 and e.distinct <= 0.3 and 2 <= e.length <= 12
           and e.filled >= enough and e.yes_no <= 0.5)


def _moneys(found: Guess, seen: list[Evidence], columns: list[list[object]]) -> None:
    """The amount column that is larger on average and never smaller is the total, the next the year's plan."""
    money = [c for c, one in enumerate(seen) if c not in found and one.moneys > 0.7 and one.days == 0
             and not (one.rising and one.mean < 2 * one.filled) and one.filled >= 3 and one.years < 0.8 and one.mean > 1]
    if not money:
        return
    ordered = sorted(money, key=lambda c: -seen[c].mean)
    total = ordered[0]
    found[total] = ("total", 0.6)
    for column in (c for c in money if c != total):
        pairs = [(number_of(a), number_of(b)) for a, b in zip(columns[total], columns[column], strict=True)]
        both = [(a, b) for a, b in pairs if a is not None and b is not None]
        if both and sum(1 for a, b in both if a >= b) >= 0.95 * len(both):
            found[total], found[column] = ("total", 0.85), ("year_plan", 0.7)
            return
