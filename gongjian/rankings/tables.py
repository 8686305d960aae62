"""A ranking as sheets: one table a league of a board, for the screen, for Excel and for papers. From live rows or from frozen ones, the same columns."""
from gongjian.rankings.frozen import Said
from gongjian.reading.word import Word
from gongjian.sheets.excel import Page, workbook
from gongjian.sheets.table import Column, Table

HONOURS = {"red": "红榜", "black": "黑榜", "": ""}


def tables(said: Said) -> list[tuple[Said, Said, Table]]:
    """(board, league, table) of every league; of a frozen ranking or of `frozen.as_json` of a live one."""
    return [(board, league, table(said, board, league)) for board in said["boards"] for league in board["leagues"]]


def table(said: Said, board: Said, league: Said) -> Table:
    columns = [
        Column("place", Word("位次", "", "plain_count")), Column("unit_name", Word("单位", "")), Column("score", Word("得分", "", "points")),
        *(column for part in board["parts"] for column in _columns(part)), Column("honour", Word("红黑榜", "")), Column("notes", Word("说明", "")),
    ]
    rows = []
    for row in league["rows"]:
        parts = {part["key"]: part for part in row["parts"]}
        cells = [cell for part in board["parts"] for cell in _cells(parts.get(part["key"], {}))]
        rows.append((row["place"], row["name"], row["score"], *cells, HONOURS[row["honour"]], said_of(row)))
    several = len(said["boards"]) > 1
    return Table(f"{said['title']}　{board['title'] + '　' if several else ''}{league['title']}", columns, [row["unit"] for row in league["rows"]], rows)


def _columns(part: Said) -> tuple[Column, Column]:
    group = f"{part['title']}（{part['weight']:g}）" if part["weight"] else part["title"]
    return Column(f"{part['key']}_said", Word("完成", "", "figure"), group), Column(f"{part['key']}_got", Word("得分", "", "points"), group)


def _cells(part: Said) -> tuple[str, float | None]:
    return part.get("said", ""), part.get("got")


def said_of(row: Said) -> str:
    """What stands beside a row: why it has no place, small numbers, an excuse."""
    excused = ["不可抗力，不列黑榜"] if row["excused"] else []
    return "；".join([*excused, *row["notes"]] if row["score"] is not None else ["没有任务，不排名"])


def book(said: Said, number: str, region: str, office: str, on) -> bytes:
    """Every league on a page of its own. The same ranking under the same number is the same bytes."""
    note = f"按《{said['title']}》第{said['version']}版计分。只公布单位合计，“无任务”不计分；得分后括号内为该项权重。"
    pages = []
    for board, league, told in tables(said):
        tab = league["title"] if len(said["boards"]) == 1 else f"{board['title']}-{league['title']}"
        pages.append(Page(told, number, on, region, tab, office, note, "" if league["counts"] else "本组家数不足，不排名"))
    return workbook(pages)
