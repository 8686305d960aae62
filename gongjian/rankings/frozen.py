"""A ranking as JSON and back: what is kept of a published one. The same ranking is the same JSON, so that reckoning again can be compared."""
import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from gongjian.rankings.standing import Ranking

Said = dict[str, Any]


@dataclass(frozen=True)
class Kept:
    """One row of a frozen ranking: a unit on a board, in its league."""

    board: str
    board_title: str
    league: str
    league_title: str
    counts: bool
    row: Said

    @property
    def unit(self) -> int:
        return self.row["unit"]


def as_json(ranking: Ranking) -> Said:
    pack = ranking.pack
    return {
        "pack": pack.key, "title": pack.title, "version": pack.version, "source": pack.source, "confidence": pack.confidence, "on": ranking.on.isoformat(),
        "decimals": pack.decimals,
        "boards": [
            {
                "key": placed.board.key, "title": placed.board.title, "full": placed.board.full,
                "parts": [{"key": part.key, "title": part.title, "weight": part.weight, "rule": part.way.says(part.weight)} for part in pack.of(placed.board)],
                "leagues": [
                    {"key": league.group.key, "title": league.group.title, "counts": league.counts, "rows": [_row(row) for row in league.rows]}
                    for league in placed.leagues
                ],
            }
            for placed in ranking.boards
        ],
    }


def _row(row) -> Said:
    said = asdict(row)
    said["parts"] = [{name: value for name, value in part.items() if not _says_nothing(value)} for part in said["parts"]]
    said["notes"] = list(said["notes"])
    return said


def _says_nothing(value: Any) -> bool:
    """Zero says something: 0 points are not the same as 不计分."""
    return value is None or value is False or value == ""


def kept(said: Said) -> list[Kept]:
    """Its rows, in the order of the page."""
    return [
        Kept(board["key"], board["title"], league["key"], league["title"], league["counts"], row)
        for board in said["boards"] for league in board["leagues"] for row in league["rows"]
    ]


def place_of(said: Said, board: str, unit: int) -> int | None:
    return next((one.row["place"] for one in kept(said) if one.board == board and one.unit == unit), None)


def digest(said: Said) -> str:
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def day(said: Said) -> date:
    return date.fromisoformat(said["on"])
