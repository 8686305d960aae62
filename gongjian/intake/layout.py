"""How the body of one table is laid out: which columns name, number and describe a project; merges that reach down."""
import re
from dataclasses import dataclass, field

from .tables import Table
from .text import blank, compact, number_of, shown
from .understood import Column
from .words import EVERY
from .workbook import Grid

NUMERIC = re.compile(r"^[(\[]?(?:\d{1,6}|[①-⑳]|[a-z]{1,3}-?\d{1,4})(?:[-—.．_]\d{1,4})*[)\]]?[、.．]?$")
_COUNTED = re.compile(r"^(?:共|计)?\d+(?:个|项|个项目)?$|^[-—–/\\.、*]+$")


@dataclass(slots=True)
class Layout:
    """Indices from 0; -1 where a table has no such column. `names` are further columns under the same name heading."""

    grid: Grid
    table: Table
    columns: tuple[Column, ...]
    unit: str
    year: int | None
    names: tuple[int, ...] = ()
    name: int = -1
    number: int = -1
    by_index: dict[int, Column] = field(default_factory=dict)
    filled_down: dict[tuple[int, int], tuple[int, object]] = field(default_factory=dict)
    wide: dict[int, tuple[int, int]] = field(default_factory=dict)
    heading_name: str = ""
    main: str = "name"  # the word a row is known by: a project's name, a problem

    def __post_init__(self) -> None:
        self.by_index = {column.index: column for column in self.columns}
        for column in self.columns:
            if column.word == self.main:
                self.name, self.heading_name = column.index, compact(column.heading.split(" / ")[-1])
            elif column.word == "number":
                self.number = column.index
        if self.name >= 0:
            heading = self.by_index[self.name].heading
            self.names = tuple(c.index for c in self.columns if heading and c.heading == heading and c.index != self.name)
        for r0, c0, r1, c1 in self.grid.marks.merges:
            if self.table.start <= r0 < self.table.end:
                self._merge(r0, c0, min(r1, self.table.end - 1), c1)

    def _merge(self, r0: int, c0: int, r1: int, c1: int) -> None:
        value = self.grid.rows[r0][c0] if r0 < len(self.grid.rows) and c0 < len(self.grid.rows[r0]) else ""
        if r1 == r0 and c1 - c0 >= 2 and not blank(value):
            self.wide[r0] = (c0, c1)
        if r1 > r0 and not blank(value):
            for row in range(r0 + 1, r1 + 1):
                self.filled_down[row, c0] = (r0, value)

    def value(self, row: int, column: int) -> object:
        """The cell, or what a merge from above lays over it."""
        cells = self.grid.rows[row]
        value = cells[column] if 0 <= column < len(cells) else ""
        return value if not blank(value) else self.filled_down.get((row, column), (0, ""))[1]

    def filled(self, row: int) -> list[int]:
        """Indices of the row's own filled cells inside the table."""
        left, right = self.table.left, self.table.right
        return [c for c, v in enumerate(self.grid.rows[row]) if v != "" and left <= c <= right and not blank(v)]

    def describing(self, row: int, filled: list[int]) -> int:
        """How many text cells besides number and name describe this row; counts and dashes are no description."""
        own = {self.name, self.number, *self.names}
        cells = self.grid.rows[row]
        count = 0
        for column in filled:
            value = cells[column]
            if column in own or not isinstance(value, str) or number_of(value) is not None:
                continue
            if column in self.by_index and not _COUNTED.match(compact(value) or "x") and not self._is_amount(column):
                count += 1
        return count

    def _is_amount(self, column: int) -> bool:
        return EVERY[self.by_index[column].word].kind == "money"

    def numbered(self, row: int) -> bool:
        """Does the 序号 column hold something like a number (1, 1-1, (2), A03)?"""
        if self.number < 0:
            return False
        value = self.grid.rows[row][self.number] if self.number < len(self.grid.rows[row]) else ""
        if number_of(value) is not None:
            return True
        return isinstance(value, str) and bool(NUMERIC.match(compact(value)))

    def text(self, row: int, column: int) -> str:
        """Compact text of a cell, '' outside."""
        cells = self.grid.rows[row]
        return compact(shown(cells[column])) if 0 <= column < len(cells) and not blank(cells[column]) else ""
