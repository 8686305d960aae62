"""The pages' county with somebody at the promotion centre and at the zone, and a lead of 嘉峰镇 that is signed."""
import pytest

from gongjian.people.models import Officer, Post
from tests.pages.conftest import plain  # noqa: F401 — static files by their own names
from tests.promotion.making import enlisted, led
from tests.world import AREA, stand, told


@pytest.fixture
def courted(world):
    """.lead signed on 25 October, .enterprise; officers .promotion (县投资促进中心) and .zone."""
    for login, unit in (("promotion", world.units.investment_promotion), ("zone", world.units.zone)):
        officer = Officer.objects.create(login=login, name=f"{login}员", area=AREA, must_change=False, password="!")
        frame = told("2023-10-01")
        stand([frame.tell(Post, officer=officer, unit=unit, title="科员", role="unit", rank=3)], frame.at)
        setattr(world.officers, login, officer)
    world.enterprise = enlisted(world, "华岳装备有限公司", contact="王建国", contact_post="总经理", phone="13800001234", intent="建井口装置生产线")
    world.lead = led(world, "contract", enterprise=world.enterprise, expected=600_000_000)
    return world
