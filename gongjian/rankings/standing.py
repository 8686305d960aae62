"""A ranking of a day: the county's units in their leagues, by a pack, as known at a moment. A function of the facts and of nothing else.

    told = ranking(at, pack)          # Ranking; through no officer's eyes: who may see which row is `seen`'s to say
    told.row("total", unit)           # one unit's row on a board, with its league
"""
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from gongjian.rankings.figures import Gathered, gather
from gongjian.rankings.rulepack import Board, Group, RulePack
from gongjian.rankings.scoring import League, Row, field_of, league
from gongjian.reading.word import At


@dataclass(frozen=True)
class Placed:
    """One board with its leagues."""

    board: Board
    leagues: tuple[League, ...]


@dataclass(frozen=True)
class Ranking:
    """`on`: the day; `known`: the moment whose knowledge it is of, None: all that is known now."""

    pack: RulePack
    on: date
    known: datetime | None
    boards: tuple[Placed, ...]

    def row(self, board: str, unit: int) -> tuple[League, Row] | None:
        """None: the unit is in no league of the board."""
        found = ((league, row) for placed in self.boards if placed.board.key == board for league in placed.leagues for row in league.rows)
        return next(((league, row) for league, row in found if row.unit == unit), None)

    def board(self, key: str) -> Placed:
        return next(placed for placed in self.boards if placed.board.key == key)

    @property
    def units(self) -> list[int]:
        """Every unit ranked or listed, each once."""
        return list(dict.fromkeys(row.unit for placed in self.boards for league in placed.leagues for row in league.rows))


def ranking(at: At, pack: RulePack, excused: Collection[int] = ()) -> Ranking:
    """`excused`: units whose missing the office found to be force majeure."""
    return scored(gather(at, pack), pack, excused)


def scored(told: Gathered, pack: RulePack, excused: Collection[int] = ()) -> Ranking:
    """Of figures already gathered: the same arithmetic for what is and for what would be."""
    boards = tuple(
        Placed(board, tuple(found for group in pack.leagues(board) if (found := _league(told, pack, board, group, excused)) is not None)) for board in pack.boards
    )
    return Ranking(pack, told.at.on, told.at.when.known, boards)


def standing(told: Gathered, pack: RulePack, board: Board, unit: int) -> tuple[League, Row] | None:
    """One unit with its league, and no other league reckoned; None: it is in none of the board's."""
    kind = next((one.kind for one in told.units if one.key == unit), "")
    group = next((group for group in pack.leagues(board) if kind in group.kinds), None)
    found = _league(told, pack, board, group, ()) if group else None
    return (found, next(row for row in found.rows if row.unit == unit)) if found else None


def _league(told: Gathered, pack: RulePack, board: Board, group: Group, excused: Collection[int]) -> League | None:
    """None: the county has no unit of the kind."""
    units = [unit for unit in told.units if unit.kind in group.kinds]
    return league(pack, board, group, units, field_of(units, told.figures, told.at.on), excused) if units else None
