"""1+X (M19): the master pool counts every project once; sub-pools are views over the same record; the number is the unit's the office credits."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongjian.indicators.pools import of_unit, pools
from gongjian.indicators.registry import indicator
from gongjian.indicators.standing import line_of
from gongjian.projects.acts import card, milestones
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.sheets.registry import sheet
from gongjian.targets import allotting
from tests.reserve.hands import join, propose, reserve, step
from tests.shaken import shaken
from tests.world import TODAY, WAN, do, looks, told


def eyes(world, who="office", on=TODAY) -> At:
    return At(looks(getattr(world.officers, who), on), world.drive)


@pytest.fixture
def shared(world):
    """The gas project in the pool with a plan of 3,000 万元: 嘉峰镇's, vetted by the energy bureau, joined by 端氏镇."""
    gas = world.projects.gas
    do(card.plan_year, gas, told("2023-12-01"), year=2024, amount=3000 * WAN)
    reserve(world, gas)
    join(world, world.units.duanshi, gas)
    return gas


def by_name(at) -> dict:
    return {pool.name: pool for pool in pools(at).pools}


def test_in_three_pools_it_is_one_project_and_counts_for_one_unit(world, shared):
    whole, wind = pools(eyes(world)), world.projects.wind
    assert whole.master == {shared.pk, wind.pk} and whole.money == 23000 * WAN
    named = by_name(eyes(world))
    assert {name: len(pool.held) for name, pool in named.items()} == {"嘉峰镇": 2, "端氏镇": 1, "县能源局": 1}
    assert (whole.added_up, whole.in_several) == (4, 1)
    assert (named["嘉峰镇"].credited, named["端氏镇"].credited, named["嘉峰镇"].money) == ({shared.pk, wind.pk}, frozenset(), 23000 * WAN)


def test_the_office_says_for_whom_it_counts_and_money_goes_with_it(world, shared):
    step(shared, "credited", "2023-12-10", unit=world.units.duanshi)
    named = by_name(eyes(world))
    assert named["端氏镇"].credited == {shared.pk} and named["端氏镇"].money == 3000 * WAN and shared.pk not in named["嘉峰镇"].credited
    before = by_name(eyes(world, on=TODAY.replace(day=9)))
    assert shared.pk in before["嘉峰镇"].credited, "on the day before it was decided it counts for the unit that answers for it"


def test_every_reader_of_the_numbers_credits_the_same_unit(world, shared):
    """The indicator by unit, the target's lines, list 2 and the pools."""
    o, u = world.officers, world.units
    step(shared, "credited", "2023-12-10", unit=u.duanshi)
    for key, value in (("reserve_count", 5), ("reserve_money", 100_000_000)):
        for unit in (u.jiafeng, u.duanshi):
            do(allotting.allot, world.drive.targets.get(key=key), told("2023-11-20", o.office), unit=unit, value=value, document="1号")
    at = eyes(world)
    assert indicator("reserve_count").by_unit(at) == {u.jiafeng.pk: 1, u.duanshi.pk: 1}
    assert indicator("reserve_money").by_unit(at) == {u.jiafeng.pk: 20000 * WAN, u.duanshi.pk: 3000 * WAN}
    lines = {part.unit: part.done for part in line_of(at, "reserve_money").units}
    assert (lines[u.jiafeng.pk], lines[u.duanshi.pk]) == (20000 * WAN, 3000 * WAN)
    table = sheet(2).table(at)
    place = [column.name for column in table.columns].index("reserve_money_done")
    assert dict(zip(table.keys, (row[place] for row in table.rows), strict=True)) == {u.jiafeng.pk: 20000 * WAN, u.duanshi.pk: 3000 * WAN}
    assert {pool.unit: pool.money for pool in pools(at).pools if pool.money} == {key: done for key, done in lines.items() if done} and indicator("reserve_money").total(at) == 23000 * WAN


def test_what_began_leaves_the_stock_and_what_was_withdrawn_leaves_the_pool(world, shared):
    do(milestones.reach, shared, told("2023-12-11"), kind="started")
    at = eyes(world)
    assert indicator("reserve_stock_count").total(at) == 1 and indicator("reserve_count").total(at) == 2, "it goes on next year and is planned for"
    step(world.projects.wind, "withdrawn", "2023-12-11", reason="policy")
    assert pools(eyes(world)).master == {shared.pk}


def test_without_a_plan_for_the_reserve_year_it_is_in_no_number(world):
    reserve(world, world.projects.gas)
    assert pools(eyes(world)).master == {world.projects.wind.pk}
    assert indicator("reserve_stock_count").total(eyes(world)) == 2


def test_a_unit_reads_its_own_pool_and_the_countys_number(world, shared):
    told_ = pools(eyes(world, "duanshi"))
    assert [(pool.name, len(pool.held)) for pool in told_.pools] == [("端氏镇", 1)] and len(told_.master) == 2
    nobody = pools(eyes(world, "admin"))
    assert nobody.pools == ()


def test_a_list_of_one_pool_holds_what_the_pool_holds(world, shared):
    at = eyes(world)
    for pool in pools(at).pools:
        rows = say(at.lens.see(Project), Project, at, ("next_plan", "credit")).filter(of_unit(pool.unit, at), reserved_on__isnull=False, next_plan__gt=0)
        assert set(rows.values_list("project_id", flat=True)) == pool.held, pool.name


UNITS = ("jiafeng", "duanshi", "agriculture", "forestry", "energy")


@shaken
@given(said=st.lists(st.tuples(st.sampled_from(UNITS), st.sampled_from(UNITS[2:]), st.lists(st.sampled_from(UNITS), max_size=2, unique=True), st.booleans(),
                               st.integers(0, 9000)), min_size=1, max_size=5))
def test_the_credited_of_all_pools_are_the_master_once(world, db_taken_back, said):
    """Whoever proposes, joins in and is credited: Σ credited = master, Σ money = money, Σ held ≥ master."""
    with db_taken_back():
        for number, (owner, vetter, others, credit, plan) in enumerate(said):
            unit = getattr(world.units, owner)
            project = do(card.register, unit, told("2023-11-30"), name=f"谋划项目之{'甲乙丙丁戊'[number]}", total=9000 * WAN)[0].project
            do(card.plan_year, project, told("2023-11-30"), year=2024, amount=plan * WAN)
            if vetter == owner:
                do(milestones.reach, project, told("2023-12-06"), kind="reserved")
            else:
                reserve(world, project, unit=unit, vetter=getattr(world.units, vetter))
            joined = [getattr(world.units, other) for other in others if other != owner]
            for other in joined:
                join(world, other, project)
            if credit and joined:
                step(project, "credited", "2023-12-08", unit=joined[0])
        found = pools(eyes(world))
        counted = [key for pool in found.pools for key in pool.credited]
        assert sorted(counted) == sorted(found.master) and sum(pool.money for pool in found.pools) == found.money
        assert all(pool.credited <= pool.held for pool in found.pools) and found.added_up >= len(found.master)
        assert indicator("reserve_count").total(eyes(world)) == len(found.master)


def test_a_proposal_on_its_way_is_in_no_pool_yet(world):
    do(card.plan_year, world.projects.gas, told("2023-12-01"), year=2024, amount=3000 * WAN)
    propose(world, world.projects.gas)
    assert pools(eyes(world)).master == {world.projects.wind.pk} and "端氏镇" not in by_name(eyes(world))
