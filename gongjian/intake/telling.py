"""What an officer is told about a sheet as a whole: hidden parts, columns without a word, the unit that was assumed."""
from collections.abc import Iterator
from statistics import median

from .remarks import Remark
from .understood import SheetUnderstood
from .words import EVERY
from .workbook import Grid


def tell_columns(sheet: SheetUnderstood, grid: Grid) -> Iterator[Remark]:
    """Hidden sheet, rows and columns; unknown, unnamed and other-year columns; units given as bare numbers; a list without names."""
    if sheet.hidden:
        yield Remark(sheet.name, 0, "", f"工作表“{sheet.name}”是隐藏的，仍已读取。")
    if grid.marks.hidden_rows:
        yield Remark(sheet.name, 0, "", f"有 {grid.marks.hidden_rows} 行是隐藏或筛掉的，仍已读取。")
    if grid.marks.cut_at:
        yield Remark(sheet.name, 0, "", f"连续两千多行空白，第 {grid.marks.cut_at} 行以下没有再读；如果下面还有内容，请删去空行后再传。")
    for column in sheet.columns:
        name = f"“{column.heading}”" if column.heading else "没有表头的一列"
        if column.hidden:
            yield Remark(sheet.name, 0, column.letter, f"{column.letter} 列{name}是隐藏的，仍已读取。")
        if column.word == "other":
            year = f"（{column.year} 年）" if column.year and sheet.year and column.year != sheet.year else ""
            yield Remark(sheet.name, 0, column.letter, f"{column.letter} 列{name}{year}没有对应的词，按“其他”原样保留。", "note")
        elif column.confidence < 0.6:
            yield Remark(sheet.name, 0, column.letter, f"{column.letter} 列{name}猜作“{EVERY[column.word].label}”，把握不大，请核对。")
    if sheet.about == "project" and not any(column.word == "name" for column in sheet.columns):
        yield Remark(sheet.name, 0, "", "没有项目名称一列，只能凭序号与别的表对上。")
    if not sheet.heading_rows:
        yield Remark(sheet.name, 0, "", "没有表头，各列是按内容判断的，请核对。")
    for word in ("unit", "service_unit", "owner"):  # a ledger has none of these
        values = [str(row.cells[word]) for row in sheet.rows if word in row.cells]
        if values and sum(1 for value in values if value.isdigit()) > 0.5 * len(values):
            letter = next(column.letter for column in sheet.columns if column.word == word)
            yield Remark(sheet.name, 0, letter, f"{EVERY[word].label}是数字编号，没有名称；请另给单位对照表。")


def tell_units(sheet: SheetUnderstood, said: str | None, file_unit: str | None) -> Iterator[Remark]:
    """Where the unit of money comes from."""
    amounts = [column for column in sheet.columns if EVERY[column.word].kind == "money"]
    if not amounts or all(column.unit for column in amounts):
        return
    if not said and file_unit:
        yield Remark(sheet.name, 0, "", f"本表没写金额单位，沿用同一文件里的“{file_unit}”。", "note")
    elif not said:
        bare = "、".join(column.letter for column in amounts if not column.unit)
        like = "，与同表写了单位的列一样" if any(column.unit for column in amounts) and sheet.unit in {column.unit for column in amounts} else ""
        yield Remark(sheet.name, 0, "", f"{bare} 列没写金额单位，按{sheet.unit}读{like}。", "note")


def too_large_or_small(sheet: SheetUnderstood) -> Iterator[Remark]:
    """An assumed unit that makes the usual project smaller than 3 万元 or larger than 200 亿元 is doubted."""
    totals = [value for row in sheet.rows if isinstance(value := row.cells.get("total"), int) and value > 0]
    if sheet.unit_assumed and len(totals) >= 3 and not any(column.word == "total" and column.unit for column in sheet.columns):
        usual = median(totals)
        if usual < 1_000_000:
            yield Remark(sheet.name, 0, "", f"按万元读，总投资一般只有 {usual / 10_000:g} 万元，单位可能是亿元，请核对。")
        elif usual > 20_000_000_000:
            yield Remark(sheet.name, 0, "", f"按万元读，总投资一般有 {usual / 100_000_000:g} 亿元，单位可能是元，请核对。")
