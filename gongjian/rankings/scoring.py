"""Points, places and boards from figures, nothing else: the same figures give the same ranking, whatever the order of units and facts.

A part without a task (无任务、未下达、未起算、无) shares its weight among the unit's other parts, in proportion; so nobody is marked down for what was never asked.
"""
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongjian.rankings.figure import Ranked
from gongjian.rankings.rulepack import REDISTRIBUTE, TARGET, Board, Group, Part, RulePack
from gongjian.rankings.ways.way import Field, Figures, Points, rounded

RED, BLACK = "red", "black"


@dataclass(frozen=True)
class Scored:
    """One part of one unit. `weight` as the pack writes it, `full` with what others without a task left it; `got` out of `full`. `got` None: not marked."""

    key: str
    title: str
    weight: float
    full: float
    got: float | None
    said: str
    why: str
    state: str = ""
    rate: float | None = None
    ahead: float | None = None
    tiny: bool = False

    @property
    def marked(self) -> bool:
        return self.got is not None


@dataclass(frozen=True)
class Row:
    """A unit on a board. `place` None: not placed; `why_not` says why. `honour`: red, black or "". `excused`: missed by force majeure, as the office found."""

    unit: int
    name: str
    score: float | None
    place: int | None
    parts: tuple[Scored, ...]
    honour: str = ""
    light: str = ""
    notes: tuple[str, ...] = ()
    excused: bool = False

    def part(self, key: str) -> Scored:
        return next(part for part in self.parts if part.key == key)


@dataclass(frozen=True)
class League:
    """`rows`: those with a score first, by place. `counts`: there are enough of them for places, and somebody has points."""

    group: Group
    rows: tuple[Row, ...]
    counts: bool

    @property
    def placed(self) -> list[Row]:
        return [row for row in self.rows if row.score is not None]

    @property
    def unplaced(self) -> list[Row]:
        return [row for row in self.rows if row.score is None]


def league(pack: RulePack, board: Board, group: Group, units: Sequence[Ranked], field: Field, excused: Collection[int] = ()) -> League:
    """`units` of the league, in any order; `excused`: those whose missing is by force majeure."""
    marked = [(unit, marks(pack, board, unit.key, field)) for unit in units]
    scored = [(unit, parts, total(pack, board, parts)) for unit, parts in marked]
    placed = [one for one in scored if one[2] is not None]
    ties = [key for key in board.ties if any(part.key == key for part in pack.of(board))]
    order = {unit.key: _order(score or 0.0, parts, ties) for unit, parts, score in placed}
    counts = len(placed) >= pack.small.units and any(score for _, _, score in placed)
    rows = []
    for unit, parts, score in scored:
        place = 1 + sum(other < order[unit.key] for other in order.values()) if score is not None else None
        honour = _honour(pack, board, group, unit.key, parts, order, excused) if counts and place else ""
        rows.append(Row(
            unit.key, unit.name, score, place if counts else None, parts, honour, _light(pack, score), notes(pack, parts), unit.key in excused,
        ))
    rows.sort(key=lambda row: (row.score is None, order.get(row.unit, ()), row.unit))  # a list needs an order among equals, a place does not
    return League(group, tuple(rows), counts)


def marks(pack: RulePack, board: Board, unit: int, field: Field) -> tuple[Scored, ...]:
    told = [(part, part.way.score(part.weight, unit, field)) for part in pack.of(board)]
    found = [(part, points, _got(pack, part, points)) for part, points in told]
    held = sum(part.weight for part, _, got in found if got is not None)
    whole = sum(part.weight for part, _, _ in found)
    times = whole / held if pack.no_task == REDISTRIBUTE and held else 1.0
    return tuple(_scored(pack, part, points, got, times) for part, points, got in found)


def _left_out(pack: RulePack, points: Points) -> bool:
    """A task of so few things that the pack passes over it."""
    return pack.small.leave and points.least is not None and points.least < pack.small.tiny


def _got(pack: RulePack, part: Part, points: Points) -> float | None:
    if points.got is not None and not _left_out(pack, points):
        return points.got
    if part.none is not None:
        return part.none
    return None if pack.no_task == REDISTRIBUTE else 0.0


def _scored(pack: RulePack, part: Part, points: Points, got: float | None, times: float) -> Scored:
    """What only adds or takes off (no weight) is not stretched by the weights of others."""
    tiny, out = points.least is not None and points.least < pack.small.tiny, _left_out(pack, points)
    why, times = points.why, times if part.weight else 1.0
    if out:
        why += f"；只有 {points.least:g} 个，太少，{'本项不计分' if got is None else f'按 {got:g} 分计'}"
    elif points.got is None and got:
        why += f"，按 {got:g} 分计"
    weight = part.weight if got is not None else 0.0
    return Scored(
        part.key, part.title, part.weight, rounded(weight * times), None if got is None else rounded(got * times), points.said, why,
        points.state, None if out else points.rate, None if out else points.ahead, tiny,
    )


def total(pack: RulePack, board: Board, parts: Sequence[Scored]) -> float | None:
    """None: the unit has no task in what the board is about (its `core`), or in nothing at all."""
    told = [part for part in parts if part.marked and (part.weight or part.got)]
    about = [part for part in parts if part.key in board.core] or parts
    if not told or all(part.got is None for part in about):
        return None
    return round(max(sum(part.got or 0.0 for part in parts), 0.0 if board.full else float("-inf")), pack.decimals)


def _order(score: float, parts: Sequence[Scored], ties: Sequence[str]) -> tuple[float, ...]:
    """Higher first; equal scores by the parts the pack names, one after another, as they are and not as they count (超额 tells)."""
    rates = {part.key: part.rate if part.rate is not None else part.got for part in parts}
    return (-score, *(-(rates[key] if rates.get(key) is not None else -1.0) for key in ties))  # type: ignore[operator]


def _honour(pack: RulePack, board: Board, group: Group, unit: int, parts: Sequence[Scored], order: dict[int, tuple], excused: Collection[int]) -> str:
    """Red: nothing missed, something over, and among the first. Black: missed and among the last. Whoever fulfilled, or is excused, is never black."""
    most = len(order) // 2 if pack.honours.half else len(order)
    red = min(pack.honours.red if group.red is None else group.red, most)
    black = min(pack.honours.black if group.black is None else group.black, most)
    over = [ahead for part in parts if part.key in board.judged and (ahead := spare(pack, part)) is not None]
    before, after = (sum(other < order[unit] for other in order.values()), sum(other > order[unit] for other in order.values()))
    if over and min(over) >= 0 and max(over) > 0 and before < red:
        return RED
    return BLACK if over and min(over) < 0 and after < black and unit not in excused else ""


def spare(pack: RulePack, part: Scored) -> float | None:
    """Points of percent over (+) or short (−): against the pace of the day, or against the whole target. None: no task."""
    if part.rate is None:
        return None
    return round(part.rate - 100 if pack.honours.against == TARGET or part.ahead is None else part.ahead, 1)


def _light(pack: RulePack, score: float | None) -> str:
    if pack.lights is None or score is None:
        return ""
    return "G" if score >= pack.lights.green else "Y" if score >= pack.lights.yellow else "R"


def notes(pack: RulePack, parts: Sequence[Scored]) -> tuple[str, ...]:
    """What a reader must know before he compares: few parts with a task, tasks of one or two things."""
    held = [part for part in parts if part.marked and part.weight]
    weighed = [part for part in parts if part.weight]
    found = []
    if held and len(held) < min(pack.small.parts, len(weighed)):
        found.append(f"有任务的只有 {len(held)} 项，得分仅供参考")
    if tiny := [part.title for part in parts if part.tiny and part.marked]:
        found.append(f"{'、'.join(tiny)}的任务不足 {pack.small.tiny} 个，一两个项目就定高低")
    return tuple(found)


def field_of(units: Sequence[Ranked], figures: Mapping[int, Figures], on: date) -> Field:
    return Field(on, {unit.key: figures[unit.key] for unit in units})
