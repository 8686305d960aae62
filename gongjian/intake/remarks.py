"""What is said to the officer about a place in the file."""
from dataclasses import dataclass
from typing import Literal

Weight = Literal["note", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Remark:
    """`row` counts from 1 as Excel does, 0 for the whole sheet; `column` is a letter or ''. `reason` is a Chinese sentence."""

    sheet: str
    row: int
    column: str
    reason: str
    weight: Weight = "warning"

    def as_json(self) -> dict[str, str | int]:
        """{"sheet", "row", "column", "reason"}."""
        return {"sheet": self.sheet, "row": self.row, "column": self.column, "reason": self.reason}


Said = tuple[Weight, str] | None
