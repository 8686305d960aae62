"""A bureau changes its own items: what cannot be is refused in a sentence, what can gives another catalogue and leaves the first as it was."""
import json
from datetime import date

import pytest

from gongjian.approvals.catalogue.book import read
from gongjian.timeline.refused import Refused

GUIDE = {"days": 3, "counted": "working", "confidence": "A", "source": "县林业局办事指南（2023）"}


def test_a_changed_limit_holds_in_the_new_catalogue_and_not_in_the_old():
    new = read().changed("forest", {"promised": GUIDE}, date(2023, 12, 1))
    assert (new.items["forest"].promised.days, new.items["forest"].limit.days, new.on) == (3, 3, date(2023, 12, 1))
    assert (read().items["forest"].promised.days, read().items["forest"].promised.part) == (5, "县级初审转报") and read().on == date(2023, 11, 1)
    assert list(new.items) == list(read().items), "the order stays"


def test_changes_add_up():
    new = read().changed("forest", {"promised": GUIDE}).changed("forest", {"note": "县里已核"}).changed("energy", {"bureau": "development-reform"})
    assert (new.items["forest"].promised.days, new.items["forest"].note, new.items["energy"].bureau) == (3, "县里已核", "development-reform")


def test_none_takes_a_word_away():
    assert read().changed("land", {"promised": None}).items["land"].limit == read().items["land"].legal


def test_a_change_comes_back_from_json_as_it_was_told():
    said = json.loads(json.dumps({"after": ["code", "site_check"], "promised": GUIDE, "applies": {"attribute": "new_land"}, "materials": ["申请书"]}))
    item = read().changed("land", said).items["land"]
    assert (item.after, item.promised.days, item.materials, item.applies.holds({"new_land": False})) == (("code", "site_check"), 3, ("申请书",), False)


def test_a_prerequisite_taken_away_is_no_inferred_one_any_more_and_one_added_is_the_bureaus_own():
    item = read().changed("permit", {"after": ["planning", "landplan", "tender", "drawings", "fire", "flood", "water"], "lacking": ["oversight", "airdefence"]}).items["permit"]
    assert item.inferred == ("airdefence",)
    assert read().changed("conversion", {"after": ["land", "forest", "minerals"], "lacking": ["stability"]}).items["conversion"].inferred == ("stability",)


@pytest.mark.parametrize(("code", "says", "reason"), [
    ("moon", {"note": "x"}, "目录里没有事项「moon」"),
    ("land", {"code": "earth"}, "code 不能改"),
    ("land", {"rule": "A6", "stage": 3}, "rule、stage 不能改"),
    ("land", {"days": 3}, "不认识的项 days"),
    ("land", {"legal": {"days": 3, "counted": "working"}}, "缺少 confidence"),
    ("land", {"legal": {"days": 3, "counted": "working", "confidence": "D"}}, "confidence「D」不认识（可用 A、a、B、C）"),
    ("land", {"legal": {"days": 3, "counted": "working", "confidence": "A"}}, "写了核过原文或参考，就要写 source"),
    ("land", {"legal": {"days": -3, "counted": "working", "confidence": "B"}}, "days 应在 0 到 999 之间"),
    ("land", {"legal": {"days": "三", "counted": "working", "confidence": "B"}}, "days 应写整数"),
    ("land", {"legal": 5}, "应是一个表"),
    ("land", {"name": ""}, "name 应写文字"),
    ("land", {"name": None}, "缺少 name"),
    ("land", {"after": ["moon"]}, "目录里没有前置事项 moon"),
    ("land", {"after": ["permit"], "inferred": []}, "绕成了圈"),
    ("land", {"after": ["@establish"], "inferred": []}, "绕成了圈"),
    ("land", {"lacking": ["supply"]}, "绕成了圈"),
    ("land", {"bureau": "moon"}, "县情文件里没有单位 moon"),
    ("land", {"inferred": ["moon"]}, "inferred 里的 moon 不在 after 或 lacking 里"),
    ("start", {"after": ["energy"], "inferred": []}, "没有通向开工的路"),
    ("start", {"after": ["permit", "plan_check"], "inferred": []}, "绕成了圈"),
    ("redlines", {"exempt": None}, "有适用条件的事项要写 exempt"),
    ("forest", {"exempt": None, "exempts": ["不占用林地"]}, "exempts 要与 all 里的条件一一对应"),
    ("minerals", {"exempts": ["不在矿区"]}, "exempts 要与 all 里的条件一一对应"),
    ("energy", {"reform": None}, "reform 和 reformed（出处）要一起写"),
    ("forest", {"legal": GUIDE | {"least": 3}}, "least 应小于 days"),
])
def test_a_change_that_cannot_be_is_refused_with_the_reason(code, says, reason):
    with pytest.raises(Refused) as refused:
        read().changed(code, says)
    assert reason in refused.value.reason


def test_one_reason_takes_the_place_of_several():
    item = read().changed("minerals", {"exempt": "不压覆矿产"}).items["minerals"]
    assert item.excuse({"mining": False}) == item.excuse({"standard_land": True}) == "不压覆矿产"


def test_a_condition_taken_away_leaves_an_idle_attribute_and_is_no_mistake():
    new = read().changed("stability", {"applies": None})
    assert new.items["stability"].applies.holds({}) is True and "没有一个条件用到它" in new.check()[0]


def test_the_refusal_names_the_loop_by_the_items_names():
    with pytest.raises(Refused) as refused:
        read().changed("landplan", {"after": ["supply", "@establish", "scheme"]})
    ring = refused.value.reason.removeprefix("前置关系绕成了圈：").split("→")
    assert ring[0] == ring[-1] and set(ring) == {"建设用地规划许可证", "设计方案审查"}
