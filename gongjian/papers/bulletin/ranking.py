"""排名: units in three leagues (乡镇, 开发区, 县直), by the plan's weights over what each was asked; unit totals only (rules.md §6.3).

A unit's score is Σ weight × completion ÷ Σ weight over the measures it has a task in, so that nobody is marked down for a task never given.
Completion counts up to MOST percent [C]. Equal scores are ordered by 投资完成率, then 入统率 (the plan's ties). Who has none of investment, starts and
enrolments to answer for is not ranked (无任务), nor is anybody in a league of fewer than LEAST.
"""
from dataclasses import dataclass
from typing import Any

from gongjian.indicators.standing import TargetLine, UnitLine
from gongjian.papers.bulletin.county import County, Named
from gongjian.papers.saying import numeral

MOST, LEAST, FEW = 110, 3, 3  # percent of a measure that counts; units of a league; measures below which a place says little
LEAGUES = (("township", "乡镇"), ("zone", "开发区"), ("department", "县直单位"))
# A weight of the plan: its name in the table, the indicators whose targets it goes by.
MEASURES: dict[str, tuple[str, tuple[str, ...]]] = {
    "investment": ("投资", ("invested",)),
    "starts": ("开工", ("starts",)),
    "enrolments": ("入统", ("enrolments",)),
    "reserve": ("储备", ("reserve_count", "reserve_money")),
    "promotion": ("招商", ("signed_total", "attracted_start_total", "paid_in")),
    "problems": ("问题", ()),
    "approvals": ("手续", ()),
}
CORE = ("investment", "starts", "enrolments")
NO_TASK, NOT_ISSUED, NONE = "无任务", "未下达", "无"


@dataclass(frozen=True)
class Marked:
    """A unit with its rate in each measure (None: it has no task in it, `said` tells which way)."""

    unit: Named
    rates: dict[str, float | None]
    said: dict[str, str]
    score: float | None

    @property
    def order(self) -> tuple:
        return tuple(-(value if value is not None else -1) for value in (self.shown, self.rates["investment"], self.rates["enrolments"]))

    @property
    def shown(self) -> float | None:
        return None if self.score is None else round(self.score, 1)

    @property
    def few(self) -> bool:
        return sum(rate is not None for rate in self.rates.values()) < FEW


@dataclass(frozen=True)
class League:
    """`ranked` with their places, equal ones on one place; `unranked` have no task."""

    title: str
    ranked: tuple[tuple[int, Marked], ...]
    unranked: tuple[Marked, ...]

    @property
    def counts(self) -> bool:
        return len(self.ranked) >= LEAST


def weights(county: County) -> dict[str, int]:
    told: dict[str, Any] = dict(county.at.drive.rules.get("scoring", {}).get("weights", ())) if county.at.drive else {}
    return {key: told[key] for key in MEASURES if told.get(key)}


def leagues(county: County) -> list[League]:
    marked = [_marked(county, unit) for unit in county.units.values()]
    found = []
    for kind, title in LEAGUES:
        here = [one for one in marked if one.unit.kind == kind]
        ranked = sorted((one for one in here if one.score is not None), key=lambda one: one.order)
        places = [next(place for place, other in enumerate(ranked, 1) if other.order == one.order) for one in ranked]
        found.append(League(title, tuple(zip(places, ranked, strict=True)), tuple(one for one in here if one.score is None)))
    return found


def _marked(county: County, unit: Named) -> Marked:
    rates: dict[str, float | None] = {}
    said: dict[str, str] = {}
    for key, (_, indicators) in MEASURES.items():
        rates[key], said[key] = _by_targets(county, unit, indicators) if indicators else _problems(county, unit) if key == "problems" else _approvals(county, unit)
    asked = {key: weight for key, weight in weights(county).items() if rates[key] is not None}
    if not asked or not any(key in asked for key in CORE):
        return Marked(unit, rates, said, None)
    return Marked(unit, rates, said, sum(weight * min(rates[key] or 0, MOST) for key, weight in asked.items()) / sum(asked.values()))


def _by_targets(county: County, unit: Named, indicators: tuple[str, ...]) -> tuple[float | None, str]:
    """The mean of its rates where there are several targets."""
    lines = [line for line in county.of(*indicators) if line.begun and line.asked is not None]
    parts = [part for line in lines if (part := _part(line, unit))]
    rates = [part.rate for part in parts if part.rate is not None]
    if rates:
        mean = sum(rates) / len(rates)
        return mean, f"{mean:.1f}"
    return None, NO_TASK if any(part.no_task for part in parts) else NOT_ISSUED


def _part(line: TargetLine, unit: Named) -> UnitLine | None:
    return next((part for part in line.units if part.unit == unit.key), None)


def _problems(county: County, unit: Named) -> tuple[float | None, str]:
    told = county.solving.get(unit.key)
    return (told.rate, f"{told.rate:.1f}") if told and told.rate is not None else (None, NONE)


def _approvals(county: County, unit: Named) -> tuple[float | None, str]:
    done, needed = county.approvals.get(unit.key, (0, 0))
    return (100 * done / needed, f"{100 * done / needed:.1f}") if needed else (None, NONE)


def explained(county: County) -> str:
    """How it was reckoned, in the paper itself."""
    told, rules = weights(county), county.at.drive.rules.get("scoring", {}) if county.at.drive else {}
    shares = "、".join(f"{MEASURES[key][0]}{weight}" for key, weight in told.items())
    default = "权重系默认值，方案未作规定，可在方案文件中调整。" if rules.get("default") else ""
    return (
        f"排名按乡镇、开发区、县直单位分组。得分为各项完成率按权重（{shares}）加权平均，没有任务的项目不计入，单项最多按{MOST}%计；"
        f"得分相同的先比投资完成率，再比入统率。投资、开工、入统均无任务或未下达任务的单位不排名，不足{numeral(LEAST)}家的组只列得分不排名。{default}"
    )
