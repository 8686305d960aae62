"""Figures, marks, validities and values as a screen says them."""
import pytest

from gongjian.approvals.catalogue.book import read
from gongjian.approvals.catalogue.mark import Figure, Validity

ATTRIBUTES = read().attributes


@pytest.mark.parametrize(("figure", "said", "working", "limits"), [
    (Figure("A", "P1", "", 20, "working"), "20 个工作日", 20, True),
    (Figure("B", "", "", 20, "working", more=40), "20 个工作日（另加不超过 40 个工作日）", 20, True),
    (Figure("a", "P1", "", 7, "working", least=5), "5–7 个工作日", 7, True),
    (Figure("A", "P1", "", 60, "natural"), "60 天", 43, True),
    (Figure("A", "P1", "", 0, "working"), "即办", 0, True),
    (Figure("B", "", "", 20, "natural", minimum=True, part="公告"), "公告不少于 20 天", 15, False),
    (Figure("C", "", "推定", 5, "working", part="县级初审转报"), "县级初审转报 5 个工作日", 5, False),
])
def test_a_figure(figure, said, working, limits):
    assert (str(figure), figure.working, figure.limits) == (said, working, limits)


@pytest.mark.parametrize(("validity", "said"), [
    (Validity("A", "P1", "", 0), "长期有效"), (Validity("A", "P1", "", 24), "2 年"), (Validity("A", "P1", "", 3, to_start=True), "3 个月内须开工"),
    (Validity("A", "P1", "", 18), "18 个月"),
])
def test_a_validity(validity, said):
    assert str(validity) == said


@pytest.mark.parametrize(("confidence", "said", "verified"), [("A", "", True), ("a", "参考", True), ("B", "未核实", False), ("C", "未核实", False)])
def test_how_sure(confidence, said, verified):
    figure = Figure(confidence, "P1", "", 20, "working")
    assert (figure.said, figure.verified) == (said, verified)


def test_what_an_item_can_be_late_by_is_of_the_whole_and_the_most_it_may_take():
    limits = {code: read().items[code].limit for code in ("planning", "forest", "conversion", "supply", "lightning", "relics")}
    assert {code: figure and (figure.days, figure.said) for code, figure in limits.items()} == {
        "planning": (7, "未核实"), "forest": (20, "未核实"), "conversion": None, "supply": None, "lightning": (20, "未核实"), "relics": None,
    }


def test_what_an_item_is_planned_with():
    plans = {code: (item.quickest.working, item.usual.working) for code, item in read().items.items() if code in ("planning", "forest", "conversion", "supply")}
    assert plans == {"planning": (7, 10), "forest": (20, 45), "conversion": (100, 100), "supply": (15, 40)}
    assert (read().items["start"].quickest, read().items["start"].usual) == (None, None)


@pytest.mark.parametrize(("key", "value", "fits"), [
    ("forest", True, True), ("forest", None, True), ("forest", 1, False), ("forest", "true", False), ("eia", "report", True), ("eia", "book", False),
    ("energy_tce", 0, True), ("energy_tce", 12.5, True), ("energy_tce", -1, False), ("energy_tce", True, False), ("energy_tce", "12", False),
    ("energy_tce", float("nan"), False), ("energy_tce", float("inf"), False),
])
def test_what_can_be_told_of_an_attribute(key, value, fits):
    assert ATTRIBUTES[key].fits(value) is fits


@pytest.mark.parametrize(("key", "value", "said"), [
    ("forest", True, "是"), ("forest", False, "否"), ("forest", None, "待核"), ("eia", "table", "报告表"), ("energy_tce", 1200.0, "1200 吨标准煤"), ("soil_m3", 0, "0 万立方米"),
    ("energy_tce", 1234567, "1234567 吨标准煤"),
])
def test_a_value_as_it_is_shown(key, value, said):
    assert ATTRIBUTES[key].shown(value) == said
