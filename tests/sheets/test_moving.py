"""A list keeps itself: what starts leaves one and enters the next, and the list says since when and why; plans put off change nothing."""
from datetime import date

import pytest

from gongjian.people.models import Officer
from gongjian.projects.acts import card, figures, mending, milestones
from gongjian.reading.word import At
from gongjian.sheets.compare import compare, compare_tables
from gongjian.sheets.registry import every_sheet, sheet
from gongjian.timeline.periods import Period
from tests.world import NOV_1, TODAY, WAN, do, looks, solve, strike, told


def at(world, on=TODAY, who="office", known=None) -> At:
    return At(looks(getattr(world.officers, who), on, known, today=max(on, TODAY)), world.drive)


def on_list(world, number, on=TODAY):
    return set(sheet(number).table(at(world, on)).keys)


def moved(rows):
    return [(row.title, row.on, row.why) for row in rows]


def test_a_project_that_starts_leaves_list_5_and_enters_list_6_by_itself(world):
    gas = world.projects.gas
    assert gas.pk in on_list(world, 5) and gas.pk not in on_list(world, 6)
    do(milestones.reach, gas, told("2023-12-15"), kind="started")
    before, now = at(world, date(2023, 12, 14)), at(world, date(2023, 12, 16))
    assert gas.pk not in on_list(world, 5, now.on) and gas.pk in on_list(world, 6, now.on)
    assert gas.pk in on_list(world, 5, before.on) and gas.pk not in on_list(world, 6, before.on), "the past stays as it was"
    assert moved(compare(sheet(5), before, now).left) == [("煤层气增压站及配套管网", date(2023, 12, 15), "已开工")]
    assert moved(compare(sheet(6), before, now).came) == [("煤层气增压站及配套管网", date(2023, 12, 15), "开工")]
    assert compare(sheet(5), before, now).came == [] and compare(sheet(6), before, now).left == []


def test_a_plan_put_off_does_not_leave_list_5(world):
    do(milestones.plan, world.projects.gas, told("2023-12-01", note="管材未到"), kind="started", planned_on=date(2024, 3, 20))
    assert world.projects.gas.pk in on_list(world, 5) and world.projects.gas.pk in on_list(world, 9)
    row = next(record for record in sheet(5).table(at(world)).records() if record["key"] == world.projects.gas.pk)
    assert (row["first_planned_start_on"], row["planned_start_on"]) == ("2023-11-20", "2024-03-20")
    changed = compare(sheet(5), at(world, date(2023, 11, 30)), at(world)).changed
    assert [(cell[0], cell[1], cell[2]) for row in changed for cell in row.cells] == [("计划开工", "2023-11-20", "2024-03-20")]


def test_enrolment_and_withdrawal_leave_their_lists_with_their_reasons(world):
    do(milestones.reach, world.projects.sheep, told("2023-12-12"), kind="enrolled")
    do(milestones.reach, world.projects.gas, told("2023-12-12", note="投资方撤回"), kind="withdrawn")
    before, now = at(world, date(2023, 12, 11)), at(world)
    assert moved(compare(sheet(6), before, now).left) == [("肉羊全产业链项目", date(2023, 12, 12), "已入统")]
    assert moved(compare(sheet(5), before, now).left) == [("煤层气增压站及配套管网", date(2023, 12, 12), "项目退出")]


def test_a_start_taken_back_brings_the_project_back_and_says_it_is_no_day(world):
    start = do(milestones.reach, world.projects.gas, told("2023-12-01"), kind="started")[0]
    do(mending.void, start, told("2023-12-12", note="实为平场"))
    assert world.projects.gas.pk in on_list(world, 5) and world.projects.gas.pk not in on_list(world, 6)


def test_a_project_below_the_threshold_of_statistics_is_not_on_list_6(world):
    small = do(card.register, world.units.duanshi, told("2023-10-01"), name="小项目", total=499 * WAN)[0].project
    do(milestones.reach, small, told("2023-10-02"), kind="started")
    assert small.pk not in on_list(world, 6)
    do(card.change_card, small, told("2023-12-01"), total=500 * WAN)
    assert small.pk in on_list(world, 6) and small.pk not in on_list(world, 6, date(2023, 11, 30))


def test_list_7_holds_who_lags_by_ten_points_of_the_years_plan(world):
    sheep = world.projects.sheep
    assert sheep.pk in on_list(world, 7)
    do(figures.report, sheep, told("2023-12-13"), period=Period(date(2023, 10, 1), date(2023, 10, 15)), amount=7000 * WAN)
    assert sheep.pk not in on_list(world, 7), "caught up"
    rows = sheet(7).table(at(world, NOV_1.end)).records()
    assert all(record["lag"] >= 10 for record in rows) and [record["lag"] for record in rows] == sorted((record["lag"] for record in rows), reverse=True)


def test_list_8_holds_what_is_assigned_and_not_struck(world):
    assert on_list(world, 8) == {world.problem.pk} and on_list(world, 8, date(2023, 11, 21)) == set()
    solve(world.problem, "2023-12-12")
    assert on_list(world, 8) == {world.problem.pk}, "solved is not struck"
    strike(world.problem, "2023-12-13")
    assert on_list(world, 8) == set()
    assert moved(compare(sheet(8), at(world, date(2023, 12, 12)), at(world)).left) == [("使用林地手续未批", TODAY, "已销号")]


def test_list_9_shows_every_item_of_approval_and_whose_turn_it_is(world):
    record = sheet(9).table(at(world)).records()[0]
    assert record["key"] == world.projects.wind.pk
    assert (record["approval_filing"], record["approval_permit"], record["approval_land"]) == ("已办结", "已受理", None)
    assert (record["approvals_done"], record["approvals_needed"], record["approval_handler"], record["approval_due_on"]) == (1, 2, "卫审", "2023-12-14")
    assert on_list(world, 9, date(2023, 11, 9)) == set(), "its start was not planned yet"


def test_list_4_follows_who_sponsors(world):
    assert on_list(world, 4, date(2023, 10, 31)) == set() and on_list(world, 4) == {world.projects.sheep.pk}
    came = compare(sheet(4), at(world, date(2023, 10, 31)), at(world)).came
    assert moved(came) == [("肉羊全产业链项目", date(2023, 11, 1), "确定包保领导")]


def test_cells_that_changed_are_told_one_by_one(world):
    do(card.change_card, world.projects.sheep, told("2023-12-10"), total=40_000 * WAN, responsible=Officer.objects.get(login="agriculture_head"))
    found = compare(sheet(6), at(world, date(2023, 12, 9)), at(world))
    assert [(row.title, sorted(row.cells)) for row in found.changed] == [("肉羊全产业链项目", [("总投资", "36,000", "40,000"), ("责任人", "刘股长", "郑农")])]
    assert (found.came, found.left, found.same) == ([], [], 0)
    assert found.as_json()["changed"][0]["cells"][0].keys() == {"label", "before", "after"}


@pytest.mark.parametrize("number", range(1, 10))
def test_a_list_beside_itself_has_not_changed(world, number):
    found = compare(sheet(number), at(world), at(world))
    assert (found.came, found.left, found.changed, found.same) == ([], [], [], len(sheet(number).table(at(world))))
    table = sheet(number).table(at(world))
    assert compare_tables(table, table).changed == []


def test_a_list_that_is_not_there_is_told(world):
    with pytest.raises(KeyError, match="没有第 10 张清单。现有：1、2、3、4、5、6、7、8、9"):
        sheet(10)
    assert [found.number for found in every_sheet()] == list(range(1, 10))


def test_titles_come_from_the_plan(world):
    assert sheet(5).named(at(world)) == "2023年未开工项目清单" and sheet(5).named(At(looks(world.officers.office), None)) == "未开工项目清单"
