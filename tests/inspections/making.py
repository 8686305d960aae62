"""An inspection of 嘉峰镇 in December 2023, at any point of its course."""
from datetime import date

from gongjian.inspections.acts import course, site
from gongjian.people.models import Officer, Post
from tests.world import AREA, do, stand, told

DECEMBER = date(2023, 12, 1)
TWO = ("progress", "enrolment")


def officer(world, login: str, unit: str, role: str, rank: int) -> Officer:
    """Somebody the small world does not have; taken into it."""
    made = Officer.objects.create(login=login, name=login, area=AREA, must_change=False, password="!")
    frame = told("2023-10-01")
    stand([frame.tell(Post, officer=made, unit=getattr(world.units, unit), title="某职", role=role, rank=rank)], frame.at)
    setattr(world.officers, login, made)
    return made


def arranged(world, unit=None, on="2023-12-10", **said):
    said = {
        "drive": world.drive, "month": DECEMBER, "starts_on": date(2023, 12, 10), "ends_on": date(2023, 12, 20), "dimensions": list(TWO),
        "leader": "蒋组长", "members": "蒋督", "scheme": "看现场、查台账",
    } | said
    return do(course.arrange, unit or world.units.jiafeng, told(on, world.officers.inspector), **said)[0].inspection


def begun(world, on="2023-12-11", **said):
    inspection = arranged(world, **said)
    do(course.begin, inspection, told(on, world.officers.inspector))
    return inspection


def checked(world, **said):
    inspection = begun(world, **said)
    for dimension, score in zip(TWO, (8, 10), strict=True):
        do(site.check, inspection, told("2023-12-12", world.officers.inspector), dimension=dimension, score=score, conclusion="基本属实" if score < 10 else "")
    return inspection


def proposed(world, on="2023-12-12", **said):
    inspection = checked(world, **said)
    do(course.propose, inspection, told(on, world.officers.inspector), conclusion="总体推进较好，增压站尚未开工", advice="建议约谈项目单位")
    return inspection
