"""Keep what stands equal to what the facts say: after an act (one project), or from nothing (many)."""
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from gongjian.projects.card import Card, Project
from gongjian.projects.catch_up import CatchUpPlan, CatchUpVerdict
from gongjian.projects.curve import points
from gongjian.projects.figures import Official, Payment, Report, YearPlan
from gongjian.projects.milestones import Milestone
from gongjian.projects.replay import MADE, Life, sponsors
from gongjian.projects.sponsors import Sponsorship
from gongjian.projects.standings import CurvePoint, PlanStanding, SponsorStanding
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.standing import history, keep

LISTS: dict[str, Any] = {
    "cards": Card, "milestones": Milestone, "sponsorships": Sponsorship, "year_plans": YearPlan,
    "reports": Report, "officials": Official, "payments": Payment,
    "catch_up_plans": CatchUpPlan, "catch_up_verdicts": CatchUpVerdict,
}


def lives(projects: Iterable[Project]) -> dict[int, Life]:
    """Every fact of these projects, one query a table."""
    found = {project.pk: Life(project.area, project.pk) for project in projects}
    keys = list(found)
    for name, model in LISTS.items():
        for fact in model._base_manager.filter(project__in=keys):
            getattr(found[fact.project_id], name).append(fact)
    for fact in Evidence._base_manager.filter(subject="project", subject_id__in=keys):
        found[fact.subject_id].evidence.append(fact)
    return found


def restand(project: Project, at: datetime) -> None:
    """An act added facts about a project at the moment `at`: bring its standing tables up to date, in the act's transaction."""
    life = lives([project])[project.pk].known_at(None)
    for model, (_, replay) in MADE.items():
        versions = replay(life)
        keep(model, Q(project=project), versions, at)
        if model is PlanStanding:
            reckon(versions)


def reckon(plans: Iterable[PlanStanding]) -> None:
    """See that the ready reckoner holds the points of every shape these plans have."""
    shapes = {plan.shape for plan in plans}
    lacking = shapes - set(CurvePoint.objects.filter(shape__in=shapes, half=0).values_list("shape", flat=True))
    CurvePoint.objects.bulk_create(
        [
            CurvePoint(shape=shape, half=half, at_start=at_start, at_end=at_end)
            for shape in sorted(lacking)
            for half, (at_start, at_end) in enumerate(points(shape))
        ],
        ignore_conflicts=True,
    )


def restand_sector(sector: str, area: str, at: datetime) -> None:
    """A leader took on, or gave up, a whole sector (包行业)."""
    facts = Sponsorship.objects.filter(project=None, sector=sector, area=area)
    versions = sponsors(Life(area, 0, sponsorships=list(facts)).known_at(at))
    for version in versions:
        version.project_id, version.sector = None, sector
    keep(SponsorStanding, Q(project=None, sector=sector, area=area), versions, at)


def rebuild(projects: list[Project], chunk: int = 500) -> None:
    """Throw away and make anew everything that stands of these projects, for every moment of knowledge."""
    for first in range(0, len(projects), chunk):
        some = projects[first : first + chunk]
        found = lives(some)
        with transaction.atomic():
            for model, (lists, replay) in MADE.items():
                model._default_manager.filter(project__in=some).delete()
                rows = [row for life in found.values() for row in _every_version(life, lists, replay)]
                model._default_manager.bulk_create(rows, batch_size=1000)
                if model is PlanStanding:
                    reckon(rows)


def _every_version(life: Life, lists, replay) -> list:
    return history(life.moments(lists), lambda moment: replay(life.known_at(moment)))
