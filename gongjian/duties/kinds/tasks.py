"""工作任务：what a unit set itself in its own plan is done by its day (M57). Owed by the unit; the person and the deputy head in charge are named."""
from collections.abc import Iterable
from datetime import date

from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.people.models import Unit
from gongjian.reading.word import At
from gongjian.workplans.flow import Step
from gongjian.workplans.models import Task
from gongjian.workplans.reading import tasks_of


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """Three queries."""
    if whose and not whose.unit:
        return
    units = at.lens.see(Unit).filter(unit=whose.unit) if whose else at.lens.see(Unit)
    for stands in tasks_of(Task.objects.filter(unit__in=units.values("unit")), at.when):
        if stands.open and stands.due_on <= until:
            unit, key = stands.task.unit_id, stands.task.pk
            small = " · ".join(filter(None, [stands.person, stands.deputy_name and f"分管 {stands.deputy_name}"]))
            yield Duty(
                label="工作任务", key=f"task:{key}", on=stands.due_on, text=stands.task.what, small=small, subject=("unit", unit), unit=unit,
                who=shorts(at).get(unit, ""), act=("完成", "task-advance", (key, Step.FINISHED.value)), page=("workplan", (unit,)),
            )


KIND = Kind("工作任务", find)
