"""Setting right what the present assignment said: when, by when, who answers, who helps. Every step since that repeats it is set right with it."""
from datetime import date
from typing import Any

from gongjian.people.units import names_on
from gongjian.problems.flow import Step
from gongjian.problems.ledger import Problem, ProblemStep, again, steps_of
from gongjian.problems.standings import ProblemStanding
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When

HANDED = (Step.ASSIGNED, Step.TRANSFERRED)
LIMITING = (*HANDED, Step.EXTENDED, Step.MOVED)


def amend(
    problem: Problem, told: Told, *, assigned_on: date | None = None, due_on: date | None = None, leader: str = "", section: str = "", person: str = "",
    cooperating: list[int] | None = None,
) -> list[Fact]:
    """What is None or empty stays as it was said. Refused where nothing was assigned, or the limit is no longer the assignment's to set."""
    if not told.note:
        raise Refused("更正须写明理由")
    steps = steps_of(problem)
    stands = ProblemStanding.objects.at(When(told.on)).get(problem=problem)
    instead = amended(
        steps, stands, told.on, assigned_on=assigned_on, due_on=due_on, leader=leader, section=section, person=person, cooperating=cooperating
    )
    return [again(step, told, **({"on": step.occurred_on, "note": step.note} | instead[step.pk])) for step in steps if step.pk in instead]


def amended(
    steps: list[ProblemStep], stands: ProblemStanding, on: date, *, assigned_on: date | None = None, due_on: date | None = None,
    cooperating: list[int] | None = None, **words: str,
) -> dict[int, dict[str, Any]]:
    """Step → what would be said instead, of all its steps in order. Raises Refused as `amend` does, and when nothing would differ."""
    place = next((place for place in reversed(range(len(steps))) if steps[place].step in HANDED), None)
    if place is None:
        raise Refused("还没有交办，没有可更正的")
    given, limited = steps[place], next(step for step in reversed(steps) if step.step in LIMITING and step.due_on)
    said = {name: value.strip() for name, value in words.items() if value.strip()} | (helpers(cooperating, on) if cooperating is not None else {})
    instead: dict[int, dict[str, Any]] = {}
    for name, value in said.items():
        for step in steps[place:]:
            if getattr(step, name) == getattr(given, name) != value:
                instead.setdefault(step.pk, {})[name] = value
    if due_on and due_on != limited.due_on:
        if reason := _limit_is_closed(stands, on, Step(limited.step)):
            raise Refused(reason)
        instead.setdefault(limited.pk, {})["due_on"] = due_on
    if assigned_on and assigned_on != given.occurred_on:
        _between(steps, place, assigned_on, on)
        instead.setdefault(given.pk, {})["on"] = assigned_on
    if (limit := due_on or limited.due_on) and limit < (assigned_on or given.occurred_on):
        raise Refused("办结时限早于交办之日")
    if not instead:
        raise Refused("更正前后没有差别")
    return instead


def helpers(keys: list[int], day: date) -> dict[str, str]:
    """配合单位 as a step keeps them: the keys, and the names they had on the day."""
    return {"cooperating": "," + "".join(f"{key}," for key in keys), "cooperating_names": "、".join(names_on(keys, day).values())}


def _limit_is_closed(stands: ProblemStanding, on: date, limited: Step) -> str:
    """Why the limit cannot be set right any more. More time is asked for (延期), and what is overdue stays overdue (rules.md §1.3)."""
    if limited not in HANDED:
        return f"时限已由「{limited.label}」另定，不再随交办更正"
    if stands.red_on and stands.red_on <= on:
        return "已经逾期，交办的时限不再更正"
    return "已经申请办结，交办的时限不再更正" if stands.solved_on or stands.closed_on else ""


def _between(steps: list[ProblemStep], place: int, day: date, today: date) -> None:
    if day > today:
        raise Refused("交办日期还没到")
    if place and day < steps[place - 1].occurred_on:
        raise Refused(f"交办日期不能早于前一环节「{Step(steps[place - 1].step).label}」的 {steps[place - 1].occurred_on}")
    if place + 1 < len(steps) and day > steps[place + 1].occurred_on:
        raise Refused(f"交办日期不能晚于后一环节「{Step(steps[place + 1].step).label}」的 {steps[place + 1].occurred_on}")
