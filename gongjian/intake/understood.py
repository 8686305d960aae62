"""What was understood of a file: sheets, columns, rows, and what there is to say about them."""
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from .remarks import Remark

SheetKind = Literal["list", "problems", "summary", "scratch", "empty", "copy"]


@dataclass(frozen=True, slots=True)
class Column:
    """`index` from 0, `heading` with levels joined by ' / ', `word` of `words.WORDS`, `confidence` 0..1.

    `unit` is the column's own unit of money, `year` the year its heading names; both None when it names none.
    """

    index: int
    letter: str
    heading: str
    word: str
    confidence: float
    unit: str | None = None
    year: int | None = None
    hidden: bool = False

    def as_json(self) -> dict[str, Any]:
        """The issue's {"heading", "word", "confidence"} and more."""
        return {"heading": self.heading, "word": self.word, "confidence": round(self.confidence, 2), "letter": self.letter,
                "unit": self.unit, "year": self.year, "hidden": self.hidden}


@dataclass(frozen=True, slots=True)
class Row:
    """One project, or one problem. `number` is the Excel row. `cells`: word → 元 (int), year (int), `days.Day`, bool, tuple of names, or text;
    empty cells are absent. `raw`: letter → text as it stands. `section`: group headings above, outermost first. `marks`: ★ ▲ on the name."""

    number: int
    cells: Mapping[str, Any]
    raw: Mapping[str, str]
    section: tuple[str, ...] = ()
    marks: str = ""


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A section heading or total row that declares a count or sums. `sums`: word → 元; `ties` is False when a number does not tie."""

    row: int
    label: str
    count: int | None
    sums: Mapping[str, int]
    ties: bool = True


@dataclass(frozen=True, slots=True)
class SheetUnderstood:
    """One table of one sheet (`table` counts from 1 when a sheet holds several). Only kinds 'list' (projects) and 'problems' have rows. `heading_rows` are Excel rows."""

    name: str
    kind: SheetKind
    why: str = ""
    heading_rows: tuple[int, ...] = ()
    first_row: int = 0
    unit: str = "万元"
    unit_assumed: bool = True
    year: int | None = None
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    subtotals: tuple[Subtotal, ...] = ()
    notes: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()
    errors: tuple[Remark, ...] = ()
    signature: str = ""
    table: int = 1
    hidden: bool = False
    title: str = ""
    about: Literal["project", "problem"] = "project"  # what its rows are about, whatever became of them

    @property
    def key(self) -> str:
        """What a correction calls this table: the sheet's name, with '#2' for its second table."""
        return self.name if self.table == 1 else f"{self.name}#{self.table}"

    def but(self, **changes: Any) -> "SheetUnderstood":
        """A copy with some fields changed."""
        return replace(self, **changes)

    def as_json(self) -> dict[str, Any]:
        """One entry of the `intake` command's "sheets"."""
        return {"name": self.name, "heading_rows": list(self.heading_rows), "unit": self.unit,
                "columns": [column.as_json() for column in self.columns], "rows": len(self.rows), "subtotals": len(self.subtotals),
                "warnings": [remark.as_json() for remark in self.warnings], "errors": [remark.as_json() for remark in self.errors],
                "kind": self.kind, "about": self.about, "why": self.why, "table": self.table, "key": self.key, "unit_assumed": self.unit_assumed, "year": self.year,
                "hidden": self.hidden, "signature": self.signature, "notes": [remark.as_json() for remark in self.notes]}


@dataclass(frozen=True, slots=True)
class Understood:
    """A whole file."""

    file_name: str
    sha256: str
    sheets: tuple[SheetUnderstood, ...]
    notes: tuple[str, ...] = field(default=())

    @property
    def lists(self) -> tuple[SheetUnderstood, ...]:
        """The tables whose rows are projects."""
        return tuple(sheet for sheet in self.sheets if sheet.kind == "list")

    @property
    def ledgers(self) -> tuple[SheetUnderstood, ...]:
        """The tables whose rows are problems."""
        return tuple(sheet for sheet in self.sheets if sheet.kind == "problems")

    @property
    def taken(self) -> tuple[SheetUnderstood, ...]:
        """Every table whose rows come in."""
        return (*self.lists, *self.ledgers)

    def as_json(self) -> dict[str, Any]:
        """The reading half of the `intake` command's answer."""
        return {"file": self.file_name, "sha256": self.sha256, "notes": list(self.notes), "sheets": [sheet.as_json() for sheet in self.sheets]}
