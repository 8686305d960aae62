"""Signing in: works, refuses bad input, keeps others out; sessions end; passwords age."""
from datetime import timedelta
from itertools import pairwise

import pytest
from django.test import Client
from django.utils import timezone

from gongjian.pages.session import SEEN, SIGNED_IN
from tests.pages.conftest import PASSWORD

NEW = "Qin-Shui-2024"
pytestmark = pytest.mark.urls("tests.pages.somewhere")


def sign_in(client, password=PASSWORD, **more):
    return client.post("/sign-in", {"username": "wangb", "password": password} | more)


def later(client, **ago):
    session = client.session
    for key, seconds in ago.items():
        session[key] = timezone.now().timestamp() - seconds
    session.save()


def test_the_right_password_opens_the_overview(client, wang):
    assert sign_in(client).headers["Location"] == "/"
    assert "这是您第一次登录" in client.get("/").text


def test_arrival_tells_of_the_last_sign_in(client, wang):
    wang.last_login = timezone.now() - timedelta(days=1)
    wang.save()
    sign_in(client)
    wang.refresh_from_db()
    assert wang.previous_sign_in < wang.last_login and "上次登录：" in client.get("/").text


def test_it_goes_back_where_he_came_from_but_never_to_another_site(client, wang):
    assert sign_in(client, next="/account").headers["Location"] == "/account"
    client.post("/sign-out")
    assert sign_in(client, next="https://elsewhere.example/").headers["Location"] == "/"


def test_a_wrong_password_is_told_with_the_tries_left(client, wang):
    assert "登录名或密码不对。还可以再试 4 次，之后锁定 30 分钟。" in sign_in(client, "wrong").text


def test_five_failures_lock_the_account_even_for_the_right_password(client, wang):
    answers = [sign_in(client, "wrong") for _ in range(5)]
    assert answers[-1].status_code == 429 and "连续 5 次输错，账户锁定 30 分钟" in answers[-1].text
    assert sign_in(client).status_code == 429
    assert client.get("/").status_code == 302


def test_without_signing_in_every_page_leads_to_the_door(client, db):
    assert client.get("/account").headers["Location"] == "/sign-in?next=/account"
    answer = client.get("/", headers={"HX-Request": "true"})
    assert answer.status_code == 204 and answer.headers["HX-Redirect"].startswith("/sign-in")


def test_signing_out_is_a_post_and_works_when_the_session_is_gone(at_desk):
    assert at_desk.get("/sign-out").status_code == 405
    assert at_desk.post("/sign-out").headers["Location"] == "/sign-in"
    assert at_desk.post("/sign-out").headers["Location"] == "/sign-in"
    assert at_desk.get("/").status_code == 302


def test_half_an_hour_without_a_move_ends_the_session(at_desk):
    later(at_desk, **{SEEN: 31 * 60})
    answer = at_desk.get("/account")
    assert answer.headers["Location"] == "/sign-in?why=idle&next=%2Faccount"
    assert "30 分钟没有操作" in at_desk.get(answer.headers["Location"]).text


def test_eight_hours_end_it_however_busy(at_desk):
    later(at_desk, **{SIGNED_IN: 8 * 3600 + 1, SEEN: 10})
    assert "why=long" in at_desk.get("/").headers["Location"]


def test_a_busy_session_lives_and_is_noted_once_a_minute_only(at_desk):
    later(at_desk, **{SEEN: 29 * 60})
    assert at_desk.get("/").status_code == 200
    noted = at_desk.session[SEEN]
    at_desk.get("/")
    assert at_desk.session[SEEN] == noted


def test_two_desks_at_once_are_allowed(at_desk):
    other = Client()
    sign_in(other)
    assert other.get("/").status_code == at_desk.get("/").status_code == 200


def test_a_first_password_must_be_changed_before_anything_else(at_desk, wang):
    wang.must_change = True
    wang.save()
    assert at_desk.get("/").headers["Location"] == "/account/password"
    assert at_desk.get("/", headers={"HX-Request": "true"}).headers["HX-Redirect"] == "/account/password"
    assert "初始密码" in at_desk.get("/account/password").text
    assert at_desk.post("/sign-out").status_code == 302


def test_a_password_of_ninety_one_days_must_be_changed(at_desk, wang):
    wang.password_changed_at = timezone.now() - timedelta(days=91)
    wang.save()
    assert at_desk.get("/").headers["Location"] == "/account/password"
    assert "90 天" in at_desk.get("/account/password").text


def change(client, new, old=PASSWORD):
    return client.post("/account/password", {"old_password": old, "new_password1": new, "new_password2": new})


def test_changing_the_password_keeps_this_desk_and_ends_the_others(at_desk, wang):
    other = Client()
    sign_in(other)
    assert change(at_desk, NEW).headers["Location"] == "/"
    wang.refresh_from_db()
    assert not wang.must_change and wang.password_changed_at and wang.check_password(NEW)
    assert at_desk.get("/").status_code == 200 and other.get("/").status_code == 302


@pytest.mark.parametrize(("new", "why"), [
    ("Ab1-", "密码至少 10 个字符"), ("abcdefghij1", "至少三种"), ("Wangb-2024-x", "不能包含登录名"), ("WangBei-2024", "不能包含登录名"),
    ("王北-2024-abc", "不能包含登录名"), ("Ab-00001234-x", "不能包含登录名"), (PASSWORD, "最近 5 次"),
])
def test_a_poor_password_is_refused_with_the_reason(at_desk, wang, new, why):
    answer = change(at_desk, new)
    assert answer.status_code == 200 and why in answer.text


def test_the_wrong_old_password_is_refused(at_desk, wang):
    assert change(at_desk, NEW, old="nothing").status_code == 200
    wang.refresh_from_db()
    assert wang.check_password(PASSWORD)


def test_none_of_the_last_five_comes_back_and_the_sixth_may(at_desk, wang):
    used = [PASSWORD, *(f"Feng-Huang-{number}" for number in range(6))]
    for old, new in pairwise(used):
        assert change(at_desk, new, old).status_code == 302
    assert wang.old_passwords.count() == 5
    assert change(at_desk, used[1], used[-1]).status_code == 200
    assert change(at_desk, used[0], used[-1]).status_code == 302


def test_my_account_tells_who_i_am_and_how_long_i_may_stay(at_desk):
    text = at_desk.get("/account").text
    assert all(said in text for said in ("王北", "138****1234", "30 分钟后自动退出", "最迟", "修改密码", "现在没有任职"))


def test_pages_behind_the_door_are_not_kept_by_the_browser(at_desk):
    assert at_desk.get("/").headers["Cache-Control"] == "private, no-store"


def test_an_account_closed_reads_no_more_than_a_wrong_password(client, wang):
    wang.is_active = False
    wang.save()
    assert "登录名或密码不对" in sign_in(client).text
