"""A condition is true, false, or open as long as what it rests on is not told; then it names what must be told."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongjian.approvals.catalogue.condition import AllOf, Among, Amount, AnyOf, Condition, read_condition
from gongjian.timeline.tomlfile import Table
from tests.approvals.catalogue.plainly import attributes

FOREST, ENERGY, POWER = Among("forest"), Amount("energy", at_least=1000), Amount("power", at_least=500)


@pytest.mark.parametrize(("condition", "told", "holds", "open_"), [
    (Condition(), {}, True, ()),
    (FOREST, {}, None, ("forest",)),
    (FOREST, {"forest": None}, None, ("forest",)),
    (FOREST, {"forest": True}, True, ()),
    (FOREST, {"forest": False}, False, ()),
    (Among("forest", (False,)), {"forest": False}, True, ()),
    (Among("path", ("approve", "verify")), {"path": "verify"}, True, ()),
    (Among("path", ("approve",)), {"path": "file"}, False, ()),
    (ENERGY, {"energy": 999.9}, False, ()),
    (ENERGY, {"energy": 1000}, True, ()),
    (ENERGY, {"energy": 0}, False, ()),
    (Amount("energy", less_than=10), {"energy": 10}, False, ()),
    (AnyOf((ENERGY, POWER)), {"energy": 1000}, True, ()),
    (AnyOf((ENERGY, POWER)), {"energy": 5}, None, ("power",)),
    (AnyOf((ENERGY, POWER)), {}, None, ("energy", "power")),
    (AnyOf((ENERGY, POWER)), {"energy": 5, "power": 5}, False, ()),
    (AllOf((FOREST, ENERGY)), {"forest": False}, False, ()),
    (AllOf((FOREST, ENERGY)), {"forest": True}, None, ("energy",)),
    (AllOf((FOREST, ENERGY)), {"forest": True, "energy": 2000}, True, ()),
])
def test_a_condition_holds_or_not_or_is_open(condition, told, holds, open_):
    assert condition.holds(told) is holds and condition.open(told) == open_


leaves = st.sampled_from([FOREST, Among("forest", (False,)), ENERGY, POWER, Amount("energy", less_than=10), Condition()])
conditions = st.recursive(leaves, lambda inner: st.builds(lambda kind, parts: kind(tuple(parts)), st.sampled_from([AllOf, AnyOf]), st.lists(inner, min_size=1, max_size=3)))
values = st.fixed_dictionaries({"forest": st.booleans(), "energy": st.sampled_from([0, 5, 1500]), "power": st.sampled_from([0, 900])})


@given(conditions, values, st.sets(st.sampled_from(["forest", "energy", "power"])))
def test_what_is_decided_with_less_told_stays_decided_with_more(condition, told, hidden):
    less = {name: value for name, value in told.items() if name not in hidden}
    assert condition.holds(told) is not None and condition.holds(less) in (None, condition.holds(told))
    assert bool(condition.open(less)) == (condition.holds(less) is None) and set(condition.open(less)) <= hidden & set(condition.names())


@pytest.mark.parametrize(("said", "words"), [
    ({"attribute": "forest"}, "占用林地"),
    ({"attribute": "forest", "is": False}, "不占用林地"),
    ({"attribute": "energy", "at_least": 1000}, "年综合能耗 1000 吨标准煤以上"),
    ({"attribute": "energy", "at_least": 1000, "less_than": 10000}, "年综合能耗 1000 吨标准煤以上、10000 吨标准煤以下"),
    ({"attribute": "path", "among": ["approve", "verify"]}, "审批路径为审批或核准"),
    ({"any": [{"attribute": "energy", "at_least": 1000}, {"attribute": "power", "at_least": 500}]}, "年综合能耗 1000 吨标准煤以上，或年用电量 500 万千瓦时以上"),
    ({"all": [{"attribute": "forest"}, {"any": [{"attribute": "energy", "at_least": 1}, {"attribute": "power", "at_least": 2.5}]}]},
     "占用林地，且（年综合能耗 1 吨标准煤以上，或年用电量 2.5 万千瓦时以上）"),
])
def test_a_condition_is_said_as_officials_write(said, words):
    mistakes: list[str] = []
    assert read_condition(Table(said, "某事项", mistakes), attributes()).said(attributes()) == words and mistakes == []


@pytest.mark.parametrize(("said", "mistake"), [
    ({"attribute": "forrest"}, "某事项：attribute「forrest」不认识（可用 path、forest、energy、power）"),
    ({"attribute": "path", "among": ["approved"]}, "某事项：审批路径没有「approved」（可用 approve、verify、file）"),
    ({"attribute": "path"}, "某事项：缺少 among"),
    ({"attribute": "energy"}, "某事项：年综合能耗要写 at_least 或 less_than"),
    ({"attribute": "energy", "at_least": "many"}, "某事项：at_least 应写不小于 0 的数"),
    ({"attribute": "energy", "at_least": -1}, "某事项：at_least 应写不小于 0 的数"),
    ({"attribute": "energy", "atleast": 5}, "某事项：不认识的项 atleast（是不是 at_least？）"),
    ({"attribute": "forest", "is": "no"}, "某事项：is 应写 true 或 false"),
    ({"any": []}, "某事项：any 应是一组条件"),
    ({"any": [{"attribute": "forest"}], "attribute": "forest"}, "某事项：不认识的项 attribute"),
    ({}, "某事项：缺少 attribute"),
])
def test_a_condition_that_cannot_be_read_says_why(said, mistake):
    mistakes: list[str] = []
    read_condition(Table(said, "某事项", mistakes), attributes())
    assert mistake in mistakes
