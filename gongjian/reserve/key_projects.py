"""省级重点工程 candidates (M11): the province's conditions as a table, each with how sure this house is of it, held against what is known of a project.

The 2021 call is the only text seen (rules.md §5); sizes of most trades were not reached. A candidate is a suggestion to look at, never a decision.
"""
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import models

from gongjian.timeline.money import YI


class Outcome(models.TextChoices):
    MEETS = "meets", "符合"
    FAILS = "fails", "不符合"
    DOUBT = "doubt", "待核"
    UNKNOWN = "unknown", "缺资料"


class Sort(models.TextChoices):
    BUILDING = "building", "建设项目"
    AHEAD = "ahead", "前期项目"
    NEITHER = "neither", "暂不具备"


class Sureness(models.TextChoices):
    """How much the finding may be relied on: of the rules' text and of what is known."""

    HIGH = "high", "较高"
    MIDDLE = "middle", "中等"
    LOW = "low", "较低"


@dataclass(frozen=True)
class Known:
    """What is known of a project on a day. Money in 元; `policy`, `land`, `owner_said` are vetting answers, "" where nobody vetted."""

    on: date
    year: int
    code: str = ""
    owner: str = ""
    sector: str = ""
    total: int | None = None
    filed: bool = False
    begun: bool = False
    policy: str = ""
    land: str = ""
    owner_said: str = ""
    planned_start_on: date | None = None
    year_plan: int | None = None
    secured: int | None = None
    paid: int | None = None


@dataclass(frozen=True)
class Trade:
    """Least size in 亿元 by trade; `marks` are words the county's own 行业类别 is recognised by [C]."""

    title: str
    least: int
    marks: tuple[str, ...]


TRADES = (
    Trade("战略性新兴产业", 3, ("新能源", "新材料", "装备", "数字", "信息", "算力", "生物", "节能环保", "储能")),
    Trade("煤炭、冶金、焦化、电力升级", 10, ("煤炭", "煤矿", "冶金", "焦化", "电力", "火电")),
    Trade("特色轻工", 3, ("轻工", "食品", "丝绸", "加工")),
)


LEAST = min(trade.least for trade in TRADES)  # of the sizes that are known


def trade_of(sector: str) -> Trade | None:
    return next((trade for trade in TRADES if any(mark in sector for mark in trade.marks)), None)


@dataclass(frozen=True)
class Rule:
    """`of`: which sort asks for it, "" both. `sure`: A text read, C this house's reading of it."""

    key: str
    title: str
    of: str
    sure: str
    holds: Callable[[Known], tuple[Outcome, str]]


def _code(known: Known) -> tuple[Outcome, str]:
    return (Outcome.MEETS, known.code) if known.code else (Outcome.FAILS, "没有项目代码")


def _plans(known: Known) -> tuple[Outcome, str]:
    said = {known.policy, known.land}
    if "stop" in said:
        return Outcome.FAILS, "主管部门审查有不符合的"
    if "" in said:
        return Outcome.UNKNOWN, "还没有主管部门的审查意见"
    return (Outcome.DOUBT, "主管部门审查有条件") if "condition" in said else (Outcome.MEETS, "主管部门审查符合")


def _size(known: Known) -> tuple[Outcome, str]:
    trade = trade_of(known.sector)
    if trade is None:
        return Outcome.UNKNOWN, f"「{known.sector or '未填行业'}」的规模门槛没有取得"
    if known.total is None:
        return Outcome.UNKNOWN, "没有填总投资"
    enough = known.total >= trade.least * YI
    return (Outcome.MEETS if enough else Outcome.FAILS), f"{trade.title}不低于 {trade.least} 亿元"


def _filed(known: Known) -> tuple[Outcome, str]:
    return (Outcome.MEETS, "已立项") if known.filed else (Outcome.FAILS, "还没有立项")


def _this_year(known: Known) -> tuple[Outcome, str]:
    return _start_by(known, date(known.year, 12, 31))


def _in_two_years(known: Known) -> tuple[Outcome, str]:
    return _start_by(known, date(known.on.year + 2, known.on.month, min(known.on.day, 28)))


def _start_by(known: Known, last: date) -> tuple[Outcome, str]:
    if known.planned_start_on is None:
        return Outcome.UNKNOWN, "没有定计划开工日期"
    return (Outcome.MEETS if known.planned_start_on <= last else Outcome.FAILS), f"计划 {known.planned_start_on} 开工"


def _money(known: Known) -> tuple[Outcome, str]:
    if not known.year_plan:
        return Outcome.UNKNOWN, "没有年度计划投资"
    if (known.secured or 0) >= known.year_plan or (known.paid or 0) >= known.year_plan:
        return Outcome.MEETS, "第一年资金有着落"
    return (Outcome.UNKNOWN, "没有说明资金落实情况") if known.secured is None and not known.paid else (Outcome.FAILS, "资金不足第一年计划")


def _owner(known: Known) -> tuple[Outcome, str]:
    if known.owner_said == "stop" or not known.owner:
        return Outcome.FAILS, "主体未明确"
    return (Outcome.MEETS, known.owner) if known.owner_said == "pass" else (Outcome.DOUBT, f"{known.owner}，主体未经审查")


def _begun(known: Known) -> tuple[Outcome, str]:
    return (Outcome.MEETS, "前期工作已开展") if known.begun or known.filed else (Outcome.FAILS, "前期工作还没有开展")


B, P = Sort.BUILDING.value, Sort.AHEAD.value
RULES: tuple[Rule, ...] = (
    Rule("code", "有项目代码", "", "A", _code),
    Rule("plans", "符合规划、用地和生态要求", "", "A", _plans),
    Rule("size", "规模达到行业门槛", "", "A", _size),
    Rule("filed", "可研批复、核准或备案已办", B, "A", _filed),
    Rule("this_year", "当年能开工", B, "A", _this_year),
    Rule("money", "资金基本落实", B, "C", _money),
    Rule("owner", "主体明确", P, "A", _owner),
    Rule("begun", "前期工作已开展", P, "A", _begun),
    Rule("two_years", "两年内开工", P, "A", _in_two_years),
)


@dataclass(frozen=True)
class Judged:
    sort: Sort
    sureness: Sureness
    outcomes: dict[str, tuple[Outcome, str]]

    @property
    def wanting(self) -> list[str]:
        """What is lacking or in doubt, in words."""
        titles = {rule.key: rule.title for rule in RULES}
        return [f"{titles[key]}：{words}" for key, (outcome, words) in self.outcomes.items() if outcome != Outcome.MEETS]


def judge(known: Known) -> Judged:
    """A building project where none of its rules fails, else one ahead of building where none of those does; else neither, against the building rules."""
    for sort in (Sort.BUILDING, Sort.AHEAD):
        asked = [rule for rule in RULES if rule.of in ("", sort)]
        outcomes = {rule.key: rule.holds(known) for rule in asked}
        if not any(outcome == Outcome.FAILS for outcome, _ in outcomes.values()):
            return Judged(sort, _sureness(asked, outcomes), outcomes)
    outcomes = {rule.key: rule.holds(known) for rule in RULES if rule.of in ("", Sort.BUILDING)}
    return Judged(Sort.NEITHER, _sureness(RULES, outcomes), outcomes)


def _sureness(asked, outcomes: dict[str, tuple[Outcome, str]]) -> Sureness:
    """Low where something is not known; middle where something is in doubt, or rests on this house's reading; else high."""
    told = {outcome for outcome, _ in outcomes.values()}
    if Outcome.UNKNOWN in told:
        return Sureness.LOW
    return Sureness.MIDDLE if Outcome.DOUBT in told or any(rule.sure != "A" and rule.key in outcomes for rule in asked) else Sureness.HIGH
