"""一周动态 of the small world: only the last seven days, zero is said, figures carry their basis; and the command."""
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gongjian.desk.desk import settle
from gongjian.papers.kinds import kind
from gongjian.papers.plain import plain
from gongjian.problems.models import ProblemStep
from gongjian.projects.acts import milestones
from gongjian.reading.word import At
from gongjian.stocktake.acts.stocktakes import take_stock
from gongjian.timeline.refused import Refused
from tests.fonts import prints
from tests.world import TODAY, do, looks, sits, told


def drafted(world, on=TODAY, **about):
    return kind("weekly").drafted(At(looks(world.officers.office, on, today=on), world.drive), about)


def test_a_quiet_week_says_zero_and_that_nothing_happened(world):
    paper = drafted(world)
    said = "\n".join(plain(paper))
    assert "全县新开工项目0个，新入统项目0个，销号问题0个" in said and "本周没有新开工项目。" in said and "本周没有销号的问题。" in said


def test_what_happened_in_the_seven_days_is_named_and_no_more(world):
    do(milestones.reach, world.projects.gas, told("2023-12-11", world.officers.jiafeng), kind="started")
    do(milestones.reach, world.projects.sheep, told("2023-12-06", world.officers.statistics), kind="enrolled")
    paper = drafted(world)
    assert [row[1:4] for row in paper.block("started-rows").rows] == [("煤层气增压站及配套管网", "嘉峰镇", "8,000")]
    assert paper.block("enrolled-rows").rows == ()
    assert any("未开工项目清单" in row[0] and row[2] == "1" for row in paper.block("lists-rows").rows)


def test_targets_carry_their_basis_and_their_measure(world):
    rows = {row[0]: row for row in drafted(world).block("targets-rows").rows}
    assert rows["四季度固定资产投资"][1] == "调度口径" and rows["四季度固定资产投资"][4] == "亿元" and rows["四季度新开工项目"][1] == "个数"


def test_it_speaks_through_the_lens_alone(world):
    do(milestones.reach, world.projects.gas, told("2023-12-11", world.officers.jiafeng), kind="started")
    at = At(looks(world.officers.duanshi), world.drive)
    assert kind("weekly").drafted(at, {}).block("started-rows").rows == ()


def test_without_a_plan_or_with_a_question_nobody_asked_it_is_refused(world):
    with pytest.raises(Refused, match="还没有载入行动方案"):
        kind("weekly").drafted(At(looks(world.officers.office), None), {})
    with pytest.raises(Refused, match="不用写leader"):
        drafted(world, leader="赵县")


def test_struck_problems_are_told_with_who_solved_them(world):
    frame = told("2023-12-08", world.officers.office, "已批")
    settle([frame.tell(ProblemStep, problem=world.problem, step="struck", lead=world.units.forestry)], frame.at)
    assert drafted(world).block("struck-rows").rows == (("1", "使用林地手续未批", "肉羊全产业链项目", "县林业局", "12月8日"),)


# --- the command


def run(*said: str) -> str:
    out = StringIO()
    call_command("paper", *said, stdout=out, stderr=StringIO())
    return out.getvalue()


@prints
def test_the_command_writes_text_json_word_and_pdf(world, tmp_path):
    assert "12月7日—12月13日全县项目建设情况" in run("weekly", "--on", "2023-12-13")
    assert json.loads(run("weekly", "--on", "2023-12-13", "--json"))["blocks"][0]["kind"] == "redhead"
    run("weekly", "--on", "2023-12-13", "--docx", str(tmp_path / "a.docx"), "--pdf", str(tmp_path / "a.pdf"))
    assert (tmp_path / "a.docx").read_bytes()[:2] == b"PK" and (tmp_path / "a.pdf").read_bytes()[:4] == b"%PDF"


def test_the_command_refuses_what_is_no_kind_no_day_and_no_place(world, tmp_path):
    with pytest.raises(CommandError, match="没有「nope」这种公文"):
        run("nope")
    with pytest.raises(CommandError, match="不是日期"):
        run("weekly", "--on", "gestern")
    with pytest.raises(CommandError, match="没有这个文件"):
        run("weekly", "--docx", str(tmp_path / "no" / "a.docx"))


def test_what_moved_up_the_ladder_and_who_took_stock_is_told(world):
    desk = sits(world.officers.deputy)
    desk.do(take_stock, world.projects.sheep, how="site", found="主体完成六成", place="曲堤村")
    later = drafted(world, TODAY.replace(day=18))
    assert later.block("climbed-rows").rows == (("12月17日", "使用林地手续未批", "肉羊全产业链项目", "县林业局", "13710督办", "逾期7天未办结，属久拖不决"),)
    assert later.block("taken-rows").rows == (("钱副", "1", "1", "1"),)
    assert drafted(world, TODAY.replace(day=8)).block("climbed-rows").rows == ()
