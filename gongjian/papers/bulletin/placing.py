"""三、排名情况: a table a league, and what is to be known when reading it."""
from gongjian.papers.blocks import CENTER, RIGHT, Block, Column, Heading, Para, Table
from gongjian.papers.bulletin.county import County
from gongjian.papers.bulletin.ranking import MEASURES, League, explained, leagues, weights


def placing(county: County) -> list[Block]:
    blocks: list[Block] = [Heading("ranking", 1, "排名情况"), Para("ranking-how", explained(county))]
    told = weights(county)
    if not told:
        return [*blocks[:1], Para("ranking-how", "方案没有写明权重，本期不排名。")]
    for number, league in enumerate(leagues(county)):
        blocks += [Heading(f"league-{number}", 2, f"{league.title}"), *_league(f"league-{number}", league, list(told))]
    return blocks


def _league(key: str, league: League, measures: list[str]) -> list[Block]:
    columns = (
        Column("名次", align=CENTER, share=0.9), Column("单位", share=2.2), Column("得分", align=RIGHT, share=1),
        *(Column(MEASURES[name][0], "%", RIGHT, 1.1) for name in measures),
    )
    rows = [(str(place) if league.counts else "—", one.unit.name, f"{one.shown:.1f}", *(one.said[name] for name in measures)) for place, one in league.ranked]
    blocks: list[Block] = [Table(f"{key}-rows", columns, tuple(rows), empty=f"{league.title}均无任务或未下达任务，不排名。")]
    notes = []
    if league.ranked and not league.counts:
        notes.append(f"本组只有{len(league.ranked)}家有任务，不排名。")
    if few := [one.unit.name for _, one in league.ranked if one.few]:
        notes.append(f"{'、'.join(few)}计分的任务不足三项，{'名次' if league.counts else '得分'}仅供参考。")
    if league.unranked and league.ranked:
        notes.append(f"{'、'.join(one.unit.name for one in league.unranked)}投资、开工、入统均无任务或未下达任务，不排名。")
    return [*blocks, Para(f"{key}-notes", "".join(notes))] if notes else blocks
