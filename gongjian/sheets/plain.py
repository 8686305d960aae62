"""A list as JSON: the same for the screen's download, the command line and the API."""
from typing import Any

from gongjian.indicators.registry import indicator
from gongjian.projects.models import Project
from gongjian.reading.bases import basis_of
from gongjian.reading.word import At
from gongjian.sheets.grid import Grid
from gongjian.sheets.registry import Sheet
from gongjian.sheets.table import Column, Table
from gongjian.targets.targets import Basis


def as_json(sheet: Sheet, table: Table, at: At) -> dict[str, Any]:
    """{number, title, on, as, count, unit, columns, rows, totals}; money is in 元 whatever the screen shows, days are ISO. A column says
    on which basis (口径) it is a figure."""
    bases = _bases(sheet, at, table)
    return {
        "number": sheet.number, "title": table.title, "on": at.on.isoformat(), "as": at.lens.officer.login, "count": len(table), "unit": "元",
        "columns": [
            {"name": column.name, "label": column.label, "group": column.group, "unit": _measure(column), "basis": bases[column.name]} for column in table.columns
        ],
        "rows": table.records(), "totals": {name: round(value, 2) if isinstance(value, float) else value for name, value in table.totals().items()},
    }


def _measure(column: Column) -> str:
    return "元" if column.word.shown_as in ("money", "yi") else column.word.unit


def _bases(sheet: Sheet, at: At, table: Table) -> dict[str, str]:
    """Of a roll by the word; of a grid by the target, or by the indicator that stands beside them."""
    if not isinstance(sheet, Grid):
        return {column.name: basis_of(column.name) if sheet.about is Project else "" for column in table.columns}
    said = {f"{target.key}_{part}": target.basis for target in sheet.asked(at) for part in ("target", "done", "rate")}
    said |= {f"{name}_done": indicator(name).basis for name in sheet.beside}
    return {column.name: Basis(said[column.name]).label if column.name in said else "" for column in table.columns}
