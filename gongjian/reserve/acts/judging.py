"""One project told twice: a person decides, and the pools of the one that goes become those of the one that stays (M19)."""
from gongjian.people.models import Unit
from gongjian.projects.acts import twins
from gongjian.projects.card import Project
from gongjian.projects.twins import Twin
from gongjian.reserve.acts.course import advance, join_in
from gongjian.reserve.flow import IN, Step
from gongjian.reserve.ledger import ReserveStep
from gongjian.reserve.place import card_on, place, pools_of, stands_on
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told


def judge(project: Project, told: Told, *, other: Project, verdict: str, credit: Unit | None = None) -> list[Fact]:
    """As projects' `decide`. Same: the other's units join in the one kept, which is counted once, for `credit` (default: whose it is)."""
    gone, kept = card_on(other, told.on), card_on(project, told.on)
    also = pools_of(other, told.on) | ({gone.unit_id} if gone.unit_id and place(gone, stands_on(other, told.on)) in IN else set())
    facts = twins.decide(project, told, other=other, verdict=verdict)
    if verdict != Twin.Verdict.SAME:
        return facts
    if place(kept, stands_on(project, told.on)) not in IN:
        if credit and credit.pk != kept.unit_id:
            raise Refused("保留的项目还没有申报，不必认定计入单位")
        return facts
    known = told if told.note else told.because(f"与「{gone.name}」是同一项目")
    for unit in Unit.objects.filter(pk__in=also - pools_of(project, told.on) - {kept.unit_id}):
        facts += join_in(unit, known, project=project)
    stands = stands_on(project, told.on)
    now = stands.credited_id if stands and stands.credited_id else kept.unit_id
    if credit and credit.pk != now:
        facts += _credit(project, known, credit, {fact.unit_id for fact in facts if isinstance(fact, ReserveStep) and fact.step == Step.JOINED})
    return facts


def _credit(project: Project, told: Told, unit: Unit, joined: set[int | None]) -> list[Fact]:
    """The pools are not stood anew within one act: a unit that has just joined in may be credited."""

    if unit.pk in joined:
        return [told.tell(ReserveStep, project=project, step=Step.CREDITED, unit=unit)]
    return advance(project, told, to=Step.CREDITED, unit=unit)
