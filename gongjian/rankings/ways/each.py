"""逐个计分: so many points for each thing done (每开工一个加 5 分), or off for each (未按期入统一个扣 3 分), no more than a limit."""
from dataclasses import dataclass

from gongjian.rankings.numbers import maybe_number, number
from gongjian.rankings.ways.way import Field, Points, rounded
from gongjian.timeline.tomlfile import Table


@dataclass(frozen=True)
class Each:
    """`most`: points at most (added, or taken off); None without a limit."""

    of: str
    points: float
    most: float | None = None
    name = "each"
    by_rate = False

    @classmethod
    def read(cls, row: Table) -> "Each":
        return cls(row.text("of"), number(row, "points", None, -1000, 1000), maybe_number(row, "most"))

    @property
    def measures(self) -> tuple[str, ...]:
        return (self.of,)

    def score(self, weight: float, unit: int, field: Field) -> Points:
        figure = field.units[unit][self.of]
        done = figure.done or 0.0
        got = done * self.points
        held = got if self.most is None else min(max(got, -self.most), self.most)
        said, each = figure.amount, "每 1%" if figure.measure == "percent" else "每个"
        why = f"{figure.title} {said}{'' if figure.measure != 'count' else ' 个'}，{each} {self.points:g} 分" + (f"，最多 {self.most:g} 分" if held != got else "")
        return Points(rounded(held), said, why, "", figure.rate)

    def says(self, weight: float) -> str:
        does = f"每个{'加' if self.points > 0 else '减'} {abs(self.points):g}"
        return does + (f"，{'最多加' if self.points > 0 else '最多减'} {self.most:g}" if self.most is not None else "")


WAY = Each
