"""The command room's screen: what the overview says and no figure besides; for the office and the leaders."""
import re
from html import unescape

import pytest

from tests.world import client_for


def said(page: str) -> str:
    """The text of a page's body, its moment of drawing left out."""
    body = re.sub(r"<time.*?</time>", "", page.split("<body", 1)[1], flags=re.S)
    return unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<(script|style|svg|noscript).*?</\1>", " ", body, flags=re.S)))


def figures(text: str) -> set[str]:
    return set(re.findall(r"\d[\d,.]*", text))


@pytest.mark.parametrize("who", ["office", "magistrate", "deputy"])
def test_no_figure_that_the_overview_does_not_have(world, who):
    client = client_for(getattr(world.officers, who))
    wall, overview = said(client.get("/wall").text), said(client.get("/").text)
    assert figures(wall) - figures(overview) == set()
    assert len(figures(wall)) > 12 and "固定资产投资" in wall and "九张清单" in wall
    words = [line.strip() for line in wall.split("\n") if line.strip()]
    assert "四季度固定资产投资完成" in overview and any("四季度固定资产投资完成" in line for line in words)


def test_on_a_past_day_as_well(world):
    client = client_for(world.officers.office)
    wall, overview = (said(client.get(f"{url}?on=2023-11-30").text) for url in ("/wall", "/"))
    assert figures(wall) <= figures(overview)
    assert "过去的一天" in wall and "过去的一天" not in said(client.get("/wall").text)


def test_a_day_before_the_plan_and_a_day_that_is_none(world):
    client = client_for(world.officers.office)
    assert client.get("/wall?on=2023-11-02").status_code == client.get("/wall?on=1999-01-01").status_code == 200
    assert client.get("/wall?on=abc").status_code == client.get("/?on=abc").status_code
    before = client.get("/wall?on=2023-10-05").text
    assert "这一天还没有下达的目标" in before and "<th scope=\"col\">指标" not in before


def test_before_any_plan_there_is_no_wall_and_it_says_so(world, monkeypatch):
    from gongjian.pages import look

    monkeypatch.setattr(look, "drive_on", lambda *_: None)
    page = client_for(world.officers.office).get("/wall")
    assert page.status_code == 200 and "行动方案" in page.text and 'id="wall"' not in page.text


def test_nobodys_own_duties_hang_on_the_wall(world):
    page = client_for(world.officers.office).get("/wall").text
    assert "今日必办" not in page and "王办" not in page


def test_it_redraws_itself_with_script_and_without(world):
    page = client_for(world.officers.office).get("/wall").text
    assert 'hx-get="/wall"' in page and 'hx-trigger="every 60s"' in page and 'hx-select="#wall"' in page
    assert '<noscript><meta http-equiv="refresh" content="60"></noscript>' in page


def test_others_are_kept_out_and_not_led_there(world):
    for who in ("jiafeng", "statistics", "inspector", "admin"):
        client = client_for(getattr(world.officers, who))
        assert client.get("/wall").status_code == 403 and 'href="/wall"' not in client.get("/publicity").text, who
    assert 'href="/wall"' in client_for(world.officers.office).get("/publicity").text


def test_it_stands_before_any_plan(db):
    from django.test import Client

    assert Client().get("/wall").status_code == 302


def test_it_stands_while_there_is_no_project(world):
    from gongjian.projects.models import ProjectStanding

    ProjectStanding.objects.all().delete()
    assert "还没有项目" in client_for(world.officers.office).get("/wall").text
