"""What the cell values alone do not tell of one sheet: hidden parts, errors, formulas nobody calculated, merges."""
from dataclasses import dataclass, field

from .unreadable import Unreadable

WIDEST_BOX = 6_000_000


@dataclass(slots=True)
class Marks:
    """Of one sheet. Rows and columns count from 0; `merges` are (row, column, last row, last column).

    `cut_at`: the Excel row after which a sheet of endless blank rows was not read on, 0 when read whole.
    """

    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    cut_at: int = 0
    last_row: int = 0
    last_column: int = 0

    def check_box(self, sheet: str) -> None:
        """Refuse a sheet whose content is spread so wide that a dense grid of it would fill the memory."""
        if (self.last_row + 1) * (self.last_column + 1) > WIDEST_BOX:
            corner = f"第 {self.last_row + 1} 行、{letter(self.last_column)} 列"
            raise Unreadable(f"工作表“{sheet}”一直到{corner}还有零散内容，范围大得不像清单；请删去表外的零散单元格后再传。")


def letter(index: int) -> str:
    """Column 0 → 'A', 26 → 'AA'."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def position(reference: str) -> tuple[int, int]:
    """'B3' → (2, 1). Raises ValueError when it is no reference."""
    letters = reference.rstrip("0123456789")
    column = 0
    for char in letters.upper():
        column = column * 26 + ord(char) - 64
    return int(reference[len(letters):]) - 1, column - 1
