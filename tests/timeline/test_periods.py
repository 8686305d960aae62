"""Half-months and months of a window, and looking over a period."""
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongjian.timeline.periods import Period, half_month, half_months, month_end, months
from gongjian.timeline.when import When, end_of
from tests.shaken import shaken

START, END = date(2023, 11, 1), date(2024, 2, 20)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_the_drive_has_eight_half_months_and_the_last_is_five_days():
    halves = half_months(START, END)
    assert len(halves) == 8
    assert halves[0] == Period(date(2023, 11, 1), date(2023, 11, 15)) and halves[0].title == "11月上半月"
    assert halves[1].title == "11月下半月"
    assert (halves[-1].end - halves[-1].start).days + 1 == 5 and halves[-1].title == "2月16日至2月20日"
    assert [month.title for month in months(START, END)] == ["2023年11月", "2023年12月", "2024年1月", "2月1日至2月20日"]


@shaken
@given(days, st.integers(0, 400))
def test_half_months_and_months_cover_a_window_without_gap_or_overlap(start, length):
    end = start + timedelta(length)
    for parts in (half_months(start, end), months(start, end)):
        assert parts[0].start == start and parts[-1].end == end
        assert all(one.end + timedelta(1) == other.start for one, other in zip(parts, parts[1:], strict=False))


@shaken
@given(days)
def test_a_day_lies_in_its_half_month(day):
    assert day in half_month(day) and half_month(day).end <= month_end(day)


def test_a_look_over_a_period_is_never_later_than_its_end_and_counts_from_its_first_day():
    look = When(date(2024, 2, 20), known=end_of(date(2024, 2, 20))).over(date(2023, 10, 1), date(2023, 12, 31))
    assert (look.on, look.since) == (date(2023, 12, 31), date(2023, 10, 1)) and look.known == end_of(date(2024, 2, 20))
    assert When(date(2023, 11, 5)).over(date(2023, 10, 1), date(2023, 12, 31)).on == date(2023, 11, 5)
    assert look.then(date(2023, 11, 1)).since == look.since


def test_a_day_ends_at_midnight_in_china():
    assert end_of(date(2023, 12, 13)).isoformat() == "2023-12-13T23:59:59.999999+08:00"
