"""What a list comes out as: headings and rows, once for the screen, for Excel and for JSON."""
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gongjian.reading.shown import cell, plain, shown
from gongjian.reading.word import Word

FIGURES = ("money", "yi", "count", "percent", "points", "share", "plain_count", "days", "year", "figure")


@dataclass(frozen=True)
class Column:
    """`group` is the upper heading where several columns share one (固定资产投资 → 目标 | 完成 | 完成率)."""

    name: str
    word: Word
    group: str = ""

    @property
    def label(self) -> str:
        return self.word.label

    @property
    def numeric(self) -> bool:
        return self.word.shown_as in FIGURES


@dataclass(frozen=True)
class Table:
    """`keys` are the keys of the things the rows are about, in the same order. Values are raw: 元, days, percentages 0–100.

    `shares` names columns whose total is one column's total over another's: {"a_rate": ("a_done", "a_target")}.
    `since`: the day each row's subject became one of the list's, where the list can say (Roll.enters).
    """

    title: str
    columns: Sequence[Column]
    keys: Sequence[int]
    rows: Sequence[tuple]
    shares: dict[str, tuple[str, str]] = field(default_factory=dict)
    since: Sequence[date | None] = ()

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def unit(self) -> str:
        """The unit of measure to print above the table."""
        money = {column.word.unit for column in self.columns if column.word.shown_as in ("money", "yi")}
        return money.pop() if len(money) == 1 else ""

    def place(self, name: str) -> int:
        return next(index for index, column in enumerate(self.columns) if column.name == name)

    def totals(self) -> dict[str, Any]:
        """Sums of the columns that add up; 无任务 and 未下达 are not numbers and are passed over."""
        sums: dict[str, Any] = {}
        for index, column in enumerate(self.columns):
            if column.word.adds:
                values = [row[index] for row in self.rows if isinstance(row[index], (int, float))]
                sums[column.name] = sum(values) if values else None
        for name, (top, bottom) in self.shares.items():
            sums[name] = sums[top] * 100 / sums[bottom] if sums.get(bottom) and sums.get(top) is not None else None
        return sums

    def shown_rows(self, first: int = 0, last: int | None = None) -> list[list[str]]:
        return [[shown(column.word, value) for column, value in zip(self.columns, row, strict=True)] for row in self.rows[first:last]]

    def shown_totals(self) -> dict[str, str]:
        return {name: shown(self.columns[self.place(name)].word, value) for name, value in self.totals().items()}

    def cells(self) -> list[list[Any]]:
        return [[cell(column.word, value) for column, value in zip(self.columns, row, strict=True)] for row in self.rows]

    def records(self) -> list[dict[str, Any]]:
        """Rows as JSON objects: the thing's key under `key`, words by name, money in 元."""
        return [
            {"key": key} | {column.name: plain(column.word, value) for column, value in zip(self.columns, row, strict=True)}
            for key, row in zip(self.keys, self.rows, strict=True)
        ]
