"""What stands of units' plans and tasks on a day: few enough to be folded from their facts each time."""
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongjian.timeline.facts import FactQuerySet
from gongjian.timeline.when import When
from gongjian.workplans.flow import FLOW, OPEN, Step
from gongjian.workplans.ledger import Task, TaskStep, WorkPlan


@dataclass(frozen=True)
class Stands:
    """A task as it stands on a day. `first_due_on` is the day it was first given; a put-off task keeps it."""

    task: Task
    step: Step
    step_on: date
    set_on: date
    person: str
    deputy: int | None
    deputy_name: str
    due_on: date
    first_due_on: date
    said: str

    @property
    def open(self) -> bool:
        return self.step in OPEN

    def late(self, on: date) -> bool:
        """Open past its day, or finished after it."""
        return self.due_on < (on if self.open else self.step_on) and self.step != Step.DROPPED


def fold(task: Task, steps: Iterable[TaskStep]) -> Stands | None:
    """From the steps that hold, in the order of their days; None before the first."""
    told = list(steps)
    if not told or told[0].due_on is None:
        return None
    way = [step for step in told if not FLOW[Step(step.step)].beside]
    last = way[-1]
    due = [step.due_on for step in told if step.due_on]
    deputy = next((step.deputy for step in reversed(told) if step.deputy_id), None)
    return Stands(
        task, Step(last.step), last.occurred_on, told[0].occurred_on, next((step.person for step in reversed(told) if step.person), ""),
        deputy.pk if deputy else None, deputy.name if deputy else "", due[-1], due[0], next((step.note for step in reversed(told) if step.note), ""),
    )


def tasks_of(tasks: QuerySet[Task], when: When) -> list[Stands]:
    """Every task as it stands, by its day. Two queries."""
    steps: dict[int, list[TaskStep]] = defaultdict(list)
    facts: FactQuerySet = TaskStep.objects.as_of(when)
    for fact in facts.filter(task__in=tasks.values("pk")).select_related("deputy").order_by("occurred_on", "pk"):
        steps[fact.task_id].append(fact)
    found = [stands for task in tasks.select_related("project") if (stands := fold(task, steps[task.pk]))]
    return sorted(found, key=lambda stands: (not stands.open, stands.due_on, stands.task.pk))


def plans_of(units: Iterable[int], when: When) -> dict[int, WorkPlan]:
    """The plan each unit works by on the day. One query."""
    return {plan.unit_id: plan for plan in WorkPlan.objects.as_of(when).filter(unit__in=list(units)).order_by("occurred_on", "pk")}
