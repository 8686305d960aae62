"""What every way of scoring is, what it is given and what it gives."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from gongjian.rankings.figure import NO_TASK, NOT_BEGUN, NOT_ISSUED, NOTHING, ZERO_TASK, Figure
from gongjian.timeline.tomlfile import Table

Figures = Mapping[str, Figure]


@dataclass(frozen=True)
class Field:
    """A league on a day: what every unit of it has of each measure. Who else is in other leagues is not known here, and so cannot matter."""

    on: date
    units: Mapping[int, Figures]

    def of(self, unit: int, names: Sequence[str]) -> list[Figure]:
        return [self.units[unit][name] for name in names]


@dataclass(frozen=True)
class Points:
    """`got` None: nothing to be marked by, and `state` says why. `said` goes into a cell, `why` into a sentence.

    `rate` is what ties and red and black go by, `ahead` the points before or behind the pace; `least` the smallest number of things asked for.
    """

    got: float | None
    said: str
    why: str
    state: str = ""
    rate: float | None = None
    ahead: float | None = None
    least: float | None = None


class Way(Protocol):
    """`weight`: the part's full points; 0 for what only adds or takes off. `by_rate`: whether its rate says what is fulfilled."""

    name: str
    by_rate: bool

    @classmethod
    def read(cls, row: Table) -> "Way": ...

    @property
    def measures(self) -> tuple[str, ...]: ...

    def score(self, weight: float, unit: int, field: Field) -> Points: ...

    def says(self, weight: float) -> str: ...


WHY = {
    NO_TASK: "下达时写明无任务", NOT_ISSUED: "目标还没有分到本单位", NOT_BEGUN: "目标的期间还没有开始", NOTHING: "没有可计的事项", ZERO_TASK: "下达的任务是零",
}


def nothing(figures: Sequence[Figure]) -> Points:
    """No measure has anything asked: 无任务 when some paper said so, else the state there is."""
    states = [figure.state for figure in figures if figure.state]
    state = NO_TASK if NO_TASK in states else states[0] if states else NOT_ISSUED
    return Points(None, state, WHY.get(state, state), state)


def least_asked(figures: Sequence[Figure]) -> float | None:
    counts = [figure.asked for figure in figures if figure.measure == "count" and figure.asked]
    return min(counts) if counts else None


def rounded(points: float) -> float:
    """Without what floating point adds (0.1 + 0.2), and no −0."""
    return round(points, 6) + 0.0
