"""与最好的比: weight × one's own ÷ the league's best (个数、规模没有任务可比的)."""
from dataclasses import dataclass

from gongjian.rankings.ways.steps import BY
from gongjian.rankings.ways.way import Field, Points, nothing, rounded
from gongjian.timeline.tomlfile import Table


@dataclass(frozen=True)
class Best:
    of: str
    by: str = "done"
    name = "best"
    by_rate = False

    @classmethod
    def read(cls, row: Table) -> "Best":
        return cls(row.text("of"), row.word("by", BY, required=False) or "done")

    @property
    def measures(self) -> tuple[str, ...]:
        return (self.of,)

    def value(self, unit: int, field: Field) -> float | None:
        figure = field.units[unit][self.of]
        return figure.rate if self.by == "rate" else figure.done if figure.done is not None else 0.0

    def score(self, weight: float, unit: int, field: Field) -> Points:
        figure, mine = field.units[unit][self.of], self.value(unit, field)
        if mine is None:
            return nothing([figure])
        best = max(self.value(other, field) or 0.0 for other in field.units)
        said = figure.short if self.by == "rate" else figure.amount
        if best <= 0:
            return Points(0.0, said, f"{figure.title}组内都还没有", "", figure.rate)
        most = f"{best:.1f}%" if self.by == "rate" else f"{figure.spoken(best)} {figure.unit}"
        why = f"{figure.title} {said}，组内最多 {most}"
        return Points(rounded(weight * max(mine, 0.0) / best), said, why, "", figure.rate)

    def says(self, weight: float) -> str:
        return f"本单位 ÷ 组内最多 × {weight:g}"


WAY = Best
