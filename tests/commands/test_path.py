"""The way to a project's start on the command line: what it hangs on, what to push, what a slip costs; refusals in one sentence."""
import json

import pytest
from django.core.management import CommandError, call_command

from gongjian.approvals import acts as approvals
from gongjian.approvals.way import ways
from gongjian.timeline.when import When
from tests.pages.on_the_way import on_the_way
from tests.world import TODAY, _register, do, told

ON = ("--on", TODAY.isoformat())


@pytest.fixture
def way(world):
    return on_the_way(world)


def said(capsys, *args: str) -> dict:
    call_command("path", *args, *ON, "--json")
    return json.loads(capsys.readouterr().out)


def test_it_says_the_critical_way_the_days_the_slack_and_what_to_push(way, capsys):
    told_, one = said(capsys, "风电"), ways(When(TODAY), [way.projects.wind.pk])[way.projects.wind.pk]
    assert set(told_) == {
        "project", "name", "on", "assumed", "planned_on", "started_on", "likely_on", "verified", "earliest_on", "margin", "stopped", "blocked", "waiting",
        "critical", "push", "items",
    }
    assert (told_["likely_on"], told_["earliest_on"], told_["margin"]) == (one.likely_on.isoformat(), one.earliest_on.isoformat(), one.margin)
    assert told_["push"] == [code for code in one.push if code != "start"] and told_["critical"][0] in {item["code"] for item in told_["items"]}
    items = {item["code"]: item for item in told_["items"]}
    assert items["redlines"]["from"] is None and items["redlines"]["state"] == "done" and items["land"]["left"] > 0 and "energy" not in items
    assert [item["code"] for item in told_["items"] if item["critical"]] == told_["critical"] and all(items[code]["slack"] == 0 for code in told_["critical"])


def test_a_slip_moves_the_start_or_does_not(way, capsys):
    first = said(capsys, "风电")
    slipped = said(capsys, str(way.projects.wind.pk), "--slip", first["critical"][0], "--days", "10")["slip"]
    assert slipped["days"] == 10 and slipped["likely_on"] > first["likely_on"]
    spare = next(item for item in first["items"] if item["from"] and item["slack"] > 1)
    assert said(capsys, "固县风电一期", "--slip", spare["name"], "--days", "1")["slip"]["likely_on"] == first["likely_on"]


def test_it_is_readable_and_says_what_is_not_verified_or_assumed(way, capsys):
    call_command("path", "风电", *ON)
    out = capsys.readouterr().out
    assert "预计开工" in out and "（未核实）" in out and "◆ " in out and "现在推：" in out
    call_command("path", str(way.projects.gas.pk), *ON)
    assert "没有编审批清单，按项目信息推定" in capsys.readouterr().out
    call_command("path", str(way.projects.sheep.pk), *ON)
    assert "2023-09-20 已开工" in capsys.readouterr().out
    do(approvals.vet, way.projects.wind, told("2023-12-12", way.officers.approvals, "没有指标"), verdict="stop", signers=[{"unit": "县林业局", "name": "陈林"}])
    call_command("path", "风电", *ON)
    assert "手续停住：研判意见为暂缓" in capsys.readouterr().out


@pytest.mark.parametrize(("args", "why"), [
    (("没有这个",), "没有「没有这个」这个项目"), (("99999",), "没有「99999」"), (("风电", "--slip", "没有", "--days", "3"), "「没有」不在还要办的事项里"),
    (("风电", "--slip", "land"), "晚几个工作日"), (("风电", "--slip", "redlines", "--days", "3"), "不在还要办的事项里"),
])
def test_what_cannot_be_is_one_sentence(way, args, why):
    with pytest.raises(CommandError, match=why):
        call_command("path", *args, *ON)


def test_a_name_several_have_is_said_with_their_names(way):
    for number in (1, 2):
        project = _register(way, f"固县风电二期{number}标段", way.units.jiafeng, "2023-09-01", nature="new")
        do(approvals.draw_up, project, told("2023-11-21", way.officers.jiafeng), kind_of="energy", path="file", says={})
    with pytest.raises(CommandError, match="二期1标段、固县风电二期2标段"):
        call_command("path", "二期", *ON)


def test_he_does_not_find_what_he_does_not_see(way):
    with pytest.raises(CommandError, match="您看不到它"):
        call_command("path", "风电", *ON, "--as", "duanshi")
