"""The day slider."""
from datetime import date

import pytest
from django.http import QueryDict

from gongjian.pages.day import day

START, END, TODAY = date(2023, 11, 1), date(2024, 2, 20), date(2023, 12, 13)


def slider(asked=None, today=TODAY, query=""):
    return day(asked, START, END, today, "/sheets/5", QueryDict(query))


def test_without_a_day_asked_it_is_today():
    shown = slider()
    assert (shown.on, shown.past, shown.label, shown.at) == (TODAY, False, "截至 12月13日 · 第43天", "37.84%")


def test_an_earlier_day_is_past_and_read_only():
    assert slider("2023-11-20").past


@pytest.mark.parametrize(("asked", "on"), [
    ("nonsense", TODAY), ("2023-12-14", TODAY), ("2019-01-01", START), ("2023-02-30", TODAY), ("", TODAY),
])
def test_nonsense_and_days_outside_are_brought_inside(asked, on):
    assert slider(asked).on == on


def test_after_the_drive_the_latest_day_is_its_last():
    assert slider(today=date(2026, 1, 1)).on == END and not slider(today=date(2026, 1, 1)).past
    assert slider(today=date(2020, 1, 1)).on == START


def test_other_parameters_are_kept_and_the_page_number_is_not():
    shown = slider("2023-11-20", query="unit=3&unit=4&q=羊&page=2&on=2023-11-20")
    assert shown.url(date(2023, 11, 5)) == "/sheets/5?unit=3&unit=4&q=%E7%BE%8A&on=2023-11-05"
    assert shown.back == "/sheets/5?unit=3&unit=4&q=%E7%BE%8A"


def test_steps_stop_at_the_first_day_and_at_today():
    assert slider("2023-11-01").before == "" and slider("2023-11-01").after.endswith("on=2023-11-02")
    assert slider().after == "" and slider("2023-12-12").after == "/sheets/5"


def test_a_label_too_near_the_days_own_is_not_written():
    assert slider("2023-11-03").first_label.quiet and not slider().first_label.quiet
    assert slider(today=date(2023, 12, 31)).year_end.quiet and not slider("2023-11-03").year_end.quiet
