"""Maturity, bands and movement as words, by hand: what each needs, and what makes it another."""
from datetime import date

import pytest

from gongjian.approvals import acts as approvals
from gongjian.approvals.models import Approval
from gongjian.projects.acts import card, mending, milestones
from gongjian.projects.bands import SIZES, Band, band_of
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.timeline.money import YI
from tests.reserve.hands import admit, propose, reserve, step, vet
from tests.world import TODAY, WAN, do, looks, pay_in, told

FOUR = ("filing", "land", "planning", "environment")


def word(world, project, name, on=TODAY):
    at = At(looks(world.officers.office, on), world.drive)
    return getattr(say(at.lens.see(Project), Project, at, (name,)).get(project=project), name)


@pytest.fixture
def ready(world):
    """The gas project with everything an A wants."""
    gas = world.projects.gas
    do(milestones.plan, gas, told("2023-12-02", note="改期"), kind="started", planned_on=date(2024, 2, 20))
    do(card.plan_year, gas, told("2023-12-01"), year=2024, amount=3000 * WAN)
    reserve(world, gas, secured=3000 * WAN)
    for item in FOUR:
        do(approvals.stand, gas, told("2023-12-05"), item=item, state="done", document="示例文号")
    return gas


def test_with_all_four_items_the_money_and_an_early_start_it_is_an_a(world, ready):
    assert word(world, ready, "maturity") == "A"


def again(project, item: str) -> None:
    """What was told of the item is taken back, to be told anew."""
    fact = Approval.objects.filter(project=project, item=item).latest("pk")
    do(mending.void, fact, told("2023-12-06", note="误记"))


@pytest.mark.parametrize("item", FOUR[1:])
def test_one_item_not_granted_makes_it_a_b(world, ready, item):
    again(ready, item)
    do(approvals.stand, ready, told("2023-12-07"), item=item, state="under_way", unit=world.units.approvals, handler="卫审", due_on=TODAY)
    assert word(world, ready, "maturity") == "B"


def test_what_is_not_needed_is_as_good_as_granted(world, ready):
    again(ready, "land")
    do(approvals.stand, ready, told("2023-12-07", note="不新增用地"), item="land", state="not_needed")
    assert word(world, ready, "maturity") == "A"


def test_money_may_be_sure_or_paid_in_but_the_two_are_never_added(world, ready):
    step(ready, "withdrawn", "2023-12-08", reason="owner")
    reserve_again(world, ready, 1500)
    assert word(world, ready, "maturity") == "B"
    pay_in(ready, told("2023-12-12"), on=date(2023, 12, 12), amount=1500 * WAN)
    assert word(world, ready, "maturity") == "B"
    pay_in(ready, told("2023-12-13"), on=TODAY, amount=1500 * WAN)
    assert word(world, ready, "maturity") == "A"


def reserve_again(world, project, secured):


    propose(world, project, "2023-12-09", note="新主体", secured=secured * WAN)
    vet(project, "2023-12-10")
    admit(project, "2023-12-11")


def test_a_start_more_than_three_months_off_makes_it_a_b_and_one_after_the_year_a_c(world, ready):
    for planned, grade in ((date(2024, 3, 13), "A"), (date(2024, 3, 14), "B"), (date(2024, 12, 31), "B"), (date(2025, 1, 1), "C")):
        do(milestones.plan, ready, told("2023-12-10", note="改期"), kind="started", planned_on=planned)
        assert word(world, ready, "maturity") == grade, planned


def test_without_its_filing_it_is_a_c_and_a_milestone_will_do(world, ready):
    again(ready, "filing")
    assert word(world, ready, "maturity") == "C"
    do(milestones.reach, ready, told("2023-12-08"), kind="approved")
    assert word(world, ready, "maturity") == "A"


def test_a_person_says_otherwise_and_the_computed_one_stays_to_be_seen(world, ready):
    step(ready, "graded", "2023-12-09", grade="C", note="征拆未完成")
    assert (word(world, ready, "maturity"), word(world, ready, "maturity_computed")) == ("C", "A")
    assert word(world, ready, "maturity", date(2023, 12, 8)) == "A"


def test_what_has_begun_has_none(world, ready):
    do(milestones.reach, ready, told("2023-12-10"), kind="started")
    assert word(world, ready, "maturity") == "" == word(world, world.projects.sheep, "maturity")


def test_bands_hold_their_lower_bound_and_not_their_upper(world):
    assert [band_of(total) for total in (50 * YI, 50 * YI - 1, 10 * YI, 10 * YI - 1, 5 * YI, YI, YI - 1, 0, None)] == [
        Band.B50, Band.B10, Band.B10, Band.B5, Band.B5, Band.B1, Band.B0, Band.B0, None
    ]
    for total in (50 * YI, 10 * YI, 10 * YI - 1, 5 * YI, YI, YI - 1):
        do(card.change_card, world.projects.gas, told(TODAY), total=total)
        assert word(world, world.projects.gas, "band") == band_of(total).value
    assert [size.below for size in SIZES] == [None, 50, 10, 5, 1]


def test_movement_is_what_brings_it_on_and_not_a_new_plan(world):
    wind = world.projects.wind
    assert word(world, wind, "moved_on") == date(2023, 11, 20), "its permit is under way"
    do(milestones.plan, wind, told("2023-12-05", note="推迟"), kind="started", planned_on=date(2024, 6, 1))
    do(card.change_card, wind, told("2023-12-06"), owner="另一公司")
    assert word(world, wind, "moved_on") == date(2023, 11, 20)
    step(wind, "kept", "2023-12-07")
    assert word(world, wind, "moved_on") == date(2023, 12, 7)
    do(milestones.reach, wind, told("2023-12-11"), kind="signed")
    assert word(world, wind, "moved_on") == date(2023, 12, 11)
