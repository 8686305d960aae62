"""省级重点 candidates against the table of rules, by hand."""
from dataclasses import replace
from datetime import date

from gongjian.reserve.grades import soon
from gongjian.reserve.key_projects import LEAST, RULES, Known, Outcome, Sort, Sureness, judge, trade_of
from gongjian.timeline.money import YI

READY = Known(
    date(2023, 12, 13), 2024, "2312-140521-44-01-000001", "某公司", "新能源", 5 * YI, filed=True, begun=True, policy="pass", land="pass", owner_said="pass",
    planned_start_on=date(2024, 3, 1), year_plan=2 * YI, secured=2 * YI,
)


def test_a_project_with_everything_is_a_building_project_and_the_money_rule_is_this_houses_reading():
    judged = judge(READY)
    assert (judged.sort, judged.sureness, judged.wanting) == (Sort.BUILDING, Sureness.MIDDLE, [])
    assert [rule.key for rule in RULES if rule.sure != "A"] == ["money"]


def test_without_its_filing_it_is_one_ahead_of_building():
    judged = judge(replace(READY, filed=False))
    assert (judged.sort, judged.sureness) == (Sort.AHEAD, Sureness.HIGH)
    assert judge(replace(READY, filed=False, begun=False)).sort == Sort.NEITHER


def test_without_a_code_it_is_neither_and_says_so():
    judged = judge(replace(READY, code=""))
    assert judged.sort == Sort.NEITHER and "有项目代码：没有项目代码" in judged.wanting


def test_the_size_asked_is_the_trades_and_where_none_is_known_nothing_is_sure():
    assert trade_of("煤炭物流").least == 10 and trade_of("菌菇") is None and LEAST == 3
    assert judge(replace(READY, total=3 * YI)).sort == Sort.BUILDING and judge(replace(READY, total=3 * YI - 1)).sort == Sort.NEITHER
    assert judge(replace(READY, sector="煤炭")).sort == Sort.NEITHER
    unknown = judge(replace(READY, sector="菌菇"))
    assert (unknown.sort, unknown.sureness) == (Sort.BUILDING, Sureness.LOW) and unknown.outcomes["size"][0] == Outcome.UNKNOWN


def test_a_department_that_said_no_or_nothing():
    assert judge(replace(READY, land="stop")).sort == Sort.NEITHER
    assert judge(replace(READY, land="condition")).outcomes["plans"][0] == Outcome.DOUBT
    assert judge(replace(READY, policy="")).sureness == Sureness.LOW


def test_money_and_days():
    assert judge(replace(READY, secured=YI)).sort == Sort.AHEAD, "not enough for the first year"
    assert judge(replace(READY, secured=None, paid=2 * YI)).sort == Sort.BUILDING
    assert judge(replace(READY, secured=YI, paid=YI)).sort == Sort.AHEAD, "two figures, never added"
    assert judge(replace(READY, planned_start_on=date(2025, 1, 1))).sort == Sort.AHEAD
    assert judge(replace(READY, planned_start_on=date(2026, 1, 1))).sort == Sort.NEITHER
    assert judge(replace(READY, owner_said="", filed=False)).outcomes["owner"][0] == Outcome.DOUBT


def test_three_months_on_from_the_end_of_a_month():
    assert soon(date(2023, 11, 30)) == date(2024, 2, 29) and soon(date(2023, 12, 13)) == date(2024, 3, 13) and soon(date(2023, 10, 31)) == date(2024, 1, 31)
