"""Narrowing a list by the values that are there: by unit, and by what is chosen from few. In memory, so that a list stays one query."""
from collections.abc import Mapping
from dataclasses import replace

from gongjian.reading.shown import shown
from gongjian.sheets.table import Column, Table

BY_NAME = ("unit_name", "lead_name", "sponsors", "stage", "category")
MOST = 6  # filters offered above one list


def choices(table: Table) -> list[tuple[Column, list[str]]]:
    """Columns worth narrowing by, in the order of the list, each with the words that occur in it; a column of one word is no choice."""
    found = []
    for place, column in enumerate(table.columns):
        if column.name in BY_NAME or column.word.shown_as in ("choice", "flag"):
            said = {shown(column.word, value) for value in {row[place] for row in table.rows}} - {""}
            if len(said) > 1:
                found.append((column, sorted(said)))
    return found[:MOST]


def narrow(table: Table, chosen: Mapping[str, str]) -> Table:
    """The rows whose words are the chosen ones ({"unit_name": "嘉峰镇"}); names of no column are passed over."""
    for place, column in enumerate(table.columns):
        if wanted := chosen.get(column.name):
            fits = {value for value in {row[place] for row in table.rows} if shown(column.word, value) == wanted}
            table = keep_rows(table, [index for index, row in enumerate(table.rows) if row[place] in fits])
    return table


def keep_rows(table: Table, places: list[int]) -> Table:
    return replace(
        table, keys=[table.keys[place] for place in places], rows=[table.rows[place] for place in places],
        since=[table.since[place] for place in places] if table.since else (),
    )
