"""How every target of the drive stands on a day: asked, done, rate, pace, gap, light, and what each unit has of it (M04–M20).

    lines = target_lines(at)            # list[TargetLine], in the plan's order; about ten queries, kept on `at`
    line = line_of(at, "invested")      # one of them; KeyError when the drive has no such target
    spoken(line, line.done)             # "31.2" (亿元), "21" (个), "33.3" (%); "" for None
    run_rate(line)                      # where the present pace ends, in the unit of `done`; None when it cannot be said

Call it with one and the same `at` in a request (look(request).at) and it is computed once.
"""
from dataclasses import dataclass

from gongjian.indicators.indicator import Indicator
from gongjian.indicators.measuring import asked_of, done_of, look_of
from gongjian.indicators.registry import indicator
from gongjian.people.models import Unit
from gongjian.reading.pace import threshold
from gongjian.reading.shown import NO_TASK, NOT_ISSUED, NOT_REPORTED
from gongjian.reading.word import At
from gongjian.targets.models import Drive, Target
from gongjian.timeline.calendar import elapsed
from gongjian.timeline.money import yi

MEASURE = {"money": "亿元", "count": "个", "percent": "%"}

Figure = int | float | None


class Measured:
    """What is done held against what is asked, of the county or of one unit. Nothing asked: neither rate nor gap."""

    asked: Figure
    done: Figure

    @property
    def rate(self) -> float | None:
        return self.done * 100 / self.asked if self.asked and self.done is not None else None

    @property
    def gap(self) -> Figure:
        """What is still lacking, never below zero."""
        return max(self.asked - self.done, 0) if self.asked is not None and self.done is not None else None


@dataclass(frozen=True)
class UnitLine(Measured):
    """One unit's part of a target. `asked` None: nothing was allotted to it (未下达); `no_task`: 无任务. `done` None: 未报, and all is lacking."""

    unit: int
    name: str
    asked: Figure
    no_task: bool
    done: Figure
    document: str = ""

    @property
    def gap(self) -> Figure:
        return self.asked if self.done is None else super().gap


@dataclass(frozen=True)
class Closure:
    """Σ units against the county's value: `difference` < 0 short, > 0 over, 0 exact (M48)."""

    allotted: int
    units: int
    without_task: int
    difference: int

    @property
    def word(self) -> str:
        return "短" if self.difference < 0 else "超" if self.difference > 0 else "平"


@dataclass(frozen=True)
class TargetLine(Measured):
    """Money in 元, counts whole, percentages 0–100. `asked` None is 目标未下达. `rate` and `pace` are percent of what is asked.

    `look` is the At the target is measured at (its own period, or the day for a stock). `pace` None: a stock, or its period is yet to come.
    `closure` None: a rate, or nothing is allotted to units. `units` holds the units this officer sees; `closure` speaks of the whole county.
    """

    target: Target
    look: At
    asked: Figure
    document: str
    done: Figure
    out_of: Figure  # the denominator of a ratio
    pace: float | None
    threshold: int
    units: tuple[UnitLine, ...]
    closure: Closure | None

    @property
    def reached(self) -> bool:
        return self.asked is not None and self.done is not None and self.done >= self.asked

    @property
    def begun(self) -> bool:
        """A stock is always there to be counted; a flow begins with its period (一季度开工率 in December is not yet to be judged)."""
        return self.target.stock or self.look.on >= self.target.starts_on

    @property
    def ahead(self) -> float | None:
        """Percentage points before (+) or behind (−) the pace."""
        return self.rate - self.pace if self.rate is not None and self.pace is not None else None

    @property
    def light(self) -> str:
        """G reached or at pace · Y behind · R behind by the drive's threshold, or not reached in time · N nothing to judge yet."""
        if self.asked is None or self.done is None or not self.begun:
            return "N"
        if self.reached:
            return "G"
        if self.ahead is None:
            return "N"
        if self.pace == 100:
            return "R"
        return "G" if self.ahead >= 0 else "R" if -self.ahead >= self.threshold else "Y"

    @property
    def why(self) -> str:
        """The light in words."""
        if self.asked is None:
            return "目标未下达"
        if not self.begun:
            return f"{self.target.starts_on.year}年{self.target.starts_on.month}月起算"
        if self.done is None:
            return "尚无数据"
        if self.reached:
            return "已达到目标"
        if self.ahead is None:
            return "存量目标，不按序时"
        if self.pace == 100:
            return "到期未完成"
        return f"{'超' if self.ahead >= 0 else '落后'}序时 {abs(self.ahead):.1f} 个百分点"

    def worst(self, most: int = 2) -> list[UnitLine]:
        """The units furthest from what they were asked, in the target's own measure."""
        return sorted((unit for unit in self.units if unit.gap), key=lambda unit: (-(unit.gap or 0), unit.name))[:most]


def spoken(line: TargetLine, value: Figure) -> str:
    """A figure in the target's measure, without the measure: 亿元, 个 or %."""
    if value is None:
        return ""
    if line.target.measure == "money":
        return yi(round(value))
    return f"{value:,.0f}" if line.target.measure == "count" else f"{value:.1f}".removesuffix(".0")


def asked_in_words(line: TargetLine | UnitLine, measured: TargetLine | None = None) -> str:
    """The target as it is shown: a figure, 无任务, 未下达 (a unit, of the line `measured`) or 目标未下达 (the county)."""
    if isinstance(line, UnitLine):
        assert measured is not None, "a unit's part is spoken in the measure of its target"
        return NO_TASK if line.no_task else NOT_ISSUED if line.asked is None else spoken(measured, line.asked)
    return f"目标{NOT_ISSUED}" if line.asked is None else spoken(line, line.asked)


def done_in_words(part: UnitLine, line: TargetLine) -> str:
    """A figure, or 未报."""
    return NOT_REPORTED if part.done is None else spoken(line, part.done)


def run_rate(line: TargetLine) -> Figure:
    """照此进度: where the day's pace ends at the target's own end. A rate or a stock has none; before anything has gone by there is none."""
    if line.done is None or not line.pace or line.target.measure == "percent":
        return None
    return line.done * 100 / line.pace


def pair_says(line: TargetLine, other: TargetLine) -> str:
    """Targets in pairs (M08–M11): 数量达标、投资未达标."""
    count, money = (line, other) if line.target.measure == "count" else (other, line)
    if count.asked is None or money.asked is None:
        return ""
    if count.reached == money.reached:
        return "数量、投资均达标" if count.reached else "数量、投资均未达标"
    return "数量达标、投资未达标" if count.reached else "数量未达标、投资达标"


def overlap_says(line: TargetLine, lines: list[TargetLine]) -> str:
    """Parts that add up to more than their whole share projects: 产业 37.4 + 民间 14.4 > 固投 44.3 (M04–M06). "" when they do not."""
    parts = [part for part in lines if part.target.subset_of == line.target.key and part.asked]
    excess = sum(part.asked or 0 for part in parts) - (line.asked or 0)
    if not line.asked or len(parts) < 2 or excess <= 0:
        return ""
    said = " + ".join(f"{part.target.title} {spoken(part, part.asked)}" for part in parts)
    measure = MEASURE[line.target.measure]
    return f"{said} > {line.target.title} {spoken(line, line.asked)}（{measure}）：至少 {spoken(line, excess)} {measure}同时计入两项，不得相加"


def target_lines(at: At) -> list[TargetLine]:
    """Every target of the drive, as this officer may see it. [] without a drive."""
    kept = at.__dict__
    if "_target_lines" not in kept:
        kept["_target_lines"] = _lines(at, at.drive) if at.drive else []
    return kept["_target_lines"]


def line_of(at: At, key: str) -> TargetLine:
    return next((line for line in target_lines(at) if line.target.key == key), None) or _missing(key)


def _missing(key: str):
    raise KeyError(f"行动方案里没有「{key}」这个目标")


def _lines(at: At, drive: Drive) -> list[TargetLine]:
    targets = list(drive.targets.all())
    asked, done = asked_of(at, targets), done_of(at, targets)
    names = dict(at.lens.see(Unit).order_by("order", "pk").values_list("unit_id", "short"))
    paces: dict[tuple, float] = {}
    return [_line(at, target, asked[target.pk], done[target.pk], names, threshold(at), paces) for target in targets]


def _line(at: At, target: Target, asked: dict, done: dict, names: dict[int, str], threshold: int, paces: dict) -> TargetLine:
    pace = None
    if not target.stock and at.on >= target.starts_on and isinstance(indicator(target.indicator), Indicator):
        span = (target.starts_on, target.by or target.ends_on)
        if span not in paces:
            paces[span] = elapsed(*span, at.on)
        pace = paces[span]
    units = []
    for key, name in names.items():
        if key in asked or done["units"].get(key, 0) != 0:
            value, no_task, document = asked.get(key, (None, False, ""))
            units.append(UnitLine(key, name, value, no_task, done["units"].get(key, 0), document))
    county, _, document = asked.get(None, (None, False, ""))
    return TargetLine(
        target, look_of(at, target), county, document, done["county"], done["out_of"], pace, threshold, tuple(units), _closure(target, county, asked)
    )


def _closure(target: Target, county: Figure, asked: dict) -> Closure | None:
    shares = {key: said for key, said in asked.items() if key is not None}
    if target.measure == "percent" or county is None or not shares:
        return None
    allotted = sum(value or 0 for value, _, _ in shares.values())
    return Closure(allotted, len(shares), sum(no_task for _, no_task, _ in shares.values()), allotted - round(county))
