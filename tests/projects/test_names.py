"""Near names and false friends; a queue of pairs for a person to decide, and nothing ever merged by itself (QUIRKS 8)."""
from datetime import date

import pytest

from gongjian.projects.acts import card, twins
from gongjian.projects.duplicates import NEAR, VERY_NEAR, candidates
from gongjian.projects.models import Card, Milestone, Project, ProjectStanding, Twin
from gongjian.projects.names import nearness, pinyin
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When
from tests.world import TODAY, do, looks, told


@pytest.mark.parametrize("one, other", [
    ("林荫大道二号线", "林荫大道三号线"), ("十堰恒大城二期、三期", "十堰恒大城三期、四期"), ("五卡路", "五赛路"), ("五卡路建设项目", "五赛路建设项目"), ("五卡路道路工程", "五赛路道路工程"),
    ("五卡路改扩建工程", "五赛路改扩建工程"), ("固县风电一期", "固县风电二期"), ("驰田金钢10万辆专用车", "驰田金钢智慧新工厂"), ("110千伏变电站", "35千伏变电站"), ("安置区A区", "安置区B区"),
    ("沁河大桥", "丹河大桥"), ("", "某项目"), ("项目", "工程"),
])
def test_false_friends_are_not_near(one, other):
    assert nearness(one, other) < NEAR and nearness(other, one) == nearness(one, other)


@pytest.mark.parametrize("one, other", [
    ("驰田金钢智慧新工厂", "驰田智慧新工厂"), ("十堰博览中心", "十堰博览中心（三下乡）"), ("恒信春秋府", "恒信·春秋府"), ("肉羊全产业链", "肉羊全产业链项目"),
    ("煤层气增压站及配套管网", "煤层气增压站及配套管网建设工程"), ("某某产业园（暂定名）", "某某产业园"), ("南部山区道路升级改造", "南部山区道路升级改造工程"),
])
def test_the_same_project_under_another_hand_is_near(one, other):
    assert nearness(one, other) >= NEAR


def test_a_name_is_found_by_its_pinyin_and_initials():
    assert pinyin("肉羊") == "rouyang ry" and pinyin("沁水").startswith("qinshui") and pinyin("长治") == "changzhi cz"


def pairs(world, who="office"):
    seen = looks(getattr(world.officers, who)).see(Project)
    return [({pair.one.name, pair.other.name}, pair.why) for pair in candidates(seen, When(TODAY))]


def register(world, unit, name, **says):
    return do(card.register, unit, told("2023-12-01"), name=name, **says)[0].project


def test_same_investor_and_near_name_across_units_are_put_to_a_person(world):
    assert pairs(world) == []
    register(world, world.units.duanshi, "肉羊全产业链（三下乡）", owner="沁水县羊羊农牧有限公司")
    register(world, world.units.zone, "肉羊育肥场", owner="沁水县羊羊农牧有限公司")
    assert pairs(world) == [({"肉羊全产业链项目", "肉羊全产业链（三下乡）"}, "建设单位相同、名称相近")]
    assert pairs(world, "agriculture") == [], "a unit sees no pair with another's project"


def test_very_near_names_are_asked_about_without_an_investor_and_near_ones_are_not(world):
    register(world, world.units.zone, "固县风电一期工程")
    register(world, world.units.zone, "固县风电二期")
    assert pairs(world) == [({"固县风电一期", "固县风电一期工程"}, "名称相近")]
    assert VERY_NEAR > NEAR


def test_one_code_twice_is_asked_about_whatever_the_names(world):
    twin = register(world, world.units.zone, "完全不同")
    told("2023-12-02").tell(Card, project=twin, says={"code": "2301-140521-89-01-000001"})
    do(card.change_card, twin, told("2023-12-03"), place="某地")
    assert pairs(world) == [({"肉羊全产业链项目", "完全不同"}, "项目代码相同")]


def test_nothing_is_merged_until_a_person_says_so_and_then_it_is_a_fact(world):
    twin = register(world, world.units.duanshi, "肉羊全产业链", owner="沁水县羊羊农牧有限公司")
    facts = (Twin.objects.count(), Milestone.objects.count(), ProjectStanding.objects.count())
    pairs(world), pairs(world)
    assert (Twin.objects.count(), Milestone.objects.count(), ProjectStanding.objects.count()) == facts
    do(twins.decide, world.projects.sheep, told(TODAY, world.officers.office), other=twin, verdict="same")
    gone = ProjectStanding.objects.at(When(TODAY)).get(project=twin)
    assert gone.withdrawn_on == TODAY and gone.withdrawn_why == "重复：与「肉羊全产业链项目」为同一项目"
    assert Twin.objects.get().by == world.officers.office and pairs(world) == []
    assert ProjectStanding.objects.at(When(date(2023, 12, 12))).get(project=twin).withdrawn_on is None


def test_a_pair_kept_apart_is_not_asked_about_again(world):
    twin = register(world, world.units.duanshi, "肉羊全产业链", owner="沁水县羊羊农牧有限公司")
    do(twins.decide, twin, told(TODAY), other=world.projects.sheep, verdict="apart")
    assert pairs(world) == []
    with pytest.raises(Refused, match="已经认定过"):
        twins.decide(world.projects.sheep, told(TODAY), other=twin, verdict="same")
    with pytest.raises(Refused, match="两个不同的项目"):
        twins.decide(twin, told(TODAY), other=twin, verdict="same")
    with pytest.raises(Refused, match="请认定"):
        twins.decide(twin, told(TODAY), other=world.projects.gas, verdict="maybe")
