"""Taking back the newest step of a project's way through the reserve, with the milestone it told. Nothing disappears."""
from datetime import date

from gongjian.people.models import Officer
from gongjian.people.posts import Role
from gongjian.projects.milestones import Milestone
from gongjian.reserve.flow import Step
from gongjian.reserve.ledger import ReserveStep
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When

MILESTONES = {Step.ADMITTED: "reserved", Step.WITHDRAWN: "withdrawn"}
FRAME = {"id", "area", "recorded_at", "by", "source", "cell", "note", "corrects", "void", "occurred_on"}


def take_back(step: ReserveStep, told: Told) -> list[Fact]:
    """Only the newest, with a reason, by the office or by the unit whose officer told it."""
    if not told.note:
        raise Refused("撤回须写明理由")
    newest = ReserveStep.objects.as_of(When(FAR)).filter(project=step.project).order_by("-occurred_on", "-pk").first()
    if newest is None or newest.pk != step.pk:
        raise Refused("只能撤回最近的一步")
    if reason := not_his(step, told.by, told.on):
        raise Refused(reason)
    facts: list[Fact] = [_void(step, told)]
    if kind := MILESTONES.get(Step(step.step)):
        beside = Milestone.objects.as_of(When(FAR)).filter(project=step.project, planned=False, kind_of=kind, recorded_at=step.recorded_at)
        facts += [_void(milestone, told) for milestone in beside]
    return facts


def not_his(step: ReserveStep, officer: Officer | None, on: date) -> str:
    """Why it is not his to take back; "" when it is."""
    seat = officer.seat_on(on) if officer else None
    if seat is None or seat.role == Role.OFFICE:
        return ""
    before = step.by.seat_on(step.occurred_on) if step.by else None
    return "" if before and before.unit_id == seat.unit_id else "这一步不是本单位办的，请由办理的单位或指挥部办公室撤回"


def _void(fact: Fact, told: Told) -> Fact:
    said = {field.attname: getattr(fact, field.attname) for field in fact._meta.concrete_fields if field.name not in FRAME}
    return told.tell(type(fact), on=fact.occurred_on, corrects=fact, void=True, **said)
