"""亮灯: each project of the unit shines green, yellow or red by stated thresholds; the unit has its share of green, a yellow counting by half.

A measure with a target shines once, for the unit itself: green at pace, yellow and red so many points behind.
"""
from dataclasses import dataclass

from gongjian.rankings.figure import Figure
from gongjian.rankings.numbers import maybe_number, number
from gongjian.rankings.ways.way import Field, Points, nothing, rounded
from gongjian.timeline.tomlfile import Table


@dataclass(frozen=True)
class Lights:
    """`yellow`: what a yellow is worth, of 1. `yellow_from`, `red_from`: points behind the pace, of a measure with a target."""

    of: str
    yellow: float = 0.5
    yellow_from: float | None = None
    red_from: float = 0.0
    name = "lights"
    by_rate = True

    @classmethod
    def read(cls, row: Table) -> "Lights":
        return cls(row.text("of"), number(row, "yellow", 0.5, 0, 1), maybe_number(row, "yellow_from", 0, 100), number(row, "red_from", 0.0, 0, 100))

    @property
    def measures(self) -> tuple[str, ...]:
        return (self.of,)

    def shining(self, figure: Figure) -> tuple[int, int, int] | None:
        if figure.lights is not None or figure.ahead is None:
            return figure.lights
        behind = -figure.ahead
        if behind > self.red_from:
            return (0, 0, 1)
        return (0, 1, 0) if self.yellow_from is not None and behind >= self.yellow_from else (1, 0, 0)

    def score(self, weight: float, unit: int, field: Field) -> Points:
        figure = field.units[unit][self.of]
        shining = self.shining(figure)
        if shining is None or not sum(shining):
            return nothing([figure])
        green, yellow, red = shining
        rate = rounded(100 * (green + self.yellow * yellow) / sum(shining))
        said = " ".join(f"{word}{count}" for word, count in (("绿", green), ("黄", yellow), ("红", red)) if count)
        why = f"{said}，{rate:.1f}%" if figure.lights is not None else f"{figure.told}，亮{said[0]}灯"
        least = float(sum(shining)) if figure.lights is not None else None
        return Points(rounded(weight * rate / 100), said, why, "", rate, rounded(rate - 100), least)

    def says(self, weight: float) -> str:
        return f"绿灯比例 × {weight:g}，黄灯按 {self.yellow:g} 个绿灯计"


WAY = Lights
