"""Where every problem stands on a day: derived from its steps."""
from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction
from django.db.models import Q

from gongjian.problems.flow import Step
from gongjian.problems.ledger import Problem, ProblemStep
from gongjian.timeline.facts import holding
from gongjian.timeline.standing import Standing, history, keep, spans


class ProblemStanding(Standing):
    problem = models.ForeignKey(Problem, models.CASCADE, related_name="standings")
    project = models.ForeignKey("projects.Project", models.CASCADE, related_name="problem_standings")
    what = models.CharField(max_length=300)
    category = models.CharField(max_length=20)
    competence = models.CharField(max_length=10)
    step = models.CharField(max_length=12)
    step_on = models.DateField()
    weight = models.CharField(max_length=10)
    lead = models.ForeignKey("people.Unit", models.CASCADE, null=True, related_name="+")
    cooperating = models.CharField(max_length=200, default=",")
    cooperating_names = models.CharField(max_length=200, blank=True)
    leader = models.CharField(max_length=40, blank=True)
    section = models.CharField(max_length=40, blank=True)
    person = models.CharField(max_length=40, blank=True)
    due_on = models.DateField(null=True)
    found_on = models.DateField()
    assigned_on = models.DateField(null=True)
    struck_on = models.DateField(null=True)
    progress = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["known_until", "until_on", "from_on"], name="problem_standing_day"),
            models.Index(fields=["project", "known_until", "until_on"], name="problem_standing_project"),
            models.Index(fields=["problem", "known_until"], name="problem_standing_problem"),
        ]


def replay(problem: Problem, steps: Iterable[ProblemStep]) -> list[ProblemStanding]:
    """Versions of a problem from the steps that hold, in the order of their days."""
    steps, versions = list(steps), []
    for start, until in spans(step.occurred_on for step in steps):
        told = [step for step in steps if step.occurred_on <= start]
        last = told[-1]
        assigned = [step for step in told if step.step == Step.ASSIGNED]
        versions.append(
            ProblemStanding(
                area=problem.area, problem=problem, project_id=problem.project_id, from_on=start, until_on=until, what=problem.what,
                category=problem.category, competence=problem.competence, step=last.step, step_on=last.occurred_on, weight=last.weight,
                lead_id=last.lead_id, cooperating=last.cooperating, cooperating_names=last.cooperating_names, leader=last.leader,
                section=last.section, person=last.person, due_on=last.due_on, found_on=told[0].occurred_on,
                assigned_on=assigned[0].occurred_on if assigned else None,
                struck_on=last.occurred_on if last.step == Step.STRUCK else None,
                progress=next((step.note for step in reversed(told) if step.note), ""),
            )
        )
    return versions


def restand_problem(problem: Problem, at: datetime) -> None:
    keep(ProblemStanding, Q(problem=problem), replay(problem, holding(list(problem.steps.all()), None)), at)


def rebuild_problems(problems: list[Problem]) -> None:
    """Make anew what stands of these problems, for every moment of knowledge."""
    steps: dict[int, list[ProblemStep]] = {problem.pk: [] for problem in problems}
    for step in ProblemStep.objects.filter(problem__in=problems):
        steps[step.problem_id].append(step)
    rows: list[ProblemStanding] = []
    for problem in problems:
        told = steps[problem.pk]
        rows += history((step.recorded_at for step in told), lambda moment: replay(problem, holding(told, moment)))  # noqa: B023
    with transaction.atomic():
        ProblemStanding.objects.filter(problem__in=problems).delete()
        ProblemStanding.objects.bulk_create(rows, batch_size=1000)
