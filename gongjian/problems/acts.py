"""What can be done to a problem: found, moved one turn at a time by the flow table, joined to others of the same cause."""
from collections.abc import Iterable
from datetime import date

from gongjian.people.models import PostStanding, Unit
from gongjian.problems import causes, extensions
from gongjian.problems.assignment import helpers
from gongjian.problems.flow import FLOW, Step
from gongjian.problems.ledger import Competence, Concern, Grade, Origin, Problem, ProblemStep, Rung, WaitsFor, Weight, steps_of
from gongjian.problems.proof import proofs
from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When

NEEDS = {
    "lead": "牵头单位", "person": "责任人", "due_on": "办结时限", "note": "说明", "waits_for": "挂起原因", "rung": "层级", "to_whom": "上报对象", "grade": "办结评价",
}
CHOICES = {"waits_for": WaitsFor, "rung": Rung, "grade": Grade, "weight": Weight}
LASTING = ("cooperating", "cooperating_names", "leader", "section", "person")  # said at an assignment, and with the problem until another says otherwise
HANDED = (Step.ASSIGNED, Step.TRANSFERRED)  # who answered for it in the unit before does not answer for it in the next


def find(
    about: Project | Unit, told: Told, *, what: str, category: str = "", competence: str = "county", weight: str = "ordinary", origin: str = "found",
    projects: Iterable[Project] = (), on: date | None = None,
) -> list[Fact]:
    """Somebody found something that stands in a project's way (and in that of further `projects`), or that a unit must mend."""
    if not what.strip():
        raise Refused("请写明问题")
    if on and on > told.on:
        raise Refused("发现日期还没到")
    for value, choices in ((competence, Competence), (weight, Weight), (origin, Origin)):
        if value not in choices.values:
            raise Refused(f"不认识「{value}」")
    project, unit = (about, None) if isinstance(about, Project) else (None, about)
    seat = _seat(told)
    problem = Problem.objects.create(
        area=told.area, project=project, unit=unit, raised_by_id=seat.unit_id if seat else None, what=what.strip()[:300], category=category.strip()[:20],
        competence=competence, origin=origin,
    )
    facts: list[Fact] = [told.tell(ProblemStep, on=on, problem=problem, step=Step.FOUND, weight=weight)]
    return facts + [told.tell(Concern, on=on, problem=problem, project=other) for other in projects if other != project]


def hand_over(
    about: Project | Unit, told: Told, *, what: str, lead: Unit, person: str, due_on: date, cooperating: list[int] | None = None, leader: str = "",
    section: str = "", category: str = "", competence: str = "county", weight: str = "ordinary", origin: str = "sitting", on: date | None = None,
) -> list[Fact]:
    """Found, verified and assigned at once: what a sitting decides needs no verifying (M50)."""
    facts = find(about, told, what=what, category=category, competence=competence, weight=weight, origin=origin, on=on)
    problem = facts[0].problem  # type: ignore[attr-defined]
    facts += advance(problem, told.because(told.note or Origin(origin).label), to=Step.VERIFIED, on=on)
    return facts + advance(
        problem, told, to=Step.ASSIGNED, lead=lead, cooperating=cooperating, leader=leader, section=section, person=person, due_on=due_on, on=on
    )


def advance(
    problem: Problem, told: Told, *, to: str, lead: Unit | None = None, cooperating: list[int] | None = None, leader: str = "", section: str = "",
    person: str = "", due_on: date | None = None, weight: str = "", waits_for: str = "", rung: str = "", to_whom: str = "", document: str = "",
    grade: str = "", on: date | None = None,
) -> list[Fact]:
    """One step, with what it needs. What an assignment says stays with the problem until another says otherwise."""
    turn, day = FLOW[Step(to)], on or told.on
    steps = steps_of(problem)
    last = _in_order(turn.step, day, told.on, steps)
    given = {
        "lead": lead, "person": person.strip(), "due_on": due_on, "note": told.note.strip(), "waits_for": waits_for, "rung": rung, "to_whom": to_whom.strip(),
        "grade": grade,
    }
    if lacking := [NEEDS[need] for need in turn.needs if not given[need]]:
        raise Refused(f"{turn.step.label}须写明{'、'.join(lacking)}")
    for name, value in (("waits_for", waits_for), ("rung", rung), ("grade", grade), ("weight", weight)):
        if value and value not in CHOICES[name].values:
            raise Refused(f"不认识「{value}」")
    if due_on and due_on < day:
        raise Refused(f"办结时限早于{'交办' if turn.step == Step.ASSIGNED else turn.step.label}之日")
    _allowed(problem, turn.step, told, day, steps, lead, due_on, rung)
    said = {name: getattr(last, name) for name in (LASTING[:2] if turn.step in HANDED else LASTING)} | _cooperating(cooperating, day)
    said |= {name: value.strip() for name, value in (("leader", leader), ("section", section), ("person", person)) if value.strip()}
    return [
        told.tell(
            ProblemStep, on=day, problem=problem, step=turn.step, weight=weight or last.weight, lead=lead or last.lead, due_on=due_on, waits_for=waits_for,
            rung=rung, to_whom=to_whom.strip()[:60], document=document.strip()[:80], grade=grade, **said,
        )
    ]


def concern(problem: Problem, told: Told, *, project: Project) -> list[Fact]:
    """The problem stands in the way of this project too."""
    last = problem.concerns.as_of(When(FAR)).filter(project=project).order_by("occurred_on", "pk").last()
    if problem.project_id == project.pk or (last and not last.ends):
        raise Refused("这个项目已经在涉及项目里了")
    return [told.tell(Concern, problem=problem, project=project)]


def join(problem: Problem, told: Told, *, name: str) -> list[Fact]:
    """同因归并 (G11)."""
    return causes.join(problem, told, name=name)


def split(problem: Problem, told: Told) -> list[Fact]:
    """同因拆出 (G11)."""
    return causes.split(problem, told)


def _seat(told: Told) -> PostStanding | None:
    return told.by.seat_on(told.on) if told.by else None


def _in_order(step: Step, day: date, today: date, steps: list[ProblemStep]) -> ProblemStep:
    """The last step told; refused where this one may not follow, or would come before it."""
    if day > today:
        raise Refused(f"{step.label}日期 {day} 还没到")
    if not steps:
        raise Refused(f"当前环节为「未登记」，不能{step.label}")
    if day < steps[-1].occurred_on:
        raise Refused(f"已于 {steps[-1].occurred_on} {Step(steps[-1].step).label}，{step.label}不能早于这一天")
    stands = Step(next(told.step for told in reversed(steps) if not FLOW[Step(told.step)].beside))
    if stands not in FLOW[step].after:
        raise Refused(f"当前环节为「{stands.label}」，不能{step.label}")
    return steps[-1]


def _allowed(problem: Problem, step: Step, told: Told, day: date, steps: list[ProblemStep], lead: Unit | None, due_on: date | None, rung: str) -> None:
    """What the table of turns cannot say."""
    seat, last = _seat(told), steps[-1]
    if step in (Step.REVIEWED, Step.CLOSED, Step.STRUCK) and seat and seat.unit_id and seat.unit_id == last.lead_id:
        raise Refused(f"{step.label}不能由办理单位自己办")
    if step == Step.SOLVED and problem.competence != Competence.COUNTY and not any(told.step == Step.REPORTED_UP for told in steps):
        raise Refused(f"{Competence(problem.competence).label}事权的问题须先上报：请先记上报对象和文号，再申请办结")
    if step == Step.STRUCK and not proofs(problem, day).exists():
        raise Refused("销号须有佐证：请先把办结的批文、照片等补到这个问题上")
    if step == Step.TRANSFERRED and lead and lead.pk == last.lead_id:
        raise Refused("转办须换一个牵头单位")
    if step in (Step.ASKED, Step.EXTENDED, Step.DENIED):
        extensions.allowed(step, day, due_on, steps, problem, seat)
    if step == Step.MOVED:
        extensions.moved(problem, day, rung, due_on)


def _cooperating(keys: list[int] | None, day: date) -> dict:
    return {} if keys is None else helpers(keys, day)

