"""The way to the start: from what stands, what each item still takes, what is pushed now, and what stops it."""
from datetime import date

import pytest

from gongjian.approvals import acts as approvals
from gongjian.approvals.durations import LEAST, usual_days
from gongjian.approvals.way import ways
from gongjian.projects.acts import card, milestones
from gongjian.timeline.when import When
from tests.world import WAN, do, told

ON = date(2023, 12, 13)
KNOWN = {
    "farmland": False, "collect": False, "forest": False, "river": False, "own_water": False, "mining": False, "geohazard": False, "relics": False, "major": False,
    "energy_tce": 100, "power_kwh": 50, "soil_hectares": 0.3, "soil_m3": 0.05, "eia": "register", "hazardous": False, "special_fire": False, "lightning": False,
    "tender": False, "building_m2": 2000, "cost_wan": 3000, "supply": "auction", "in_boundary": True, "new_land": True,
}


@pytest.fixture
def works(world):
    """A workshop filed and listed on 20 November, that wants to start on 28 February."""
    project = do(card.register, world.units.jiafeng, told("2023-11-01"), name="农机加工厂房", total=4000 * WAN, nature="new", funding="private_firm")[0].project
    do(milestones.plan, project, told("2023-11-02"), kind="started", planned_on=date(2024, 2, 28))
    do(approvals.draw_up, project, told("2023-11-20"), kind_of="industry", path="file", says=KNOWN, agent_name="李代办")
    return project


def way(project, on: date = ON):
    return ways(When(on), [project.pk])[project.pk]


def grant(project, *items: str, on: str = "2023-12-01") -> None:
    for item in items:
        do(approvals.stand, project, told(on), item=item, state="done", document=f"{item}1号")


def test_the_day_is_the_sum_of_what_it_hangs_on_in_working_days(works):
    found = way(works)
    longest, codes = 0, [code for code in found.likely.critical if code != "start"]
    for code in codes:
        longest += found.nodes[code].days
    assert found.likely.end == longest and found.likely_on == found.day(longest)
    assert codes[:1] == ["redlines"] and {"land", "supply", "planning", "permit"} <= set(codes)
    assert found.earliest_on < found.likely_on and found.margin < 0, "it will not be ready by 28 February"
    assert found.push == ("redlines",) and not found.assumed and found.stopped == ""
    assert not found.verified, "no record of this county yet, and the catalogue's are estimates"


def test_what_is_granted_takes_no_days_and_what_waited_for_it_is_pushed(works):
    grant(works, "redlines", "policy", "ecozoning", "site_check", "code", "filing", "land")
    found = way(works)
    assert found.push == ("supply",) and found.nodes["land"].done and found.likely.ends["land"] == 0
    assert found.slip("supply", 5) == found.day(found.likely.end + 5)
    spare = next(code for code, slack in found.likely.slack.items() if slack >= 3 and not found.nodes[code].done)
    assert found.slip(spare, 3) == found.likely_on, "it has slack"


def test_an_item_accepted_has_used_some_of_its_days(works):
    grant(works, "redlines", "policy", "ecozoning", "site_check", "code", "filing")
    before = way(works, date(2023, 12, 1)).nodes["land"].days
    do(approvals.stand, works, told("2023-12-01"), item="land", state="under_way", handler="某")
    found = way(works)
    assert found.nodes["land"].days == before - 8, "eight working days since"
    assert found.quick.ends["land"] <= found.likely.ends["land"]
    late = way(works, date(2024, 3, 1))
    assert late.nodes["land"].days == late.quick.ends["land"] == 1, "overdue: tomorrow at the earliest"


def test_all_granted_it_may_start_today(works):
    needed = [code for code, node in way(works).nodes.items() if code != "start"]
    grant(works, *needed)
    found = way(works)
    assert (found.likely.end, found.likely_on, found.push, found.likely.critical) == (0, ON, ("start",), ("start",))
    assert found.margin == 51, "working days to 28 February, over New Year and Spring Festival"


def test_an_obstacle_of_policy_stops_the_way_and_says_so_until_it_is_lifted(works):
    conflict = [{"kind": "red_line", "finding": "conflict", "words": "压占红线 0.4 公顷"}]
    do(approvals.advise, works, told("2023-11-25"), obstacles=conflict, number="沁自然资告〔2023〕3号")
    found = way(works)
    assert found.stopped == "政策性障碍：生态保护红线：压占红线 0.4 公顷" and (found.likely_on, found.margin, found.earliest_on) == (None, None, None)
    assert way(works, date(2023, 11, 24)).stopped == ""
    do(approvals.lift, works, told("2023-12-12"), obstacle="red_line", document="选址调整方案")
    assert way(works).stopped == "" and way(works).likely_on


def test_a_vetting_that_says_wait_stops_it_too(works):
    signed = [{"unit": "县审批局", "name": "卫审"}]
    do(approvals.vet, works, told("2023-11-28", note="资金未落实"), verdict="stop", signers=signed)
    assert way(works).blocked == ("研判意见为暂缓",) and way(works).likely_on is None
    do(approvals.vet, works, told("2023-12-10"), verdict="condition", conditions="开工前补齐资金证明", signers=signed)
    assert way(works).blocked == () and way(works).likely_on


def test_a_refusal_blocks_and_the_item_starts_over(works):
    grant(works, "redlines", "policy", "ecozoning", "site_check", "code", "filing")
    do(approvals.stand, works, told("2023-12-01"), item="land", state="under_way", handler="某")
    do(approvals.stand, works, told("2023-12-08", note="选址不符合规划"), item="land", state="refused")
    found = way(works)
    assert found.blocked == ("「用地预审与选址意见书」不予：选址不符合规划",) and found.likely_on
    assert found.nodes["land"].days == found.choices["land"].item.usual.working and "land" in found.push


def test_what_is_not_known_to_be_needed_lengthens_the_likely_way_alone(works):
    do(approvals.draw_up, works, told("2023-12-01"), kind_of="industry", path="file", says=KNOWN | {"farmland": None})
    found = way(works)
    assert found.waiting == ("conversion",) and "conversion" in found.likely.critical
    assert found.quick.ends["conversion"] == found.quick.starts["conversion"]


def test_a_project_without_a_checklist_has_an_assumed_one(world):
    """固县风电一期: its name says wind, its code is on the card, the filing and the permit were told of."""
    found = way(world.projects.wind)
    assert found.assumed and found.choices["trade_design"].needed.value == "需办理", "works that are no building"
    assert found.nodes["code"].done and found.likely_on and found.planned_on == date(2024, 2, 28)
    assert found.waiting, "hardly anything is known of it"


def test_a_project_that_started_or_withdrew_has_no_way(world):
    found = ways(When(ON), [world.projects.road.pk, world.projects.sheep.pk])
    assert {key: (one.likely, one.push, one.likely_on) for key, one in found.items()} == {
        world.projects.road.pk: (None, (), None), world.projects.sheep.pk: (None, (), None),
    }
    assert ways(When(ON), []) == {} == ways(When(date(2020, 1, 1)), [world.projects.road.pk])


def test_the_countys_own_record_speaks_from_the_fifth_finished_item_on(works, world):
    """Five 环评, begun on 1 November, granted after 3, 4, 5, 6 and 20 working days."""
    ends = ("2023-11-06", "2023-11-07", "2023-11-08", "2023-11-09", "2023-11-29")
    for place, end in enumerate(ends):
        assert usual_days(When(ON), "140521").get("environment") is None or not usual_days(When(ON), "140521")["environment"].speaks
        other = do(card.register, world.units.duanshi, told("2023-10-01"), name=f"项目{place}", total=900 * WAN, nature="new")[0].project
        do(approvals.stand, other, told("2023-11-01"), item="environment", state="under_way", handler="某", due_on=date(2023, 12, 30))
        do(approvals.stand, other, told(end), item="environment", state="done", document="1号")
        do(approvals.stand, other, told(end), item="energy", state="done", document="早已办结")
    usual = usual_days(When(ON), "140521")
    assert (usual["environment"].days, usual["environment"].most, usual["environment"].count) == (5, 6, LEAST) and usual["environment"].speaks
    assert "energy" not in usual, "granted elsewhere: how long it took is not known"
    assert usual_days(When(date(2023, 11, 28)), "140521")["environment"].count == 4
    do(approvals.draw_up, works, told("2023-12-01"), kind_of="industry", path="file", says=KNOWN | {"eia": "report"})
    assert way(works).nodes["environment"].days == 5 and way(works, date(2023, 12, 13)).choices["environment"].item.usual.working == 60


def test_few_questions_for_many_projects(works, world, django_assert_max_num_queries):
    keys = [project.pk for project in vars(world.projects).values()] + [works.pk]
    with django_assert_max_num_queries(9):
        assert len(ways(When(ON), keys)) == 5
