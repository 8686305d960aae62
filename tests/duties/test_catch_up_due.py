"""追赶计划、审追赶计划、追赶分期: what is owed about a project behind pace, by whom and by when (M39)."""
from datetime import date, timedelta

from gongjian.duties.due import due
from gongjian.projects.acts import figures, mending
from gongjian.projects.acts.catch_up import judge_catch_up, plan_catch_up
from gongjian.projects.models import Report
from gongjian.reading.word import At
from tests.projects.test_catch_up import DEC_1, DEC_2, JAN_1, JAN_2, SAYS
from tests.world import TODAY, WAN, do, looks, told


def of(world, who: str, on: date = TODAY, name="肉羊全产业链项目") -> list[tuple]:
    found = due(At(looks(getattr(world.officers, who), on), world.drive))
    return [(duty.label, duty.on, duty.act[1]) for duty in found if duty.key.startswith("catch-up:") and duty.text == name]


def test_a_project_behind_owes_a_plan_within_five_working_days(world):
    """Behind since before the drive; issued on Friday the 17th of November: owed by Friday the 24th."""
    assert of(world, "agriculture") == [("追赶计划", date(2023, 11, 24), "catch-up")]
    assert of(world, "duanshi", name="端氏镇曲堤连接线工程") == [("追赶计划", date(2023, 11, 24), "catch-up")]
    assert of(world, "office") == of(world, "jiafeng") == of(world, "deputy") == []


def test_who_fell_behind_during_the_drive_owes_it_from_when_that_was_known(world):
    """Within ten points on the 15th of November, not on the 30th; that half-month is reported by Saturday the 2nd of December."""
    opening = Report.objects.get(project=world.projects.sheep, since_on=None)
    do(mending.correct, opening, told("2023-11-02", note="漏计土建"), amount=7800 * WAN)
    assert of(world, "agriculture", date(2023, 11, 20)) == []
    assert of(world, "agriculture", date(2023, 12, 3)) == [("追赶计划", date(2023, 12, 8), "catch-up")]
    assert of(world, "agriculture", date(2024, 1, 10)) == [("追赶计划", date(2023, 12, 8), "catch-up")], "late, and still the same duty"


def test_a_plan_waits_three_working_days_for_the_offices_word(world):
    plan = do(plan_catch_up, world.projects.sheep, told("2023-12-08"), **SAYS)[0]
    assert of(world, "office") == [("审追赶计划", date(2023, 12, 13), "catch-up-judge")]
    assert of(world, "agriculture") == [("追赶分期", DEC_1.end, "project")]
    do(judge_catch_up, world.projects.sheep, told("2023-12-11", world.officers.office), plan=plan, verdict="accepted")
    assert of(world, "office") == [] and of(world, "agriculture") == [("追赶分期", DEC_1.end, "project")]


def test_sent_back_it_is_owed_again(world):
    plan = do(plan_catch_up, world.projects.sheep, told("2023-12-05"), **SAYS)[0]
    do(judge_catch_up, world.projects.sheep, told("2023-12-08", world.officers.office, "分期太粗"), plan=plan, verdict="returned")
    assert of(world, "agriculture") == [("追赶计划", date(2023, 12, 15), "catch-up")] and of(world, "office") == []
    do(plan_catch_up, world.projects.sheep, told("2023-12-11"), **SAYS)
    assert of(world, "agriculture") == [("追赶分期", DEC_1.end, "project")]


def test_the_next_leg_is_told_of_a_week_before_until_it_is_reached(world):
    do(plan_catch_up, world.projects.sheep, told("2023-12-05"), **SAYS)
    do(figures.report, world.projects.sheep, told("2023-12-16"), period=DEC_1, amount=3060 * WAN)
    assert of(world, "agriculture", date(2023, 12, 20)) == [], "9,000 by the end of the year are done already"
    assert of(world, "agriculture", date(2024, 1, 25)) == [("追赶分期", JAN_2.end, "project")]


def test_a_plan_that_ran_out_is_followed_by_another(world):
    do(plan_catch_up, world.projects.sheep, told("2023-12-05"), **SAYS)
    for period in (DEC_1, DEC_2, JAN_1, JAN_2):
        do(figures.report, world.projects.sheep, told(period.end + timedelta(1)), period=period, amount=500 * WAN)
    assert of(world, "agriculture", date(2024, 2, 2)) == [("追赶计划", date(2024, 2, 6), "catch-up")], "the 4th of February, a Sunday, is worked"
    assert of(world, "office", date(2024, 2, 2)) == []
