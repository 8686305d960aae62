"""Laying out a unit's plan, setting its tasks, moving a task on."""
from datetime import date

from gongjian.people.models import Officer, PostStanding, Unit
from gongjian.people.posts import Rank
from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When
from gongjian.workplans.flow import FLOW, Step
from gongjian.workplans.ledger import Task, TaskStep, WorkPlan
from gongjian.workplans.reading import fold

NEEDS = {"person": "责任人", "due_on": "时限", "note": "说明"}


def lay_out(unit: Unit, told: Told, *, title: str, aims: str, document: str = "", on: date | None = None) -> list[Fact]:
    """The unit's own 方案 for the drive (M57)."""
    if on and on > told.on:
        raise Refused("印发日期还没到")
    if not title.strip() or not aims.strip():
        raise Refused("请写明方案名称、目标和举措")
    return [told.tell(WorkPlan, on=on, unit=unit, title=title.strip()[:120], document=document.strip()[:80], aims=aims.strip()[:2000])]


def set_task(
    unit: Unit, told: Told, *, what: str, person: str, due_on: date, deputy: Officer | None = None, project: Project | None = None, workstream: str = "",
) -> list[Fact]:
    """A task of the unit, with its person, its deputy head and its day (M49, M56)."""
    if not what.strip():
        raise Refused("请写明任务")
    if not person.strip() or not due_on:
        raise Refused("任务须写明责任人和时限")
    if due_on < told.on:
        raise Refused("时限早于今天")
    if deputy and not PostStanding.objects.at(When(told.on)).filter(officer=deputy, unit=unit, rank__lte=Rank.DEPUTY).exists():
        raise Refused(f"{deputy.name}不是本单位在任的领导")
    task = Task.objects.create(area=told.area, unit=unit, project=project, workstream=workstream[:40], what=what.strip()[:200])
    return [told.tell(TaskStep, task=task, step=Step.SET, person=person.strip()[:40], deputy=deputy, due_on=due_on)]


def advance(task: Task, told: Told, *, to: str, due_on: date | None = None, person: str = "", on: date | None = None) -> list[Fact]:
    """One step of a task, with what it needs."""
    turn, day = FLOW[Step(to)], on or told.on
    stands = fold(task, TaskStep.objects.as_of(When(FAR)).filter(task=task).order_by("occurred_on", "pk"))
    if stands is None or turn.step == Step.SET:
        raise Refused("任务由「列入任务」开始")
    if day > told.on:
        raise Refused(f"{turn.step.label}日期 {day} 还没到")
    last = TaskStep.objects.as_of(When(FAR)).filter(task=task).order_by("-occurred_on", "-pk").first()
    if last and day < last.occurred_on:
        raise Refused(f"已于 {last.occurred_on} {last.get_step_display()}，{turn.step.label}不能早于这一天")
    if stands.step not in turn.after:
        raise Refused(f"当前为「{stands.step.label}」，不能{turn.step.label}")
    due_on = due_on if "due_on" in turn.needs else None
    given = {"person": person.strip(), "due_on": due_on, "note": told.note.strip()}
    if missing := [NEEDS[need] for need in turn.needs if not given[need]]:
        raise Refused(f"{turn.step.label}须写明{'、'.join(missing)}")
    if turn.step == Step.PUT_OFF and due_on == stands.due_on:
        raise Refused("时限没有变化")
    if due_on and due_on < day:
        raise Refused("新的时限早于这一天")
    return [told.tell(TaskStep, on=day, task=task, step=turn.step, person=person.strip()[:40], due_on=due_on)]
