"""Arranging an inspection, and its course until it is published or called off."""
from datetime import date, timedelta

from django.db.models import Q

from gongjian.inspections.dimensions import DIMENSIONS
from gongjian.inspections.flow import FLOW, Step
from gongjian.inspections.ledger import Check, Inspection, InspectionStep
from gongjian.inspections.limits import answer_days, cap
from gongjian.inspections.register import counting, next_number
from gongjian.people.models import Unit
from gongjian.projects.models import ProjectStanding
from gongjian.targets.models import Drive
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When

INSPECTED = (Unit.Kind.TOWNSHIP, Unit.Kind.ZONE, Unit.Kind.DEPARTMENT)  # M52: 各乡镇、开发区及县直相关单位


def arrange(
    unit: Unit, told: Told, *, drive: Drive | None, month: date, starts_on: date, ends_on: date, dimensions: list[str], leader: str, scheme: str,
    members: str = "", projects: tuple[int, ...] = (),
) -> list[Fact]:
    """A numbered inspection with its written plan: what, whom, when (rules §6.1). Refused beyond the cap of the unit and month (G6)."""
    if drive is None:
        raise Refused("还没有载入行动方案，不能安排督查")
    if unit.kind not in INSPECTED:
        raise Refused("督查的对象是乡镇、开发区和县直单位")
    first = month.replace(day=1)
    _window(drive, first, starts_on, ends_on, told.on)
    wrong = [key for key in dimensions if key not in DIMENSIONS]
    if not dimensions or wrong:
        raise Refused("请选择督查内容（十督中的哪几项）")
    if not leader.strip() or not scheme.strip():
        raise Refused("督查实行组长负责制，须有书面方案：请写明组长和方案")
    _of_unit(unit, projects, told.on)
    _under_cap(unit, drive, first, told.on)
    inspection = Inspection.objects.create(area=told.area, number=next_number(told.area, first), unit=unit, drive=drive, month=first)
    return [
        told.tell(
            InspectionStep, inspection=inspection, step=Step.ARRANGED, starts_on=starts_on, ends_on=ends_on, dimensions=_joined(dimensions),
            projects=_joined(projects) if projects else "", leader=leader.strip(), members=members.strip(), said=scheme.strip(),
        )
    ]


def begin(inspection: Inspection, told: Told) -> list[Fact]:
    """The group goes, on a day of the window; or, after an answer, it takes the matter up again."""
    plan = _first(inspection)
    assert plan.starts_on and plan.ends_on, "an arrangement says its window"
    if stands(inspection, told.on) == Step.ARRANGED and not plan.starts_on <= told.on <= plan.ends_on:
        raise Refused(f"方案写明的时间是 {plan.starts_on} 至 {plan.ends_on}，今天不在其中；要改期请撤销后重新安排")
    return [_step(inspection, told, Step.BEGUN)]


def propose(inspection: Inspection, told: Told, *, conclusion: str, advice: str = "") -> list[Fact]:
    """The conclusion goes to the unit for its answer. Every point of the scope must have been checked."""
    held = set(Check.objects.as_of(When(told.on)).filter(inspection=inspection).values_list("dimension", flat=True))
    missing = [DIMENSIONS[key].title for key in _first(inspection).dimensions.split(",") if key and key not in held]
    if missing:
        raise Refused(f"{'、'.join(missing)}还没有核查，不能提出结论")
    by = told.on + timedelta(days=answer_days(inspection.drive))
    return [_step(inspection, told, Step.PROPOSED, said=conclusion, advice=advice.strip(), answer_by=by)]


def answer(inspection: Inspection, told: Told, *, words: str) -> list[Fact]:
    """The unit's answer to the proposed conclusion; it may be added to until the conclusion is published."""
    return [_step(inspection, told, Step.ANSWERED, said=words)]


def publish(inspection: Inspection, told: Told, *, conclusion: str = "") -> list[Fact]:
    """Not before the unit answered or its time to answer is over. Without other words the proposed conclusion is published."""
    proposed = inspection.steps.as_of(When(told.on)).filter(step=Step.PROPOSED).order_by("occurred_on", "pk").last()
    if proposed and stands(inspection, told.on) == Step.PROPOSED and told.on <= proposed.answer_by:
        raise Refused(f"征求意见到 {proposed.answer_by} 止，单位还没有答复，现在不能通报")
    said = {"said": conclusion.strip() or proposed.said, "advice": proposed.advice} if proposed else {}
    return [_step(inspection, told, Step.PUBLISHED, **said)]


def call_off(inspection: Inspection, told: Told, *, why: str) -> list[Fact]:
    """Called off with a reason; it no longer counts against the cap, and its number is not used again."""
    return [_step(inspection, told, Step.CALLED_OFF, said=why)]


def stands(inspection: Inspection, day: date) -> Step:
    """The step an inspection stands at, by its facts."""
    return Step(inspection.steps.as_of(When(day)).order_by("occurred_on", "pk").last().step)


def _step(inspection: Inspection, told: Told, to: Step, **said) -> InspectionStep:
    turn, now = FLOW[to], stands(inspection, told.on)
    if now not in turn.after:
        raise Refused(f"{inspection.number} 当前为「{now.label}」，不能{turn.does}")
    if turn.says and not said.get("said", "").strip():
        raise Refused(f"请写明{turn.says}")
    return told.tell(InspectionStep, inspection=inspection, step=to, **said | {"said": said.get("said", "").strip()})


def _first(inspection: Inspection) -> InspectionStep:
    return inspection.steps.as_of(When(FAR)).order_by("occurred_on", "pk")[0]


def _joined(keys) -> str:
    return "," + "".join(f"{key}," for key in dict.fromkeys(keys))


def _window(drive: Drive, month: date, starts_on: date, ends_on: date, today: date) -> None:
    if ends_on < starts_on:
        raise Refused("督查结束日期早于开始日期")
    if any(day.replace(day=1) != month for day in (starts_on, ends_on)):
        raise Refused(f"督查时间须在 {month.year}年{month.month}月之内")
    if starts_on not in drive.window or ends_on not in drive.window:
        raise Refused(f"督查时间须在行动期内（{drive.starts_on} 至 {drive.ends_on}）")
    if ends_on < today:
        raise Refused("督查时间已经过去")


def _of_unit(unit: Unit, projects: tuple[int, ...], on: date) -> None:
    mine = ProjectStanding.objects.at(When(on)).filter(Q(unit=unit) | Q(township=unit), project__in=projects)
    if mine.count() < len(set(projects)):
        raise Refused("督查项目中有的不是这个单位的项目")


def _under_cap(unit: Unit, drive: Drive, month: date, on: date) -> None:
    most, held = cap(drive), list(counting(unit, month))
    if len(held) >= most:
        numbers = "、".join(inspection.number for inspection in held)
        already = f"，已安排 {numbers}" if held else ""
        raise Refused(f"{unit.name_on(on)}{month.month}月最多督查 {most} 次{already}；确需另查，请先撤销原来的安排")
