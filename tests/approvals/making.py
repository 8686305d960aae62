"""A wind farm with its checklist, and officers of the bureaus its items lie with."""
from gongjian.approvals import acts as approvals
from gongjian.people.models import Officer, Post
from tests.world import AREA, do, stand, told

# By 核准; nearly everything is known of it. What is not: whether it is a major project.
WIND = {
    "new_land": True, "supply": "allot", "farmland": True, "collect": True, "forest": True, "river": False, "own_water": False, "mining": True, "geohazard": False,
    "relics": False, "energy_tce": 0, "power_kwh": 0, "soil_hectares": 6, "soil_m3": 2, "eia": "table", "hazardous": False, "special_fire": False, "lightning": True,
    "tender": True, "building_m2": 400, "cost_wan": 40000, "in_boundary": False, "site": True,
}


def listed(world):
    """固县风电一期 listed on 22 November with its elements looked into; 周端 of 端氏镇 is its 代办员. `.land`, `.environment`, `.water`: of the bureaus."""
    o, u = world.officers, world.units
    for login, unit in (("land", u.natural_resources), ("environment", u.environment), ("water", u.water)):
        officer = Officer.objects.create(login=login, name=f"{unit.key}股", area=AREA, must_change=False, password="!")
        frame = told("2023-10-01")
        stand([frame.tell(Post, officer=officer, unit=unit, title="股长", role="unit", rank=3)], frame.at)
        setattr(o, login, officer)
    do(approvals.draw_up, world.projects.wind, told("2023-11-22", o.approvals), kind_of="energy", path="verify", says=WIND, agent=o.duanshi)
    for item in ("redlines", "policy", "ecozoning", "site_check"):
        do(approvals.stand, world.projects.wind, told("2023-11-22", o.approvals), item=item, state="done", document="核查意见")
    return world
