"""Recording a trip: a leader went out to an enterprise (M22)."""
from datetime import date

from gongjian.people.models import Unit
from gongjian.promotion.trips import Trip
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When


def travel(
    unit: Unit, told: Told, *, leader: str, place: str, enterprise: str, outcome: str, on: date | None = None, next_step: str = "", next_on: date | None = None,
    direction: str = "",
) -> list[Fact]:
    """A leader of the unit went out to win a project (M22). Told after he came back: what came of it, and the next step with its day."""
    lacking = [label for label, text in (("带队领导", leader), ("去了哪里", place), ("对接企业", enterprise), ("成果", outcome)) if not text.strip()]
    if lacking:
        raise Refused(f"请写明{'、'.join(lacking)}")
    day = on or told.on
    if day > told.on:
        raise Refused("外出日期还没到")
    if bool(next_step.strip()) != bool(next_on):
        raise Refused("下一步和它的时限要一并写明；没有下一步就都不填")
    if next_on and next_on < day:
        raise Refused("下一步时限早于外出日期")
    before = Trip.objects.as_of(When(FAR)).filter(unit=unit, occurred_on=day, enterprise=enterprise.strip(), leader=leader.strip())
    if before.exists():
        raise Refused(f"{leader.strip()} {day} 对接「{enterprise.strip()}」已经记过，要改请更正那一条")
    said = {"leader": leader, "place": place, "enterprise": enterprise, "outcome": outcome, "next_step": next_step, "direction": direction[:40]}
    return [told.tell(Trip, on=day, unit=unit, next_on=next_on, **{name: text.strip() for name, text in said.items()})]
