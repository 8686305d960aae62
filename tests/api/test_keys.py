"""A key is given by the office to a named system, shown once, stopped with a reason, outlived, and counted."""
from datetime import date

import pytest
from django.test import Client

from gongjian.api import acts
from gongjian.api.keys import Key, KeyStep, KeyUse, hashed, new_secret
from gongjian.desk.desk import settle
from gongjian.people.models import Post
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import Link
from tests.api.asking import ask, error, given, read
from tests.world import TODAY, client_for, sits, told


def give(world, by="office", on=TODAY, **said):
    said = {"system": "市项目平台", "purpose": "汇总进度", "secret_hash": "0" * 64, "hint": "abcd", "until_on": date(2024, 6, 1), "officer": world.officers.jiafeng} | said
    return sits(getattr(world.officers, by), on).do(acts.give_key, None, **said)


def test_without_a_key_or_with_a_wrong_one_nothing_is_answered(world):
    given(world, "office")
    for headers in ({}, {"Authorization": "Bearer gj_nothing"}, {"Authorization": "Basic abc"}, {"Authorization": "Bearer"}):
        answer = Client().get("/api/v1/projects", headers=headers)
        assert "没有接口密钥，或密钥不对" in error(answer, 401) and answer.headers["WWW-Authenticate"] == "Bearer" and not answer.cookies


def test_an_officer_who_is_signed_in_still_needs_a_key(world):
    assert client_for(world.officers.office).get("/api/v1/projects").status_code == 401


def test_only_a_hash_of_the_secret_is_kept(world):
    found = given(world, "office")
    assert Key.objects.get().secret_hash == hashed(found.secret) and found.secret.endswith(found.key.hint) and len(found.key.hint) == 4
    assert found.secret not in str(list(Key.objects.values())) + str(list(KeyStep.objects.values()))
    assert Link.objects.filter(kind="api.keystep", fact=found.fact.pk).exists(), "sealed as every fact"


def test_the_office_alone_gives_and_stops(world):
    found = given(world, "office")
    for who in ("jiafeng", "magistrate", "deputy", "statistics", "inspector", "approvals"):
        with pytest.raises(Refused, match="这件事由指挥部办公室办理"):
            give(world, who)
        with pytest.raises(Refused, match="这件事由指挥部办公室办理"):
            sits(getattr(world.officers, who)).do(acts.stop_key, found.key, note="不用了")


@pytest.mark.parametrize(("said", "why"), [
    ({"system": "  "}, "请写明系统名称和用途"), ({"purpose": ""}, "请写明系统名称和用途"), ({"officer": None}, "只能选一样"), ({"until_on": date(2023, 12, 12)}, "不能早于今天"),
    ({"until_on": date(2025, 1, 1)}, "最长用一年"), ({"officer": "admin"}, "没有人任这个职务"), ({"officer": None, "unit": "county_leaders", "role": "leader"}, "随人而定"),
    ({"officer": None, "unit": "longgang", "role": "unit"}, "没有人任这个职务"), ({"unit": "jiafeng", "role": "unit"}, "只能选一样"),
])
def test_what_cannot_be_given_is_refused_with_its_reason(world, said, why):
    said = {name: getattr(world.officers, value) if name == "officer" and value else getattr(world.units, value) if name == "unit" else value for name, value in said.items()}
    with pytest.raises(Refused, match=why):
        give(world, **said)
    assert not Key.objects.exists()


def test_a_stopped_key_is_refused_and_says_since_when_and_why(world):
    found = given(world, "office")
    read(found.secret)
    with pytest.raises(Refused, match="请写明停用的理由"):
        sits(world.officers.office).do(acts.stop_key, found.key)
    sits(world.officers.office).do(acts.stop_key, found.key, note="平台下线")
    assert error(ask(found.secret), 403) == "这把接口密钥已于 2023-12-13 停用：平台下线"
    with pytest.raises(Refused, match="已于 2023-12-13 停用"):
        sits(world.officers.office).do(acts.stop_key, found.key, note="再停")


def test_an_outlived_key_is_refused_the_day_after(world, monkeypatch):
    found = given(world, "office", until=TODAY)
    read(found.secret)
    monkeypatch.setenv("GONGJIAN_TODAY", "2023-12-14")
    assert "有效期至 2023-12-13，已经到期" in error(ask(found.secret), 403)


def test_a_key_loses_its_eyes_with_the_post(world):
    of_him, of_post = given(world, "duanshi"), given(world, unit="duanshi", role="unit")
    read(of_him.secret), read(of_post.secret)
    frame = told("2023-12-13")
    world.officers.duanshi.__dict__.pop("_seats", None)
    settle([frame.tell(Post, officer=world.officers.duanshi, unit=world.units.duanshi, title="离任", role="unit", rank=3, ends=True)], frame.at)
    assert "目前没有人担任" in error(ask(of_him.secret), 403) and "目前没有人担任" in error(ask(of_post.secret), 403)


def test_a_key_follows_its_officer_to_his_new_post(world):
    found = given(world, "duanshi")
    frame = told("2023-12-13")
    out = frame.tell(Post, officer=world.officers.duanshi, unit=world.units.duanshi, title="离任", role="unit", rank=3, ends=True)
    into = frame.tell(Post, officer=world.officers.duanshi, unit=world.units.jiafeng, title="副镇长", role="unit", rank=2)
    settle([out, into], frame.at)
    assert {row["unit_name"] for row in read(found.secret, "projects?on=2023-11-30")["rows"]} == {"嘉峰镇"}, "as he may see today, also of a past day"


def test_uses_are_counted_by_day_and_nothing_of_what_was_asked_is_kept(world, monkeypatch):
    found = given(world, "office")
    for path in ("", "sheets", "projects?q=肉羊"):
        read(found.secret, path)
    monkeypatch.setenv("GONGJIAN_TODAY", "2023-12-14")
    read(found.secret)
    sits(world.officers.office, date(2023, 12, 14)).do(acts.stop_key, found.key, note="不用了")
    ask(found.secret), ask(new_secret())
    assert list(KeyUse.objects.order_by("day").values_list("day", "count", "refused")) == [(TODAY, 3, 0), (date(2023, 12, 14), 1, 1)]
    assert {field.name for field in KeyUse._meta.get_fields()} == {"id", "key", "day", "count", "refused"}


def test_a_key_that_asks_too_often_is_told_to_wait_and_others_are_not(world, settings):
    settings.API_RATE = "2/m"
    one, other = given(world, "office"), given(world, "jiafeng")
    read(one.secret), read(one.secret)
    answer = ask(one.secret)
    assert "问得太勤" in error(answer, 429) and 0 < int(answer.headers["Retry-After"]) <= 60
    read(other.secret)
