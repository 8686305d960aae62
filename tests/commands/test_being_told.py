"""tick, due, problems, problem at the command line."""
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from gongjian.notices.models import Notice
from gongjian.problems import acts as problems
from tests.world import do, told


def run(capsys, *args: str) -> str:
    call_command(*args)
    return capsys.readouterr().out


def said(capsys, *args: str):
    return json.loads(run(capsys, *args, "--json"))


def test_the_daily_run_says_what_it_did_and_twice_does_nothing(world, capsys):
    first = said(capsys, "tick", "--on", "2023-12-12")
    assert first["days"] == ["2023-12-12"] and first["digests"] == Notice.objects.count() and first["sent"] is None
    assert "已运行 2023-12-13" in run(capsys, "tick") and "已经运行过" in run(capsys, "tick")
    assert said(capsys, "tick", "--send")["sent"] == {"sent": 0, "failed": 0, "waiting": 0}
    with pytest.raises(CommandError, match="还没到"):
        call_command("tick", "--on", "2023-12-14")


def test_due_from_one_and_from_all(world, capsys):
    mine = said(capsys, "due", "--as", "forestry", "--on", "2023-12-13")
    assert [(row["kind"], row["text"], row["late"], row["act"]) for row in mine] == [("签收", "使用林地手续未批", True, "签收")]
    assert {row["who"] for row in said(capsys, "due")} >= {"县林业局", "钱副"}
    assert "截至 2023-12-13" in run(capsys, "due", "--as", "inspector") and said(capsys, "due", "--as", "inspector") == []
    with pytest.raises(CommandError, match="没有登录名"):
        call_command("due", "--as", "nobody")


def test_the_ledger_and_what_of_it_is_late(world, capsys):
    do(problems.find, world.projects.gas, told("2023-12-12"), what="缺电")
    assert [row["what"] for row in said(capsys, "problems")] == ["使用林地手续未批", "缺电"]
    (late,) = said(capsys, "problems", "--late")
    assert (late["id"], late["light"], late["lead_name"], late["limit_on"]) == (world.problem.pk, "R", "县林业局", "2023-12-10")
    assert said(capsys, "problems", "--as", "jiafeng")[0]["what"] == "缺电" and "使用林地" in run(capsys, "problems", "--late")


def test_one_problem_with_whose_days_and_why_it_climbed(world, capsys, monkeypatch):
    monkeypatch.setenv("GONGJIAN_TODAY", "2023-12-30")
    found = said(capsys, "problem", str(world.problem.pk))
    assert [(held["desk"], held["days"]) for held in found["held"]] == [("指挥部办公室", 2), ("沁水县林业局", 38)]
    assert sum(held["days"] for held in found["held"]) == (date(2023, 12, 30) - date(2023, 11, 20)).days, "every day is one desk's"
    assert found["climbs"] == [{"on": "2023-12-17", "rung": "13710督办", "why": "逾期 7 天未办结，属久拖不决", "by_rule": True}]
    assert found["light"] == "红" and [step["step"] for step in found["timeline"]] == ["发现", "核实", "交办"]
    assert "谁手上几天" in run(capsys, "problem", str(world.problem.pk)) and said(capsys, "problem", str(world.problem.pk), "--on", "2023-12-01")["climbs"] == []


def test_a_problem_he_may_not_see_is_none(world):
    for asked in ((str(world.problem.pk), "--as", "jiafeng"), ("999999",)):
        with pytest.raises(CommandError, match="没有编号为"):
            call_command("problem", *asked)
