"""How fast, and where next: the times of 13710 and the ladder 限期办理 → 13710督办 → 县政府专题会议 (M44, M45; rules.md §1), as the plan file says."""
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from django.db import models

from gongjian.timeline.facts import Fact
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When


@dataclass(frozen=True)
class Rules:
    """All numbers are days: natural ones, or working days where `working`. [C] marks what no document gives."""

    working: bool = False  # 13710 names no 工作日
    arranged: int = 1  # 1: signed for and arranged
    feedback: int = 3  # 3: fed back
    ordinary: int = 7  # 7: an ordinary matter solved
    major: int = 30  # 1 month: a major one
    verify: int = 3  # [C] the office verifies, and assigns
    review: int = 3  # [C] the office reviews an application, and strikes off
    progress: int = 15  # [C] whoever works on it feeds back at least so often, and what is held is looked at again
    report_up: int = 5  # [C] a matter of the city's or the province's is reported up
    late: int = 7  # [C] late by so many days: 久拖不决
    extensions: int = 2  # extended so often: 久拖不决; and no more than so often
    meeting_late: int = 7  # [C] late by so many days on 13710: before the special meeting
    deliberate: int = 15  # [C] the special meeting is held
    extend_by: tuple[str, ...] = ("office", "leader")  # who grants the first extension, the second: the head of that role


PLAN_KEYS = {field.name: field for field in fields(Rules)}


class ProblemRules(Fact):
    """From a day on, problems are dealt with by these rules. Kept as facts, so that a changed plan does not change what was said before."""

    says = models.JSONField("规则")

    class Meta(Fact.Meta):
        verbose_name = "问题办理规则"


def lay_down(rules: Rules, told: Told, on: date) -> list[Fact]:
    """Nothing is told when these rules were laid down already. The first ones are, even where they are the defaults: what came before goes by them too."""
    facts = list(ProblemRules.objects.as_of(When(FAR)))
    if facts and rules_at(facts)(on) == rules:
        return []
    return [told.tell(ProblemRules, on=on, says=asdict(rules) | {"extend_by": list(rules.extend_by)})]


def rules_at(facts: Iterable[ProblemRules]) -> Callable[[date], Rules]:
    """The rules of a day, of those facts that hold; on days before the first, the first ones; where none was told, the defaults."""
    told = sorted(((fact.occurred_on, fact.pk, read(fact.says)) for fact in facts), key=lambda row: row[:2])

    def on(day: date) -> Rules:
        return next((rules for start, _, rules in reversed(told) if start <= day), told[0][2] if told else Rules())

    return on


def read(says: dict) -> Rules:
    said: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in says.items() if name in PLAN_KEYS}
    return Rules(**said)
