"""Hands for the tests of enrolment: papers put beside a project, what they say, and the way gone so far."""
from datetime import date, datetime

from gongjian.enrolment.acts import course
from gongjian.enrolment.acts.papers import describe
from gongjian.enrolment.dossier import dossier_of
from gongjian.enrolment.standings import stands
from gongjian.projects.acts import card, milestones
from gongjian.projects.models import Project, ProjectStanding
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.when import CHINA, When
from tests.world import TODAY, WAN, do, told

ORDINARY = ("filing", "application", "contract", "photo", "licence", "scope")


def paper(project: Project, kind: str, by=None, on="2023-12-01", sha256: str = "", says: dict | None = None, **beside) -> Evidence:
    """A paper beside a project, without a file; with what it says."""
    frame = told(on, by)
    seen = {"title": f"{kind}.pdf", "file": "x", "sha256": sha256 or f"{project.pk}{kind}{on}{Evidence.objects.count()}", "size": 1, "media": "application/pdf"} | beside
    held = do(lambda thing, frame: [frame.tell(Evidence, subject="project", subject_id=thing.pk, paper=kind, **seen)], project, frame)[0]
    if says:
        do(describe, held, frame, **says)
    return held


def started(world, name="河道治理", unit=None, on="2023-06-01", total=3000 * WAN, **says) -> Project:
    project = do(card.register, unit or world.units.jiafeng, told("2023-01-10"), name=name, total=total, nature="new", **says)[0].project
    do(milestones.reach, project, told(on), kind="started")
    return project


def complete(world, kinds=ORDINARY, **says) -> Project:
    """Started, in scope, with all its papers, of which nothing is told."""
    project = started(world, **says)
    for kind in kinds:
        paper(project, kind, world.officers.jiafeng)
    return project


def at_its_verifier(world, on="2023-12-01", **says) -> Project:
    project = complete(world, **says)
    do(course.submit_papers, project, told(on, world.officers.jiafeng), verifier=world.units.forestry)
    return project


def go(world, project: Project, *ways: str, on="2023-12-05") -> None:
    """Verified, reviewed, passed by the city … as far as named."""
    o = world.officers
    turns = {
        "verify": lambda: do(course.verify_papers, project, told(on, o.forestry)),
        "review": lambda: do(course.review_papers, project, told(on, o.statistics)),
        "enrol": lambda: do(course.enrol, project, told(on, o.statistics)),
        "return": lambda: do(course.send_back, project, told(on, o.statistics, "照片看不清地点"), reason="photos"),
    }
    for way in ways:
        if way in turns:
            turns[way]()
        else:
            do(course.record_answer, project, told(on, o.statistics), level=way)


def row_of(project: Project, on=TODAY) -> ProjectStanding:
    return ProjectStanding.objects.at(When(on)).get(project=project)


def way_of(project: Project, on=TODAY):
    return stands(project, on)


def lying(project: Project, on=TODAY):
    return dossier_of(row_of(project, on), When(on))


def taken(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T10:00:00").replace(tzinfo=CHINA)


def day(text: str) -> date:
    return date.fromisoformat(text)


