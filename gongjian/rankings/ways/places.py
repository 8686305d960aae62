"""按名次计分: points by the place in the league (1–3名 7 分、4–6名 5 分、7–10名 3 分). Equal ones share the better place; nothing done has no place."""
from dataclasses import dataclass

from gongjian.rankings.numbers import pairs
from gongjian.rankings.ways.steps import BY
from gongjian.rankings.ways.way import Field, Points, nothing, rounded
from gongjian.timeline.tomlfile import Table


@dataclass(frozen=True)
class Places:
    """`places`: ((down to this place, points), …)."""

    of: str
    places: tuple[tuple[float, float], ...]
    by: str = "rate"
    name = "places"
    by_rate = False

    @classmethod
    def read(cls, row: Table) -> "Places":
        return cls(row.text("of"), pairs(row, "places"), row.word("by", BY, required=False) or "rate")

    @property
    def measures(self) -> tuple[str, ...]:
        return (self.of,)

    def value(self, unit: int, field: Field) -> float | None:
        figure = field.units[unit][self.of]
        return figure.rate if self.by == "rate" else figure.done

    def score(self, weight: float, unit: int, field: Field) -> Points:
        figure, mine = field.units[unit][self.of], self.value(unit, field)
        if mine is None:
            return nothing([figure])
        values = [value for other in field.units if (value := self.value(other, field)) is not None]
        place = 1 + sum(value > mine for value in values)
        got = next((points for last, points in self.places if place <= last), 0.0) if mine > 0 else 0.0
        said = figure.short if self.by == "rate" else figure.amount
        why = f"{figure.title} {said}，组内 {len(values)} 家中第 {place}，得 {got:g} 分" if mine > 0 else f"{figure.title} {said}，没有完成，不得分"
        return Points(rounded(got), said, why, "", figure.rate)

    def says(self, weight: float) -> str:
        firsts = [1, *(int(last) + 1 for last, _ in self.places)]
        return "组内" + "、".join(f"第 {first}—{last:g} 名 {points:g}" for first, (last, points) in zip(firsts, self.places, strict=False))


WAY = Places
