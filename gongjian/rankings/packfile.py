"""A rule pack is one TOML file: read it whole, or say everything that is wrong with it, each mistake with its place."""
from collections.abc import Callable
from pathlib import Path

from gongjian.people.units import Unit
from gongjian.rankings import packcheck
from gongjian.rankings.conditions import Condition, project_word, read_condition
from gongjian.rankings.numbers import maybe_number, number
from gongjian.rankings.rulepack import (
    PACE,
    PERIODS,
    REDISTRIBUTE,
    SURE,
    TARGET,
    ZERO,
    Board,
    Group,
    Honours,
    Part,
    RulePack,
    Small,
    Tally,
    Thresholds,
)
from gongjian.rankings.ways.registry import every_way
from gongjian.timeline.tomlfile import FileMistakes, Table, parse

KINDS = (Unit.Kind.TOWNSHIP.value, Unit.Kind.ZONE.value, Unit.Kind.DEPARTMENT.value)
DOES = ("count", "sum", "share", "rate", "lights")
BY = "unit"


class PackError(FileMistakes):
    """A rule pack that cannot be used."""


def read_pack(source: str | Path | bytes) -> RulePack:
    """The file at a path, or its bytes. Raises PackError with every mistake found: form, unknown measures, overlapping subsets, single respondents."""
    mistakes: list[str] = []
    raw = source if isinstance(source, bytes) else _bytes(source)
    top = Table(parse(raw, PackError), "文件", mistakes)
    pack = _pack(top, raw.decode("utf-8-sig"))
    top.close()
    mistakes += packcheck.wrong(pack) if not mistakes else []
    if mistakes:
        raise PackError(mistakes)
    return pack


def _bytes(source: str | Path) -> bytes:
    try:
        return Path(source).read_bytes()
    except OSError:
        raise PackError([f"读不到文件 {Path(str(source)).name}"]) from None


def _pack(top: Table, text: str) -> RulePack:
    head = top.table("pack", "[pack]")
    said = {name: head.text(name) for name in ("title", "version", "source")}
    key = head.code("key", r"[a-z0-9_-]{1,40}", "小写英文、数字和短横")
    confidence = head.word("confidence", tuple(SURE))
    if (by := head.maybe_text("by") or BY) != BY:
        head.say(f"by「{by}」：排名只排单位。单个项目、单个企业是统计调查对象，逐个排名就公开了它的数据（统计法）；要按项目记分，请写成单位的合计")
    period = head.word("period", tuple(PERIODS), required=False) or "drive"
    no_task = head.word("no_task", (REDISTRIBUTE, ZERO), required=False) or REDISTRIBUTE
    decimals = head.maybe_whole("decimals", 0, 3)
    note, assumed = head.maybe_text("note"), head.texts("assumed")
    common = {name: head.texts(name) for name in ("judged", "ties", "core")}
    full = maybe_number(head, "full")
    head.close()
    projects = top.table("projects", "[projects]", required=False)
    among, credit = _conditions(projects, "among"), _credit(projects)
    projects.close()
    groups = tuple(_group(row) for row in top.rows("groups", "组"))
    boards = tuple(_board(row, common) for row in top.rows("boards", "榜", required=False))
    if not boards:
        boards = (Board("total", "总分", judged=common["judged"], ties=common["ties"], core=common["core"], full=_full(full, no_task)),)
    tallies = tuple(_tally(row) for row in top.rows("tallies", "计数", required=False))
    parts = tuple(part for row in top.rows("parts", "记分项") if (part := _part(row, boards[0].key)))
    return RulePack(
        key=key, confidence=confidence, period=period, no_task=no_task, decimals=1 if decimals is None else decimals, note=note, groups=groups,
        boards=boards, parts=parts, tallies=tallies, among=among, credit=credit, honours=_honours(top), small=_small(top), lights=_lights(top),
        assumed=assumed, text=text, **said,
    )


def _full(said: float | None, no_task: str) -> float:
    return said if said is not None else 100.0 if no_task == REDISTRIBUTE else 0.0


def _group(row: Table) -> Group:
    kinds = row.texts("kinds", required=True)
    for kind in (kind for kind in kinds if kind not in KINDS):
        row.say(f"kinds「{kind}」不认识（可用 {'、'.join(KINDS)}）")
    return Group(row.text("key"), row.text("title"), kinds, row.maybe_whole("red", 0, 99), row.maybe_whole("black", 0, 99))


def _board(row: Table, common: dict[str, tuple[str, ...]]) -> Board:
    own = {name: row.texts(name) or said for name, said in common.items()}
    full = maybe_number(row, "full")
    return Board(row.text("key"), row.text("title"), row.texts("groups"), full=100.0 if full is None else full, **own)


def _part(row: Table, first: str) -> Part | None:
    key, title, board = row.text("key"), row.text("title"), row.maybe_text("board") or first
    weight, none, assumed = number(row, "weight", 0.0, 0, 1000), maybe_number(row, "none", -1000, 1000), row.maybe_text("assumed")
    name = row.word("way", tuple(every_way()))
    if not name:
        row.taken |= set(row.data)  # what belongs to a way nobody knows is not said one by one
        return None
    return Part(key, title, board, weight, every_way()[name].read(row), none, assumed)


def _tally(row: Table) -> Tally:
    does = row.word("does", DOES, required=False) or "count"
    word = _word(row, "word") if does in ("sum", "share") else ""
    over = _word(row, "over") if does == "share" else ""
    among, met, yellow, red = (_conditions(row, name) for name in ("among", "met", "yellow", "red"))
    if does == "lights" and not red:
        row.say("亮灯要写 red：什么样的项目亮红灯")
    if does == "rate" and not met:
        row.say("比率要写 met：什么样的项目算做到了")
    return Tally(row.text("key"), row.text("title"), among, does, word, over, maybe_number(row, "most"), met, yellow, red)


def _word(row: Table, key: str) -> str:
    name = row.text(key)
    if name:
        _tried(row, lambda: project_word(name))
    return name


def _conditions(row: Table, key: str) -> tuple[Condition, ...]:
    read = [_tried(row, lambda text=text: read_condition(text)) for text in row.texts(key)]  # type: ignore[misc]
    return tuple(condition for condition in read if condition is not None)


def _tried(row: Table, does: Callable):
    try:
        return does()
    except ValueError as wrong:
        row.say(str(wrong))
        return None


def _credit(row: Table) -> tuple[tuple[str, str], ...]:
    """Whose projects are another unit's in this pack: {zone = "township"}: the zone's are the township's they lie in."""
    inner = row.table("credit", "[projects.credit]", required=False)
    found = tuple((kind, inner.word(kind, ("township",))) for kind in inner.data)
    for kind in (kind for kind, _ in found if kind not in KINDS):
        inner.say(f"「{kind}」不认识（可用 {'、'.join(KINDS)}）")
    return found


def _honours(top: Table) -> Honours:
    row = top.table("honours", "[honours]", required=False)
    red, black = (row.maybe_whole(name, 0, 99) or 0 for name in ("red", "black"))
    read = Honours(red, black, row.word("against", (PACE, TARGET), required=False) or PACE, row.flag("half"))
    row.close()
    return read


def _small(top: Table) -> Small:
    row, usual = top.table("small", "[small]", required=False), Small()
    told = {name: row.maybe_whole(name, 0, 99) for name in ("units", "parts", "tiny")}
    read = Small(**{name: getattr(usual, name) if value is None else value for name, value in told.items()}, leave=row.flag("leave"))
    row.close()
    return read


def _lights(top: Table) -> Thresholds | None:
    if "lights" not in top.data:
        return None
    row = top.table("lights", "[lights]")
    read = Thresholds(number(row, "green"), number(row, "yellow"))
    if read.yellow > read.green:
        row.say("yellow 应不高于 green")
    row.close()
    return read
