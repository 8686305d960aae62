"""Conditions of a pack: what they mean on a day, and what is said of those that cannot be."""
from datetime import date

import pytest

from gongjian.rankings.conditions import months_before, read_condition

ON = date(2023, 12, 13)


@pytest.mark.parametrize("text, row, holds", [
    ("year_plan >= 10亿", {"year_plan": 10**9}, True), ("year_plan >= 10亿", {"year_plan": 10**9 - 1}, False), ("year_plan < 5000万", {"year_plan": 10**7}, True),
    ("year_plan >= 0元", {"year_plan": None}, False), ("nature = 新建", {"nature": "new"}, True), ("nature != 新建", {"nature": "continued"}, True),
    ("industrial = 是", {"industrial": True}, True), ("industrial = 否", {"industrial": False}, True), ("industrial = 否", {"industrial": None}, False),
    ("enrolled_on 有", {"enrolled_on": ON}, True), ("enrolled_on 无", {"enrolled_on": None}, True), ("enrolled_on 无", {"enrolled_on": ON}, False),
    ("lag > 30", {"lag": 30.1}, True), ("lag > 30", {"lag": 30.0}, False), ("lag >= 10", {"lag": 10.0}, True), ("lag > 30", {"lag": None}, False),
    ("year_share >= 80%", {"year_share": 80.0}, True), ("started_on >= 月初", {"started_on": date(2023, 12, 1)}, True),
    ("started_on >= 月初", {"started_on": date(2023, 11, 30)}, False), ("started_on >= 年初", {"started_on": date(2023, 1, 1)}, True),
    ("started_on < 2个月前", {"started_on": date(2023, 10, 12)}, True), ("started_on < 2个月前", {"started_on": date(2023, 10, 13)}, False),
    ("planned_start_on < 月初前2个月", {"planned_start_on": date(2023, 9, 30)}, True), ("planned_start_on < 月初前2个月", {"planned_start_on": date(2023, 10, 1)}, False),
    ("planned_start_on <= 当日", {"planned_start_on": ON}, True), ("started_on >= 2023-12-13", {"started_on": ON}, True),
])
def test_a_condition_is_judged_on_a_projects_words(text, row, holds):
    assert read_condition(text).holds(row, ON) == holds


@pytest.mark.parametrize("text, said", [
    ("year_plan >= 10亿", "年度计划投资 ≥ 10亿"), ("enrolled_on 无", "入统日期为空"), ("started_on 有", "开工日期不为空"), ("started_on < 2个月前", "开工日期早于2个月前"),
    ("nature = 新建", "建设性质为新建"), ("industrial = 是", "是产业项目"), ("industrial = 否", "不是产业项目"), ("lag > 30", "落后 > 30"),
])
def test_a_condition_is_told_in_the_words_of_the_lists(text, said):
    assert read_condition(text).said == said


@pytest.mark.parametrize("text, why", [
    ("year_plan", "写法不对"), ("year_plann >= 10亿", "「year_plann」不在项目的词表里"), ("year_plan >= 10", "没有写单位"), ("year_plan >= 10个", "要写金额"), ("year_plan >= 很多", "写法不对"),
    ("nature = 扩建", "建设性质没有「扩建」，现有 新建、续建"), ("industrial = 对", "只能写“是”或“否”"), ("started_on < 上个月", "不是日子"),
    ("lag > 落后", "要写数字"), ("official_in > 0元", "统计口径数，不进排名"),
])
def test_a_condition_that_cannot_be_is_said(text, why):
    with pytest.raises(ValueError, match=why):
        read_condition(text)


@pytest.mark.parametrize("day, months, before", [
    (date(2023, 12, 13), 1, date(2023, 11, 13)), (date(2024, 3, 31), 1, date(2024, 2, 29)), (date(2024, 1, 15), 2, date(2023, 11, 15)), (date(2023, 5, 1), 0, date(2023, 5, 1)),
])
def test_months_go_back_by_the_calendar(day, months, before):
    assert months_before(day, months) == before
