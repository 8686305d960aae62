"""By when, as the plan file says (rules.md §2.3). Everything here is a default of this house or another region's practice until the county's bureau says otherwise."""
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date

from django.db import models

from gongjian.timeline.facts import Fact
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When


@dataclass(frozen=True)
class Rules:
    """Days of the month for windows; natural days for the rest. All [C] or [a]: screens that use them say 未核实."""

    new_by: int = 5  # [a T6] new legal persons hand in
    other_by: int = 10  # [a T6] all others
    city_by: int = 20  # [a T9] the city passes on to the province
    province_by: int = 25  # [a T9] the province has looked at them
    verify: int = 3  # [C] the competent department answers a submission
    review: int = 5  # [C] the county's bureau looks at what was verified
    mend: int = 7  # [C] the unit mends what came back
    photo_age: int = 60  # [C] a photo so many days older than the figure no longer shows it
    ahead: int = 3000  # [C] 形象进度 (basis points) from which on a photo is expected to show works


RULES = {field.name: field for field in fields(Rules)}


class EnrolmentRules(Fact):
    """From a day on these rules hold. Kept as facts, so that a changed plan does not change what was said before."""

    says = models.JSONField("规则")

    class Meta(Fact.Meta):
        verbose_name = "入统办理规则"


def windows_of(days: Iterable[int]) -> Rules:
    """The rules of a plan's `rhythm.enrol_window`: four days of the month, or none for the defaults."""
    said = list(days)
    return Rules(**dict(zip(("new_by", "other_by", "city_by", "province_by"), said, strict=True))) if said else Rules()


def lay_down(rules: Rules, told: Told, on: date) -> list[Fact]:
    """Nothing is told when these rules hold already, the defaults before any were laid down included."""
    if rules_at(EnrolmentRules.objects.as_of(When(FAR)).filter(area=told.area))(on) == rules:
        return []
    return [told.tell(EnrolmentRules, on=on, says=asdict(rules))]


def rules_at(facts: Iterable[EnrolmentRules]) -> Callable[[date], Rules]:
    """The rules of a day, of those facts that hold; on days before the first, the first ones; where none was told, the defaults."""
    told = sorted(((fact.occurred_on, fact.pk, Rules(**{name: fact.says[name] for name in RULES if name in fact.says})) for fact in facts), key=lambda row: row[:2])

    def on(day: date) -> Rules:
        return next((rules for start, _, rules in reversed(told) if start <= day), told[0][2] if told else Rules())

    return on
