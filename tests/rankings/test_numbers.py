"""Pairs of a pack: rising, two numbers each, money written as money."""
import pytest

from gongjian.rankings.numbers import pairs
from gongjian.timeline.tomlfile import Table


@pytest.mark.parametrize("told, read", [
    ([[0, 1], [10, 5]], ((0.0, 1.0), (10.0, 5.0))), ([["10亿", 30]], ((10**9, 30.0),)), ([], ()), ([[0.5, -1]], ((0.5, -1.0),)),
])
def test_pairs_are_read(told, read):
    mistakes: list[str] = []
    assert pairs(Table({"steps": told}, "项", mistakes), "steps") == read and not mistakes


@pytest.mark.parametrize("told", [[[1]], [[1, 2, 3]], [1, 2], [["多", 1]], [[1, "两"]], [[True, 1]], [["10个", 1]], "0-1"])
def test_what_are_no_pairs_is_said(told):
    mistakes: list[str] = []
    assert pairs(Table({"steps": told}, "项", mistakes), "steps") == () and len(mistakes) == 1


@pytest.mark.parametrize("told", [[[10, 1], [5, 2]], [[5, 1], [5, 2]]])
def test_pairs_rise(told):
    mistakes: list[str] = []
    pairs(Table({"steps": told}, "项", mistakes), "steps")
    assert mistakes == ["项：steps 每对的第一个数应由小到大，不重复"]
