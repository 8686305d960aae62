"""The working-day calendar: the drive's own arithmetic (M01), days that somebody edited, years nobody has announced."""
from datetime import date, timedelta

import pytest

from gongjian.timeline.calendar import CalendarDay, elapsed, estimated_years, fill, working_days
from gongjian.timeline.periods import Period

DRIVE = Period(date(2023, 11, 1), date(2024, 2, 20))


def test_the_drive_has_112_days_and_76_working_days_and_began_17_days_before_its_paper(db):
    days = [DRIVE.start + timedelta(n) for n in range((DRIVE.end - DRIVE.start).days + 1)]
    assert len(days) == 112 and days.index(date(2023, 11, 17)) + 1 == 17
    assert working_days(DRIVE.start, DRIVE.end) == 76
    assert sum(day.weekday() < 5 for day in days) == 80, "counting Mondays to Fridays is wrong by four"


def test_the_table_says_the_same_as_the_notices_and_is_filled_once(db):
    assert fill(2023, 2024) == 365 + 366
    assert fill(2023, 2024) == 0
    assert working_days(DRIVE.start, DRIVE.end) == 76
    assert CalendarDay.objects.get(day=date(2024, 2, 4)).working, "a Sunday worked for Spring Festival"
    assert str(CalendarDay.objects.get(day=date(2024, 2, 4))) == "2024-02-04 工作日"
    assert CalendarDay.objects.get(day=date(2024, 2, 4)).name == "调休上班"
    assert not CalendarDay.objects.get(day=date(2024, 2, 12)).working


def test_a_day_the_county_edits_counts_as_edited_and_stays_so(db):
    CalendarDay.objects.create(day=date(2023, 11, 1), working=False, name="停工")
    fill(2023, 2023)
    assert not CalendarDay.objects.get(day=date(2023, 11, 1)).working
    assert working_days(DRIVE.start, DRIVE.end) == 75


def test_a_year_without_a_notice_is_counted_by_weekends_and_says_it_is_estimated(db):
    assert working_days(date(2050, 1, 3), date(2050, 1, 9)) == 5
    fill(2050, 2050)
    assert CalendarDay.objects.filter(estimated=True).count() == 365
    assert estimated_years(date(2049, 12, 1), date(2050, 2, 1)) == [2050]
    assert estimated_years(DRIVE.start, DRIVE.end) == []
    assert str(CalendarDay.objects.get(day=date(2050, 1, 3))) == "2050-01-03 工作日（推算）"


def test_nothing_is_expected_of_holidays(db):
    assert elapsed(DRIVE.start, DRIVE.end, date(2023, 10, 31)) == 0
    assert elapsed(DRIVE.start, DRIVE.end, date(2023, 11, 1)) == pytest.approx(100 / 76)
    assert elapsed(DRIVE.start, DRIVE.end, date(2024, 2, 10)) == elapsed(DRIVE.start, DRIVE.end, date(2024, 2, 17)), "Spring Festival"
    assert elapsed(DRIVE.start, DRIVE.end, DRIVE.end) == elapsed(DRIVE.start, DRIVE.end, date(2030, 1, 1)) == 100
    assert elapsed(date(2024, 2, 10), date(2024, 2, 12), date(2024, 2, 11)) == 100, "a window of holidays asks for nothing"


def test_a_window_that_ends_before_it_begins_has_no_days(db):
    assert working_days(date(2023, 11, 2), date(2023, 11, 1)) == 0
