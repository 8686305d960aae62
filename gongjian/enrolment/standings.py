"""Where every project stands on its way into the base, on a day: derived from its steps and from the milestones 入统 and 退库."""
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Q

from gongjian.enrolment.flow import EnrolState
from gongjian.enrolment.ledger import EnrolmentStep
from gongjian.projects.card import Project
from gongjian.projects.milestones import Milestone
from gongjian.timeline.facts import holding
from gongjian.timeline.standing import Standing, history, keep, spans
from gongjian.timeline.when import When

S = EnrolState
OF_MILESTONES = {"enrolled": S.ENROLLED, "unenrolled": S.REMOVED}


class EnrolmentStanding(Standing):
    """A project of which nothing was told stands nowhere here: it is 材料准备 in scope and 不适用 outside. Enrolled exactly where its `enrolled_on` is."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="enrolments")
    state = models.CharField(max_length=12)
    since = models.DateField()
    verifier = models.ForeignKey("people.Unit", models.CASCADE, null=True, related_name="+")
    new_legal_person = models.BooleanField(default=False)
    window = models.DateField(null=True)
    submitted_on = models.DateField(null=True)
    verified_on = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)
    returned_on = models.DateField(null=True)
    returned_by = models.CharField(max_length=12, blank=True)
    returns = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=12, blank=True)
    reason_words = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["project", "known_until", "until_on", "from_on"], name="enrolment_project"),
            models.Index(fields=["state", "known_until", "until_on"], name="enrolment_state"),
            models.Index(fields=["verifier", "known_until", "until_on"], name="enrolment_verifier"),
        ]


Event = EnrolmentStep | Milestone
# What a hand-in begins anew.
AFRESH = {
    "verified_on": None, "reviewed_on": None, "returned_on": None, "returned_by": "", "reason": "", "reason_words": "",
}
DATED = {S.VERIFIED: "verified_on", S.REVIEWED: "reviewed_on"}


def in_turn(steps: Iterable[EnrolmentStep], milestones: Iterable[Milestone], moment: datetime | None = None) -> list[Event]:
    """What holds, in the order of days, and on one day in the order it was told."""
    told: list[Event] = [*holding(steps, moment), *(fact for fact in holding(milestones, moment) if not fact.planned and fact.kind_of in OF_MILESTONES)]
    return sorted(told, key=lambda fact: (fact.occurred_on, fact.recorded_at, isinstance(fact, Milestone), fact.pk))


def replay(project: Project, told: Iterable[Event]) -> list[EnrolmentStanding]:
    """Versions of a project's way from the facts that hold, in their order."""
    told, now, versions = list(told), dict[str, Any](), []
    for start, until in spans(fact.occurred_on for fact in told):
        for fact in (fact for fact in told if fact.occurred_on == start):
            now = turned(now, fact)
        versions.append(EnrolmentStanding(area=project.area, project=project, from_on=start, until_on=until, **now))
    return versions


def turned(now: dict[str, Any], fact: Event) -> dict[str, Any]:
    """What stands after a fact. While a project is in the base no step moves it; only its removal does."""
    day = fact.occurred_on
    if isinstance(fact, Milestone):
        state = OF_MILESTONES[fact.kind_of]
        return now | {"state": state, "since": day, "reason": "", "reason_words": fact.note if state == S.REMOVED else ""}
    if now.get("state") == S.ENROLLED:
        return now
    now = now | {"state": fact.step, "since": day}
    match EnrolState(fact.step):
        case S.SUBMITTED:
            return now | AFRESH | {
                "submitted_on": day, "verifier_id": fact.verifier_id, "new_legal_person": fact.new_legal_person, "window": fact.window,
            }
        case S.RETURNED:
            back = {"returned_on": day, "returned_by": fact.level, "returns": now.get("returns", 0) + 1, "reason": fact.reason, "reason_words": fact.note}
            return now | back
        case state:
            return now | ({DATED[state]: day} if state in DATED else {})


def stands(project: Project, day: date) -> EnrolmentStanding | None:
    """None before anything was told of its way."""
    return EnrolmentStanding.objects.at(When(day)).filter(project=project).first()


def _facts(projects: Iterable[Project]) -> dict[int, tuple[list[EnrolmentStep], list[Milestone]]]:
    found: dict[int, tuple[list, list]] = defaultdict(lambda: ([], []))
    keys = [project.pk for project in projects]
    for step in EnrolmentStep.objects.filter(project__in=keys):
        found[step.project_id][0].append(step)
    for milestone in Milestone.objects.filter(project__in=keys, kind_of__in=OF_MILESTONES):
        found[milestone.project_id][1].append(milestone)
    return found


def restand_enrolment(project: Project, at: datetime) -> None:
    """Bring up to date what is known now of one project's way."""
    keep(EnrolmentStanding, Q(project=project), replay(project, in_turn(*_facts([project])[project.pk])), at)


def rebuild_enrolments(projects: list[Project]) -> None:
    """Make anew what stands of these projects' ways, for every moment of knowledge."""
    facts, rows = _facts(projects), list[EnrolmentStanding]()
    for project in projects:
        steps, milestones = facts[project.pk]
        moments = (fact.recorded_at for fact in (*steps, *milestones))
        rows += history(moments, lambda moment: replay(project, in_turn(steps, milestones, moment)))  # noqa: B023
    with transaction.atomic():
        EnrolmentStanding.objects.filter(project__in=projects).delete()
        EnrolmentStanding.objects.bulk_create(rows, batch_size=1000)
