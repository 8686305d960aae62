"""完成率计分: weight × completion, no more than the cap counts. Of several measures the mean; 超额 counts up to the cap (a bonus of so much)."""
from dataclasses import dataclass
from datetime import date

from gongjian.rankings.figure import Figure
from gongjian.rankings.numbers import number
from gongjian.rankings.ways.way import Field, Points, least_asked, nothing, rounded
from gongjian.timeline.tomlfile import Table


@dataclass(frozen=True)
class Completion:
    """`cap` percent. `ladder`: ((last day "MM-DD", percent wanted by it), …) of a share that must climb over the year (开工率 3月35%、6月75%、12月90%)."""

    of: tuple[str, ...]
    cap: float = 100.0
    ladder: tuple[tuple[str, float], ...] = ()
    name = "completion"
    by_rate = True

    @classmethod
    def read(cls, row: Table) -> "Completion":
        return cls(row.texts("of", required=True), number(row, "cap", 100.0, 100, 1000), _ladder(row))

    @property
    def measures(self) -> tuple[str, ...]:
        return self.of

    def wanted(self, on: date) -> float | None:
        """The rung of the day: what its own last day asks for."""
        day = f"{on:%m-%d}"
        return next((percent for last, percent in self.ladder if day <= last), self.ladder[-1][1]) if self.ladder else None

    def score(self, weight: float, unit: int, field: Field) -> Points:
        figures = field.of(unit, self.of)
        asked = [figure for figure in figures if figure.rate is not None]
        if not asked:
            return nothing(figures)
        wanted = self.wanted(field.on)
        rates = [(figure.share if wanted else figure.rate) or 0.0 for figure in asked]
        mean = rounded(sum(rates) / len(rates) * (100 / wanted if wanted else 1))
        counted = min(max(mean, 0.0), self.cap)
        said = asked[0].short if len(asked) == 1 else f"{mean:.1f}%"
        why = asked[0].told if len(asked) == 1 else f"{'、'.join(map(_one, asked))}，平均 {mean:.1f}%"
        why += f"，这一段要求 {wanted:g}%，达到 {mean:.1f}%" if wanted else ""
        why += f"，按 {self.cap:g}% 封顶" if mean > self.cap else ""
        ahead = mean - 100 if wanted else min(figure.ahead or 0.0 for figure in asked)
        state = asked[0].short if len(asked) == 1 and asked[0].done is None else ""
        return Points(rounded(weight * counted / 100), said, why, state, mean, rounded(ahead), least_asked(asked))

    def says(self, weight: float) -> str:
        most = f"，最多按 {self.cap:g}% 计" if self.cap > 100 else "，超额不加分"
        rungs = "；分段要求：" + "、".join(f"{last} 前 {percent:g}%" for last, percent in self.ladder) if self.ladder else ""
        return f"完成率 × {weight:g}{most}{rungs}"


def _one(figure: Figure) -> str:
    return f"{figure.title} {figure.spoken(figure.done)}/{figure.spoken(figure.asked)} {figure.unit}（{figure.rate:.1f}%）"


def _ladder(row: Table) -> tuple[tuple[str, float], ...]:
    told = row.take("ladder", list, '若干段，如 [["03-31", 35], ["12-31", 90]]', [], False)
    found = []
    for rung in told:
        try:
            last, percent = rung
            date.fromisoformat(f"2000-{last}")
            found.append((str(last), float(percent)))
        except (TypeError, ValueError):
            row.say('ladder 应写成若干段，如 [["03-31", 35], ["12-31", 90]]')
            return ()
    if any(not 0 < percent <= 100 for _, percent in found) or [last for last, _ in found] != sorted({last for last, _ in found}):
        row.say("ladder 的日子应由早到晚，要求应在 0 到 100 之间")
        return ()
    return tuple(found)


WAY = Completion
