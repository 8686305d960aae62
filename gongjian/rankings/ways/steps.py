"""分段计分: so many points from so much on (单月固投 10 亿元以上加 30 分), by what is done or by the rate."""
from dataclasses import dataclass

from gongjian.rankings.numbers import pairs
from gongjian.rankings.ways.way import Field, Points, least_asked, nothing, rounded
from gongjian.timeline.tomlfile import Table

BY = ("done", "rate")


@dataclass(frozen=True)
class Steps:
    of: str
    steps: tuple[tuple[float, float], ...]
    by: str = "done"
    name = "steps"
    by_rate = False

    @classmethod
    def read(cls, row: Table) -> "Steps":
        return cls(row.text("of"), pairs(row, "steps"), row.word("by", BY, required=False) or "done")

    @property
    def measures(self) -> tuple[str, ...]:
        return (self.of,)

    def score(self, weight: float, unit: int, field: Field) -> Points:
        figure = field.units[unit][self.of]
        value = figure.rate if self.by == "rate" else figure.done if figure.done is not None else 0.0
        if value is None:
            return nothing([figure])
        got = next((points for least, points in reversed(self.steps) if value >= least), 0.0)
        said = figure.amount if self.by == "done" else figure.short
        told = f"{figure.title} {figure.spoken(figure.done)} {figure.unit}" if self.by == "done" else figure.told
        return Points(rounded(got), said, f"{told}，{f'得 {got:g} 分' if got else '不到得分线'}", "", figure.rate, figure.ahead, least_asked([figure]))

    def says(self, weight: float) -> str:
        unit = "%" if self.by == "rate" else ""
        return "、".join(f"{_spoken(least)}{unit} 起得 {points:g}" for least, points in self.steps)


def _spoken(value: float) -> str:
    return f"{value / 100_000_000:g} 亿元" if value >= 100_000_000 else f"{value:g}"


WAY = Steps
