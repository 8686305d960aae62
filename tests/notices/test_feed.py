"""The calendar: by a secret link, of one's own deadlines, revocable; the same deadlines are the same bytes."""
from datetime import date, timedelta

import icalendar
import pytest

from gongjian.notices.feed import open_feed
from gongjian.notices.models import Feed
from gongjian.problems import acts as problems
from tests.notices.test_sending import NOW
from tests.world import assign, client_for, do, told


@pytest.fixture
def link(world):
    return f"/feed/{open_feed(world.officers.forestry, NOW)}.ics"


def events(answer) -> list:
    return list(icalendar.Calendar.from_ical(answer.content).walk("VEVENT"))


def test_deadlines_are_whole_days_with_an_alarm_before_and_stay_the_same_event(world, link, client):
    found = do(problems.find, world.projects.sheep, told("2023-12-12"), what="缺水")[0].problem
    assign(found, "2023-12-12", lead=world.units.forestry, person="陈林", due_on=date(2024, 1, 20))
    do(problems.advance, found, told("2023-12-12"), to="signed")
    answer = client.get(link)
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/calendar") and "private" in answer["Cache-Control"]
    told_of = {str(event["summary"]): event for event in events(answer)}
    assert set(told_of) == {"已逾期 20 天：签收：使用林地手续未批", "反馈进展：缺水"}
    soon = told_of["反馈进展：缺水"]
    assert (soon.decoded("dtstart"), soon.decoded("dtend")) == (date(2023, 12, 27), date(2023, 12, 28)) and str(soon["uid"]) == f"problem:{found.pk}:feedback@140521.gongjian"
    (alarm,) = soon.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=-15)


def test_nothing_changed_is_not_sent_again(link, client):
    first = client.get(link)
    again = client.get(link, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304 and not again.content and client.get(link).content == first.content


def test_a_revoked_or_exchanged_link_opens_nothing(world, link, client):
    other = f"/feed/{open_feed(world.officers.forestry, NOW)}.ics"
    assert (client.get(link).status_code, client.get(other).status_code) == (404, 200)
    world.officers.forestry.is_active = False
    world.officers.forestry.save()
    assert client.get(other).status_code == 404 and client.get("/feed/guess.ics").status_code == 404
    assert client.post(other).status_code == 405


def test_the_secret_is_not_kept(world, link):
    token = link.removeprefix("/feed/").removesuffix(".ics")
    assert len(token) >= 40 and token not in str(list(Feed.objects.values()))


def test_who_holds_no_post_has_an_empty_calendar(world, client):
    answer = client.get(f"/feed/{open_feed(world.officers.admin, NOW)}.ics")
    assert answer.status_code == 200 and events(answer) == []


def test_it_is_made_exchanged_and_revoked_on_ones_own_page(world, client):
    office = client_for(world.officers.office)
    made = office.post("/account/notices/feed", follow=True).text
    address = made.split("http://testserver", 1)[1].split(".ics", 1)[0] + ".ics"
    assert client.get(address).status_code == 200 and address not in office.get("/account/notices").text, "shown once"
    office.post("/account/notices/feed/close")
    assert client.get(address).status_code == 404
    assert office.get("/account/notices/feed").status_code == 405
