"""A rule pack (考评办法) as read: leagues, boards, parts and how each is scored, ties, small numbers, red and black. Nothing here touches the database."""
from dataclasses import dataclass
from typing import Any

from gongjian.rankings.conditions import Condition
from gongjian.rankings.ways.way import Way

# How sure a pack's text is (rules.md): what is not [A] is said to be unverified on every screen that uses it.
SURE = {"A": "公开原文", "a": "转载或外地做法，未核实", "B": "通行规定，文字未核实", "C": "系统建议的默认值，未核实"}
REDISTRIBUTE, ZERO = "redistribute", "zero"
PERIODS = {"month": "当月", "quarter": "当季", "year": "当年", "drive": "行动以来"}
TARGET, PACE = "target", "pace"


@dataclass(frozen=True)
class Group:
    """A league (排名组). `red`, `black`: how many places of its own; None takes the pack's."""

    key: str
    title: str
    kinds: tuple[str, ...]
    red: int | None = None
    black: int | None = None


@dataclass(frozen=True)
class Board:
    """A list with places of its own (项目推进、投资运行). `groups` none: all. `judged`: parts that say what is fulfilled and what is missed.

    `full`: what its weights add up to; 0 where points only add up.
    """

    key: str
    title: str
    groups: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()
    core: tuple[str, ...] = ()
    full: float = 100.0


@dataclass(frozen=True)
class Part:
    """One line of a board. `none`: points where there is no task; None shares its weight among the others. `assumed`: what of it is not in the source."""

    key: str
    title: str
    board: str
    weight: float
    way: Way
    none: float | None = None
    assumed: str = ""


@dataclass(frozen=True)
class Tally:
    """A measure of the pack's own, told from projects one by one and said of units only.

    `does`: count · sum of `word` · share: `word` ÷ `over` · rate: those that `met` ÷ all · lights: green, `yellow` or `red`. `most`: what one project adds at most.
    """

    key: str
    title: str
    among: tuple[Condition, ...]
    does: str = "count"
    word: str = ""
    over: str = ""
    most: float | None = None
    met: tuple[Condition, ...] = ()
    yellow: tuple[Condition, ...] = ()
    red: tuple[Condition, ...] = ()

    @property
    def words(self) -> set[str]:
        return {condition.word for condition in (*self.among, *self.met, *self.yellow, *self.red)} | {name for name in (self.word, self.over) if name}


@dataclass(frozen=True)
class Honours:
    """Red: fulfilled with something to spare *and* among the first so many; black: missed *and* among the last so many. 0: no such board.

    `half`: neither takes more than half of a league.
    """

    red: int = 0
    black: int = 0
    against: str = PACE
    half: bool = False


@dataclass(frozen=True)
class Small:
    """Below so many units no places; below so many parts with a task a place says little; a task of fewer than `tiny` things is said, or left out."""

    units: int = 3
    parts: int = 3
    tiny: int = 3
    leave: bool = False


@dataclass(frozen=True)
class Thresholds:
    """Lights on the score. None: no lights."""

    green: float
    yellow: float


@dataclass(frozen=True)
class RulePack:
    """`text` is the file as it stands: what is published keeps it, so that it can be reckoned again."""

    key: str
    title: str
    version: str
    source: str
    confidence: str
    note: str
    period: str
    no_task: str
    decimals: int
    groups: tuple[Group, ...]
    boards: tuple[Board, ...]
    parts: tuple[Part, ...]
    tallies: tuple[Tally, ...]
    among: tuple[Condition, ...]
    credit: tuple[tuple[str, str], ...]
    honours: Honours
    small: Small
    lights: Thresholds | None
    assumed: tuple[str, ...]
    text: str = ""

    def of(self, board: Board) -> list[Part]:
        return [part for part in self.parts if part.board == board.key]

    def leagues(self, board: Board) -> list[Group]:
        return [group for group in self.groups if not board.groups or group.key in board.groups]

    def part(self, key: str) -> Part:
        return next(part for part in self.parts if part.key == key)

    @property
    def measures(self) -> list[str]:
        """Every measure a part names, each once."""
        return list(dict.fromkeys(name for part in self.parts for name in part.way.measures))

    @property
    def verified(self) -> bool:
        return self.confidence == "A" and not self.unsure

    @property
    def unsure(self) -> list[str]:
        """What is not in the source, part by part."""
        return [*self.assumed, *(f"{part.title}：{part.assumed}" for part in self.parts if part.assumed)]

    @property
    def called(self) -> str:
        return f"{self.title}（第{self.version}版）"


def kinds_of(pack: RulePack) -> set[str]:
    return {kind for group in pack.groups for kind in group.kinds}


Raw = dict[str, Any]
