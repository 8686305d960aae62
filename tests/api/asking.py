"""A system with its key, and what it is answered."""
from datetime import date
from types import SimpleNamespace

from django.http import HttpResponse
from django.test import Client

from gongjian.api import acts
from gongjian.api.keys import Key, hashed, hint_of, new_secret
from tests.world import TODAY, sits

NAMED = ("responsible_name", "sponsors", "team", "agent_name", "approval_handler", "catch_up_person", "leader")


def given(world, who="", unit="", role="", on: date = TODAY, until: date = date(2024, 6, 1), system="市项目平台") -> SimpleNamespace:
    """.secret, .key: a key with the eyes of an officer, or of a unit's post."""
    secret = new_secret()
    eyes = {"officer": getattr(world.officers, who)} if who else {"unit": getattr(world.units, unit), "role": role}
    said = {"system": system, "purpose": "汇总进度", "secret_hash": hashed(secret), "hint": hint_of(secret), "until_on": until} | eyes
    fact = sits(world.officers.office, on).do(acts.give_key, None, **said)[0]
    return SimpleNamespace(secret=secret, key=Key.objects.get(pk=fact.key_id), fact=fact)


def ask(secret: str, path: str = "", **headers) -> HttpResponse:
    return Client().get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {secret}"} | headers)


def read(secret: str, path: str = "") -> dict:
    answer = ask(secret, path)
    assert answer.status_code == 200, (path, answer.text)
    return answer.json()


def error(answer: HttpResponse, status: int) -> str:
    assert answer.status_code == status == answer.json()["status"], answer.text
    return answer.json()["error"]


def bare(rows: list[dict]) -> list[dict]:
    """Without the columns whose names are covered."""
    return [{name: value for name, value in row.items() if name not in NAMED} for row in rows]
