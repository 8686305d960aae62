"""The life of a sitting: called with its agenda, held, minuted, decided, closed (M50, G14). A sitting is the office's record; a sponsor may keep his own."""
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from gongjian.people.models import Officer, Unit
from gongjian.problems import acts as problems
from gongjian.problems.models import ProblemStep
from gongjian.projects.acts.mending import void
from gongjian.projects.models import Project
from gongjian.stocktake.marking import mark, of_office
from gongjian.stocktake.sittings import AgendaItem, Decision, Minute, Sitting, SittingStep, Stands, standing_of
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When

Step = SittingStep.Step


def convene(
    kind: str, told: Told, *, held_on: date, items: Iterable[dict[str, Any]] = (), leader: Officer | None = None, place: str = "", chair: str = "",
    attendance: Iterable[str] = (),
) -> list[Fact]:
    """Call a sitting for a day, and freeze its agenda: `items` are fields of AgendaItem, in order, as the pack says them today.

    A sponsor's half-month sitting names him; he may call it himself, every other one is called by the office.
    """
    if kind not in Sitting.Kind.values:
        raise Refused("请选择是什么会议")
    if (kind == Sitting.Kind.LEADER) != bool(leader):
        raise Refused("包保领导半月调度须写明是哪位领导的" if kind == Sitting.Kind.LEADER else "只有包保领导半月调度才写包保领导")
    sitting = Sitting(area=told.area, kind=kind, leader=leader, leader_name=leader.name if leader else "")
    _his(sitting, told)
    sitting.save()
    said: dict[str, Any] = {"held_on": held_on, "place": place.strip(), "chair": chair.strip() or sitting.leader_name, "attendance": _names(attendance)}
    facts: list[Fact] = [told.tell(SittingStep, sitting=sitting, step=Step.CONVENED, **said)]
    return facts + [told.tell(AgendaItem, sitting=sitting, **{"place": number, **item}) for number, item in enumerate(items, 1)]


def hold(sitting: Sitting, told: Told, *, on: date | None = None, place: str = "", chair: str = "", attendance: Iterable[str] = ()) -> list[Fact]:
    """It was held on the day `on`, with these people. Told again (with a reason) it corrects what was said of it."""
    now = _now(sitting, told)
    day = on or now.held_on
    if now.step.step not in (Step.CONVENED, Step.HELD):
        raise Refused(f"这次会议{now.step.get_step_display()}，不能再记开会")
    if day > told.on:
        raise Refused(f"会议定在 {day}，还没到")
    again = now.step if now.step.step == Step.HELD else None
    if again and not told.note:
        raise Refused("更正开会情况须写明理由")
    if again and day != now.held_on and _dealt_with(sitting):
        raise Refused("已经记了纪要或议定事项，会议日期不能再改")
    said: dict[str, Any] = {"place": place.strip() or now.step.place, "chair": chair.strip() or now.step.chair, "attendance": _names(attendance) or now.step.attendance}
    return [told.tell(SittingStep, sitting=sitting, step=Step.HELD, held_on=day, corrects=again, **said)]


def call_off(sitting: Sitting, told: Told) -> list[Fact]:
    """It is not held; the reason is said."""
    now = _now(sitting, told)
    if now.step.step != Step.CONVENED:
        raise Refused(f"这次会议{now.step.get_step_display()}，不能取消")
    if not told.note:
        raise Refused("取消会议须写明理由")
    return [_turned(now, told, Step.CALLED_OFF)]


def write(sitting: Sitting, told: Told, *, text: str, item: AgendaItem | None = None) -> list[Fact]:
    """What was said on an item (None: other business). Typed again it corrects what stood; emptied it takes it back.

    At a sponsor's sitting this marks the item's project as taken stock of on that day.
    """
    now = _open(sitting, told)
    _of(sitting, item)
    held = Minute.objects.as_of(When(FAR)).filter(sitting=sitting, item=item).first()
    said = text.strip()
    if said == (held.text if held else ""):
        return []
    frame = replace(told, on=now.held_on)
    facts: list[Fact] = [frame.tell(Minute, sitting=sitting, item=item, text=said or (held.text if held else ""), corrects=held, void=not said)]
    return facts + (mark(sitting, now.held_on, frame, item.concerns) if item and item.concerns else [])


def decide(
    sitting: Sitting, told: Told, *, text: str, unit: Unit, person: str, due_on: date, project: Project | None = None, item: AgendaItem | None = None,
    cooperating: list[int] | None = None, leader: str = "", section: str = "",
) -> list[Fact]:
    """Decided: who does what by when. In the same act it is found, verified and assigned as a problem of origin 会议议定, and its clock runs (13710).

    It is dated on the day of the sitting, whenever it is written down.
    """
    now = _open(sitting, told)
    _of(sitting, item)
    lacking = [label for label, said in (("议定事项", text), ("责任人", person)) if not said.strip()]
    if lacking:
        raise Refused(f"请写明{'、'.join(lacking)}")
    if due_on < now.held_on:
        raise Refused(f"时限 {due_on} 早于会议日期 {now.held_on}")
    frame = replace(told, on=now.held_on)
    assigned = problems.hand_over(
        project or unit, frame, what=text.strip(), lead=unit, person=person.strip(), due_on=due_on, cooperating=cooperating, leader=leader, section=section,
        origin="sitting",
    )
    said: dict[str, Any] = {"text": text.strip()[:300], "unit": unit, "person": person.strip(), "due_on": due_on, "project": project, "item": item}
    decision = frame.tell(Decision, sitting=sitting, problem=assigned[0].problem, **said)  # type: ignore[attr-defined]
    return [decision, *assigned, *(mark(sitting, now.held_on, frame, project) if project else [])]


def revoke(decision: Decision, told: Told) -> list[Fact]:
    """A decision that was never taken, or was written down wrongly: it and its problem are void, as long as nobody has begun on it."""
    _his(decision.sitting, told)
    steps = list(ProblemStep.objects.as_of(When(FAR)).filter(problem=decision.problem).order_by("-pk"))
    if any(step.recorded_at != decision.recorded_at for step in steps):
        raise Refused("责任单位已经在办，不能作废：要改期、转办或不予受理，请在问题上办理")
    facts = [fact for gone in (decision, *steps) for fact in void(gone, told)]
    now = standing_of(decision.sitting, When(FAR))
    return facts + (mark(decision.sitting, now.held_on, told, decision.project) if now and decision.project else [])


def close(sitting: Sitting, told: Told, *, projects: Iterable[Project] = (), found: str = "") -> list[Fact]:
    """The minutes are done. `projects` are those a sponsor's sitting also went through, with `found` as what was said of them."""
    now = _open(sitting, told)
    others = list(projects)
    if others and sitting.kind != Sitting.Kind.LEADER:
        raise Refused("只有包保领导半月调度才记项目调度")
    if others and not found.strip():
        raise Refused("请写明这些项目的情况")
    if not others and not _dealt_with(sitting):
        raise Refused("一条纪要、一件议定事项都没有，不能结会")
    frame = replace(told, on=now.held_on)
    marked = [fact for project in others for fact in mark(sitting, now.held_on, frame, project, found=found.strip())]
    return [_turned(now, told, Step.CLOSED), *marked]


def _turned(now: Stands, told: Told, step: str) -> SittingStep:
    held = now.step
    return told.tell(SittingStep, sitting=now.sitting, step=step, held_on=held.held_on, place=held.place, chair=held.chair, attendance=held.attendance)


def _now(sitting: Sitting, told: Told) -> Stands:
    _his(sitting, told)
    now = standing_of(sitting, When(FAR))
    if now is None:
        raise Refused("这次会议已经作废")
    return now


def _open(sitting: Sitting, told: Told) -> Stands:
    now = _now(sitting, told)
    if not now.open:
        raise Refused("请先记开会（日期、出席），再写纪要和议定事项" if now.step.step == Step.CONVENED else f"这次会议{now.step.get_step_display()}，不能再写")
    return now


def _his(sitting: Sitting, told: Told) -> None:
    if not of_office(told) and (told.by is None or sitting.leader_id != told.by.pk):
        raise Refused("会议由指挥部办公室记录；包保领导只记自己主持的半月调度")


def _of(sitting: Sitting, item: AgendaItem | None) -> None:
    if item and item.sitting_id != sitting.pk:
        raise Refused("这个议题不在这次会议上")


def _dealt_with(sitting: Sitting) -> bool:
    return any(model._default_manager.as_of(When(FAR)).filter(sitting=sitting).exists() for model in (Minute, Decision))


def _names(said: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name.strip()[:40] for name in said if name.strip()))
