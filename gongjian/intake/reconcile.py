"""Sections and totals against the projects they speak of: declared counts and sums that do not tie are warned of, never refused."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate

from .cells import reader
from .grouping import declared_count
from .layout import Layout
from .sorting import Sorted
from .text import blank, compact, joined, number_of, shown
from .understood import Subtotal
from .words import MONEY, WORDS

NEAREST = 8
COUNTABLE = ("content", "name", "nature", "place", "owner", "unit", "number", "other", "sector", "remarks")


@dataclass(slots=True)
class Declared:
    """What one group or total row declares. `tolerance`: word → 元, one unit of the last digit shown."""

    at: Sorted
    count: int | None
    sums: dict[str, int]
    tolerance: dict[str, int]
    columns: dict[str, str]
    broken: list[tuple[str, str]] = field(default_factory=list)
    depth: int = 0


def declared(layout: Layout, one: Sorted) -> Declared:
    """Count and sums a row declares, from its label and its cells. `broken`: (letter, sentence) of cells in error."""
    found = Declared(one, declared_count(compact(one.label)), {}, {}, {})
    cells = layout.grid.rows[one.row]
    for column in layout.columns:
        value = cells[column.index] if column.index < len(cells) else ""
        if blank(value):
            continue
        if column.word in MONEY:
            amount, said = reader(column, layout.unit, layout.year)(value)
            if isinstance(amount, int):
                found.sums[column.word], found.columns[column.word] = amount, column.letter
                unit, _ = reader(column, layout.unit, layout.year)(1)
                digits = max(0, -int(Decimal(str(number_of(value) or 0)).as_tuple().exponent))
                found.tolerance[column.word] = max(1, int(unit) // 10 ** min(digits, 8)) if isinstance(unit, int) else 1
            elif said and said[0] == "error":
                found.broken.append((column.letter, said[1]))
        elif found.count is None and column.word in COUNTABLE and column.index != layout.number:
            number = number_of(value)
            text = joined(shown(value))
            if number is not None and number.is_integer() and 0 <= number < 10_000:
                found.count = int(number)
            elif len(text) <= 8 and text[:1].isdigit():
                found.count = declared_count(compact(text))
    return found


Project = tuple[int, Mapping[str, object]]
Scope = tuple[int, int]
Wrong = list[tuple[int, str, str]]


class Ledger:
    """Running sums of the projects in order, so that any stretch of them is added up at once."""

    def __init__(self, projects: Sequence[Project]):
        self.amounts = {word: [value if isinstance(value := cells.get(word), int) else 0 for _, cells in projects] for word in MONEY}
        self.sums = {word: [0, *accumulate(amounts)] for word, amounts in self.amounts.items()}
        self.fineness: dict[tuple[str, int], bool] = {}

    def total(self, word: str, scope: Scope) -> int:
        """元 of projects scope[0] .. scope[1] - 1."""
        return self.sums[word][scope[1]] - self.sums[word][scope[0]]

    def finer(self, word: str, unit: int) -> bool:
        """Are some amounts written finer than `unit` 元, so that a rounded sum may differ?"""
        if (word, unit) not in self.fineness:
            self.fineness[word, unit] = any(amount % unit for amount in self.amounts[word])
        return self.fineness[word, unit]


def check(sequence: Sequence[Declared | Project]) -> tuple[list[Subtotal], Wrong]:
    """(subtotals, [(row, letter, sentence)]) for groups, totals and projects in the order of the sheet. Rows count from 0."""
    subtotals: list[Subtotal] = []
    said: Wrong = []
    before, seen = [], 0
    for one in sequence:
        before.append(seen)
        seen += isinstance(one, tuple)
    ledger = Ledger([one for one in sequence if isinstance(one, tuple)])
    for at, one in enumerate(sequence):
        if isinstance(one, tuple):
            continue
        said += [(one.at.row, letter, f"“{one.at.label[:20]}”一行：{why}") for letter, why in one.broken]
        if one.count is None and not one.sums:
            continue
        wrong = _compare(one, _scopes(sequence, at, before, seen), ledger)
        subtotals.append(Subtotal(one.at.row + 1, one.at.label, one.count, one.sums, not wrong))
        said += wrong
    return subtotals, said


def _scopes(sequence: Sequence[Declared | Project], at: int, before: list[int], everything: int) -> list[Scope]:
    """The stretches of projects a row may speak of, the likeliest first."""
    one, here = sequence[at], before[at]
    assert isinstance(one, Declared)
    if one.at.sort != "total":
        return [(here, _end(sequence, at, before, everything, one.depth))]
    beneath = (here, _end(sequence, at, before, everything, 0))
    if not here:
        return [(0, everything)] if one.at.total == "grand" else [beneath, (0, everything)]
    blocks: list[Scope] = []
    depth = 99
    for back in range(at - 1, -1, -1):
        other = sequence[back]
        if isinstance(other, Declared) and (other.at.sort == "total" or other.depth < depth):
            blocks.append((before[back], here))
            depth = other.depth if other.at.sort != "total" else depth
            if len(blocks) == NEAREST:
                break
    if one.at.total == "grand":
        return [(0, everything), (0, here), *blocks, beneath]
    return [*blocks, (0, here), beneath]


def _end(sequence: Sequence[Declared | Project], at: int, before: list[int], everything: int, depth: int) -> int:
    """Where the projects under a group end: at the next group no deeper than `depth`; for depth 0 at the next total."""
    for on in range(at + 1, len(sequence)):
        other = sequence[on]
        if isinstance(other, Declared) and ((other.at.sort == "total") if not depth else other.at.sort != "total" and other.depth <= depth):
            return before[on]
    return everything


def _compare(one: Declared, scopes: list[Scope], ledger: Ledger) -> Wrong:
    """Complaints against the scope that fits best (the likeliest on a tie); [] when one fits whole."""
    best: Wrong | None = None
    for scope in scopes:
        size = scope[1] - scope[0]
        wrong: Wrong = []
        if one.count is not None and one.count != size:
            wrong.append((one.at.row, "", f"“{one.at.label[:20]}”写 {one.count} 项，实数 {size} 项。"))
        for word, amount in one.sums.items():
            real, last = ledger.total(word, scope), one.tolerance[word]
            if abs(real - amount) > (last * max(1, size // 2) if ledger.finer(word, last) else last // 2):
                wrong.append((one.at.row, one.columns[word],
                              f"“{one.at.label[:20]}”的{WORDS[word].label}写 {wan(amount)} 万元，"
                              f"各项目相加是 {wan(real)} 万元，差 {wan(amount - real)} 万元。"))
        if not wrong:
            return []
        if best is None or len(wrong) < len(best):
            best = wrong
    return best or []


def wan(amount: int) -> str:
    """元 → 万元 as text without needless zeros."""
    return f"{Decimal(amount) / 10_000:f}".rstrip("0").rstrip(".") if amount % 10_000 else str(amount // 10_000)
