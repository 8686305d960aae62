"""A part of the story: what was recorded by the end of one day."""
from datetime import date

from gongjian.pages import clock
from gongjian.sample.load import load
from gongjian.timeline.facts import facts_of_the_house
from gongjian.timeline.seals import verify
from gongjian.timeline.when import CHINA
from tests.sample.looking import MORNING, rows

LAST = date(2023, 11, 24)


def test_until_a_day_only_what_was_recorded_by_then_and_the_county_stands_on_that_day(db, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.delenv("GONGJIAN_TODAY", raising=False)
    load("Gongjian-2023", MORNING, until=LAST)
    clock.forget()
    assert clock.today() == LAST
    clock.forget()
    assert all(row.recorded_at.astimezone(CHINA).date() <= LAST for model in facts_of_the_house() for row in model._base_manager.all())
    assert rows(5, "2023-11-01") == 13
    assert verify().intact


def test_before_the_plan_is_issued_there_is_no_drive_and_nothing_is_allotted(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    load("Gongjian-2023", MORNING, until=date(2023, 11, 10))
    clock.forget()
    assert verify().intact
