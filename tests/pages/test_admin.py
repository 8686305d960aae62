"""Administrators: sign-ins, posts, units, the calendar; facts only looked at, and by a superuser only."""
from datetime import date

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from gongjian.pages.admin.site import site
from gongjian.people.models import Officer, Post, Unit
from gongjian.timeline.calendar import CalendarDay
from gongjian.timeline.facts import facts_of_the_house
from tests.world import client_for

FACTS = [fact for fact in facts_of_the_house() if fact is not Post]
FIRST = "Xi-Bei-4321"


@pytest.fixture
def clerk(world):
    """An administrator who is no superuser."""
    return Officer.objects.create(login="clerk", name="小管", area="140521", must_change=False, is_staff=True, password="!")


def test_it_opens_for_administrators_and_for_nobody_else(world, clerk):
    assert client_for(clerk).get("/admin/").status_code == 200
    assert client_for(world.officers.office).get("/admin/", follow=True).status_code == 403
    assert Client().get("/admin/", follow=True).redirect_chain[-1][0] == "/sign-in?next=/admin/"


def test_a_sign_in_is_made_with_a_first_password_that_must_be_changed(world, clerk):
    client = client_for(clerk)
    said = {"login": "liusan", "name": "刘三", "area": "140521", "phone": "", "is_active": "on"}
    assert "这个字段" in client.post("/admin/people/officer/add/", said).text
    assert "密码" in client.post("/admin/people/officer/add/", said | {"new_password": "liusan123"}).text and not Officer.objects.filter(login="liusan").exists()
    assert client.post("/admin/people/officer/add/", said | {"new_password": FIRST}).status_code == 302
    made = Officer.objects.get(login="liusan")
    assert made.must_change and made.check_password(FIRST) and not made.is_staff
    assert client.post(f"/admin/people/officer/{made.pk}/change/", said | {"new_password": "Dong-Nan-99"}).status_code == 302
    made.refresh_from_db()
    assert made.must_change and made.check_password("Dong-Nan-99")


def test_only_a_superuser_makes_administrators(world, clerk):
    said = {"login": "liusan", "name": "刘三", "area": "140521", "is_active": "on", "is_staff": "on", "new_password": FIRST}
    client_for(clerk).post("/admin/people/officer/add/", said)
    assert not Officer.objects.get(login="liusan").is_staff
    assert client_for(clerk).post(f"/admin/people/officer/{world.officers.admin.pk}/change/", said | {"login": "admin"}).status_code == 403
    client_for(world.officers.admin).post("/admin/people/officer/add/", said | {"login": "lisi"})
    assert Officer.objects.get(login="lisi").is_staff


def test_a_post_is_added_as_a_fact_and_holds_from_its_day(world, clerk):
    new = Officer.objects.create(login="new", name="新人", area="140521", must_change=False, password="!")
    said = {"officer": new.pk, "unit": world.units.hudi.pk, "title": "镇长", "role": "unit", "rank": 1, "occurred_on": "2023-12-01", "note": ""}
    assert client_for(clerk).post("/admin/people/post/add/", said).status_code == 302
    assert new.seat_on(date(2023, 12, 13)).unit == world.units.hudi and new.seat_on(date(2023, 11, 30)) is None
    assert Post.objects.latest("pk").by == clerk


def test_posts_and_facts_are_never_edited_or_deleted(world):
    client = client_for(world.officers.admin)
    for model in [Post, *FACTS]:
        row = model._base_manager.first()
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        assert client.get(reverse(f"{name}_changelist")).status_code == 200, name
        if row is None:
            continue
        change, delete = reverse(f"{name}_change", args=[row.pk]), reverse(f"{name}_delete", args=[row.pk])
        assert client.get(change).status_code == 200 and 'name="_save"' not in client.get(change).text, name
        assert client.post(change, {"note": "改"}).status_code == 403 and client.post(delete, {"post": "yes"}).status_code == 403, name
        many = client.post(reverse(f"{name}_changelist"), {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"})
        assert many.status_code in (200, 302) and model._base_manager.filter(pk=row.pk).exists(), name
        if model is not Post:
            assert client.get(reverse(f"{name}_add")).status_code == 403, name


def test_an_administrator_who_is_no_superuser_sees_no_fact(world, clerk):
    client = client_for(clerk)
    for model in FACTS:
        assert client.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")).status_code == 403, model
    assert "填报" not in client.get("/admin/").text


def test_the_calendar_is_mended_and_units_only_reordered(world, clerk):
    CalendarDay.objects.create(day=date(2024, 2, 18), working=False)
    client = client_for(clerk)
    client.post("/admin/timeline/calendarday/2024-02-18/change/", {"working": "on", "name": "调休上班"})
    assert CalendarDay.objects.get(day=date(2024, 2, 18)).working
    unit = world.units.hudi
    client.post(f"/admin/people/unit/{unit.pk}/change/", {"order": "7", "aliases": "[]", "key": "other"})
    assert (Unit.objects.get(pk=unit.pk).order, Unit.objects.get(pk=unit.pk).key) == (7, "hudi")
    assert client.get("/admin/people/unit/add/").status_code == 403


def test_business_things_are_not_there_at_all():
    for name in ("projects_project", "problems_problem", "projects_projectstanding", "targets_target"):
        with pytest.raises(NoReverseMatch):
            reverse(f"admin:{name}_changelist")
    assert site.site_header
