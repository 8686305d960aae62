"""/api and /api/keys: explained to every officer; keys are the office's, shown once, stopped with a reason."""
import re

from django.test import Client

from gongjian.api.keys import Key, KeyStep, KeyUse, hashed
from tests.pages.hands import send
from tests.pages.plain import text
from tests.world import client_for

GOOD = {"system": "市项目平台", "purpose": "汇总进度", "until_on": "2024-06-01"}


def give(world, who="office", **said):
    post = f"unit:{world.units.duanshi.pk}:unit"
    return send(getattr(world.officers, who), "/api/keys/new", **GOOD | {"eyes": post} | said)


def ask(secret: str, path: str = "projects") -> int:
    return Client().get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {secret}"}).status_code


def test_every_officer_reads_what_other_systems_may_read(world):
    for who in ("office", "jiafeng", "deputy"):
        said = text(client_for(getattr(world.officers, who)).get("/api").text)
        assert "/sheets/{number}" in said and "地址接在 /api/v1 后面" in said and "目标未下达" in said and "每分钟 120 次" in said and "密钥已停用、已到期" in said
        assert ("接口密钥" in said) == (who == "office")
    assert Client().get("/api").headers["Location"].startswith("/sign-in")
    assert "对外接口" in client_for(world.officers.jiafeng).get("/units").text, "in the menu"


def test_a_key_is_given_shown_once_and_opens_what_the_post_sees(world):
    client = client_for(world.officers.office)
    assert "还没有发过密钥" in client.get("/api/keys").text
    answer = client.post("/api/keys/new", GOOD | {"eyes": f"unit:{world.units.duanshi.pk}:unit"})
    shown = client.get(answer.headers["Location"])
    secret = re.search(r"gj_[\w-]{43}", shown.text).group()
    assert Key.objects.get().secret_hash == hashed(secret) and "只显示这一次" in shown.text
    assert secret not in client.get(answer.headers["Location"]).text, "once"
    assert ask(secret) == 200
    said = text(client.get("/api/keys").text)
    assert "市项目平台 汇总进度" in re.sub(r"(市项目平台)", r"\1 ", said).replace("  ", " ") and "端氏镇（责任单位）" in said and "有效" in said
    assert KeyUse.objects.get().count == 1 and "2023-12-13" in text(client.get(answer.headers["Location"]).text)


def test_an_officers_own_eyes_may_be_given(world):
    assert give(world, eyes=f"officer:{world.officers.deputy.pk}").status_code == 302
    assert KeyStep.objects.get().officer == world.officers.deputy and "钱副（副县长）" in client_for(world.officers.office).get("/api/keys").text


def test_what_cannot_be_given_stays_on_the_form_with_its_reason(world):
    for said, why in (({"until_on": "2025-06-01"}, "最长用一年"), ({"system": ""}, "必填"), ({"eyes": "unit:99:unit"}, "有效的选项"), ({"until_on": "2023-12-01"}, "不能早于今天")):
        answer = give(world, **said)
        assert answer.status_code == 422 and (why in answer.text or why == "有效的选项") and "汇总进度" in answer.text, said
    assert not Key.objects.exists()


def test_a_key_is_stopped_with_a_reason_and_is_closed_at_once(world):
    client = client_for(world.officers.office)
    page = client.post("/api/keys/new", GOOD | {"eyes": f"unit:{world.units.duanshi.pk}:unit"}).headers["Location"]
    secret = re.search(r"gj_[\w-]{43}", client.get(page).text).group()
    assert client.post(f"{page}/stop", {"note": ""}).status_code == 422 and ask(secret) == 200
    assert client.post(f"{page}/stop", {"note": "平台下线"}).status_code == 302
    assert ask(secret) == 403
    said = text(client.get(page).text)
    assert "已停用" in said and "平台下线" in said and "没有要办的" in said
    assert client.get(f"{page}/stop").status_code == 200 and "已于 2023-12-13 停用" in client.post(f"{page}/stop", {"note": "再停"}).text


def test_others_neither_see_nor_give_nor_stop_keys(world):
    give(world)
    key = Key.objects.get().pk
    for who in ("jiafeng", "magistrate", "statistics", "inspector", "admin"):
        client = client_for(getattr(world.officers, who))
        for url in ("/api/keys", "/api/keys/new", f"/api/keys/{key}", f"/api/keys/{key}/stop"):
            assert client.get(url).status_code in (403, 404), (who, url)
        assert client.post("/api/keys/new", GOOD | {"eyes": f"unit:{world.units.duanshi.pk}:unit"}).status_code == 403
    assert Key.objects.count() == 1 and client_for(world.officers.office).get("/api/keys/999").status_code == 404
