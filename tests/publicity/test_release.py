"""The figures of a day: totals of units, none of them one respondent's; official rates as published; key projects in open words."""
from datetime import date

import pytest

from gongjian.indicators.standing import target_lines
from gongjian.projects.acts import card, figures, milestones
from gongjian.publicity import key_projects, release
from gongjian.reading.classes import PROJECT_CLASSES, is_open
from gongjian.reading.word import At
from gongjian.targets import allotting
from tests.world import NOV_1, NOV_2, TODAY, WAN, do, looks, told


def drawn(world, on=TODAY, **said) -> dict:
    return release.drawn(At(looks(world.officers.office, on), world.drive), **said)


def county(told_: dict, key: str) -> dict:
    return next(line for line in told_["county"] if line["key"] == key)


def cell(told_: dict, unit, key: str) -> dict:
    return next(row["cells"][key] for row in told_["units"]["rows"] if row["unit"] == unit.pk)


@pytest.fixture
def allotted(world):
    """投资 of two townships and a bureau; 端氏镇 has three projects under way, 嘉峰镇 one."""
    target = world.drive.targets.get(key="invested")
    for unit, value in ((world.units.jiafeng, 1000), (world.units.duanshi, 500), (world.units.agriculture, 9000)):
        do(allotting.allot, target, told("2023-11-10"), unit=unit, value=value * WAN, document="沁攻坚办〔2023〕1号")
    for name in ("甲路", "乙路"):
        road = do(card.register, world.units.duanshi, told("2023-01-11"), name=name, nature="new")[0].project
        do(milestones.reach, road, told("2023-05-01"), kind="started")
        do(figures.report, road, told("2023-11-16", world.officers.duanshi), period=NOV_1, amount=100 * WAN)
    return world


def test_the_countys_figures_are_the_indicators(allotted):
    told_ = drawn(allotted)
    line = next(line for line in target_lines(At(looks(allotted.officers.office), allotted.drive)) if line.target.key == "invested")
    found = county(told_, "invested")
    assert (found["asked"], found["done"], found["rate"], found["basis"]) == (4_430_000_000, line.done, round(line.rate, 1), "调度口径")
    assert county(told_, "start_rate")["state"] == "未起算" and county(told_, "start_rate")["done"] is None


def test_a_unit_of_one_project_and_the_next_smallest_are_not_told(allotted):
    told_ = drawn(allotted)
    duanshi, agriculture = cell(told_, allotted.units.duanshi, "invested"), cell(told_, allotted.units.agriculture, "invested")
    assert agriculture == {"asked": 9000 * WAN, "task": "", "done": None, "state": "不单列"}, "its one project is the sheep's"
    assert duanshi["done"] is None and duanshi["state"] == "不单列", "with it the sheep's would be the total less the township's"
    assert county(told_, "invested")["done"] == (5000 + 460 + 480 + 300 + 350 + 200) * WAN


def test_where_enough_report_a_unit_is_told(allotted):
    for number in range(4):
        for unit in (allotted.units.jiafeng, allotted.units.agriculture):
            farm = do(card.register, unit, told("2023-01-11"), name=f"{unit.key}{number}", nature="new")[0].project
            do(milestones.reach, farm, told("2023-05-01"), kind="started")
            do(figures.report, farm, told("2023-12-01"), period=NOV_2, amount=10 * WAN)
    told_ = drawn(allotted)
    assert cell(told_, allotted.units.duanshi, "invested")["done"] == (300 + 350 + 200) * WAN
    assert cell(told_, allotted.units.jiafeng, "invested")["done"] == 40 * WAN


def test_not_reported_not_allotted_no_task_and_zero_are_apart(allotted):
    starts = allotted.drive.targets.get(key="starts")
    do(allotting.allot, starts, told("2023-11-10"), unit=allotted.units.jiafeng, value=1, document="x")
    do(allotting.allot, starts, told("2023-11-10"), unit=allotted.units.zone, value=allotting.NO_TASK, document="x")
    told_ = drawn(allotted)
    assert cell(told_, allotted.units.jiafeng, "starts") == {"asked": 1, "task": "", "done": 0, "state": ""}
    assert cell(told_, allotted.units.duanshi, "starts") == {"asked": None, "task": "未下达", "done": None, "state": ""}
    do(figures.report, allotted.projects.gas, told("2023-12-01", allotted.officers.jiafeng), period=NOV_2, amount=0)
    zone = [row for row in told_["units"]["rows"] if row["unit"] == allotted.units.zone.pk]
    assert zone == [] or zone[0]["cells"]["starts"]["task"] == "无任务"


def test_official_rates_stand_as_published_and_official_amounts_not_at_all(allotted):
    assert county(drawn(allotted), "growth") == county(drawn(allotted), "growth") | {"done": None, "state": "尚未发布"}
    do(allotting.publish_growth, allotted.drive.targets.get(key="growth"), told("2023-12-05"), value=480, document="11月统计月报")
    found = county(drawn(allotted), "growth")
    assert (found["done"], found["document"], found["basis"]) == (4.8, "11月统计月报", "统计口径")
    assert "520" not in str([line for line in drawn(allotted)["county"] if line["key"] != "x"]).replace("4520", ""), "the road's official 520 万元 is nobody's to tell"


def test_key_projects_are_the_provincial_and_the_sponsored(allotted):
    assert [record["name"] for record in drawn(allotted)["projects"]] == ["肉羊全产业链项目"]
    do(card.change_card, allotted.projects.wind, told("2023-12-01"), provincial=True, provincial_ground="省重点名单")
    assert {record["name"] for record in drawn(allotted)["projects"]} == {"肉羊全产业链项目", "固县风电一期"}
    left = drawn(allotted, leave_out=[allotted.projects.wind.pk])["projects"]
    assert [record["name"] for record in left] == ["肉羊全产业链项目"]
    do(milestones.reach, allotted.projects.sheep, told("2023-12-02", note="主体退出"), kind="withdrawn")
    assert [record["name"] for record in drawn(allotted)["projects"]] == ["固县风电一期"]


def test_a_project_speaks_in_open_words(allotted):
    record = drawn(allotted)["projects"][0]
    assert set(record) - {"key", "unit"} <= {name for name in PROJECT_CLASSES if is_open(PROJECT_CLASSES, name)}
    assert (record["public_stage"], record["total"], record["started_on"]) == ("在建", 36000 * WAN, "2023-09-20")
    assert "owner" not in record and "public_owner" not in record, "羊羊农牧 is an enterprise"
    do(card.change_card, allotted.projects.sheep, told("2023-12-01"), funding="government", owner="沁水县农业综合服务中心")
    assert drawn(allotted)["projects"][0]["public_owner"] == "沁水县农业综合服务中心"


def test_a_word_closed_later_is_not_shown_of_what_was_drawn_earlier(allotted, monkeypatch):
    record = drawn(allotted)["projects"][0]
    monkeypatch.setitem(PROJECT_CLASSES, "total", "internal")
    assert "total" not in key_projects.still_open(record) and key_projects.still_open(record)["name"] == record["name"]


def test_of_a_day_before_anything_there_is_nothing(world):
    told_ = drawn(world, date(2020, 1, 1))
    assert told_["projects"] == [] and told_["units"]["rows"] == []


class TestAPartOfTheWhole:
    """分项: the whole less the part must not be one or two respondents either."""

    def told(self, world, industrial: int) -> dict:
        do(milestones.reach, world.projects.gas, told("2023-10-01"), kind="started")
        flagged = [world.projects.road, world.projects.gas, world.projects.sheep][:industrial]
        do(figures.report, world.projects.gas, told("2023-12-01"), period=NOV_2, amount=10 * WAN)
        for project in (world.projects.road, world.projects.gas, world.projects.sheep):
            do(card.change_card, project, told("2023-12-01"), industrial=project in flagged, industrial_ground="认定" if project in flagged else "")
        return drawn(world)

    @pytest.mark.parametrize("industrial", [1, 2])
    def test_a_part_that_leaves_too_few_or_is_too_few_is_not_told(self, world, industrial):
        part = county(self.told(world, industrial), "industrial_invested")
        assert (part["done"], part["rate"], part["state"]) == (None, None, "不单列")

    def test_a_part_that_is_the_whole_is(self, world):
        told_ = self.told(world, 3)
        assert county(told_, "industrial_invested")["done"] == county(told_, "invested")["done"] > 0
