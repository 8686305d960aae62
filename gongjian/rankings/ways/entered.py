"""记分事项: points the office enters by a document (集中开工、通报批评、现场评分), each within bounds, so many a period, all within a limit."""
from dataclasses import dataclass

from gongjian.rankings.numbers import maybe_number, number
from gongjian.rankings.ways.way import Field, Points, rounded
from gongjian.timeline.tomlfile import Table

PERIODS = ("month", "quarter", "year", "drive")
PREFIX = "entered:"  # the measure that holds what was entered under an item


@dataclass(frozen=True)
class Entered:
    """`least`…`most`: what one entry may say; `times`: how many of a period count; `bound`: of all together; `start`: from how many points it counts down.

    `period`: which entries count, the pack's own where it is "".
    """

    item: str
    least: float
    most: float
    times: int | None = None
    bound: float | None = None
    start: float = 0.0
    period: str = ""
    name = "entered"
    by_rate = False

    @classmethod
    def read(cls, row: Table) -> "Entered":
        read = cls(
            row.text("item"), number(row, "least", None, -1000, 1000), number(row, "most", None, -1000, 1000), row.maybe_whole("times", 1, 100),
            maybe_number(row, "bound"), number(row, "start", 0.0, 0, 1000), row.word("period", PERIODS, required=False),
        )
        if read.least > read.most:
            row.say("least 大于 most")
        return read

    @property
    def measures(self) -> tuple[str, ...]:
        return (PREFIX + self.item,)

    def score(self, weight: float, unit: int, field: Field) -> Points:
        figure = field.units[unit][PREFIX + self.item]
        count, total = int(figure.asked or 0), figure.done or 0.0
        held = total if self.bound is None else min(max(total, -self.bound), self.bound)
        got = self.start + held
        if weight:
            got = min(max(got, 0.0), weight)
        if not count:
            return Points(rounded(got), "", f"没有记分，{'按 ' + format(got, 'g') + ' 分计' if got else '不加不减'}")
        over = f"，只计 {self.times} 次" if self.times and figure.state else ""
        limit = f"，最多 {self.bound:g} 分" if held != total else ""
        return Points(rounded(got), f"{held:+g}", f"记分 {count} 次，合计 {total:+g} 分{over}{limit}")

    def says(self, weight: float) -> str:
        each = f"每次 {self.least:g}" if self.least == self.most else f"每次 {self.least:g} 到 {self.most:g}"
        times = f"，最多计 {self.times} 次" if self.times else ""
        bound = f"，合计不超过 {self.bound:g}" if self.bound is not None else ""
        return f"由指挥部办公室按文件记分，{each}{times}{bound}"


WAY = Entered
