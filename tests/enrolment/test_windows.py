"""When papers are taken: the plan's days, the bureau's own notices, no January; what comes too late counts for the next month and says so."""
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongjian.enrolment.acts import course
from gongjian.enrolment.acts.windows import give_notice
from gongjian.enrolment.rules import EnrolmentRules, Rules, lay_down, rules_at, windows_of
from gongjian.enrolment.windows import JANUARY, WindowLevel, Windows, windows_at
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When
from tests.enrolment.making import complete, way_of
from tests.world import AREA, TODAY, do, sits, told

DEC = date(2023, 12, 1)


def known(on=TODAY, at=None) -> Windows:
    return windows_at(When(on, at), AREA)


def test_the_plan_gives_four_days_of_the_month(world):
    windows = known()
    assert [windows.of(date(2023, 12, 20), level).closes_on.day for level in WindowLevel] == [5, 10, 20, 25]
    window = windows.of(DEC, "other")
    assert (window.opens_on, window.closed, window.told, window.caveat, window.title) == (DEC, False, False, "未核实", "2023年12月")
    assert window.holds(date(2023, 12, 10)) and not window.holds(date(2023, 12, 11)) and window.left(date(2023, 12, 7)) == 3


def test_of_january_there_is_no_window_and_it_says_so(world):
    window = known().of(date(2024, 1, 15), "other")
    assert (window.closed, window.why, window.caveat) == (True, JANUARY, "") and not window.holds(date(2024, 1, 5))
    with pytest.raises(Refused, match="1月份数据免报"):
        do(give_notice, "county", told("2023-12-20", note="通知"), month=date(2024, 1, 1), level="other", opens_on=date(2024, 1, 2), closes_on=date(2024, 1, 9))


def test_what_comes_after_the_tenth_of_december_counts_for_february(world):
    windows = known()
    assert windows.next(date(2023, 12, 10)).month == DEC
    assert windows.next(date(2023, 12, 11)).month == date(2024, 2, 1), "there is no January"
    assert windows.next(date(2023, 12, 5), new_legal_person=True).month == DEC
    assert windows.next(date(2023, 12, 6), new_legal_person=True).month == date(2024, 2, 1)


def test_a_submission_out_of_the_window_is_taken_and_says_its_month(world):
    project = complete(world)
    do(course.submit_papers, project, told("2023-12-13", world.officers.jiafeng), verifier=world.units.forestry)
    assert way_of(project).window == date(2024, 2, 1)


def test_the_bureaus_notice_holds_for_its_month_from_its_day_on(world):
    said = {"month": DEC, "level": "other", "opens_on": DEC, "closes_on": date(2023, 12, 22), "document": "沁统〔2023〕12号"}
    do(give_notice, "county", told("2023-12-08", world.officers.statistics, "年末顺延"), **said)
    assert known(date(2023, 12, 7)).next(date(2023, 12, 13)).month == date(2024, 2, 1)
    window = known().next(TODAY)
    assert (window.month, window.closes_on, window.told, window.why, window.document) == (DEC, date(2023, 12, 22), True, "年末顺延", "沁统〔2023〕12号")
    assert known().of(date(2023, 11, 1), "other").closes_on == date(2023, 11, 10), "other months are as they were"
    do(give_notice, "county", told("2023-12-12", world.officers.statistics, "系统维护"), month=DEC, level="other", closed=True)
    assert known().of(DEC, "other").closed and known().next(TODAY).month == date(2024, 2, 1), "the latest holds"


WRONG = (
    ({"level": "nobody"}, "请选择层级"), ({"closes_on": None}, "请写明开始和截止日期"), ({"opens_on": date(2023, 12, 22), "closes_on": date(2023, 12, 20)}, "截止日期早于开始日期"),
    ({"closes_on": date(2023, 12, 9)}, "已经过去"), ({"closes_on": date(2024, 1, 3)}, "须在 2023年12月之内"),
)


@pytest.mark.parametrize("said,why", WRONG)
def test_a_notice_that_cannot_be_is_refused(world, said, why):
    fine = {"month": DEC, "level": "other", "opens_on": DEC, "closes_on": date(2023, 12, 22)}
    with pytest.raises(Refused, match=why):
        do(give_notice, "county", told("2023-12-10", note="通知"), **fine | said)
    with pytest.raises(Refused, match="须写明依据"):
        do(give_notice, "county", told("2023-12-10"), **fine)


def test_only_the_bureau_gives_notice(world):
    fine = {"month": DEC, "level": "other", "opens_on": DEC, "closes_on": date(2023, 12, 22), "note": "通知"}
    for who in ("office", "jiafeng", "magistrate", "approvals", "inspector"):
        with pytest.raises(Refused, match="这件事由县统计局办理"):
            sits(getattr(world.officers, who)).do(give_notice, "county", **fine)
    sits(world.officers.statistics).do(give_notice, "county", **fine)


def test_rules_are_laid_down_once_and_change_nothing_said_before(world):
    office = told("2023-11-17", world.officers.office)
    assert lay_down(windows_of([5, 10, 20, 25]), office, date(2023, 11, 1)) == [], "the plan says the defaults"
    assert windows_of([]) == Rules()
    do(lambda thing, frame: lay_down(Rules(other_by=15), frame, date(2023, 12, 1)), "county", office)
    assert lay_down(Rules(other_by=15), office, date(2023, 12, 1)) == []
    do(lambda thing, frame: lay_down(Rules(other_by=12), frame, date(2024, 2, 1)), "county", told("2024-01-20", world.officers.office))
    rules = rules_at(EnrolmentRules.objects.as_of(When(date(2024, 3, 1))))
    assert [rules(date(2023, month, 1)).other_by for month in (11, 12)] == [15, 15] and rules(date(2024, 2, 1)).other_by == 12
    assert known(date(2024, 3, 1)).of(DEC, "other").closes_on.day == 15


@given(st.dates(date(2022, 1, 1), date(2026, 12, 31)), st.booleans(), st.lists(st.integers(1, 31), min_size=4, max_size=4))
def test_the_next_window_is_the_first_that_still_takes_it(day, new, days):
    """Never January, never closed, never past; and no earlier one would do."""
    windows = Windows(lambda on: windows_of(sorted(days)), {})
    window = windows.next(day, new)
    assert not window.closed and window.month.month != 1 and day <= window.closes_on and window.opens_on <= window.closes_on
    assert window.closes_on.month == window.month.month
    month = day.replace(day=1)
    while month < window.month:
        earlier = windows.of(month, window.level)
        assert earlier.closed or earlier.closes_on < day
        month = (month + timedelta(32)).replace(day=1)
