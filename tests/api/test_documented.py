"""Every address is documented and answers what it documents; it only reads; what cannot be is one Chinese sentence."""
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongjian.api.site import api
from tests.api.asking import ask, error, given, read
from tests.public.conftest import ranked
from tests.publicity.gate import staff

KINDS = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict, "null": type(None)}


def described() -> dict:
    return Client().get("/api/v1/openapi.json").json()


def unfit(value: Any, schema: dict, root: dict, where: str = "") -> list[str]:
    """What does not fit a schema: the part of JSON Schema that the description uses. Undocumented names do not fit."""
    if "$ref" in schema:
        return unfit(value, root["components"]["schemas"][schema["$ref"].rpartition("/")[2]], root, where)
    if "anyOf" in schema:
        return [] if any(not unfit(value, one, root, where) for one in schema["anyOf"]) else [f"{where}: {value!r} fits none"]
    kind = schema.get("type")
    if kind and (not isinstance(value, KINDS[kind]) or (isinstance(value, bool) and kind in ("integer", "number"))):
        return [f"{where}: {value!r} is no {kind}"]
    found = []
    if isinstance(value, dict):
        known, more = schema.get("properties", {}), schema.get("additionalProperties", True)
        found += [f"{where}.{name} lacks" for name in schema.get("required", ()) if name not in value]
        for name, part in value.items():
            if name in known:
                found += unfit(part, known[name], root, f"{where}.{name}")
            elif more is False:
                found.append(f"{where}.{name} is not documented")
            elif isinstance(more, dict):
                found += unfit(part, more, root, f"{where}.{name}")
    if isinstance(value, list):
        found += [wrong for place, part in enumerate(value) for wrong in unfit(part, schema.get("items", {}), root, f"{where}[{place}]")]
    return found


def test_the_check_itself_finds_what_does_not_fit():
    shape = {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"], "additionalProperties": False}
    assert unfit({"a": 1}, shape, {}) == [] and len(unfit({"a": True, "b": 1}, shape, {})) == 2 and unfit({}, shape, {}) == [".a lacks"]


def test_every_address_answers_what_it_documents(world):
    begun = ranked(world, staff(world))
    root, secret = described(), given(world, "office").secret
    filled = {"/sheets/{number}": range(1, 10), "/projects/{key}": [world.projects.sheep.pk, world.projects.wind.pk], "/rankings/{key}": [begun.pk],
              "/indicators/{name}": ["invested", "start_rate", "growth", "reserve_count", "signed_total"]}
    for path, ways in root["paths"].items():
        assert list(ways) == ["get"], "read-only"
        shape = ways["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        for value in filled.get(path.removeprefix("/api/v1"), [None]):
            address = re.sub(r"\{\w+\}", str(value), path).removeprefix("/api/v1/")
            for day in ("", "?on=2023-11-17", "?on=2000-01-01"):
                answer = ask(secret, address + day)
                if answer.status_code == 404 and day:
                    assert unfit(answer.json(), ways["get"]["responses"]["404"]["content"]["application/json"]["schema"], root) == []
                    continue
                assert answer.status_code == 200 and unfit(answer.json(), shape, root) == [], (address, day)


def test_every_address_is_documented_in_chinese_with_its_parameters_and_refusals(world):
    for path, ways in described()["paths"].items():
        told = ways["get"]
        assert re.search(r"[一-鿿]", told["summary"]), path
        assert all(re.search(r"[一-鿿]", one["schema"].get("description", one.get("description", ""))) for one in told["parameters"] if one["in"] == "query"), path
        assert {"200", "304", "401", "403", "422", "429"} <= set(told["responses"]) and ("404" in told["responses"]) == ("{" in path)
        assert told["security"] == [{"ByKey": []}]


def test_every_address_that_is_served_is_in_the_description_and_on_the_first_page(world):
    served = {f"/api/v1/{pattern.pattern}".replace("<int:", "{").replace("<", "{").replace(">", "}") for pattern in api.urls[0]} - {"/api/v1/openapi.json", "/api/v1/"}
    paths = set(described()["paths"])
    assert {re.sub(r"\{.*?\}", "{}", one) for one in served if "api-root" not in one} == {re.sub(r"\{.*?\}", "{}", one) for one in paths - {"/api/v1/"}}
    listed = {one["path"] for one in read(given(world, "office").secret)["addresses"]} - {"/api/v1/openapi.json"}
    assert listed == {path for path in paths if "{" not in path} - {"/api/v1/"}


@pytest.mark.parametrize(("path", "why"), [
    ("sheets/5?on=2023-13-40", "on「2023-13-40」不是日期，请写成 2023-12-13 这样"), ("sheets/5?on=20231213", "on「20231213」不是日期，请写成 2023-12-13 这样"),
    ("targets?on=2023-12-14", "on「2023-12-14」还没有到，今天是 2023-12-13"), ("units?known=yesterday", "known「yesterday」不是日期或时刻，请写成 2023-12-13 或 2023-12-13T17:00"),
    ("units?known=2024-01-01", "known「2024-01-01」还没有到，今天是 2023-12-13"), ("indicators/invested?since=11月", "since「11月」不是日期，请写成 2023-12-13 这样"),
    ("projects?page=0", "page「0」不能小于 1"), ("projects?page=x", "page「x」应为整数"), ("projects?page=7", "没有第 7 页，一共 1 页"), ("projects?per_page=501", "per_page「501」不能大于 500"),
    ("projects?stage=完工", "stage「完工」不是阶段，可用的是：储备、已签约"), ("projects?sort=secret", "sort「secret」不是项目的列"), ("sheets/1?sort=x", "sort「x」不是这张表的列"),
    ("problems?state=closed", "state「closed」不认识，可用的是：open、all"), ("sheets?date=2023-12-13", "没有参数「date」，可用的是：on、known"), ("projects/99999999999999999999", "key 不能大于"), ("problems?project=99999999999999999999", "project「99999999999999999999」不能大于"), ("projects/abc", "key 应为整数"),
])
def test_what_was_asked_wrongly_gets_one_sentence(world, path, why):
    assert why in error(ask(given(world, "office").secret, path), 422)


def test_what_is_not_there_and_what_is_not_reading_is_refused(world):
    secret = given(world, "office").secret
    assert "没有第 12 张清单" in error(ask(secret, "sheets/12"), 404) and "没有这个地址" in error(ask(secret, "nothing"), 404)
    answer = Client().post("/api/v1/projects", {"name": "x"}, headers={"Authorization": f"Bearer {secret}"})
    assert error(answer, 405) == "接口只读，只接受 GET" and answer.headers["Allow"] == "GET, HEAD"
    assert error(Client().options("/api/v1/projects"), 405) and "Access-Control-Allow-Origin" not in ask(secret).headers


def test_what_went_wrong_inside_says_so_and_nothing_more(world, monkeypatch):
    monkeypatch.setattr("gongjian.api.units.looked", lambda *_: 1 / 0)
    assert error(ask(given(world, "office").secret, "units"), 500) == "系统出错，没有办成。请稍后再试，或告诉指挥部办公室"


def test_pages_come_one_after_the_other_and_miss_nothing(world):
    secret = given(world, "office").secret
    whole = read(secret, "projects")
    pages = [read(secret, f"projects?per_page=3&page={page}") for page in (1, 2)]
    assert [row for page in pages for row in page["rows"]] == whole["rows"] and [page["paging"]["pages"] for page in pages] == [2, 2]
    assert whole["count"] == 4 and read(secret, "projects?q=肉羊")["count"] == 1 and read(secret, "projects?stage=已退出")["rows"] == []
    assert read(secret, "sheets/6?per_page=1")["totals"] == read(secret, "sheets/6")["totals"], "totals are of all rows"


def test_who_has_it_already_is_told_that_nothing_changed(world):
    secret = given(world, "office").secret
    first = ask(secret, "projects")
    again = ask(secret, "projects", **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"") and first.headers["Cache-Control"] == "private, no-cache"
    assert ask(secret, "projects?on=2023-03-01", **{"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_a_head_says_how_long_it_would_be(world):
    secret = given(world, "office").secret
    answer = Client().head("/api/v1/units", headers={"Authorization": f"Bearer {secret}"})
    assert (answer.status_code, answer.content) == (200, b"") and int(answer.headers["Content-Length"]) > 100


def test_a_page_of_projects_is_few_queries(world):
    secret = given(world, "office").secret
    read(secret)
    with CaptureQueriesContext(connection) as captured:
        read(secret, "projects")
    assert len(captured) <= 10, [query["sql"][:90] for query in captured]
