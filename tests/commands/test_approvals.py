"""approvals and approvals-late at the command line."""
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from gongjian.approvals import acts as approvals
from tests.approvals import making
from tests.world import do, told


@pytest.fixture
def listed(world):
    return making.listed(world)


def run(capsys, *args: str) -> str:
    call_command(*args)
    return capsys.readouterr().out


def said(capsys, *args: str):
    return json.loads(run(capsys, *args, "--json"))


def test_a_projects_items_with_state_limit_and_whose_days(listed, capsys):
    wind = listed.projects.wind
    do(approvals.stand, wind, told("2023-12-01"), item="water", state="preparing", desk="agency", agency="某水保院")
    do(approvals.stand, wind, told("2023-12-06", note="容缺受理"), item="water", state="under_way", handler="某")
    found = said(capsys, "approvals", "固县风电", "--on", "2023-12-13")
    assert (found["kind"], found["path"], found["agent"], found["assumed"]) == ("新能源（风电、光伏、储能）", "核准", "周端", False)
    water = next(one for one in found["items"] if one["code"] == "water")
    assert (water["state"], water["days"], water["due_on"], water["unit"], water["desk"]) == ("under_way", {"owner": 0, "bureau": 5, "agency": 3}, "2023-12-15", "县水务局", "bureau")
    text = run(capsys, "approvals", str(wind.pk), "--on", "2023-12-13")
    assert "办结" in text and "0/5/3" in text and "节能审查" in text and "节能审查" not in run(capsys, "approvals", str(wind.pk), "--needed")


def test_a_project_without_a_checklist_is_told_as_assumed(world, capsys):
    found = said(capsys, "approvals", str(world.projects.wind.pk), "--on", "2023-12-13")
    assert found["assumed"] and {one["code"]: one["state"] for one in found["items"]}["permit"] == "under_way"
    assert "没有编审批清单" in run(capsys, "approvals", str(world.projects.wind.pk), "--on", "2023-12-13")
    with pytest.raises(CommandError, match="没有「月球」"):
        call_command("approvals", "月球")
    with pytest.raises(CommandError, match="没有"):
        call_command("approvals", str(world.projects.wind.pk), "--as", "duanshi")


def test_who_is_late_with_an_item_and_who_with_the_list(world, capsys):
    do(approvals.stand, world.projects.wind, told("2023-12-01"), item="land", state="under_way", handler="某股", due_on=date(2023, 12, 11))
    found = said(capsys, "approvals-late", "--on", "2023-12-13")
    assert [(one["item"], one["unit"], one["days"]) for one in found["items"]] == [("用地预审与选址意见书", "县自然资源局", 2)]
    assert [(one["unit"], one["projects"]) for one in found["hand_ins"]] == [("嘉峰镇", 1)]
    assert said(capsys, "approvals-late", "--on", "2023-11-25")["hand_ins"] == [] and "还没有到期" in run(capsys, "approvals-late", "--on", "2023-11-25")
    assert len(said(capsys, "approvals-late", "--on", "2023-11-26")["hand_ins"]) == 1, "on the 26th it is there by itself"
    text = run(capsys, "approvals-late", "--on", "2023-12-13")
    assert "县自然资源局　1 项" in text and "逾期没有报送前期手续清单的单位 1 个：嘉峰镇（1 个项目）" in text
    assert said(capsys, "approvals-late", "--as", "duanshi", "--on", "2023-12-13") == {"on": "2023-12-13", "items": [], "hand_ins": []}
