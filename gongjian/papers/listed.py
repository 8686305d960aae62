"""Lists as tables of a paper: the columns a paper shows of them, said as the list says them."""
from collections.abc import Sequence

from gongjian.papers.blocks import CENTER, LEFT, RIGHT, Column, Table
from gongjian.reading.shown import shown
from gongjian.sheets import table as sheets

MOST = 60  # rows of an appendix; the list itself holds the others
NUMBER = Column("序号", align=CENTER, share=0.9)


def listed(key: str, told: sheets.Table, columns: Sequence[tuple[str, float]], *, total: bool = False, empty: str = "无", most: int = MOST) -> Table:
    """`columns`: (the list's column, its width beside the others). A list of more than `most` rows says how many are left out."""
    places = [told.place(name) for name, _ in columns]
    heads = tuple(_column(told.columns[place], share) for place, (_, share) in zip(places, columns, strict=True))
    rows = tuple((str(number), *_cells(told, row, places)) for number, row in enumerate(told.rows[:most], 1))
    left = len(told) - len(rows)
    unit = told.unit + (f"　（共{len(told)}项，列前{most}项，其余{left}项见清单）" if left > 0 else "")
    sums = told.shown_totals() if total and rows else {}
    last = ("", "合计", *(_bare(told.columns[place], sums.get(name, "")) for place, (name, _) in list(zip(places, columns, strict=True))[1:])) if sums else ()
    return Table(key, (NUMBER, *heads), rows, unit=unit, total=last, empty=empty)


def _column(told: sheets.Column, share: float) -> Column:
    measure = told.word.unit if told.word.shown_as in ("percent", "points", "days") else ""
    return Column(told.label, measure, RIGHT if told.numeric else CENTER if told.word.shown_as == "day" else LEFT, share, told.group)


def _cells(told: sheets.Table, row: tuple, places: list[int]) -> list[str]:
    return [_bare(told.columns[place], shown(told.columns[place].word, row[place])) for place in places]


def _bare(column: sheets.Column, said: str) -> str:
    """The unit of measure stands in the head."""
    return said.removesuffix("%") if column.word.shown_as == "percent" else said
