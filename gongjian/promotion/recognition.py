"""What counts as a signing (认定规则, rules.md §4): a table, each rule with the reason it gives. From other places and not verified here, hence the office's to set."""
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from typing import Any

from django.db import models

from gongjian.promotion.leads import Newness, Trade
from gongjian.promotion.signings import Signing
from gongjian.timeline.facts import Fact
from gongjian.timeline.money import WAN, wan

EXCLUDED = (Trade.OUTLET, Trade.EXTRACTION, Trade.ESTATE, Trade.LEISURE, Trade.FISCAL)


@dataclass(frozen=True)
class Rules:
    """`floor` in 元; `late` in days, 0: not asked; `years` until it must have landed, 0: not asked. `since`: the day such rules were first laid down."""

    floor: int = 500 * WAN  # the floor of the statistics; the promotion centre's own was not found
    late: int = 31  # months are registered as they go; a surprise at the year's end is not recognised
    years: int = 2
    local: bool = True  # the county's own investors are left out
    new: bool = True  # what continues or moves within the county is left out
    excluded: tuple[str, ...] = tuple(str(trade) for trade in EXCLUDED)
    since: date | None = None


class PromotionRules(Fact):
    """From a day on signings are recognised by these rules."""

    says = models.JSONField("规则")
    document = models.CharField("依据", max_length=80, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "招商认定规则"


def said(rules: Rules) -> dict:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(rules).items() if name != "since"}


def rules_at(facts: Iterable[PromotionRules]) -> Callable[[date], Rules]:
    """The rules of a day; before the first, the first ones; where none was told, the defaults."""
    told = sorted(facts, key=lambda fact: (fact.occurred_on, fact.pk))
    names = {field.name for field in fields(Rules)} - {"since"}
    first = told[0].occurred_on if told else None

    def on(day: date) -> Rules:
        last = next((fact for fact in reversed(told) if fact.occurred_on <= day), told[0] if told else None)
        if last is None:
            return Rules()
        laid: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in last.says.items() if name in names}
        return Rules(**laid, since=first)

    return on


@dataclass(frozen=True)
class Case:
    """A signing, and what is known on a day of who invests and in what. `told_on`: the day it was first told. None: it is not known."""

    on: date
    kind: str
    signed_on: date
    told_on: date
    total: int
    local: bool | None = None
    trade: str = ""
    newness: str = ""
    landed_on: date | None = None


@dataclass(frozen=True)
class Rule:
    """`refuses` gives the reason, with its figures, or ""."""

    key: str
    title: str
    says: Callable[[Rules], str]
    refuses: Callable[[Case, Rules], str]


def _late(case: Case, rules: Rules) -> str:
    """What was signed before the rules were is told when the books are opened."""
    days = (case.told_on - case.signed_on).days
    asked = rules.late and rules.since and case.signed_on >= rules.since
    return f"签约后 {days} 天才登记，超过 {rules.late} 天" if asked and days > rules.late else ""


def landed_by(case: Case, rules: Rules) -> date:
    return years_after(case.signed_on, rules.years)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; the 28th of February for the 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _unlanded(case: Case, rules: Rules) -> str:
    last = landed_by(case, rules)
    landed = case.landed_on and case.landed_on <= last
    return f"签约满 {rules.years} 年没有落地" if rules.years and case.on > last and not landed else ""


RULES = (
    Rule("contract", "正式合同", lambda rules: "框架协议、意向协议不计", lambda case, rules: "框架协议不是签约" if case.kind != Signing.Kind.CONTRACT else ""),
    Rule(
        "local", "外来投资", lambda rules: "投资方是本县企业的不计" if rules.local else "不限",
        lambda case, rules: "投资方是本县企业" if rules.local and case.local else "",
    ),
    Rule(
        "trade", "类别", lambda rules: f"{'、'.join(Trade(trade).label for trade in rules.excluded) or '没有类别'}不计",
        lambda case, rules: f"类别为「{Trade(case.trade).label}」，不在认定范围" if case.trade in rules.excluded else "",
    ),
    Rule(
        "new", "新引进", lambda rules: "已签项目的后续工程、县内搬迁不计" if rules.new else "不限",
        lambda case, rules: f"属于{Newness(case.newness).label}" if rules.new and case.newness in (Newness.CONTINUED, Newness.MOVED) else "",
    ),
    Rule(
        "floor", "起点规模", lambda rules: f"总投资不到 {wan(rules.floor)} 万元的不计",
        lambda case, rules: f"总投资 {wan(case.total)} 万元，不到 {wan(rules.floor)} 万元" if case.total < rules.floor else "",
    ),
    Rule("late", "及时登记", lambda rules: f"签约后超过 {rules.late} 天才登记的不计" if rules.late else "不限", _late),
    Rule("years", "认定期限", lambda rules: f"签约满 {rules.years} 年没有落地的不再计" if rules.years else "不限", _unlanded),
)


def reasons(case: Case, rules: Rules) -> dict[str, str]:
    """Why it is not recognised: {rule: its reason} of each that says so, in the table's order; none: it is."""
    return {rule.key: why for rule in RULES if (why := rule.refuses(case, rules))}


def day_after(day: date) -> date:
    return day + timedelta(days=1)
