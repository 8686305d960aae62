"""The axes of M18 are the county's own lists, dated; the reserve's days are the office's to set."""
from dataclasses import replace

import pytest

from gongjian.reserve.acts import rules as acts
from gongjian.reserve.acts import tags
from gongjian.reserve.models import Tag, Tagging
from gongjian.reserve.rules import Rules, rules_on
from gongjian.reserve.tags import AXES, by_axis, members
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When
from tests.world import AREA, TODAY, do, sits, told


def refused(act, *args, **said) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **said)
    return caught.value.reason


def enter(axis, name, on="2023-11-06", **said):
    return do(tags.enter, axis, told(on), name=name, **said)[0].tag


def names(axis, on=TODAY, known=None):
    return [one.name for one in by_axis(members(When(on, known), AREA))[axis]]


def test_nothing_is_preset(world):
    assert [axis.title for axis in AXES.values()] == ["六大战略定位", "“1+5”现代产业体系", "十大产业链", "主攻方向"]
    assert by_axis(members(When(TODAY), AREA)) == {axis: [] for axis in AXES}


def test_a_list_holds_what_the_county_enters_and_no_more_than_it_has(world):
    for place in range(6):
        enter("position", f"定位{place}", document="沁发〔2023〕5号")
    assert refused(enter, "position", "第七") == "六大战略定位已有 6 项。要换一项，请先停用或改名"
    assert refused(enter, "position", "定位0").startswith("「定位0」已经在") and refused(enter, "chain", "  ") == "名称不能空"
    assert refused(enter, "nothing", "x") == "没有这个维度"
    assert names("position") == [f"定位{place}" for place in range(6)] and members(When(TODAY), AREA)[0].document == "沁发〔2023〕5号"


def test_a_past_day_has_the_list_of_then(world):
    tag = enter("direction", "治水兴水")
    do(tags.rename, tag, told("2023-12-01"), name="水利兴县", document="新文件")
    old = enter("direction", "城市建设")
    do(tags.end, old, told("2023-12-05", note="并入别项"))
    assert names("direction") == ["水利兴县"] and sorted(names("direction", TODAY.replace(month=11, day=20))) == ["城市建设", "治水兴水"]
    assert refused(do, tags.rename, old, told(TODAY), name="x") == "这一项已经停用" and refused(do, tags.end, tag, told(TODAY)) == "停用须写明理由"
    assert refused(do, tags.rename, tag, told(TODAY), name="水利兴县") == "名称没有变化"


def test_a_project_carries_the_tags_it_was_given_and_says_only_what_differs(world):
    gas = world.projects.gas
    first, second = enter("direction", "生态文明"), enter("chain", "煤层气")
    do(tags.tag_project, gas, told("2023-12-01"), tags=[first.pk, second.pk])
    facts = do(tags.tag_project, gas, told("2023-12-05"), tags=[second.pk])
    assert [(fact.tag, fact.ends) for fact in facts] == [(first, True)] and Tagging.objects.count() == 3
    assert refused(do, tags.tag_project, gas, told(TODAY), tags=[second.pk]) == "没有改动"
    do(tags.end, first, told("2023-12-06", note="停用"))
    assert refused(do, tags.tag_project, gas, told(TODAY), tags=[first.pk]) == "有的标签已经停用，请重新选择"


def test_only_the_office_keeps_the_lists_and_a_unit_tags_its_own(world):
    o = world.officers
    assert refused(sits(o.jiafeng).do, tags.enter, "direction", name="x") == "这件事由指挥部办公室办理"
    sits(o.office).do(tags.enter, "direction", name="乡村振兴")
    tag = Tag.objects.get()
    sits(o.jiafeng).do(tags.tag_project, world.projects.gas, tags=[tag.pk])
    assert refused(sits(o.duanshi).do, tags.tag_project, world.projects.gas, tags=[]) == "这件事由责任单位、指挥部办公室办理"


def test_the_days_are_defaults_until_the_office_sets_them_and_the_past_keeps_its_own(world):
    assert rules_on(TODAY, AREA) == Rules() == Rules(5, 5, 10, 365, 60)
    shorter = replace(Rules(), vet=3, stale=180)
    sits(world.officers.office).do(acts.lay_down, AREA, rules=shorter, note="指挥部会议议定")
    assert rules_on(TODAY, AREA) == shorter and rules_on(TODAY.replace(day=12), AREA) == Rules()
    assert refused(sits(world.officers.office).do, acts.lay_down, AREA, rules=shorter) == "没有改动"
    assert "请填 1 到 3650 天" in refused(do, acts.lay_down, AREA, told(TODAY), rules=replace(Rules(), mend=0))
    assert "须少于无进展的天数" in refused(do, acts.lay_down, AREA, told(TODAY), rules=replace(Rules(), near=365))
    assert refused(sits(world.officers.jiafeng).do, acts.lay_down, AREA, rules=Rules()) == "这件事由指挥部办公室办理"
