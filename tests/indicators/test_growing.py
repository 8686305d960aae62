"""三量齐增 (M18): number, quality and volume against the same day last year; what cannot be compared is said."""
from types import SimpleNamespace

import pytest

from gongjian.approvals import acts as approvals
from gongjian.indicators.growing import quantities, sentence
from gongjian.projects.acts import card, milestones
from gongjian.reading.word import At
from tests.world import TODAY, WAN, do, looks, told


def three(world, on=TODAY):
    return quantities(At(looks(world.officers.office, on), world.drive))


def words(told_) -> list[tuple]:
    return [(one.of, one.now, one.before, one.word) for one in told_]


def last_year(world, name="旧储备", total=30_000, plan=10_000):
    """In the pool on 2022-12-01 with a plan for 2023."""
    unit = world.units.duanshi
    project = do(card.register, unit, told("2022-11-01"), name=name, total=total * WAN)[0].project
    do(card.plan_year, project, told("2022-11-20"), year=2023, amount=plan * WAN)
    do(milestones.reach, project, told("2022-12-01"), kind="reserved")
    return project


def test_with_nothing_in_the_pool_a_year_ago_there_is_nothing_to_compare(world):
    found = three(world)
    assert words(found) == [("数量", 1, None, "无可比"), ("质量", 0.0, None, "无可比"), ("体量", 52000 * WAN, None, "无可比"), ("体量", 20000 * WAN, None, "无可比")]
    assert sentence(found) == "去年同日没有可比的记录" and [one.change for one in found] == [None] * 4


def test_the_pool_of_a_year_ago_is_that_of_the_year_it_was_for(world):
    last_year(world)
    found = three(world)
    assert words(found)[0] == ("数量", 1, 1, "平") and words(found)[2:] == [("体量", 52000 * WAN, 30000 * WAN, "增"), ("体量", 20000 * WAN, 10000 * WAN, "增")]
    assert sentence(found) == "体量增加，数量未增加，质量去年同日没有可比的记录", "nobody kept approvals then: quality is not told as zero"


def test_where_approvals_stood_then_quality_is_compared_and_all_three_may_grow(world):
    old = last_year(world)
    do(approvals.stand, old, told("2022-12-02"), item="filing", state="under_way", unit=world.units.approvals, handler="卫审", due_on=TODAY)
    do(approvals.stand, world.projects.wind, told("2023-12-01"), item="land", state="under_way", unit=world.units.approvals, handler="卫审", due_on=TODAY)
    do(card.plan_year, old, told("2023-12-01"), year=2024, amount=10_000 * WAN)
    found = three(world)
    assert [one.word for one in found] == ["增"] * 4 and (found[1].now, found[1].before) == (50.0, 0.0) and found[1].change == 50.0
    assert sentence(found) == "三量齐增"


def test_where_few_had_their_approvals_on_record_the_rest_are_unknown_and_not_immature(world):
    old = last_year(world)
    do(approvals.stand, old, told("2022-12-02"), item="filing", state="under_way", unit=world.units.approvals, handler="卫审", due_on=TODAY)
    for number in range(2):
        last_year(world, name=f"另一旧储备之{'甲乙'[number]}")
    assert words(three(world))[1] == ("质量", 0.0, None, "无可比"), "one of three"


def one(of, now, before):
    return SimpleNamespace(of=of, word="无可比" if before is None else "增" if now > before else "减" if now < before else "平")


@pytest.mark.parametrize(("total", "money", "says"), [
    ((2, 1), (1, 2), "数量、质量增加，体量未增加"), ((2, 1), (2, 1), "三量齐增"), ((1, 2), (1, 2), "数量、质量增加，体量未增加"), ((1, 1), (2, 1), "数量、质量增加，体量未增加"),
])
def test_volume_grows_when_both_its_figures_do(total, money, says):
    assert sentence([one("数量", 2, 1), one("质量", 2, 1), one("体量", *total), one("体量", *money)]) == says
