"""What a solution rests on: papers put beside the problem or beside one of its steps. Without one nothing is struck off (M43)."""
from datetime import date

from django.db.models import Q, QuerySet

from gongjian.problems.ledger import Problem, ProblemStep
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.when import When


def proofs(problem: Problem, on: date) -> QuerySet[Evidence]:
    """Papers of the problem known of by that day."""
    steps = ProblemStep.objects.filter(problem=problem).values("pk")
    about = Q(subject="problem", subject_id=problem.pk) | Q(supports=ProblemStep.kind(), supports_id__in=steps)
    return Evidence.objects.as_of(When(on)).filter(about)
