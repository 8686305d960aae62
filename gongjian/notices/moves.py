"""What became known since the day before: problems that moved on the ladder (M45), and what became of what a unit asked for or raised."""
from dataclasses import dataclass
from datetime import date, timedelta

from gongjian.problems.flow import Step
from gongjian.problems.ledger import Rung
from gongjian.problems.models import ProblemStanding, ProblemStep
from gongjian.timeline.when import When, end_of

REPLIES = {
    Step.RETURNED: "lead", Step.EXTENDED: "lead", Step.DENIED: "lead", Step.DECLINED: "raised_by", Step.STRUCK: "raised_by",
}  # whose matter it is


def view(day: date) -> When:
    """A day as it was known when the day before ended: the same whenever it is asked."""
    return When(day, known=end_of(day - timedelta(days=1)))


@dataclass(frozen=True)
class Moved:
    problem: int
    what: str
    rung: str
    on: date
    why: str
    by_rule: bool
    lead: int | None
    project: int | None

    @property
    def label(self) -> str:
        return {Rung.DATED: "调整为限期办理", Rung.SUPERVISED: "转入13710督办", Rung.MEETING: "提交县政府专题会议"}[Rung(self.rung)]


@dataclass(frozen=True)
class Replied:
    step: int
    problem: int
    what: str
    label: str
    note: str
    on: date
    unit: int
    by: int | None


def moved(area: str, day: date) -> list[Moved]:
    """Problems that stand elsewhere on the ladder than the day before. Two queries."""
    before = {key: (rung, on) for key, rung, on in _open(area, day - timedelta(days=1)).values_list("problem_id", "rung", "rung_on")}
    columns = ("problem_id", "what", "rung", "rung_on", "rung_why", "rung_by_rule", "lead_id", "project_id")
    found = [Moved(*row) for row in _open(area, day).order_by("problem_id").values_list(*columns)]
    return [now for now in found if _tells(before.get(now.problem), now)]


def _tells(before: tuple[str, date] | None, now: Moved) -> bool:
    if before is None or before == (now.rung, now.on):
        return before is None and now.rung != Rung.DATED
    return Rung.DATED not in (before[0], now.rung) or before[0] != now.rung


def _open(area: str, day: date):
    return ProblemStanding.objects.at(view(day)).filter(area__startswith=area, rung_on__isnull=False, struck_on=None)


def replied(area: str, day: date) -> list[Replied]:
    """Steps that became known the day before, for the unit that waits for them: the one that leads now, or that raised it. Two queries."""
    known = view(day)
    facts = ProblemStep.objects.as_of(known).filter(
        area__startswith=area, step__in=[step.value for step in REPLIES], recorded_at__gt=end_of(day - timedelta(days=2)),
    )
    steps = list(facts.order_by("pk").values_list("pk", "problem_id", "step", "note", "occurred_on", "by_id"))
    stands = {row.problem_id: row for row in ProblemStanding.objects.at(known).filter(problem__in={step[1] for step in steps})}
    found = []
    for pk, problem, step, note, on, by in steps:
        stood = stands.get(problem)
        unit = stood and getattr(stood, f"{REPLIES[Step(step)]}_id")
        if stood and unit:
            found.append(Replied(pk, problem, stood.what, Step(step).label, note, on, unit, by))
    return found
