import pytest

from gongjian.people.models import Officer
from gongjian.problems.models import Problem
from tests.pages.hands import send

PASSWORD = "Shan-Xi-2023"


@pytest.fixture(autouse=True)
def plain(settings):
    """Hashes that cost nothing."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def wang(db):
    return Officer.objects.create_user("wangb", PASSWORD, name="王北", area="140521", phone="13800001234", must_change=False)


@pytest.fixture
def at_desk(client, wang):
    client.post("/sign-in", {"username": "wangb", "password": PASSWORD})
    return client


@pytest.fixture
def found(world):
    """缺电: found by 嘉峰镇 on its gas project on the 13th."""
    answer = send(world.officers.jiafeng, f"/projects/{world.projects.gas.pk}/problems/new", what="缺电", competence="county", weight="ordinary", on="2023-12-13")
    problem = Problem.objects.latest("pk")
    assert answer.status_code == 302 and answer.headers["Location"] == f"/problems/{problem.pk}"
    return problem
