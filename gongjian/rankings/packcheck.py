"""What a rule pack must not do, said in sentences: add up overlapping subsets, rank single respondents, name what is not there."""
from collections import Counter
from collections.abc import Iterator

from gongjian.indicators.indicator import Published
from gongjian.indicators.registry import every_indicator
from gongjian.projects.models import Project
from gongjian.rankings.house import HOUSE
from gongjian.rankings.overlaps import overlapping, whole
from gongjian.rankings.rulepack import REDISTRIBUTE, Board, RulePack
from gongjian.rankings.ways.entered import PREFIX
from gongjian.reading.say import word


def wrong(pack: RulePack) -> list[str]:
    return [sentence for check in (keys, measures, weights, references, subsets) for sentence in check(pack)]


def keys(pack: RulePack) -> Iterator[str]:
    counted = Counter(kind for group in pack.groups for kind in group.kinds)
    yield from (f"组：{kind} 写在了不止一个组里，一个单位只能在一个组里排名" for kind, times in counted.items() if times > 1)
    taken = set(every_indicator()) | set(HOUSE)
    yield from (f"计数 {tally.key}：这个名字已经是指标，请换一个" for tally in pack.tallies if tally.key in taken)


def measures(pack: RulePack) -> Iterator[str]:
    """Every measure is there, has figures by unit, and is no official figure: a unit's official total may be one respondent's."""
    own, known = {tally.key for tally in pack.tallies}, every_indicator()
    for part in pack.parts:
        for name in part.way.measures:
            if name in own or name in HOUSE or name.startswith(PREFIX):
                continue
            told = known.get(name)
            if told is None:
                yield f"记分项 {part.key}：没有「{name}」这个指标"
            elif isinstance(told, Published):
                yield f"记分项 {part.key}：{told.title}只有全县的发布数，没有分单位的数，不能用来排名"
            elif told.basis == "official":
                yield f"记分项 {part.key}：{told.title}不进排名。统计口径由县统计局事后认定，只有一个项目的单位，它的合计就是单个调查对象的数据（统计法）"


def weights(pack: RulePack) -> Iterator[str]:
    """Where a missing task's weight is shared out, the weights must come to the board's full points."""
    for board in pack.boards:
        parts = pack.of(board)
        if not parts:
            yield f"榜 {board.key}：没有记分项"
        total = sum(part.weight for part in parts)
        if board.full and parts and abs(total - board.full) > 1e-6:
            yield f"榜 {board.key}：权重相加是 {total:g}，应是 {board.full:g}"
        if pack.no_task == REDISTRIBUTE and not board.full:
            yield f"榜 {board.key}：没有满分的榜不能把无任务的权重分给别项，[pack] 请写 no_task = \"zero\""


def references(pack: RulePack) -> Iterator[str]:
    boards, groups = {board.key for board in pack.boards}, {group.key for group in pack.groups}
    yield from (f"记分项 {part.key}：没有榜 {part.board}" for part in pack.parts if part.board not in boards)
    for board in pack.boards:
        own = {part.key: part for part in pack.of(board)}
        everywhere = {part.key for part in pack.parts}
        yield from (f"榜 {board.key}：没有组 {key}" for key in board.groups if key not in groups)
        for name in ("judged", "ties", "core"):
            told = getattr(board, name)
            yield from (f"榜 {board.key}：{name} 里的 {key} 不是它的记分项" for key in told if key not in everywhere)
        yield from (f"榜 {board.key}：{key} 没有完成率，不能用来判断完成没有完成" for key in board.judged if key in own and not own[key].way.by_rate)
        if (pack.honours.red or pack.honours.black) and not set(board.judged) & set(own):
            yield f"榜 {board.key}：设了红黑榜，judged 要写它自己的记分项：看哪几项判断完成没有完成"


def subsets(pack: RulePack) -> Iterator[str]:
    """Adding 固投 and 产业 and 民间 of it counts one yuan two or three times."""
    for board in pack.boards:
        titles = titles_of(pack, board)
        for one, other in overlapping([name for name in titles if name in every_indicator()]):
            yield (
                f"榜 {board.key}：{titles[one]}和{titles[other]}互有重叠（都在{_whole(one)}里），相加会把同一笔算两遍，"
                "请只留一项；要分别比，请分成两个榜"
            )
        yield from _same_money(pack, board)


def titles_of(pack: RulePack, board: Board) -> dict[str, str]:
    told = {name: found.title for name, found in every_indicator().items()} | {tally.key: tally.title for tally in pack.tallies}
    return {name: told.get(name, name) for part in pack.of(board) for name in part.way.measures}


def _whole(name: str) -> str:
    return every_indicator()[whole(name)].title


def _same_money(pack: RulePack, board: Board) -> Iterator[str]:
    """Two sums of one amount over the pack's own choice of projects: nobody can see from the conditions that they do not overlap."""
    used = {name for part in pack.of(board) for name in part.way.measures}
    sums = [tally for tally in pack.tallies if tally.key in used and tally.does == "sum" and word(Project, tally.word).shown_as in ("money", "yi")]
    for name, times in Counter(tally.word for tally in sums).items():
        if times > 1:
            titles = "、".join(tally.title for tally in sums if tally.word == name)
            yield f"榜 {board.key}：{titles}都是{word(Project, name).label}的合计，分项可能重叠，不得相加，请只留一项"
