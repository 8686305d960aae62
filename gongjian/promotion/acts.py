"""Recording a signing, and a trip."""
from datetime import date

from gongjian.people.models import Unit
from gongjian.projects.card import Project
from gongjian.promotion.signings import Signing
from gongjian.promotion.trips import Trip
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When


def sign(unit: Unit, told: Told, *, investor: str, title: str, total: int, kind: str = "contract", project: Project | None = None, on: date | None = None) -> list[Fact]:
    """An agreement was signed (总投资 in 元). The same investor's same project is not counted twice (G13)."""
    if not investor.strip() or not title.strip():
        raise Refused("请写明投资方和项目名称")
    if total <= 0:
        raise Refused("总投资须大于零")
    if on and on > told.on:
        raise Refused("签约日期还没到")
    before = Signing.objects.as_of(When(FAR)).filter(investor=investor.strip(), title=title.strip(), kind_of=kind).first()
    if before:
        raise Refused(f"{investor}的「{title}」已于 {before.occurred_on} 记过签约，不重复计数")
    return [told.tell(Signing, on=on, unit=unit, investor=investor.strip(), title=title.strip(), total=total, kind_of=kind, project=project)]


def travel(
    unit: Unit, told: Told, *, leader: str, place: str, enterprise: str, outcome: str, on: date | None = None, next_step: str = "", next_on: date | None = None
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
    said = {"leader": leader, "place": place, "enterprise": enterprise, "outcome": outcome, "next_step": next_step}
    return [told.tell(Trip, on=day, unit=unit, next_on=next_on, **{name: text.strip() for name, text in said.items()})]
