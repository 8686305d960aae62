"""固县风电 on its way to a start: a checklist, items in several hands, an officer of the bureau of natural resources. Told beside the small world."""
from datetime import date

from gongjian.approvals import acts as approvals
from gongjian.desk.desk import settle
from gongjian.people.models import Officer, Post
from tests.world import AREA, do, told

SAYS = {
    "site": True, "new_land": True, "supply": "auction", "in_boundary": True, "farmland": False, "collect": False, "forest": True, "river": False, "own_water": False,
    "mining": False, "geohazard": False, "relics": False, "major": False, "energy_tce": 500, "power_kwh": 100, "soil_hectares": 6, "soil_m3": 6, "eia": "table",
    "hazardous": False, "special_fire": False, "lightning": False, "tender": False, "civil_building": False, "building_m2": 200, "cost_wan": 52000, "standard_land": False,
}


def officer(world, login: str, name: str, unit: str, role: str = "unit", rank: int = 3) -> Officer:
    made = Officer.objects.create(login=login, name=name, area=AREA, must_change=False, password="!")
    frame = told("2023-10-01")
    settle([frame.tell(Post, officer=made, unit=getattr(world.units, unit), title="股长", role=role, rank=rank)], frame.at)
    return made


def on_the_way(world):
    """.land: an officer of 自然资源局. On 13 December: 用地预审 accepted by it on the 4th, 环评 with an intermediary, 三区三线 granted, the permit due on the 14th."""
    o, wind = world.officers, world.projects.wind
    world.land = officer(world, "land", "何地", "natural_resources")
    do(approvals.draw_up, wind, told("2023-11-21", o.jiafeng), kind_of="energy", path="file", says=SAYS, agent=o.jiafeng)
    stand(world, "redlines", "done", "2023-11-28", world.land, document="沁自然资核〔2023〕6号")
    stand(world, "site_check", "done", "2023-11-29", world.land, document="初查意见")
    stand(world, "land", "under_way", "2023-12-04", world.land, handler="何地")
    stand(world, "environment", "preparing", "2023-12-01", o.jiafeng, desk="agency", agency="某环评公司")
    return world


def stand(world, item: str, state: str, on: str, by=None, note: str = "", **said):
    return do(approvals.stand, world.projects.wind, told(on, by, note), item=item, state=state, **said)


def day(text: str) -> date:
    return date.fromisoformat(text)
