"""Sections and totals against the projects they speak of: declared counts and sums that do not tie are warned of, never refused."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from .cells import reader
from .grouping import declared_count
from .layout import Layout
from .sorting import Sorted
from .text import blank, compact, joined, number_of, shown
from .understood import Subtotal
from .words import MONEY, WORDS

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


def check(sequence: Sequence[Declared | Project]) -> tuple[list[Subtotal], list[tuple[int, str, str]]]:
    """(subtotals, [(row, letter, sentence)]) for groups, totals and projects in the order of the sheet. Rows count from 0."""
    subtotals, said = [], []
    projects = [one for one in sequence if isinstance(one, tuple)]
    for at, one in enumerate(sequence):
        if isinstance(one, tuple):
            continue
        said += [(one.at.row, letter, f"“{one.at.label[:20]}”一行：{why}") for letter, why in one.broken]
        if one.count is None and not one.sums:
            continue
        scopes = _scopes(sequence, at, projects)
        wrong = _compare(one, scopes)
        subtotals.append(Subtotal(one.at.row + 1, one.at.label, one.count, one.sums, not wrong))
        said += wrong
    return subtotals, said


def _scopes(sequence: Sequence[Declared | Project], at: int, projects: list[Project]) -> list[list[Project]]:
    """The groups of projects a row may speak of, the likeliest first."""
    one = sequence[at]
    assert isinstance(one, Declared)
    if one.at.sort != "total":
        below: list[Project] = []
        for other in sequence[at + 1:]:
            if isinstance(other, tuple):
                below.append(other)
            elif other.at.sort != "total" and other.depth <= one.depth:
                break
        return [below]
    before = [p for p in sequence[:at] if isinstance(p, tuple)]
    if not before:
        return [projects] if one.at.total == "grand" else [_next_group(sequence, at), projects]
    blocks: list[list[Project]] = []
    block: list[Project] = []
    depth = 99
    for other in reversed(sequence[:at]):
        if isinstance(other, tuple):
            block.append(other)
        elif other.at.sort == "total" or other.depth < depth:
            blocks.append(list(block))
            depth = other.depth if other.at.sort != "total" else depth
    if one.at.total == "grand":
        return [projects, before, *blocks, _next_group(sequence, at)]
    return [*blocks, before, _next_group(sequence, at)]


def _next_group(sequence: Sequence[Declared | Project], at: int) -> list[Project]:
    """The projects directly beneath, up to the next total."""
    found: list[Project] = []
    for other in sequence[at + 1:]:
        if isinstance(other, Declared) and other.at.sort == "total":
            break
        if isinstance(other, tuple):
            found.append(other)
    return found


def _compare(one: Declared, scopes: list[list[Project]]) -> list[tuple[int, str, str]]:
    """Complaints against the scope that fits best (the likeliest on a tie); [] when one fits whole."""
    best: list[tuple[int, str, str]] | None = None
    for scope in scopes:
        wrong = []
        if one.count is not None and one.count != len(scope):
            wrong.append((one.at.row, "", f"“{one.at.label[:20]}”写 {one.count} 项，实数 {len(scope)} 项。"))
        for word, amount in one.sums.items():
            values = [value for _, cells in scope if isinstance(value := cells.get(word), int)]
            real, last = sum(values), one.tolerance[word]
            finer = any(value % last for value in values)
            if abs(real - amount) > (last * max(1, len(scope) // 2) if finer else last // 2):
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
