"""bin/gongjian ranking: leagues on a day, as known at a moment; explain: every point of a unit."""
import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from gongjian.projects.acts import mending
from gongjian.projects.models import Report
from gongjian.rankings.frozen import as_json
from gongjian.rankings.registry import pack
from gongjian.timeline.money import WAN
from tests.rankings.plainly import allot, ranked
from tests.world import do, told


@pytest.fixture
def towns(world):
    for unit in ("jiafeng", "duanshi", "zhengzhuang"):
        allot(world, "invested", unit, 1000 * WAN)
    allot(world, "enrolments", "duanshi", 1)
    return world


def run(*words: str) -> str:
    out = io.StringIO()
    call_command("ranking", *words, stdout=out)
    return out.getvalue()


def test_the_drives_own_pack_is_the_usual_one(towns):
    assert run("--on", "2023-12-13") == run("winter", "--on", "2023-12-13")
    told_ranking = run("winter", "--on", "2023-12-13")
    assert "冬季行动综合排名办法（第1版）　截至 2023-12-13　含未核实的默认值" in told_ranking
    assert "1     端氏镇" in told_ranking and "开发区（家数不足，不排名）" in told_ranking


def test_as_json_it_is_the_ranking(towns):
    said = json.loads(run("winter", "--on", "2023-12-13", "--json"))
    known = said.pop("known")
    assert known is None and said == json.loads(json.dumps(as_json(ranked(towns, pack("winter")))))


def test_known_asks_what_was_known_then(towns):
    fact = Report.objects.filter(project=towns.projects.road).order_by("pk").last()
    before = run("winter", "--on", "2023-11-30", "--known", "2023-12-02")
    do(mending.correct, fact, told("2023-12-05", note="凭证不符"), amount=1 * WAN, evidenced=0)
    assert run("winter", "--on", "2023-11-30", "--known", "2023-12-02") == before
    assert run("winter", "--on", "2023-11-30") != before and "按 2023-12-02 23:59 时已知" in before


def test_explain_tells_where_every_point_comes_from_and_what_would_lift(towns):
    allot(towns, "starts", "jiafeng", 1)
    told_unit = run("explain", "winter", "嘉峰镇", "--on", "2023-12-13")
    assert "嘉峰镇　总分　乡镇　第 " in told_unit
    assert "开工 0/1 → 0.0 / 40.0，因为 任务 1 个，完成 0 个，完成率 0.0%" in told_unit
    assert "开工：煤层气增压站及配套管网（计划 2023-11-20 开工）" in told_unit
    said = json.loads(run("explain", "winter", "嘉峰镇", "--on", "2023-12-13", "--json"))
    assert said["boards"][0]["lifts"] and said["boards"][0]["parts"][1]["why"] == "任务 1 个，完成 0 个，完成率 0.0%"


def test_what_packs_there_are(world):
    assert "winter" in run("packs") and {one["key"] for one in json.loads(run("packs", "--json"))} >= {"winter", "yanan", "yinchuan", "mianyang", "yanjin"}


@pytest.mark.parametrize("words, why", [
    (("nowhere",), "没有「nowhere」这个考评办法"), (("explain", "winter"), "请写成"), (("explain", "winter", "无名镇"), "没有您可见的单位「无名镇」"),
    (("winter", "summer"), "不认识 summer"), (("winter", "--known", "前天"), "不是日期或时刻"), (("explain", "yanjin", "县农业农村局"), "不在《“双百”考评办法（延津做法）》的排名范围内"),
])
def test_what_cannot_be_is_one_sentence(world, words, why):
    with pytest.raises(CommandError, match=why):
        run(*words, "--on", "2023-12-13")


def test_seen_as_a_unit_it_is_the_units_own(towns):
    told_ranking = run("winter", "--on", "2023-12-13", "--as", "duanshi")
    assert "端氏镇" in told_ranking and "嘉峰镇" not in told_ranking
    with pytest.raises(CommandError, match="没有您可见的单位"):
        run("explain", "winter", "嘉峰镇", "--on", "2023-12-13", "--as", "duanshi")


def test_it_writes_nothing(towns):
    before = Report.objects.count()
    run("winter", "--on", date(2023, 12, 13).isoformat())
    assert Report.objects.count() == before
