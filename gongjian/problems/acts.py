"""What can be done to a problem: one turn at a time, by the flow table."""
from datetime import date

from gongjian.people.models import Unit
from gongjian.problems.flow import FLOW, Step
from gongjian.problems.ledger import Problem, ProblemStep
from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When

NEEDS = {"lead": "牵头单位", "person": "责任人", "due_on": "办结时限", "note": "说明"}


def find(project: Project, told: Told, *, what: str, category: str = "", competence: str = "county", weight: str = "ordinary", on: date | None = None) -> list[Fact]:
    """Somebody found something that stands in the project's way."""
    if not what.strip():
        raise Refused("请写明问题")
    if on and on > told.on:
        raise Refused("发现日期还没到")
    problem = Problem.objects.create(area=told.area, project=project, what=what.strip(), category=category, competence=competence)
    return [told.tell(ProblemStep, on=on, problem=problem, step=Step.FOUND, weight=weight)]


def advance(
    problem: Problem, told: Told, *, to: str, lead: Unit | None = None, cooperating: list[int] | None = None, leader: str = "", section: str = "",
    person: str = "", due_on: date | None = None, on: date | None = None,
) -> list[Fact]:
    """One step further, with what it needs. What an assignment says stays with the problem until another says otherwise."""
    turn = FLOW[Step(to)]
    day = on or told.on
    if day > told.on:
        raise Refused(f"{turn.step.label}日期 {day} 还没到")
    newest = problem.steps.as_of(When(FAR)).order_by("occurred_on", "pk").last()
    if newest and day < newest.occurred_on:
        raise Refused(f"已于 {newest.occurred_on} {Step(newest.step).label}，{turn.step.label}不能早于这一天")
    last = problem.steps.as_of(When(day)).order_by("occurred_on", "pk").last()
    if last is None or Step(last.step) not in turn.after:
        at = Step(last.step).label if last else "未登记"
        raise Refused(f"当前环节为「{at}」，不能{turn.step.label}")
    given = {"lead": lead, "person": person, "due_on": due_on, "note": told.note}
    lacking = [NEEDS[need] for need in turn.needs if not given[need]]
    if lacking:
        raise Refused(f"{turn.step.label}须写明{'、'.join(lacking)}")
    if due_on and due_on < day:
        raise Refused("办结时限早于交办之日")
    return [
        told.tell(
            ProblemStep, on=day, problem=problem, step=turn.step, weight=last.weight, lead=lead or last.lead,
            **_cooperating(cooperating, last, day), leader=leader or last.leader,
            section=section or last.section, person=person or last.person, due_on=due_on or last.due_on,
        )
    ]


def _cooperating(keys: list[int] | None, last: ProblemStep, day: date) -> dict:
    if keys is None:
        return {"cooperating": last.cooperating, "cooperating_names": last.cooperating_names}
    names = [unit.name_on(day) for unit in Unit.objects.filter(pk__in=keys)]
    return {"cooperating": "," + "".join(f"{key}," for key in keys), "cooperating_names": "、".join(names)}
