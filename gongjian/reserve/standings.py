"""Where a project stands on its way through the reserve, whose pools it was proposed to, which tags it carries. Derived from the facts."""
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Q

from gongjian.projects.card import Project
from gongjian.reserve.flow import FLOW, MOVES, Step
from gongjian.reserve.ledger import ReserveStep
from gongjian.reserve.tags import Tagging
from gongjian.timeline.facts import holding
from gongjian.timeline.money import MoneyField
from gongjian.timeline.standing import Standing, history, keep, spans


class ReserveStanding(Standing):
    """`step` is the last that is not beside its way; whether it is in the pool is the milestone's word, not this one's. `secured` in 元."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="reserve_standings")
    step = models.CharField(max_length=12, blank=True)
    step_on = models.DateField(null=True)
    proposed_on = models.DateField(null=True)
    proposer = models.ForeignKey("people.Unit", models.CASCADE, null=True, related_name="+")
    vetter = models.ForeignKey("people.Unit", models.CASCADE, null=True, related_name="+")
    credited = models.ForeignKey("people.Unit", models.CASCADE, null=True, related_name="+")
    year = models.PositiveSmallIntegerField(null=True)
    secured = MoneyField(null=True)
    verdict = models.CharField(max_length=10, blank=True)
    reason = models.CharField(max_length=10, blank=True)
    grade = models.CharField(max_length=1, blank=True)
    moved_on = models.DateField(null=True)
    note = models.CharField(max_length=500, blank=True)
    findings = models.JSONField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["project", "known_until", "until_on", "from_on"], name="reserve_standing_project"),
            models.Index(fields=["vetter", "known_until", "until_on"], name="reserve_standing_vetter"),
            models.Index(fields=["credited", "known_until", "until_on"], name="reserve_standing_credited"),
        ]


class PoolStanding(Standing):
    """Which units put the project into their pools: the one that proposed it and those that joined in."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="pool_standings")
    unit = models.ForeignKey("people.Unit", models.CASCADE, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["unit", "known_until", "until_on"], name="pool_standing_unit"),
            models.Index(fields=["project", "known_until"], name="pool_standing_project"),
        ]


class TagStanding(Standing):
    """Which tags a project carries."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="tag_standings")
    tag = models.ForeignKey("reserve.Tag", models.CASCADE, related_name="standings")

    class Meta:
        indexes = [
            models.Index(fields=["project", "known_until", "until_on"], name="tag_standing_project"),
            models.Index(fields=["tag", "known_until", "until_on"], name="tag_standing_tag"),
        ]


def replay(project: Project, steps: Iterable[ReserveStep]) -> list[ReserveStanding]:
    """Versions of where it stands, from the steps that hold, in the order of their days."""
    told = list(steps)
    now: dict[str, Any] = {}
    versions: list[ReserveStanding] = []
    for start, until in spans(step.occurred_on for step in told):
        for step in told:
            if step.occurred_on == start:
                now |= _said(step)
        versions.append(ReserveStanding(area=project.area, project_id=project.pk, from_on=start, until_on=until, **now))
    return versions


def _said(fact: ReserveStep) -> dict[str, Any]:
    """What one step changes. A new proposal begins anew: what was vetted before holds no longer."""
    step, moved = Step(fact.step), {"moved_on": fact.occurred_on} if fact.step in MOVES else {}
    if FLOW[step].beside:
        beside: dict[Step, dict[str, Any]] = {Step.CREDITED: {"credited_id": fact.unit_id}, Step.GRADED: {"grade": fact.grade}}
        return beside.get(step, {}) | moved
    here = {"step": step.value, "step_on": fact.occurred_on, "note": fact.note, "reason": fact.reason}
    match step:
        case Step.PROPOSED:
            here |= {
                "proposed_on": fact.occurred_on, "proposer_id": fact.unit_id, "vetter_id": fact.vetter_id, "year": fact.year, "secured": fact.secured,
                "verdict": "", "findings": None,
            }
        case Step.VETTED:
            here |= {"verdict": fact.verdict, "findings": fact.findings}
    return here | moved


def replay_pools(project: Project, steps: Iterable[ReserveStep]) -> list[PoolStanding]:
    """A unit's pool holds it from its proposal until it takes it back, or it leaves the reserve. To propose again is to begin again, for all."""
    held: dict[int, Any] = {}
    rows = []

    def close(units: Iterable[int], day) -> None:
        for unit in list(units):
            rows.append(PoolStanding(area=project.area, project_id=project.pk, unit_id=unit, from_on=held.pop(unit), until_on=day))

    for fact in steps:
        match Step(fact.step):
            case Step.PROPOSED | Step.JOINED if fact.unit_id:
                held.setdefault(fact.unit_id, fact.occurred_on)
            case Step.RETRACTED | Step.WITHDRAWN:
                close(held, fact.occurred_on)
    rows += [PoolStanding(area=project.area, project_id=project.pk, unit_id=unit, from_on=day) for unit, day in held.items()]
    return [row for row in rows if row.from_on < row.until_on]


def replay_tags(project: Project, taggings: Iterable[Tagging]) -> list[TagStanding]:
    told: dict[int, list[Tagging]] = defaultdict(list)
    for fact in taggings:
        told[fact.tag_id].append(fact)
    rows: list[TagStanding] = []
    for tag, facts in told.items():
        for start, until in spans(fact.occurred_on for fact in facts):
            if [fact for fact in facts if fact.occurred_on <= start][-1].ends:
                continue
            if rows and rows[-1].tag_id == tag and rows[-1].until_on == start:
                rows[-1].until_on = until
            else:
                rows.append(TagStanding(area=project.area, project_id=project.pk, tag_id=tag, from_on=start, until_on=until))
    return rows


MADE: dict[Any, tuple[Any, Any]] = {
    ReserveStanding: (ReserveStep, replay), PoolStanding: (ReserveStep, replay_pools), TagStanding: (Tagging, replay_tags),
}


def restand_reserve(project: Project, at: datetime) -> None:
    """Bring up to date what is known now of one project."""
    for model, (fact, told) in MADE.items():
        keep(model, Q(project=project), told(project, holding(fact.objects.filter(project=project), None)), at)


def rebuild_reserve(projects: list[Project]) -> None:
    """Make anew what stands of these projects, for every moment of knowledge."""
    with transaction.atomic():
        for model, (kind, told) in MADE.items():
            facts: dict[int, list] = defaultdict(list)
            for fact in kind.objects.filter(project__in=projects):
                facts[fact.project_id].append(fact)
            rows: list = []
            for project in projects:
                here = facts[project.pk]
                rows += history((fact.recorded_at for fact in here), lambda moment: told(project, holding(here, moment)))  # noqa: B023
            model._default_manager.filter(project__in=projects).delete()
            model._default_manager.bulk_create(rows, batch_size=1000)
