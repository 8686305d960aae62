"""How fast a proposal is dealt with, and after how long without movement a project is shown for exit. Dated, edited by the office; defaults are [C]."""
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date

from django.db import models

from gongjian.timeline.facts import Fact
from gongjian.timeline.when import When


@dataclass(frozen=True)
class Rules:
    """Natural days. No document gives them: the screens that use them say 未核实."""

    vet: int = 5  # the owner department vets
    decide: int = 5  # the office admits or returns
    mend: int = 10  # the unit mends what was returned
    stale: int = 365  # without movement: shown for exit (十二个月无进展)
    near: int = 60  # so many days before that: shown as near


LABELS = {
    "vet": "部门审查", "decide": "指挥部办公室审定", "mend": "退回补正", "stale": "无进展即列入清退", "near": "清退前提醒",
}


class ReserveRules(Fact):
    """From a day on the reserve goes by these days."""

    says = models.JSONField("规则")

    class Meta(Fact.Meta):
        verbose_name = "储备规则"


def rules_of(facts: Iterable[ReserveRules]) -> Rules:
    """The latest of these facts, else the defaults."""
    last = max(facts, key=lambda fact: (fact.occurred_on, fact.pk), default=None)
    known = {field.name for field in fields(Rules)}
    return Rules(**{name: value for name, value in last.says.items() if name in known}) if last else Rules()


def rules_on(day: date, area: str) -> Rules:
    return rules_of(ReserveRules.objects.as_of(When(day)).filter(area=area))


def said(rules: Rules) -> dict[str, int]:
    return asdict(rules)
