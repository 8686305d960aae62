"""A project's way told the slow and plain way: every fact read, one rule a line. Shares nothing with standings.py but the facts."""
from datetime import date, datetime

from gongjian.enrolment.models import EnrolmentStep
from gongjian.projects.models import Milestone, Project
from tests.projects.plainly import held


def way_on(project: Project, on: date, known: datetime | None) -> dict | None:
    """None before anything was told."""
    steps = held(EnrolmentStep.objects.filter(project=project), on, known)
    turns = [fact for fact in held(Milestone.objects.filter(project=project), on, known) if fact.kind_of in ("enrolled", "unenrolled")]
    everything = sorted([*steps, *turns], key=lambda fact: (fact.occurred_on, fact.recorded_at, isinstance(fact, Milestone), fact.pk))
    if not everything:
        return None
    counted, inside = [], False  # steps count only while it is not in the base
    for fact in everything:
        if isinstance(fact, Milestone):
            inside = fact.kind_of == "enrolled"
        if isinstance(fact, Milestone) or not inside:
            counted.append(fact)
    last = counted[-1]
    ways = [fact for fact in counted if isinstance(fact, EnrolmentStep)]
    handed = [place for place, fact in enumerate(ways) if fact.step == "submitted"]
    since = ways[handed[-1]:] if handed else ways

    def day_of(step: str) -> date | None:
        return max((fact.occurred_on for fact in since if fact.step == step), default=None)

    returned = [fact for fact in since if fact.step == "returned"]
    told = not isinstance(last, Milestone)
    return {
        "state": {"enrolled": "enrolled", "unenrolled": "removed"}[last.kind_of] if isinstance(last, Milestone) else last.step,
        "since": last.occurred_on, "submitted_on": day_of("submitted"), "verified_on": day_of("verified"), "reviewed_on": day_of("reviewed"),
        "returned_on": day_of("returned"), "returns": sum(fact.step == "returned" for fact in ways),
        "verifier_id": ways[handed[-1]].verifier_id if handed else None, "window": ways[handed[-1]].window if handed else None,
        "reason": returned[-1].reason if returned and told else "",
    }
