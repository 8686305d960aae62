"""Where every problem stands on a day: derived from its steps, its rules and the calendar."""
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Q

from gongjian.problems.causes import Joined
from gongjian.problems.ledger import Concern, Problem, ProblemStep, in_turn
from gongjian.problems.life import Life
from gongjian.problems.rules import ProblemRules, Rules, rules_at
from gongjian.timeline.daycount import NaturalDays, WorkingDays, day_counter
from gongjian.timeline.facts import Fact, holding
from gongjian.timeline.standing import Standing, history, keep, spans
from gongjian.timeline.when import FAR


class ProblemStanding(Standing):
    """`due_on` is what was promised, `due_by` the limit after all pauses (none while the clock stands still). Light on a day D (rules §1.3):
    red when red_on ≤ D, yellow when near_on ≤ D or node_by < D."""

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="standings")
    project = models.ForeignKey("projects.Project", models.CASCADE, null=True, related_name="problem_standings")
    unit = models.ForeignKey("people.Unit", models.CASCADE, null=True, related_name="+")
    raised_by = models.ForeignKey("people.Unit", models.CASCADE, null=True, related_name="+")
    cause = models.ForeignKey("problems.Cause", models.CASCADE, null=True, related_name="standings")
    what = models.CharField(max_length=300)
    category = models.CharField(max_length=20)
    competence = models.CharField(max_length=10)
    origin = models.CharField(max_length=12, default="found")
    step = models.CharField(max_length=12)
    step_on = models.DateField()
    weight = models.CharField(max_length=10)
    rung = models.CharField(max_length=12, default="dated")
    rung_on = models.DateField(null=True)
    rung_why = models.CharField(max_length=500, blank=True)
    rung_by_rule = models.BooleanField(default=False)
    lead = models.ForeignKey("people.Unit", models.CASCADE, null=True, related_name="+")
    cooperating = models.CharField(max_length=200, default=",")
    cooperating_names = models.CharField(max_length=200, blank=True)
    leader = models.CharField(max_length=40, blank=True)
    section = models.CharField(max_length=40, blank=True)
    person = models.CharField(max_length=40, blank=True)
    due_on = models.DateField(null=True)
    due_by = models.DateField(null=True)
    near_on = models.DateField(null=True)
    red_on = models.DateField(null=True)
    reds = models.PositiveSmallIntegerField(default=0)
    extensions = models.PositiveSmallIntegerField(default=0)
    asked_due_on = models.DateField(null=True)
    left = models.SmallIntegerField(null=True)
    desk = models.CharField(max_length=20, blank=True)
    desk_on = models.DateField(null=True)
    node = models.CharField(max_length=12, blank=True)
    node_by = models.DateField(null=True)
    beside = models.CharField(max_length=12, blank=True)
    beside_by = models.DateField(null=True)
    waits_for = models.CharField(max_length=10, blank=True)
    paused_on = models.DateField(null=True)
    found_on = models.DateField()
    assigned_on = models.DateField(null=True)
    signed_on = models.DateField(null=True)
    reported_up_on = models.DateField(null=True)
    solved_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    struck_on = models.DateField(null=True)
    grade = models.CharField(max_length=10, blank=True)
    progress = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["known_until", "until_on", "from_on"], name="problem_standing_day"),
            models.Index(fields=["project", "known_until", "until_on"], name="problem_standing_project"),
            models.Index(fields=["problem", "known_until"], name="problem_standing_problem"),
            models.Index(fields=["lead", "known_until", "until_on"], name="problem_standing_lead"),
            models.Index(fields=["cause", "known_until"], name="problem_standing_cause"),
        ]


class ProblemOn(Standing):
    """Which projects a problem stands in the way of: the one it was found on, and those added since."""

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="ons")
    project = models.ForeignKey("projects.Project", models.CASCADE, related_name="problem_ons")

    class Meta:
        indexes = [
            models.Index(fields=["problem", "known_until"], name="problem_on_problem"),
            models.Index(fields=["project", "known_until"], name="problem_on_project"),
        ]


LIVED = (
    "step", "step_on", "weight", "rung", "rung_on", "rung_why", "rung_by_rule", "due_on", "due_by", "near_on", "red_on", "reds", "extensions", "asked_due_on",
    "left", "desk", "desk_on", "waits_for", "paused_on", "found_on", "assigned_on", "signed_on", "reported_up_on", "solved_on", "closed_on", "struck_on", "grade",
)


def replay(
    problem: Problem, steps: Iterable[ProblemStep], joined: Iterable[Joined], rules: Callable[[date], Rules], days: NaturalDays | WorkingDays
) -> list[ProblemStanding]:
    """Versions of a problem from the facts that hold, in the order of their days."""
    steps, joined = list(steps), list(joined)
    lived: dict[date, dict] = {}

    def seen(day: date, life: Life) -> None:
        node, beside = life.node, life.beside
        lived[day] = {name: getattr(life, name) for name in LIVED} | {
            "node": node[0], "node_by": node[1], "beside": beside[0], "beside_by": beside[1], "lead_id": life.lead,
        }

    Life(problem.competence, rules, days, seen).tell(steps)
    if not lived:
        return []
    first, versions, now = min(lived), [], dict[str, Any]()
    for start, until in spans([*lived, *(join.occurred_on for join in joined if join.occurred_on > first)]):
        told = [step for step in steps if step.occurred_on <= start]
        now = lived.get(start, now)
        link = next((join for join in reversed(joined) if join.occurred_on <= start), None)
        duties = next((step for step in reversed(told) if step.person or step.lead_id), told[-1])
        versions.append(
            ProblemStanding(
                area=problem.area, problem=problem, project_id=problem.project_id, unit_id=problem.unit_id, raised_by_id=problem.raised_by_id,
                from_on=start, until_on=until, what=problem.what, category=problem.category, competence=problem.competence, origin=problem.origin,
                cause_id=None if link is None or link.ends else link.cause_id, cooperating=duties.cooperating,
                cooperating_names=duties.cooperating_names, leader=duties.leader, section=duties.section, person=duties.person,
                progress=next((step.note for step in reversed(told) if step.note), ""), **now,
            )
        )
    return versions


def replay_on(problem: Problem, concerns: Iterable[Concern], found_on: date | None) -> list[ProblemOn]:
    """Over which days it stands in the way of which projects."""
    if found_on is None:
        return []
    told: dict[int, list[Concern]] = defaultdict(list)
    for concern in concerns:
        told[concern.project_id].append(concern)
    rows = []
    for project, facts in told.items():
        for start, until in spans(fact.occurred_on for fact in facts):
            if not [fact for fact in facts if fact.occurred_on <= start][-1].ends:
                rows.append(ProblemOn(area=problem.area, problem=problem, project_id=project, from_on=max(start, found_on), until_on=until))
    if problem.project_id and problem.project_id not in told:
        rows.append(ProblemOn(area=problem.area, problem=problem, project_id=problem.project_id, from_on=found_on, until_on=FAR))
    return rows


class Reader:
    """The facts of some problems, and what they were known to be at any moment."""

    def __init__(self, problems: list[Problem]):
        self.rules: list[ProblemRules] = list(ProblemRules.objects.all())
        self.steps, self.joined, self.concerns = (_by_problem(model, problems) for model in (ProblemStep, Joined, Concern))
        days = [step.occurred_on for steps in self.steps.values() for step in steps] or [date(2023, 1, 1)]
        working = any(fact.says.get("working") for fact in self.rules)
        self.natural = day_counter(False, min(days), max(days))
        self.working = day_counter(True, min(days), max(days) + timedelta(days=400)) if working else self.natural

    def facts(self, problem: Problem) -> list[Fact]:
        return [*self.steps[problem.pk], *self.joined[problem.pk], *self.concerns[problem.pk]]

    def replay(self, problem: Problem, known: datetime | None) -> tuple[list[ProblemStanding], list[ProblemOn]]:
        rules = rules_at(holding(self.rules, known))
        steps = in_turn(self.steps[problem.pk], known)
        days = self.working if steps and rules(steps[0].occurred_on).working else self.natural
        versions = replay(problem, steps, holding(self.joined[problem.pk], known), rules, days)
        return versions, replay_on(problem, holding(self.concerns[problem.pk], known), versions[0].found_on if versions else None)


def _by_problem(model, problems: list[Problem]) -> dict[int, list]:
    found: dict[int, list] = defaultdict(list)
    for fact in model.objects.filter(problem__in=problems):
        found[fact.problem_id].append(fact)
    return found


def restand_problem(problem: Problem, at: datetime) -> None:
    """Bring up to date what is known now of one problem."""
    versions, ons = Reader([problem]).replay(problem, None)
    keep(ProblemStanding, Q(problem=problem), versions, at)
    keep(ProblemOn, Q(problem=problem), ons, at)


def rebuild_problems(problems: list[Problem]) -> None:
    """Make anew what stands of these problems, for every moment of knowledge."""
    reader = Reader(problems)
    rows: list[ProblemStanding] = []
    ons: list[ProblemOn] = []
    rules = [fact.recorded_at for fact in reader.rules]
    for problem in problems:
        first = min((fact.recorded_at for fact in reader.steps[problem.pk]), default=None)
        moments = [*(fact.recorded_at for fact in reader.facts(problem)), *(at for at in rules if first and at > first)]
        rows += history(moments, lambda moment, problem=problem: reader.replay(problem, moment)[0])  # type: ignore[misc]
        ons += history(moments, lambda moment, problem=problem: reader.replay(problem, moment)[1])  # type: ignore[misc]
    with transaction.atomic():
        ProblemStanding.objects.filter(problem__in=problems).delete()
        ProblemOn.objects.filter(problem__in=problems).delete()
        ProblemStanding.objects.bulk_create(rows, batch_size=1000)
        ProblemOn.objects.bulk_create(ons, batch_size=1000)
