"""Lists are handed in by 25 November; on the 26th the list of the late is there by itself; who has no such project owes none (M31)."""
from datetime import date

from gongjian.approvals import acts as approvals
from gongjian.approvals.handing_in import handed
from gongjian.projects.acts import card, milestones
from gongjian.timeline.when import When, end_of
from tests.approvals.making import WIND
from tests.world import AREA, WAN, do, told

DUE = date(2023, 11, 25)


def owing(on: date, known=None):
    return {one.unit: one for one in handed(When(on, known), AREA, 2024)}


def test_from_the_day_after_who_handed_in_nothing_is_late(world):
    jiafeng = world.units.jiafeng.pk
    for on, late in ((date(2023, 11, 25), False), (date(2023, 11, 26), True)):
        assert {unit: one.late(on, DUE) for unit, one in owing(on).items()} == {jiafeng: late}
    assert owing(date(2023, 11, 9)) == {}, "the wind farm's start was not planned yet: 无任务"
    assert not owing(date(2023, 11, 26))[jiafeng].late(date(2023, 11, 26), None), "the plan names no day"


def test_handed_in_late_it_was_late_until_then(world):
    jiafeng, wind = world.units.jiafeng, world.projects.wind
    do(approvals.draw_up, wind, told("2023-11-27"), kind_of="energy", path="verify", says=WIND)
    do(approvals.hand_in, jiafeng, told("2023-11-28"), year=2024, projects=[wind.pk])
    assert owing(date(2023, 11, 27))[jiafeng.pk].late(date(2023, 11, 27), DUE)
    stood = owing(date(2023, 12, 13))[jiafeng.pk]
    assert (stood.first_on, stood.late(date(2023, 12, 13), DUE), stood.missed, stood.bare) == (date(2023, 11, 28), False, (), ())
    assert owing(date(2023, 12, 13), end_of(date(2023, 11, 27)))[jiafeng.pk].last is None, "by what was known on the 27th"


def test_a_project_that_comes_later_is_missed_until_it_is_handed_in_too(world):
    jiafeng, wind = world.units.jiafeng, world.projects.wind
    do(approvals.draw_up, wind, told("2023-11-22"), kind_of="energy", path="verify", says=WIND)
    do(approvals.hand_in, jiafeng, told("2023-11-24"), year=2024, projects=[wind.pk])
    other = do(card.register, jiafeng, told("2023-12-01"), name="农村客运站", total=900 * WAN, nature="new")[0].project
    do(milestones.plan, other, told("2023-12-01"), kind="started", planned_on=date(2024, 3, 10))
    stood = owing(date(2023, 12, 2))[jiafeng.pk]
    assert (stood.missed, stood.bare, stood.first_on) == ((other.pk,), (other.pk,), date(2023, 11, 24))
    do(approvals.draw_up, other, told("2023-12-03"), kind_of="transport", path="approve", says={})
    do(approvals.hand_in, jiafeng, told("2023-12-04"), year=2024, projects=[wind.pk, other.pk])
    assert owing(date(2023, 12, 5))[jiafeng.pk].missed == ()
