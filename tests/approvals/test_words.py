"""Lists 5 and 9 and the rate of what is granted speak of approvals; zero denominators are 无任务."""
from datetime import date

import pytest

from gongjian.approvals import acts as approvals
from gongjian.approvals.columns import COLUMNS
from gongjian.approvals.models import ChecklistStanding
from gongjian.indicators.registry import indicator
from gongjian.projects.acts import milestones
from gongjian.reading.word import At
from gongjian.sheets.registry import sheet
from tests.approvals.making import WIND
from tests.world import TODAY, do, looks, told


def at(world, who: str = "office", on: date = TODAY) -> At:
    return At(looks(getattr(world.officers, who), on), world.drive)


def record(world, number: int, project) -> dict:
    return next(row for row in sheet(number).table(at(world)).records() if row["key"] == project.pk)


def test_every_column_of_list_9_is_a_column_that_stands():
    assert set(COLUMNS) <= {field.name for field in ChecklistStanding._meta.get_fields()} and len(COLUMNS) <= 13


def test_list_9_says_path_rate_agent_level_and_what_is_lacking(listed):
    wind = listed.projects.wind
    do(approvals.stand, wind, told("2023-12-01", note="容缺受理"), item="water", state="under_way", handler="某")
    do(approvals.deliver, wind, told("2023-12-02"), item="water", state="supplied", document="方案报告")
    do(approvals.deliver, wind, told("2023-12-03", note="缺图"), item="water", state="returned", document="方案报告")
    said = record(listed, 9, wind)
    assert (said["approval_path"], said["agent_name"], said["approval_level"], said["approval_water"], said["approval_filing"]) == ("核准", "周端", "省级", "已受理", "未启动")
    assert "方案报告（退回）" in said["approval_lacking"] and said["approval_unit"] == "县水务局" and said["approval_handler"] == "某"
    assert said["approvals_rate"] == pytest.approx(100 * said["approvals_done"] / said["approvals_needed"], abs=0.01)
    assert said["approval_planning"] == "未启动" and said["approval_permit"] == "未启动", "the trade's 开工报告 speaks in the permit's column"


def test_list_5_says_what_the_permit_hangs_on_and_which_obstacle(world):
    gas = world.projects.gas
    assert record(world, 5, gas)["permit_waits"] in (None, "")
    do(approvals.draw_up, gas, told("2023-12-01"), kind_of="pipeline", path="verify", says={**WIND, "supply": "none"})
    do(approvals.stand, gas, told("2023-12-02"), item="redlines", state="done", document="核查意见")
    do(approvals.stand, gas, told("2023-12-02"), item="site_check", state="under_way", handler="某")
    waits = record(world, 5, gas)["permit_waits"]
    assert waits.startswith("产业政策符合性审查（未启动）、选址要素初查（已受理）") and "共差" in waits
    do(approvals.advise, gas, told("2023-12-03"), obstacles=[{"kind": "red_line", "finding": "conflict", "words": "穿越红线 80 米"}])
    assert record(world, 5, gas)["obstacle"] == "生态保护红线：穿越红线 80 米"


def test_the_rate_counts_what_is_needed_before_the_start_and_has_no_value_without(world):
    rate = indicator("approvals_rate")
    assert rate.total(at(world)) == 50.0, "the wind farm: two items told of, one granted"
    assert rate.by_unit(at(world)) == {world.units.jiafeng.pk: 50.0}
    assert rate.total(at(world, on=date(2023, 11, 9))) is None and rate.by_unit(at(world, on=date(2023, 11, 9))) == {}, "无任务"
    do(approvals.stand, world.projects.wind, told("2023-12-12"), item="permit", state="done", document="1号")
    do(milestones.reach, world.projects.wind, told("2023-12-12", world.officers.jiafeng), kind="started")
    assert rate.total(at(world)) == 100.0, "a project that started is still counted"


def test_what_waits_to_be_verified_is_not_counted(world):
    do(approvals.draw_up, world.projects.wind, told("2023-12-01"), kind_of="energy", path="verify", says={})
    stood = world.projects.wind.checklist_standings.get(known_until__year=9999, until_on__year=9999)
    assert stood.unknown > 5 and stood.needed + stood.unknown == world.projects.wind.approval_standings.filter(
        known_until__year=9999, until_on__year=9999,
    ).exclude(state="not_needed").count()
