"""Two days, or two issues, of one list: which rows came, left or changed, cell by cell, and since when and why."""
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gongjian.reading.say import column, say
from gongjian.reading.word import At
from gongjian.sheets.registry import Sheet
from gongjian.sheets.roll import KEY, Roll
from gongjian.sheets.table import Table


@dataclass(frozen=True)
class Moved:
    """A row that came or left; `on` and `why` where a dated word explains it."""

    key: int
    title: str
    on: date | None = None
    why: str = ""


@dataclass(frozen=True)
class Changed:
    key: int
    title: str
    cells: list[tuple[str, str, str]]  # label, before, after


@dataclass(frozen=True)
class Comparison:
    came: list[Moved] = field(default_factory=list)
    left: list[Moved] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    same: int = 0

    def as_json(self) -> dict[str, Any]:
        def moved(rows):
            return [{"key": row.key, "title": row.title, "on": row.on and row.on.isoformat(), "why": row.why} for row in rows]

        changed = [
            {"key": row.key, "title": row.title, "cells": [dict(zip(("label", "before", "after"), cell, strict=True)) for cell in row.cells]}
            for row in self.changed
        ]
        return {"came": moved(self.came), "left": moved(self.left), "changed": changed, "same": self.same}


def compare(sheet: Sheet, before: At, now: At) -> Comparison:
    """How the list changed from one day to another, under one officer's eyes."""
    return compare_sides(sheet, Side(sheet.table(before), before.on), Side(sheet.table(now), now.on), now)


@dataclass(frozen=True)
class Side:
    """One side of a comparison: a list as it stood, or as it was issued, on a day."""

    table: Table
    on: date


def compare_sides(sheet: Sheet, before: Side, after: Side, now: At) -> Comparison:
    """Days or issues, in any mixture; why rows came and left is told at `now`, by what this officer sees."""
    plain = compare_tables(before.table, after.table)
    if not isinstance(sheet, Roll):
        return plain
    span = (before.on, after.on)
    return Comparison(
        _explained(sheet, now, plain.came, sheet.enters, span), _explained(sheet, now, plain.left, sheet.leaves, span), plain.changed, plain.same
    )


def compare_tables(then: Table, today: Table) -> Comparison:
    """Cell by cell, over the columns both have."""
    old, new = _shown(then), _shown(today)
    names = [column for column in today.columns if column.name in {column.name for column in then.columns}]
    came = [Moved(key, _title(new[key])) for key in new if key not in old]
    left = [Moved(key, _title(old[key])) for key in old if key not in new]
    changed = []
    for key in (key for key in new if key in old):
        cells = [(_label(column), old[key][column.name], new[key][column.name]) for column in names if old[key][column.name] != new[key][column.name]]
        if cells:
            changed.append(Changed(key, _title(new[key]), cells))
    return Comparison(came, left, changed, len(new) - len(came) - len(changed))


def _label(told) -> str:
    return f"{told.group}·{told.label}" if told.group else told.label


def _shown(table: Table) -> dict[int, dict[str, str]]:
    names = [column.name for column in table.columns]
    return {key: dict(zip(names, row, strict=True)) for key, row in zip(table.keys, table.shown_rows(), strict=True)}


def _title(row: dict[str, str]) -> str:
    return row.get("what") or row.get("name") or row.get("unit_name") or ""


def _explained(sheet: Roll, now: At, rows: list[Moved], reasons, span: tuple[date, date]) -> list[Moved]:
    """The first dated word that fell between the two days is the reason."""
    if not rows or not reasons:
        return rows
    names = [name for name, _ in reasons]
    found = say(now.lens.see(sheet.about), sheet.about, now, names)
    key = KEY[sheet.about.__name__]
    columns = [column(sheet.about, name, found.model) for name in names]
    days = {row[0]: row[1:] for row in found.filter(**{f"{key}__in": [row.key for row in rows]}).values_list(key, *columns)}
    told = []
    for row in rows:
        on, why = next(((day, reason) for day, (_, reason) in zip(days.get(row.key, ()), reasons, strict=False) if day and span[0] < day <= span[1]), (None, ""))
        told.append(Moved(row.key, row.title, on, why or "条件变化"))
    return told


