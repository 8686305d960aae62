"""A league as a table of the page, from frozen rows or from live ones frozen for the moment: the same cells."""
from collections.abc import Callable

from gongjian.pages.drawing import light
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.rankings.frozen import Said

MARKS = {"red": ("红榜", "up"), "black": ("黑榜", "down")}
FOOT = "数字为本期填报合计，只公布到单位；“无任务”“未下达”不计分，权重由有任务的各项分担。"
ADDED = "数字为单位合计，只公布到单位；没有就不得分。"  # where points only add up
QUIET = ("无任务", "未下达", "未起算", "无", "任务为零")
Moves = dict[str, Callable[[str, int, int | None], Cell]]


def table(board: Said, leagues: list[Said], url: Callable[[int], str], moves: Moves, *, lit: bool = False) -> Table:
    """Every league of a board below one heading. `moves`: {heading: (board, unit, place) → cell}. `lit`: rows have lights."""
    columns = [
        *([Column("", "light")] if lit else []), Column("位次", "num"), Column("单位", "name"), Column("得分", "num", strong=True),
        *(Column(part["title"], "num", hint=part["rule"], unit=f"权重 {part['weight']:g}" if part["weight"] else "") for part in board["parts"]),
        *(Column(heading, "num") for heading in moves),
    ]
    rows: list[Row | Group] = []
    for league in leagues:
        if len(leagues) > 1:
            rows.append(Group(league["title"], counted(league)))
        rows += [_row(board, league, row, url, moves, lit) for row in league["rows"]]
    tiny = any(part.get("tiny") for league in leagues for row in league["rows"] for part in row["parts"])
    foot = FOOT if board["full"] else ADDED
    return Table(columns, rows, caption=board["title"], empty="没有单位可排", foot=foot + ("标“少”的任务不足三个，一两个项目就定高低。" if tiny else ""))


def counted(league: Said) -> str:
    ranked = sum(row["score"] is not None for row in league["rows"])
    if league["counts"]:
        return f"{ranked} 家排名" + (f"，{len(league['rows']) - ranked} 家没有任务不排" if ranked < len(league["rows"]) else "")
    return f"只有 {ranked} 家有任务，只列得分不排名" if ranked else "都没有任务，不排名"


def _row(board: Said, league: Said, row: Said, url: Callable[[int], str], moves: Moves, lit: bool) -> Row:
    parts = {part["key"]: part for part in row["parts"]}
    word, tone = MARKS.get(row["honour"], ("", ""))
    few = next((note for note in row["notes"] if note.startswith("有任务的只有")), "") if row["score"] is not None else ""
    small = "不可抗力，不列黑榜" if row["excused"] else word or ("仅供参考" if few else "")
    score = "" if row["score"] is None else f"{row['score']:.1f}"
    place = Cell(str(row["place"]), tone=tone) if row["place"] else Cell("—", tone="quiet", title="没有任务，不排名" if row["score"] is None else "本组家数不足，不排名")
    shine = [light(row["light"] or None)] if lit else []
    return Row([
        *shine, place, Cell(row["name"], url(row["unit"]), small=small, title=few), score, *(_part(parts[part["key"]]) for part in board["parts"]),
        *(move(board["key"], row["unit"], row["place"]) for move in moves.values()),
    ])


def _part(part: Said) -> Cell:
    said, why = part.get("said", ""), part.get("why", "")
    got = f"，得 {part['got']:.1f} 分（满分 {part['full']:.1f}）" if part.get("got") is not None and part["full"] else ""
    return Cell(said, tone="quiet" if said in QUIET else "down" if said == "未报" else "", small="少" if part.get("tiny") else "", title=f"{why}{got}")
