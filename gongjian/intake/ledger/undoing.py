"""Taking a ledger back: what it told of problems is voided, what it set right is said again as before. What has been worked on since stays, and is named."""
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q

from gongjian.problems.causes import Joined
from gongjian.problems.ledger import Concern, Problem, ProblemStep
from gongjian.problems.standings import rebuild_problems
from gongjian.projects.acts.mending import FRAME
from gongjian.targets.models import Named
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import Fact
from gongjian.timeline.source import Source
from gongjian.timeline.told import Told

TOLD: tuple[Any, ...] = (ProblemStep, Concern)


@dataclass
class TakenBack:
    """`facts` were written; `left` are problems that moved on after they came in."""

    facts: list[Fact] = field(default_factory=list)
    left: list[Problem] = field(default_factory=list)


def told_by(source: Source) -> dict[int, list[Fact]]:
    """Problem → what the file told of it, in the order it was told."""
    found: dict[int, list[Fact]] = defaultdict(list)
    for model in TOLD:
        for fact in model._base_manager.filter(source=source, void=False).order_by("pk"):
            found[fact.problem_id].append(fact)
    return found


def moved_on(problems: dict[int, list[Fact]], source: Source, since: datetime) -> set[int]:
    """Problems that something was told of after the file, or that a paper or an issued list names since."""
    found: set[int] = set()
    first = {key: min((fact.pk for fact in facts if isinstance(fact, ProblemStep)), default=0) for key, facts in problems.items()}
    for key, pk in ProblemStep._base_manager.filter(problem__in=problems).exclude(source=source).values_list("problem", "pk"):
        found |= {key} if pk > first[key] else set()
    for model in (Concern, Joined):
        found |= set(model._base_manager.filter(problem__in=problems, recorded_at__gte=since).exclude(source=source).values_list("problem", flat=True))
    found |= set(Evidence._base_manager.filter(Q(subject="problem", subject_id__in=problems), recorded_at__gte=since).values_list("subject_id", flat=True))
    return found | set(Named._base_manager.filter(subject="problem", subject_id__in=problems, recorded_at__gte=since).values_list("subject_id", flat=True))


def take_back(source: Source, since: datetime, frame: Told) -> TakenBack:
    """All or nothing for each problem."""
    told = told_by(source)
    moved = moved_on(told, source, since)
    back = TakenBack(left=list(Problem.objects.filter(pk__in=moved).order_by("pk")))
    for key, facts in told.items():
        if key not in moved:
            back.facts += [_undone(fact, frame) for fact in reversed(facts)]
    rebuild_problems(list(Problem.objects.filter(pk__in=set(told) - moved)))
    return back


def _undone(fact: Fact, frame: Told) -> Fact:
    """Voided; or, where it set another right, that one said again (a voided correction would take the corrected fact with it)."""
    model, before = type(fact), fact.corrects
    said = {one.attname: getattr(before or fact, one.attname) for one in fact._meta.concrete_fields if one.name not in FRAME}
    day, note = said.pop("occurred_on"), (before.note if before else frame.note)
    return frame.tell(model, on=day, cell=fact.cell, corrects=fact, void=before is None, note=note, **said)
