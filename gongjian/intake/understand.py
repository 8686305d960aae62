"""The door of this room: bytes of an unknown spreadsheet → what is understood of it."""
import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from .caption import title_of, unit_said, year_said
from .columns import assign, columns_of, evidence_of, paths_of, signature
from .copies import is_pivot, mark_copies, summary_reason
from .doubts import doubts, parts_of_others, same_names
from .guess import guess_columns
from .layout import Layout
from .ledger import headings as ledger
from .ledger.telling import about_problems
from .marks import position
from .reading import Body
from .remarks import Remark
from .tables import Table, find_tables
from .telling import tell_columns, tell_units, too_large_or_small
from .text import blank, shown
from .understood import SheetUnderstood, Understood
from .words import EVERY, FREE, LEDGER, WORDS
from .workbook import Grid, open_workbook

Correction = Mapping[str, Any]
Progress = Callable[[int, int], None]


def understand(data: bytes, file_name: str, *, mapping: Mapping[str, Correction] | None = None, progress: Progress | None = None) -> Understood:
    """What `data` says. `mapping` corrects it: {sheet key: {"heading_rows": [Excel rows], "columns": {letter: word}, "unit": "万元",
    "about": "project" or "problem"}}.

    `progress(done, of)` counts rows over the whole file. Raises `Unreadable` (one Chinese sentence) when it is no readable
    table, ValueError when the mapping names an unknown word or unit.
    """
    mapping = _checked(mapping or {})
    book = open_workbook(data, file_name)
    of = max(1, sum(len(grid.rows) for grid in book.grids))
    said_units = {unit for grid in book.grids if (unit := unit_said(_texts(grid, range(min(6, len(grid.rows)))), title=False))}
    file_unit = said_units.pop() if len(said_units) == 1 else None
    sheets, done = [], 0
    for grid in book.grids:
        base = done
        step = (lambda at, _, base=base: progress(base + at, of)) if progress else None
        sheets += _sheet(grid, file_name, mapping, file_unit, step)
        done += len(grid.rows)
    if progress:
        progress(of, of)
    return Understood(file_name, hashlib.sha256(data).hexdigest(), tuple(mark_copies(sheets)), tuple(book.notes))


def _checked(mapping: Mapping[str, Correction]) -> Mapping[str, Correction]:
    for key, correction in mapping.items():
        for word in correction.get("columns", {}).values():
            if word not in EVERY:
                raise ValueError(f"“{key}”的对应里有不认识的词“{word}”。")
        if (unit := correction.get("unit")) and unit not in ("元", "千元", "万元", "百万元", "亿元"):
            raise ValueError(f"“{key}”的金额单位“{unit}”不认识。")
    return mapping


def _texts(grid: Grid, rows: range | list[int]) -> list[str]:
    return [shown(value) for row in rows if row < len(grid.rows) for value in grid.rows[row] if isinstance(value, str) and value]


def _sheet(grid: Grid, file_name: str, mapping: Mapping[str, Correction], file_unit: str | None, progress: Progress | None) -> list[SheetUnderstood]:
    if grid.unread:
        return [SheetUnderstood(grid.name, "scratch", grid.unread, hidden=grid.hidden)]
    if not grid.rows:
        return [SheetUnderstood(grid.name, "empty", "空表。", hidden=grid.hidden)]
    rows = mapping.get(grid.name, {}).get("heading_rows")
    if rows is not None:
        headings = [int(row) - 1 for row in rows if 0 < int(row) <= len(grid.rows)]
        tables = [Table(headings, (headings[-1] + 1) if headings else 0, len(grid.rows), list(range(min(headings, default=0))))]
    else:
        tables = find_tables(grid)
    found = [_table(grid, table, at, file_name, mapping, file_unit, progress) for at, table in enumerate(tables, 1)]
    unnamed = all(sheet.kind == "scratch" and "name" not in {c.word for c in sheet.columns} for sheet in found)
    if unnamed and (bare := _headless(grid, file_name, mapping, file_unit, progress)):
        return [bare]
    if found:
        return found
    texts = _texts(grid, range(min(8, len(grid.rows))))
    if is_pivot(texts):
        return [SheetUnderstood(grid.name, "summary", "这是数据透视或汇总表，不是项目清单。", hidden=grid.hidden)]
    return [SheetUnderstood(grid.name, "scratch", "没有找到项目清单的表头，内容也不像清单。", hidden=grid.hidden)]


def _headless(grid: Grid, file_name: str, mapping: Mapping[str, Correction], file_unit: str | None,
              progress: Progress | None) -> SheetUnderstood | None:
    start = next((n for n, row in enumerate(grid.rows) if sum(1 for v in row if not blank(v)) >= 2), 0)
    if not guess_columns(grid.rows[start:]) and not mapping.get(grid.name, {}).get("columns"):
        return None
    sheet = _table(grid, Table([], start, len(grid.rows), list(range(start))), 1, file_name, mapping, file_unit, progress)
    return sheet if sheet.kind == "list" else None


def _table(grid: Grid, table: Table, at: int, file_name: str, mapping: Mapping[str, Correction], file_unit: str | None,
           progress: Progress | None) -> SheetUnderstood:
    key = grid.name if at == 1 else f"{grid.name}#{at}"
    correction = mapping.get(key, {})
    width = max((len(row) for row in grid.rows[:5000]), default=0)
    titles = _texts(grid, table.titles)
    paths = paths_of(grid, table)
    year = year_said([title_of(titles), *titles, grid.name])
    if table.headings:
        words, year = assign(paths, evidence_of(grid, table, width), year)
        of_ledger = ledger.assign(paths)
        problems = about_problems(of_ledger, paths.values(), [*titles, grid.name, file_name])
        problems = correction.get("about", "problem" if problems else "project") == "problem"
        words = of_ledger if problems else words
    else:
        words, problems = guess_columns(grid.rows[table.start:table.end]), False
    year = year or year_said([file_name.rsplit("/", 1)[-1]])
    form = signature(paths, words)
    vocabulary = LEDGER if problems else WORDS
    corrected = {name: word for name, word in correction.get("columns", {}).items() if word in vocabulary}
    for name, word in corrected.items():
        index = position(f"{name}1")[1]
        words = {c: w for c, w in words.items() if c != index and w[0] != word} | ({index: (word, 1.0)} if word != FREE else {})
    columns = columns_of(grid, table, paths, words, width)
    said = correction.get("unit") or unit_said(titles) or unit_said(_texts(grid, [*table.headings, table.start]), title=False)
    of_headings = {column.unit for column in columns if column.unit}
    unit = said or file_unit or (of_headings.pop() if len(of_headings) == 1 else "万元")
    sheet = SheetUnderstood(grid.name, "list", "", tuple(row + 1 for row in table.headings), table.start + 1, unit or "万元",
                            not (said or file_unit), year, columns, signature=form, table=at, hidden=grid.hidden, title=title_of(titles))
    if problems:
        return _ledger(sheet, grid, table, progress)
    if not corrected and (reason := _no_list(sheet)):
        return sheet.but(kind=reason[0], why=reason[1])
    body = Body(grid.name, Layout(grid, table, columns, unit, year), progress).read()
    sheet = sheet.but(rows=tuple(body.rows), subtotals=tuple(body.subtotals))
    if not corrected and (why := summary_reason(sheet)):
        return sheet.but(kind="summary", why=why, rows=(), subtotals=())
    if not body.rows:
        return sheet.but(kind="empty", why="只有表头，没有项目。", subtotals=())
    return _remarked(sheet, body.remarks, grid, said, file_unit)


def _ledger(sheet: SheetUnderstood, grid: Grid, table: Table, progress: Progress | None) -> SheetUnderstood:
    """A table of problems: no amounts, no totals; without a column of projects nobody knows whose they are."""
    body = Body(grid.name, Layout(grid, table, sheet.columns, sheet.unit, sheet.year, main="what"), progress).read()
    sheet = sheet.but(kind="problems", about="problem", rows=tuple(body.rows), unit_assumed=False)
    if not body.rows:
        return sheet.but(kind="empty", why="只有表头，没有问题。")
    remarks = [*tell_columns(sheet, grid), *body.remarks]
    if not {"projects", "code"} & {column.word for column in sheet.columns}:
        remarks.append(Remark(sheet.name, sheet.heading_rows[-1], "", "没有涉及项目一列，不知道问题是哪个项目的：请加上“涉及项目”一列。", "error"))
    return _sorted(sheet, remarks)


def _no_list(sheet: SheetUnderstood) -> tuple[str, str] | None:
    """(kind, why) when the columns already show that this is no list of projects."""
    sure = {column.word: column.confidence for column in sheet.columns if column.word != FREE}
    if why := summary_reason(sheet):
        return "summary", why
    if is_pivot([column.heading for column in sheet.columns]) and "name" not in sure:
        return "summary", "这是数据透视或汇总表，不是项目清单。"
    if not sheet.heading_rows and "name" in sure:
        return None
    rest = set(sure) - {"name", "number", "code", "remarks", "level"}
    heading = next((column.heading for column in sheet.columns if column.word == "name"), "")
    if "name" in sure and (rest or "项目" in heading or "工程" in heading):
        return None
    if "name" not in sure and "number" in sure and len(rest) >= 2:
        return None
    return "scratch", "表头里没有项目名称一列，不是项目清单。" if "name" not in sure else "只有编号和名称，不像项目清单。"


def _remarked(sheet: SheetUnderstood, remarks: list[Remark], grid: Grid, said: str | None, file_unit: str | None) -> SheetUnderstood:
    """The sheet with all remarks, in the order of its rows."""
    letters = {column.word: column.letter for column in sheet.columns}
    done = [c for c in sheet.columns if c.word == "invested"]
    earlier = any((c.year and sheet.year and c.year < sheet.year) or "上年" in c.heading or "去年" in c.heading for c in done)
    words = frozenset(letters) | ({"invested_before"} if earlier else set())
    everything = [*tell_columns(sheet, grid), *tell_units(sheet, said, file_unit), *too_large_or_small(sheet), *remarks]
    for row, word, sentence in doubts(sheet.rows, words):
        everything.append(Remark(sheet.name, row.number, letters.get(word) or letters.get("period", ""), sentence))
    for row, sentence in same_names(sheet.rows):
        everything.append(Remark(sheet.name, row.number, letters.get("name", ""), sentence))
    for row, sentence in parts_of_others(sheet.rows):
        everything.append(Remark(sheet.name, row.number, letters.get("number", ""), sentence))
    return _sorted(sheet, everything)


def _sorted(sheet: SheetUnderstood, everything: list[Remark]) -> SheetUnderstood:
    everything.sort(key=lambda remark: remark.row)
    by = {weight: tuple(r for r in everything if r.weight == weight) for weight in ("note", "warning", "error")}
    return sheet.but(notes=by["note"], warnings=by["warning"], errors=by["error"])
