from types import SimpleNamespace

import pytest

from gongjian.desk.desk import settle
from gongjian.papers import acts
from gongjian.papers.kinds import kind
from gongjian.papers.life import life_of
from gongjian.papers.printing import printed
from gongjian.people.models import Officer, Post
from tests.papers.make import draft_at
from tests.world import AREA, sits, told


@pytest.fixture
def office(world):
    """Two clerks and the head of the office, and the county's leaders: .wang, .zhu, .head, .magistrate, .deputy"""
    found = {"wang": world.officers.office, "magistrate": world.officers.magistrate, "deputy": world.officers.deputy}
    for login, name, title, rank in (("zhu", "朱办", "攻坚办科员", 3), ("head", "潘主任", "攻坚办主任", 1)):
        officer = Officer.objects.create(login=login, name=name, area=AREA, must_change=False, password="!")
        frame = told("2023-10-01")
        settle([frame.tell(Post, officer=officer, unit=world.units.drive_office, title=title, role="office", rank=rank)], frame.at)
        found[login] = officer
    return SimpleNamespace(**found)


@pytest.fixture
def draft(world, office):
    """一周动态 of 13 December, drafted by 王办."""
    return draft_at(world, office.wang)


@pytest.fixture
def signed(world, office, draft):
    sits(office.zhu).do(acts.check, draft)
    sits(office.head).do(acts.sign, draft, printed=printed(life_of(draft), world.today))
    return draft


@pytest.fixture
def weekly():
    return kind("weekly")
