"""A roll as it is answered: sorted and paged in SQL, its names covered, its JSON the lists' own."""
from typing import Any

from django.db.models import QuerySet

from gongjian.api.asked import Paged, span
from gongjian.api.personal import covered_names
from gongjian.reading.say import column, word
from gongjian.reading.word import At
from gongjian.sheets.plain import as_json
from gongjian.sheets.roll import KEY, Roll
from gongjian.sheets.table import Column, Table


def listed(roll: Roll, rows: QuerySet, look: At, asked: Paged) -> dict[str, Any]:
    """`rows` of `roll.query`, narrowed. {title, on, count, unit, columns, rows, paging}: no totals, a page has none. Two queries."""
    count = rows.order_by().count()
    paging, first, last = span(asked, count)
    said = as_json(roll, table_of(roll, rows[first:last]), look)
    return {name: said[name] for name in ("title", "unit", "columns", "rows")} | {"count": count, "paging": paging}


def table_of(roll: Roll, rows: QuerySet) -> Table:
    names = [column(roll.about, name, rows.model) for name in roll.columns]
    found = list(rows.values_list(KEY[roll.about.__name__], *names))
    columns = [Column(name, word(roll.about, name)) for name in roll.columns]
    return covered_names(Table(roll.title, columns, [row[0] for row in found], [row[1:] for row in found]), roll.about)
