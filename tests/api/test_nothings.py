"""无任务, 目标未下达, 未报 and zero are four different things, and other systems are told which."""
from gongjian.indicators.registry import every_indicator
from gongjian.projects.acts import milestones
from gongjian.targets import allotting
from gongjian.targets.amounts import NO_TASK
from tests.api.asking import ask, error, given, read
from tests.world import WAN, do, told


def units(said: dict) -> dict:
    return {unit["unit"]: unit for unit in said["units"]}


def allotted(world):
    target = world.drive.targets.get(key="invested")
    for unit, told_it in ((world.units.jiafeng, {"value": 1000 * WAN}), (world.units.longgang, {"value": NO_TASK})):
        do(allotting.allot, target, told("2023-11-10"), unit=unit, document="沁攻坚办〔2023〕1号", **told_it)


def test_of_a_unit_the_task_and_the_figure_each_say_what_they_are(world):
    allotted(world)
    do_start(world)
    said = read(given(world, "office").secret, "indicators/invested")
    assert (said["unit"], said["basis_label"], said["asked"], said["asked_state"], said["state"]) == ("元", "调度口径", 4_430_000_000, "有数", "有数")
    found = units(said)
    assert (found["嘉峰镇"]["asked"], found["嘉峰镇"]["asked_state"], found["嘉峰镇"]["value"], found["嘉峰镇"]["state"]) == (1000 * WAN, "有数", None, "未报")
    assert (found["龙港镇"]["asked"], found["龙港镇"]["asked_state"], found["龙港镇"]["value"], found["龙港镇"]["state"]) == (None, "无任务", 0, "零")
    assert (found["端氏镇"]["asked"], found["端氏镇"]["asked_state"], found["端氏镇"]["value"], found["端氏镇"]["state"]) == (None, "目标未下达", 650 * WAN, "有数")


def do_start(world):
    """嘉峰's gas is under way, and 嘉峰 has reported nothing."""
    do(milestones.reach, world.projects.gas, told("2023-12-01"), kind="started")


def test_targets_say_the_same_and_growth_is_neither_issued_nor_published(world):
    allotted(world)
    do_start(world)
    told_targets = {target["key"]: target for target in read(given(world, "office").secret, "targets")["targets"]}
    found = units(told_targets["invested"])
    assert (found["嘉峰镇"]["done"], found["嘉峰镇"]["done_state"]) == ("未报", "未报") and found["龙港镇"]["asked_state"] == "无任务"
    growth = told_targets["growth"]
    assert (growth["asked"], growth["asked_state"], growth["done"], growth["done_state"], growth["basis_label"]) == (None, "目标未下达", None, "尚未发布", "统计口径")
    assert told_targets["start_rate"]["done_state"] == "尚未起算", "一季度 has not come"


def test_a_unit_reads_the_countys_figure_and_its_own(world):
    said = read(given(world, "duanshi").secret, "indicators/invested")
    assert said["value"] == read(given(world, "office").secret, "indicators/invested")["value"] > 650 * WAN
    assert [unit["unit"] for unit in said["units"]] == ["端氏镇"]


def test_every_indicator_can_be_read_on_two_days_and_every_nothing_is_named(world):
    secret = given(world, "office").secret
    about = {one["name"]: one for one in read(secret, "indicators")["indicators"]}
    assert set(about) == set(every_indicator())
    for name in about:
        for day in ("2023-11-17", "2023-12-13"):
            said = read(secret, f"indicators/{name}?on={day}")
            assert {key: said[key] for key in about[name]} == about[name]
            assert all((unit["value"] is None) == (unit["state"] in ("无任务", "未报", "尚未发布")) or unit["state"] == "尚未起算" for unit in said["units"])
    assert "没有「nothing」这个指标" in error(ask(secret, "indicators/nothing"), 404)


def test_a_figure_may_be_asked_for_from_another_day_on(world):
    secret = given(world, "office").secret
    assert read(secret, "indicators/invested?since=2023-11-16")["value"] == (480 + 350) * WAN
    assert "晚于查看日" in error(ask(secret, "indicators/invested?since=2023-12-01&on=2023-11-01"), 422)
