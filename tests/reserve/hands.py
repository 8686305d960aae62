"""Hands of the reserve's tests: a project proposed, vetted, admitted in one sentence each."""
from gongjian.projects.models import ProjectStanding
from gongjian.reserve.acts import course
from gongjian.reserve.place import place
from gongjian.reserve.standings import PoolStanding, ReserveStanding
from gongjian.reserve.vetting import QUESTIONS
from gongjian.timeline.when import When
from tests.world import TODAY, do, told

PASSED = {key: ["pass", ""] for key in QUESTIONS}


def answered(**but) -> dict:
    """Five answers, those of `but` otherwise."""
    return PASSED | {key: list(value) for key, value in but.items()}


def propose(world, project, on="2023-12-01", unit=None, vetter=None, note="", **said):
    unit = unit or ProjectStanding.objects.at(When(TODAY)).get(project=project).unit
    details = {"year": 2024, "vetter": vetter or world.units.energy} | said
    return do(course.propose, unit, told(on, note=note), project=project, **details)


def vet(project, on="2023-12-04", **but):
    return do(course.advance, project, told(on, note="意见"), to="vetted", findings=answered(**but))


def admit(project, on="2023-12-06", note="同意"):
    return do(course.advance, project, told(on, note=note), to="admitted")


def reserve(world, project, on="2023-12-06", **said):
    """All the way in."""
    propose(world, project, **said)
    vet(project)
    return admit(project, on)


def step(project, to, on="2023-12-08", note="因故", **said):
    return do(course.advance, project, told(on, note=note), to=to, **said)


def join(world, unit, project, on="2023-12-07", note="在我镇"):
    return do(course.join_in, unit, told(on, note=note), project=project)


def stands(project, on=TODAY):
    return ReserveStanding.objects.at(When(on)).filter(project=project).first()


def where(project, on=TODAY):
    return place(ProjectStanding.objects.at(When(on)).get(project=project), stands(project, on))


def pools(project, on=TODAY):
    return {row.unit.key for row in PoolStanding.objects.at(When(on)).filter(project=project).select_related("unit")}
