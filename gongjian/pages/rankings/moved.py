"""较上期, 行动以来: how many places a unit rose or fell. Up is better; no place then or now says nothing."""
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gongjian.pages.look import Look
from gongjian.pages.rankings.replays import first_half, on
from gongjian.pages.table import Cell
from gongjian.rankings.frozen import Said, place_of
from gongjian.rankings.life import Life, last_issued
from gongjian.rankings.rulepack import RulePack
from gongjian.rankings.standing import Ranking

SAME = Cell("–", tone="quiet", title="位次没有变")
NONE = Cell("", title="没有可比的位次")


def moved(now: int | None, then: int | None) -> Cell:
    if now is None or then is None:
        return NONE
    if now == then:
        return SAME
    rose = then - now
    return Cell(f"{'↑' if rose > 0 else '↓'}{abs(rose)}", tone="up" if rose > 0 else "down", title=f"由第 {then} 到第 {now}")


@dataclass
class Before:
    """The last published ranking before the day, and the ranking when the drive had just begun; each asked for when it is needed."""

    eyes: Look
    pack: RulePack

    @cached_property
    def issued(self) -> Life | None:
        return last_issued(self.eyes.at, self.pack.key, before=self.eyes.on)

    @cached_property
    def first_on(self) -> date | None:
        return first_half(self.eyes)

    @cached_property
    def first(self) -> Ranking | None:
        return on(self.eyes, self.pack, self.first_on) if self.first_on else None

    def last(self, board: str, unit: int, place: int | None) -> Cell:
        return moved(place, place_of(self.issued.said, board, unit)) if self.issued else NONE

    def since(self, board: str, unit: int, place: int | None) -> Cell:
        found = self.first.row(board, unit) if self.first else None
        return moved(place, found[1].place if found else None)


def compared(said: Said, before: Said | None, board: str, unit: int) -> Cell:
    """Of two published rankings."""
    return moved(place_of(said, board, unit), place_of(before, board, unit)) if before else NONE
