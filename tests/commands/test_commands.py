"""Every command runs, says its JSON in the shape promised, and refuses what cannot be with one Chinese sentence."""
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, ManagementUtility, call_command, get_commands
from django.db import connection

from gongjian.targets.models import Allotment, Issue
from gongjian.timeline import guards
from gongjian.timeline.seals import seal
from tests.world import PLAN, TODAY, WAN, sits, told

SAMPLE_NUMBER = "沁攻坚办〔2023〕5号"


def run(capsys, *args: str):
    """Standard output of a command."""
    call_command(*args)
    return capsys.readouterr().out


def said(capsys, *args: str):
    return json.loads(run(capsys, *args, "--json"))


def typed(capsys, *args: str) -> tuple[int, str, str]:
    """As typed at the command line: (exit code, output, complaint)."""
    code = 0
    try:
        ManagementUtility(["gongjian", *args]).execute()
    except SystemExit as left:
        code = left.code
    told_out = capsys.readouterr()
    return code, told_out.out, told_out.err


def test_sheets_lists_nine_with_their_counts(world, capsys):
    rows = said(capsys, "sheets")
    assert [set(row) for row in rows] == [{"number", "title", "count"}] * 9 and [row["number"] for row in rows] == list(range(1, 10))
    counts = {row["number"]: row["count"] for row in rows}
    assert (counts[5], counts[6], counts[8], counts[9]) == (1, 1, 1, 1) and rows[4]["title"] == "2023年未开工项目清单"
    assert json.loads(run(capsys, "sheets")) == rows, "JSON with or without the option"


def test_sheets_on_another_day_and_with_other_eyes(world, capsys):
    counts = lambda *look: {row["number"]: row["count"] for row in said(capsys, "sheets", *look)}
    assert counts("--on", "2023-02-01")[5] == 0
    assert counts("--as", "jiafeng")[6] == 0 and counts("--as", "agriculture")[6] == 1 and counts("--as", "admin")[5] == 0


def test_a_sheet_as_json(world, capsys):
    found = said(capsys, "sheet", "6")
    assert {"number", "title", "on", "count", "unit", "columns", "rows", "totals"} <= set(found)
    assert (found["number"], found["on"], found["count"], found["unit"]) == (6, "2023-12-13", 1, "元")
    assert {"name", "label", "group"} <= set(found["columns"][0]) and found["rows"][0]["reported_total"] == 5940 * WAN
    assert found["totals"]["reported_total"] == 5940 * WAN
    assert said(capsys, "sheet", "6", "--search", "ry")["count"] == 1 and said(capsys, "sheet", "6", "--search", "zyz")["count"] == 0
    assert said(capsys, "sheet", "6", "--as", "jiafeng")["rows"] == [] and said(capsys, "sheet", "6", "--on", "2023-04-04")["rows"] == []


@pytest.mark.parametrize("number", range(1, 10))
def test_a_sheet_as_text_and_as_excel(world, capsys, tmp_path, number):
    assert "截至 2023-12-13" in run(capsys, "sheet", str(number))
    file = tmp_path / "清单.xlsx"
    call_command("sheet", str(number), "--xlsx", str(file))
    told_out = capsys.readouterr()
    assert told_out.out == "" and "已写入" in told_out.err
    assert openpyxl.load_workbook(file).active.max_row >= 4


def test_targets(world, capsys):
    rows = said(capsys, "targets")
    by_key = {row["key"]: row for row in rows}
    assert len(rows) == world.drive.targets.count() and by_key["invested"]["asked"] == 4_430_000_000
    assert by_key["growth"]["asked"] is None and by_key["growth"]["issued"] is False
    assert {"key", "clause", "title", "measure", "asked", "done", "rate", "pace", "light", "closure", "units"} <= set(rows[0])
    assert "目标未下达" in run(capsys, "targets")


def test_an_indicator_for_the_county_and_by_unit(world, capsys):
    found = said(capsys, "indicator", "invested", "--by", "unit")
    assert {"name", "title", "measure", "on", "since", "value", "by_unit"} <= set(found)
    assert (found["since"], found["value"]) == ("2023-10-01", sum(found["by_unit"].values()))
    assert found["by_unit"]["端氏镇"] == 650 * WAN
    assert said(capsys, "indicator", "invested", "--since", "2023-11-16")["value"] == (480 + 350) * WAN
    assert set(said(capsys, "indicator", "invested", "--by", "unit", "--as", "duanshi")["by_unit"]) == {"端氏镇"}
    assert "亿元" in run(capsys, "indicator", "invested") and "端氏镇" in run(capsys, "indicator", "invested", "--by", "unit")
    assert said(capsys, "indicator", "growth")["value"] is None and "尚未发布" in run(capsys, "indicator", "growth")
    assert said(capsys, "indicator", "starts", "--on", "2023-12-13")["value"] == 0 and "0 个" in run(capsys, "indicator", "starts")


def test_issuing_from_the_command_line(world, capsys):
    seal(sits(world.officers.office).now)
    found = said(capsys, "issue", "5", "--number", SAMPLE_NUMBER, "--due", "2023-12-31")
    assert set(found) == {"id", "title", "number", "sha256", "named"} and len(found["sha256"]) == 64
    assert found["named"] == [{"title": "煤层气增压站及配套管网", "person": "何站长", "duty": "力争12月中旬前全部开工建设", "due_on": "2023-12-31"}]
    assert Issue.objects.get(pk=found["id"]).occurred_on == TODAY
    with pytest.raises(CommandError, match="已经下发过第 5 张清单"):
        call_command("issue", "5", "--number", SAMPLE_NUMBER, "--due", "2023-12-31")
    with pytest.raises(CommandError, match="这件事由指挥部办公室办理"):
        call_command("issue", "5", "--number", "6号", "--due", "2023-12-31", "--as", "jiafeng")
    assert run(capsys, "verify").startswith("intact")


def test_the_plan_again_changes_nothing_and_an_amendment_does(world, capsys, tmp_path):
    assert said(capsys, "plan", str(PLAN)) == {"title": "《沁水县2023年项目建设冬季行动》沁政办函〔2023〕17号", "facts": 0, "changed": False}
    assert "没有变化" in run(capsys, "plan", str(PLAN))
    paper = tmp_path / "调整.toml"
    paper.write_text('[amendment]\ndrive = "qinshui-winter-2023"\nnumber = "20号"\nissued_on = 2023-12-08\n[[targets]]\nkey = "invested"\nvalue = "45亿"\n', "utf-8")
    assert said(capsys, "plan", str(paper)) == {"title": "调整文件 20号", "facts": 1, "changed": True}
    assert said(capsys, "plan", str(paper))["changed"] is False
    assert Allotment.objects.get(document="20号").occurred_on == date(2023, 12, 8)


def test_a_plan_full_of_mistakes_is_told_with_all_of_them(world, tmp_path):
    paper = tmp_path / "坏.toml"
    paper.write_text('[amendment]\ndrive = "qinshui-winter-2023"\n[[targets]]\nkey = "invested"\nvalue = "45"\n', "utf-8")
    with pytest.raises(CommandError) as refused:
        call_command("plan", str(paper))
    assert len(str(refused.value).splitlines()) >= 2 and "没有写单位" in str(refused.value)


def test_verify_says_intact_and_names_what_does_not_fit(world, capsys):
    seal(sits(world.officers.office).now)
    assert run(capsys, "verify").startswith("intact 完好")
    found = said(capsys, "verify")
    assert set(found) == {"intact", "sealed", "unsealed", "head", "broken"} and found["intact"] and found["broken"] is None
    with guards.lifted(), connection.cursor() as cursor:
        cursor.execute("UPDATE projects_report SET amount = 1 WHERE id = (SELECT MIN(id) FROM projects_report)")
    code, out, _ = typed(capsys, "verify")
    assert code == 1 and out.startswith("broken") and "填报（调度口径）" in out and "projects.report 第 " in out
    code, out, _ = typed(capsys, "verify", "--json")
    assert code == 1 and json.loads(out)["intact"] is False and "内容与封存时不一致" in json.loads(out)["broken"]


def test_verify_tells_of_facts_outside_the_chain_until_they_are_sealed(world, capsys):
    seal(sits(world.officers.office).now)
    from gongjian.projects.models import Payment

    told(TODAY).tell(Payment, project=world.projects.gas, amount=1)
    code, out, _ = typed(capsys, "verify")
    assert code == 1 and "有 1 条事实不在封存链里" in out
    assert "封存 1 条" in run(capsys, "seal") and run(capsys, "verify").startswith("intact") and "没有待封存" in run(capsys, "seal")


@pytest.mark.parametrize("args, sentence", [
    (("sheet", "x"), "N「x」不是整数"), (("sheet",), "缺少 N"), (("sheet", "12"), "没有第 12 张清单"), (("sheet", "5", "--on", "yesterday"), "「yesterday」不是日期"),
    (("sheet", "5", "--on"), "--on 后面要写一个值"), (("sheet", "5", "--as", "nobody"), "没有登录名为「nobody」的人员"), (("sheet", "5", "--colour"), "不认识 --colour"),
    (("indicator", "happiness"), "没有「happiness」这个指标"), (("indicator", "starts", "--by", "week"), "--by 没有「week」，只能是 'unit'"),
    (("plan", "missing.toml"), "没有这个文件：missing.toml"), (("issue", "5"), "缺少 --number, --due"), (("issue", "5", "--number", "1", "--due", "2023-13-01"), "不是日期"),
    (("issue", "5", "--number", "1号", "--due", "2023-12-01"), "早于今天"), (("issue", "99", "--number", "1号", "--due", "2023-12-31"), "没有第 99 张清单"),
])
def test_what_cannot_be_is_refused_with_one_sentence_and_no_traceback(world, capsys, args, sentence):
    code, out, complaint = typed(capsys, *args)
    assert code in (1, 2) and out == ""
    assert sentence in complaint and len(complaint.strip().splitlines()) == 1 and "Traceback" not in complaint


def test_a_file_that_cannot_be_written_is_told(world, capsys, tmp_path):
    code, _, complaint = typed(capsys, "sheet", "5", "--xlsx", str(tmp_path / "no" / "such" / "folder.xlsx"))
    assert code == 1 and "Traceback" not in complaint and "没有这个" in complaint


def test_a_folder_is_no_plan(world, capsys, tmp_path):
    code, _, complaint = typed(capsys, "plan", str(tmp_path))
    assert code == 1 and "Traceback" not in complaint and len(complaint.strip().splitlines()) == 1


def test_every_command_of_the_house_has_a_chinese_help(capsys):
    ours = [name for name, app in get_commands().items() if app == "gongjian.pages"]
    assert {"plan", "sheets", "sheet", "issue", "indicator", "verify"} <= set(ours)
    for name in ours:
        with pytest.raises(SystemExit):
            ManagementUtility(["gongjian", name, "--help"]).execute()
        shown = capsys.readouterr().out
        assert f"bin/gongjian {name}" in shown or name == "bench"
        assert any("一" <= sign <= "鿿" for sign in shown)
    assert Path(PLAN).exists()
