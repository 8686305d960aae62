"""三、排名情况: the drive's rule pack and nothing else: the published ranking of the day where there is one, else what the day reckons, said to be a trial.

Red and black boards are named only from what was published, after the units could answer (M60).
"""
from gongjian.papers.blocks import CENTER, RIGHT, Block, Column, Heading, Para, Table
from gongjian.papers.bulletin.county import County
from gongjian.papers.saying import numeral, short_day
from gongjian.rankings.frozen import Said, as_json
from gongjian.rankings.life import Life, last_issued
from gongjian.rankings.registry import pack_of
from gongjian.rankings.rulepack import REDISTRIBUTE, RulePack
from gongjian.rankings.standing import ranking
from gongjian.rankings.tables import said_of


def placing(county: County) -> list[Block]:
    at, pack = county.at, pack_of(county.at.drive)
    issued = last_issued(at, pack.key)
    if issued and issued.round.on != at.on:
        issued = None
    said = issued.said if issued else as_json(ranking(at, pack))
    blocks: list[Block] = [Heading("ranking", 1, "排名情况"), Para("ranking-how", f"{explained(pack)}{where_from(issued)}")]
    for board in said["boards"]:
        for number, league in enumerate(board["leagues"]):
            key = f"league-{number}" if len(said["boards"]) == 1 else f"league-{board['key']}-{number}"
            title = league["title"] if len(said["boards"]) == 1 else f"{board['title']}：{league['title']}"
            blocks += [Heading(key, 2, title), *_league(key, board, league)]
    return [*blocks, *(_boards(said) if issued else ())]


def explained(pack: RulePack) -> str:
    """How it was reckoned, in the paper itself."""
    groups = "、".join(group.title for group in pack.groups)
    told = f"排名按《{pack.title}》（第{pack.version}版），分{groups}各组进行。"
    for board in pack.boards:
        shares = "、".join(f"{part.title}{part.weight:g}" if part.weight else part.title for part in pack.of(board))
        name = f"{board.title}记分项为" if len(pack.boards) > 1 else "得分由各项完成情况按权重合成（" if board.full else "记分项为"
        told += f"{name}{shares}{'）' if name.endswith('（') else ''}。"
    told += "没有任务的项不计分，其权重按比例分给有任务的各项。" if pack.no_task == REDISTRIBUTE else "没有任务的项不得分。"
    ties = {key: pack.part(key).title for board in pack.boards for key in board.ties}
    told += f"得分相同的依次比{'、'.join(ties.values())}。" if ties else ""
    told += f"有任务的不足{numeral(pack.small.units)}家的组只列得分不排名。"
    return told + ("" if pack.verified else f"本办法来源为{pack.source}，未经核实的部分系默认值，可在考评办法文件中调整。")


def where_from(issued: Life | None) -> str:
    if issued is None:
        return "本期排名为试算，尚未征求单位意见。"
    return f"本期排名经征求单位意见后，于{short_day(issued.issued.occurred_on)}以{issued.number}公布。"  # type: ignore[union-attr]


def _league(key: str, board: Said, league: Said) -> list[Block]:
    columns = (
        Column("名次", align=CENTER, share=0.9), Column("单位", share=2.2), Column("得分", align=RIGHT, share=1),
        *(Column(part["title"], align=RIGHT, share=1.1) for part in board["parts"]),
    )
    ranked = [row for row in league["rows"] if row["score"] is not None]
    rows = tuple(_row(row, board, league) for row in ranked)
    blocks: list[Block] = [Table(f"{key}-rows", columns, rows, empty=f"{league['title']}均无任务或未下达任务，不排名。")]
    said = "".join(_notes(league, ranked))
    return [*blocks, Para(f"{key}-notes", said)] if said else blocks


def _row(row: Said, board: Said, league: Said) -> tuple[str, ...]:
    parts = {part["key"]: part.get("said", "") for part in row["parts"]}
    return (str(row["place"]) if league["counts"] else "—", row["name"], f"{row['score']:.1f}", *(parts[part["key"]] for part in board["parts"]))


def _notes(league: Said, ranked: list[Said]) -> list[str]:
    notes = []
    if ranked and not league["counts"]:
        notes.append(f"本组只有{len(ranked)}家有任务，不排名。")
    if few := [row["name"] for row in ranked if any(note.startswith("有任务的只有") for note in row["notes"])]:
        notes.append(f"{'、'.join(few)}有任务的记分项较少，{'名次' if league['counts'] else '得分'}仅供参考。")
    if ranked and (others := [row["name"] for row in league["rows"] if row["score"] is None]):
        notes.append(f"{'、'.join(others)}无任务或未下达任务，不排名。")
    return notes


def _boards(said: Said) -> list[Block]:
    """红榜, 黑榜, and who would have been black but for what could not be helped."""
    blocks: list[Block] = []
    for board in said["boards"]:
        rows = [(league, row) for league in board["leagues"] for row in league["rows"]]
        named = {honour: [row["name"] for _, row in rows if row["honour"] == honour] for honour in ("red", "black")}
        excused = [f"{row['name']}（{said_of(row)}）" for _, row in rows if row["excused"]]
        told = [f"{title}：{'、'.join(named[honour]) or '无'}。" for honour, title in (("red", "红榜"), ("black", "黑榜"))]
        head = f"{board['title']}" if len(said["boards"]) > 1 else ""
        blocks.append(Para(f"boards-{board['key']}", head + "".join(told) + (f"{'、'.join(excused)}。" if excused else "")))
    return [Heading("boards", 2, "红黑榜"), *blocks]
