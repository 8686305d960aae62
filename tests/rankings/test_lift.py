"""What would lift a unit: what is foretold is what really comes when the thing is done; nothing is named that this officer does not see."""
from datetime import date

import pytest

from gongjian.approvals import acts as approvals
from gongjian.problems import acts as problems
from gongjian.projects.acts import card, evidence, figures, milestones
from gongjian.projects.models import ProjectStanding
from gongjian.rankings.figures import gather
from gongjian.rankings.lift import Lift, lifts
from gongjian.rankings.registry import pack
from gongjian.reading.say import say
from gongjian.sheets.registry import sheet
from gongjian.timeline.money import WAN
from gongjian.timeline.periods import Period
from tests.rankings.plainly import allot, at, ranked, row
from tests.world import TODAY, assign, do, photo, solve, strike, told

WINTER = pack("winter")


@pytest.fixture
def tasked(world):
    """Four towns and the bureau of agriculture with tasks, so that there are places."""
    for unit in ("jiafeng", "duanshi", "zhengzhuang", "longgang"):
        allot(world, "invested", unit, 1500 * WAN)
        allot(world, "enrolments", unit, 2)
        allot(world, "starts", unit, 1)
        allot(world, "reserve_count", unit, 3)
    allot(world, "enrolments", "agriculture", 7)
    allot(world, "invested", "agriculture", 9000 * WAN)
    return world


def told_lifts(world, unit: str, who: str = "office", rules=WINTER) -> list[Lift]:
    look = at(world, who)
    return lifts(look, gather(look, rules), rules, rules.boards[0], getattr(world.units, unit).pk)[0]


def score(world, unit: str) -> float:
    return row(world, ranked(world, WINTER), unit).score


def one(found: list[Lift], kind: str, key: int) -> Lift:
    return next(lift for lift in found if (lift.kind, lift.key) == (kind, key))


def test_enrolling_the_sheep_lifts_agriculture_as_foretold(tasked):
    """入统 0/7 → 1/7: 20 × 100/45 ÷ 7."""
    before, sheep = score(tasked, "agriculture"), tasked.projects.sheep
    lift = one(told_lifts(tasked, "agriculture"), "enrol", sheep.pk)
    assert lift.title == "肉羊全产业链项目" and lift.small == "缺施工合同"
    do(evidence.add_evidence, sheep, told(TODAY), paper="contract", name="合同.pdf", data=b"%PDF-1.4 x", on=date(2023, 9, 1))
    do(milestones.reach, sheep, told(TODAY, tasked.officers.statistics), kind="enrolled")
    assert round(score(tasked, "agriculture") - before, 1) == lift.gain == 6.3


def test_starting_the_gas_lifts_the_town_and_its_place_as_foretold(tasked):
    before, gas = score(tasked, "jiafeng"), tasked.projects.gas
    lift = one(told_lifts(tasked, "jiafeng"), "start", gas.pk)
    do(evidence.add_evidence, gas, told(TODAY), paper="photo", name="桩.jpg", data=photo("red"), on=TODAY)
    do(milestones.reach, gas, told(TODAY), kind="started")
    after = row(tasked, ranked(tasked, WINTER), "jiafeng")
    assert (round(after.score - before, 1), after.place) == (lift.gain, lift.place) and lift.gain > 0


def test_starting_what_is_on_list_9_takes_its_approvals_with_it(tasked):
    """风电 has one of two approvals granted: started, it is no longer counted among those ahead."""
    before, wind = score(tasked, "jiafeng"), tasked.projects.wind
    assert wind.pk in sheet(9).rows(at(tasked)).values_list("project_id", flat=True)
    lift = one(told_lifts(tasked, "jiafeng"), "start", wind.pk)
    do(evidence.add_evidence, wind, told(TODAY), paper="photo", name="桩.jpg", data=photo("navy"), on=TODAY)
    do(milestones.reach, wind, told(TODAY), kind="started")
    assert round(score(tasked, "jiafeng") - before, 1) == lift.gain


def test_granting_its_approvals_lifts_as_foretold(tasked):
    before, wind = score(tasked, "jiafeng"), tasked.projects.wind
    lift = one(told_lifts(tasked, "jiafeng"), "grant", wind.pk)
    do(approvals.stand, wind, told(TODAY, tasked.officers.approvals), item="permit", state="done", document="沁审〔2023〕1号")
    assert round(score(tasked, "jiafeng") - before, 1) == lift.gain > 0 and lift.small == "还有 1 件未办结"


def test_admitting_into_the_reserve_lifts_as_foretold(tasked):
    before = score(tasked, "duanshi")
    new = do(card.register, tasked.units.duanshi, told("2023-12-01"), name="文旅康养", total=9000 * WAN, nature="new")[0].project
    do(card.plan_year, new, told("2023-12-01"), year=2024, amount=3000 * WAN)
    lift = one(told_lifts(tasked, "duanshi"), "admit", new.pk)
    do(milestones.reach, new, told(TODAY, tasked.officers.office), kind="reserved")
    assert round(score(tasked, "duanshi") - before, 1) == lift.gain > 0


def test_catching_up_with_the_pace_lifts_as_foretold(tasked):
    before, road = score(tasked, "duanshi"), tasked.projects.road
    lift = one(told_lifts(tasked, "duanshi"), "catch_up", road.pk)
    look = at(tasked)
    stands = say(ProjectStanding.objects.at(look.when).filter(project=road), type(road), look, ("expected", "reported_year")).get()
    october = Period(date(2023, 10, 1), date(2023, 10, 15))  # a half-month it has not told yet
    do(figures.report, road, told("2023-12-12"), period=october, amount=stands.expected - stands.reported_year)
    assert round(score(tasked, "duanshi") - before, 1) == pytest.approx(lift.gain, abs=0.11) and lift.gain > 0


def test_closing_a_problem_in_time_lifts_whoever_leads_on_it(tasked):
    allot(tasked, "invested", "forestry", 100 * WAN)
    problem = do(problems.find, tasked.projects.gas, told("2023-12-08"), what="林地定额不足")[0].problem
    assign(problem, "2023-12-09", tasked.officers.office, lead=tasked.units.forestry, person="陈林", due_on=date(2023, 12, 20))
    before = score(tasked, "forestry")
    lift = one(told_lifts(tasked, "forestry"), "close", problem.pk)
    assert lift.title == "林地定额不足" and lift.small == "2023-12-20 前办结"
    solve(problem, "2023-12-12", tasked.officers.forestry)
    strike(problem, "2023-12-13", tasked.officers.office)
    assert round(score(tasked, "forestry") - before, 1) == lift.gain > 0
    assert tasked.problem.pk not in [found.key for found in told_lifts(tasked, "forestry")], "what is late already lifts nobody"


def test_the_greatest_comes_first_and_what_gains_nothing_is_left_out(tasked):
    found = told_lifts(tasked, "jiafeng")
    assert [lift.gain for lift in found] == sorted((lift.gain for lift in found), reverse=True)
    assert all(lift.gain > 0 for lift in found)


def test_all_of_a_kind_together(tasked):
    look = at(tasked)
    _, together = lifts(look, gather(look, WINTER), WINTER, WINTER.boards[0], tasked.units.jiafeng.pk)
    assert [(lift.kind, lift.count) for lift in together if lift.kind == "start"] == [("start", 2)]


def test_a_packs_own_tallies_are_told_anew_too(tasked):
    """延安: a start is 5 for the start and 3 for its size, and its type's points."""
    lift = one(told_lifts(tasked, "jiafeng", rules=pack("yanan")), "start", tasked.projects.gas.pk)
    assert lift.gain == 5 + 3 + 15


def test_nothing_is_named_that_he_does_not_see(tasked):
    own = {lift.key for lift in told_lifts(tasked, "jiafeng", "jiafeng")}
    assert own == {lift.key for lift in told_lifts(tasked, "jiafeng")} != set()
    assert told_lifts(tasked, "jiafeng", "duanshi") == [], "a neighbour sees none of its projects"


def test_a_unit_without_a_score_has_nothing_to_lift(tasked):
    assert told_lifts(tasked, "zhongcun") == []
