"""A list as JSON: the same for the screen's download, the command line and the API."""
from typing import Any

from gongjian.reading.word import At
from gongjian.sheets.registry import Sheet
from gongjian.sheets.table import Column, Table


def as_json(sheet: Sheet, table: Table, at: At) -> dict[str, Any]:
    """{number, title, on, as, count, unit, columns, rows, totals}; money is in 元 whatever the screen shows, days are ISO."""
    return {
        "number": sheet.number, "title": table.title, "on": at.on.isoformat(), "as": at.lens.officer.login, "count": len(table), "unit": "元",
        "columns": [{"name": column.name, "label": column.label, "group": column.group, "unit": _measure(column)} for column in table.columns],
        "rows": table.records(), "totals": {name: round(value, 2) if isinstance(value, float) else value for name, value in table.totals().items()},
    }


def _measure(column: Column) -> str:
    return "元" if column.word.shown_as in ("money", "yi") else column.word.unit
