"""分档加减分: full points at the goal, so much less for each point short, so much more for each point over, within a limit either way."""
from dataclasses import dataclass
from itertools import pairwise

from gongjian.rankings.numbers import number, pairs
from gongjian.rankings.ways.way import Field, Points, least_asked, nothing, rounded
from gongjian.timeline.tomlfile import Table


@dataclass(frozen=True)
class Slope:
    """`above`: ((from so many points over, points each), …). `per`: how many points of percent make one step; `whole`: only whole steps count.

    `goals`: ((from so many things asked for, percent wanted), …): 1–5 projects 80 %, six and more 70 %. None: 100 %.
    """

    of: str
    below: float
    above: tuple[tuple[float, float], ...]
    most: float
    per: float = 1.0
    whole: bool = False
    goals: tuple[tuple[float, float], ...] = ()
    name = "slope"
    by_rate = True

    @classmethod
    def read(cls, row: Table) -> "Slope":
        return cls(
            row.text("of"), number(row, "below"), pairs(row, "above"), number(row, "most"), number(row, "per", 1.0, 0.01, 100), row.flag("whole"),
            pairs(row, "goals", required=False),
        )

    @property
    def measures(self) -> tuple[str, ...]:
        return (self.of,)

    def goal(self, asked: float) -> float:
        """Fewer than the first band's are held to the first band's."""
        held = [percent for least, percent in self.goals if asked >= least] or [percent for _, percent in self.goals[:1]]
        return held[-1] if held else 100.0

    def score(self, weight: float, unit: int, field: Field) -> Points:
        figure = field.units[unit][self.of]
        if figure.rate is None or figure.share is None:
            return nothing([figure])
        rate = figure.share if self.goals else figure.rate
        goal = self.goal(figure.asked or 0)
        moved = min(max(self.change(rate - goal), -self.most), self.most)
        why = f"{figure.told}，{'要求 ' + format(goal, 'g') + '%，' if self.goals else ''}{_change(moved)}"
        ahead = rounded(rate - goal) if self.goals else figure.ahead
        state = figure.short if figure.done is None else ""
        return Points(rounded(max(weight + moved, 0)), figure.short, why, state, rounded(rate * 100 / goal), ahead, least_asked([figure]))

    def change(self, over: float) -> float:
        """Points for being so many points of percent over (+) or short (−)."""
        if over < 0:
            return -self._steps(-over) * self.below
        cuts = [least for least, _ in self.above] + [float("inf")]
        return sum(self._steps(max(min(over, end) - start, 0)) * each for (start, end), (_, each) in zip(pairwise(cuts), self.above, strict=True))

    def _steps(self, points: float) -> float:
        steps = rounded(points) / self.per
        return float(int(steps)) if self.whole else steps

    def says(self, weight: float) -> str:
        step = "每个百分点" if self.per == 1 else f"每 {self.per:g} 个百分点"
        over = "；".join(f"超过 {least:g} 个百分点起{step}加 {each:g}" if least else f"超额{step}加 {each:g}" for least, each in self.above)
        goals = "；要求：" + "、".join(f"{least:g} 个起 {percent:g}%" for least, percent in self.goals) if self.goals else ""
        return f"达到要求 {weight:g} 分；不足{step}减 {self.below:g}；{over}；加减不超过 {self.most:g} 分{goals}"


def _change(moved: float) -> str:
    return "不加不减" if not moved else f"{'加' if moved > 0 else '减'} {abs(moved):.2f}".rstrip("0").rstrip(".") + " 分"


WAY = Slope
