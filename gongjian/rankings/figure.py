"""What one unit has of one measure. 无任务, 未下达, 未起算, 未报 and 0 are told apart."""
from dataclasses import dataclass

from gongjian.reading.shown import NO_TASK, NOT_ISSUED, NOT_REPORTED
from gongjian.timeline.money import yi

__all__ = ["NO_TASK", "NOT_BEGUN", "NOT_ISSUED", "NOT_REPORTED", "NOTHING", "ZERO_TASK", "Figure", "Ranked"]
NOT_BEGUN, NOTHING, ZERO_TASK = "未起算", "无", "任务为零"  # the period is yet to come; there is nothing to divide by; zero was asked


@dataclass(frozen=True)
class Ranked:
    """A unit as lists call it on the day, and its kind."""

    key: int
    name: str
    kind: str


@dataclass(frozen=True)
class Figure:
    """`done` against `asked`: money in 元, counts whole, percent only where shares are added up. `done` None: 未报.

    `asked` None: nothing to hold it against, `state` says why.

    A `ratio` is `done` out of `asked` things (入统 13/21), wanted to reach `goal` percent. `pace`: percent of the target's period gone by; None has no pace.
    `lights`: (green, yellow, red) of things looked at one by one.
    """

    title: str
    measure: str  # money, count, percent
    done: float | None
    asked: float | None = None
    state: str = ""
    ratio: bool = False
    goal: float = 100.0
    pace: float | None = None
    lights: tuple[int, int, int] | None = None

    @property
    def share(self) -> float | None:
        """Percent of what is asked, as it is; unreported counts as nothing done. None: nothing asked."""
        return 100 * (self.done or 0) / self.asked if self.asked else None

    @property
    def rate(self) -> float | None:
        """Completion in percent: of a ratio, its share of the goal."""
        return self.share if self.share is None or not self.ratio else self.share * 100 / self.goal

    @property
    def ahead(self) -> float | None:
        """Percentage points before (+) or behind (−) the pace; without one, over or short of the whole."""
        return None if self.rate is None else self.rate - (100.0 if self.pace is None else self.pace)

    @property
    def unit(self) -> str:
        return {"money": "亿元", "percent": "%"}.get(self.measure, "个")

    def spoken(self, value: float | None) -> str:
        if value is None:
            return NOT_REPORTED
        return yi(round(value), 2) if self.measure == "money" else f"{value:,.1f}".removesuffix(".0")

    @property
    def amount(self) -> str:
        """What is done, for a cell: 12.21亿元, 3, 282.6%."""
        return self.spoken(self.done) + (self.unit if self.measure != "count" and self.done is not None else "")

    @property
    def short(self) -> str:
        """For a cell: 3/7, 104.5%, 未报, 无任务."""
        if self.asked is None or not self.asked:
            return self.state or self.amount
        if self.done is None:
            return NOT_REPORTED
        return f"{self.done:g}/{self.asked:g}" if self.measure == "count" else f"{self.share:.1f}%"

    @property
    def told(self) -> str:
        """A clause: 任务 7 个，完成 3 个，完成率 42.9%."""
        if self.asked is None or not self.asked:
            return self.state or self.amount
        if self.ratio:
            goal = f"，目标 {self.goal:g}%" if self.goal != 100 else ""
            return f"{self.title} {self.spoken(self.done)}/{self.spoken(self.asked)} {self.unit}，{self.share:.1f}%{goal}"
        asked = f"任务 {self.spoken(self.asked)} {self.unit}"
        if self.done is None:
            return f"{asked}，在建项目一个都没有报，按 0 计，报了再算"
        return f"{asked}，完成 {self.spoken(self.done)} {self.unit}，完成率 {self.rate:.1f}%"
