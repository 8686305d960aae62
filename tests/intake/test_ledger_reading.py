"""Lists of problems told from lists of projects, and read: headings, units, days, merged and crowded cells."""
import datetime as dt

import pytest

from gongjian.intake.ledger.headings import SYNONYMS, words_of
from gongjian.intake.ledger.limits import happened, limit
from gongjian.intake.understand import understand
from gongjian.intake.words import LEDGER
from gongjian.problems.models import Problem
from gongjian.reading.say import word
from gongjian.sheets.registry import sheet as sheet_of

from . import make

LIST_8 = ["问题", "涉及项目", "类别", "事权层级", "牵头", "配合", "分管领导", "责任科室", "责任人", "办结时限", "进展", "灯", "销号时间"]
ROW = ["未签供地合同", "煤层气增压站", "用地", "县级", "县自然资源局", "嘉峰镇", "钱副", "利用股", "孙工", "2023-12-30", "正在组件", "黄", ""]


def read(*rows, name="来表.xlsx", **more):
    return understand(make.xlsx(rows, **more), name).sheets[0]


def words(sheet) -> dict[str, str]:
    return {column.heading: column.word for column in sheet.columns}


@pytest.mark.parametrize("expected", [name for name in SYNONYMS if name != "other"])
def test_every_spelling_is_its_word(expected):
    assert expected in LEDGER
    missed = [spelling for spelling in SYNONYMS[expected] if words_of((spelling,))[:1] and words_of((spelling,))[0][0] != expected]
    assert missed == []


def test_every_column_of_list_8_and_every_label_of_a_problem_it_prints_is_a_known_heading():
    for name in sheet_of(8).columns:
        assert words_of((word(Problem, name).label,)), name


def test_the_headings_of_the_ninefold_lists_eighth_are_known():
    sheet = read(LIST_8, ROW)
    assert sheet.kind == "problems" and sheet.about == "problem" and not sheet.errors
    assert list(words(sheet).values()) == ["what", "projects", "category", "competence", "lead", "cooperating", "leader", "section", "person", "due_on", "progress",
                                           "light", "struck_on"]


@pytest.mark.parametrize("title,heads", [
    ("重点项目存在问题清单", ["序号", "项目名称", "存在问题", "责任单位", "责任人", "完成时限"]),
    ("", ["序号", "问题描述", "所属项目", "责任部门", "配合部门", "解决时限", "办理情况"]),
    ("", ["序号", "项目名称", "困难", "牵头单位", "整改时限", "整改情况", "是否销号"]),
    ("某县项目建设难题交办台账", ["编号", "项目名称", "总投资", "难点", "责任单位", "责任领导", "时限要求"]),
    ("", ["序号", "交办事项", "涉及项目", "主办单位", "协办单位", "交办时间", "办结时限", "办理结果"]),
])
def test_a_table_about_problems_is_one(title, heads):
    rows = [[title], heads] if title else [heads]
    assert read(*rows, [1, *["某"] * (len(heads) - 1)]).kind == "problems"


@pytest.mark.parametrize("heads", [
    ["序号", "项目名称", "建设内容", "总投资", "年度计划投资", "存在问题", "责任单位"],
    ["序号", "项目名称", "存在问题", "责任单位", "备注"],
    ["包保领导", "职务", "项目", "建设地点", "规模内容", "总投资", "年度计划", "完成投资", "形象进度", "存在问题", "责任单位", "责任人", "时限"],
    ["项目", "项目代码", "单位", "总投资", "未开工原因", "计划开工时间", "责任单位", "责任人", "包保领导", "进展"],
    ["序号", "项目名称", "建设性质", "总投资", "年度计划投资", "存在问题", "解决措施", "配合单位", "完成时限"],
])
def test_a_list_of_projects_with_a_column_of_problems_stays_one(heads):
    assert read(heads, [1, *["某"] * (len(heads) - 1)]).about == "project"


def test_a_person_says_what_the_table_is_about():
    heads, row = ["序号", "项目名称", "存在问题", "责任单位", "备注"], [1, "煤层气增压站", "缺电", "嘉峰镇", ""]
    data = make.xlsx([heads, row])
    assert understand(data, "来表.xlsx").sheets[0].kind == "list"
    turned = understand(data, "来表.xlsx", mapping={"清单": {"about": "problem"}}).sheets[0]
    assert turned.kind == "problems" and turned.rows[0].cells["what"] == "缺电" and turned.rows[0].cells["lead"] == ("嘉峰镇",)


def test_titles_numbers_of_paper_and_signature_rows_around_it_are_no_problems():
    sheet = read(["第一批项目问题困难交办清单"], ["沁攻坚办〔2023〕5号"], ["截至 2023年11月20日"], ["序号", *LIST_8], [1, *ROW], ["①", "缺电", *ROW[1:]], ["注：请按时办结"],
                 [], ["填报单位：攻坚办", "", "", "", "", "负责人：", "", "", "", "", "审核："], merges=["A1:N1", "A2:N2", "A7:N7"])
    assert sheet.heading_rows == (4,) and [row.cells["what"] for row in sheet.rows] == ["未签供地合同", "缺电"] and not sheet.errors


def test_headings_of_two_levels_and_the_units_own_column_beside_the_leading_one():
    sheet = read(["序号", "问题", "涉及项目", "责任分工", "", "", "办结时限", "项目责任单位", "责任单位"], ["", "", "", "牵头单位", "配合单位", "责任人", "", "", ""],
                 [1, "缺电", "甲", "县能源局", "县住建局", "孙工", "2023.12.20", "嘉峰镇", "嘉峰镇"], merges=["D1:F1"])
    assert words(sheet)["责任分工 / 牵头单位"] == "lead" and words(sheet)["责任分工 / 配合单位"] == "cooperating" and words(sheet)["项目责任单位"] == "project_unit"
    assert words(read(["序号", "问题", "涉及项目", "责任单位", "牵头单位", "时限"], [1, "缺电", "甲", "嘉峰镇", "县能源局", "长期"]))["责任单位"] == "project_unit"


@pytest.mark.parametrize("cell,units", [
    ("县林业局、县自然资源局", ("县林业局", "县自然资源局")), ("县林业局\n县自然资源局", ("县林业局", "县自然资源局")), ("县林业局，嘉峰镇；端氏镇", ("县林业局", "嘉峰镇", "端氏镇")),
    ("①县林业局②县自然资源局", ("县林业局", "县自然资源局")), ("1.县林业局\n2.嘉峰镇", ("县林业局", "嘉峰镇")), ("县林业局 嘉峰镇", ("县林业局", "嘉峰镇")),
    ("县自然\n资源局", ("县自然资源局",)), ("无", None), ("县林业局/县林业局", ("县林业局",)),
])
def test_several_units_in_one_cell(cell, units):
    assert read(LIST_8, [*ROW[:5], cell, *ROW[6:]]).rows[0].cells.get("cooperating") == units


def test_merged_cells_reach_down_and_a_merged_problem_is_one():
    heads = ["序号", "项目名称", "问题", "牵头单位", "配合单位", "办结时限"]
    sheet = read(heads, [1, "甲", "缺电", "县能源局", "县住建局", "2023-12-20"], [2, "", "缺水", "县水务局", "", ""], merges=["B2:B3", "F2:F3"])
    assert [(row.cells["projects"], row.cells["what"], row.cells["due_on"]) for row in sheet.rows] == [("甲", "缺电", "2023-12-20"), ("甲", "缺水", "2023-12-20")]
    sheet = read(heads, [1, "甲", "缺电", "县能源局", "县住建局", "2023-12-20"], ["", "乙", "", "", "县水务局", ""], merges=["A2:A3", "C2:C3", "D2:D3"])
    assert len(sheet.rows) == 1 and sheet.rows[0].cells["projects"] == "甲\n乙" and sheet.rows[0].cells["cooperating"] == ("县住建局", "县水务局")


def test_a_unit_and_its_person_in_one_cell():
    sheet = read(["序号", "项目名称", "问题", "责任单位及责任人", "时限"], [1, "甲", "缺电", "县能源局\n李四", "2023-12-20"])
    assert sheet.rows[0].cells["lead"] == ("县能源局",) and sheet.rows[0].cells["person"] == "李四"


def test_without_a_column_of_projects_it_is_an_error_with_its_place():
    error = read(["序号", "问题", "牵头单位", "责任人", "办结时限"], [1, "缺电", "县能源局", "孙工", "2023-12-20"]).errors[0]
    assert error.row == 1 and "没有涉及项目一列" in error.reason


def test_rows_that_say_none_are_no_problems_and_a_row_without_its_problem_is_an_error():
    sheet = read(["序号", *LIST_8], [1, "无", *ROW[1:]], [2, "", *ROW[1:]], [3, "缺电", *ROW[1:]])
    assert [row.cells.get("what") for row in sheet.rows] == [None, None, "缺电"]
    assert [(error.row, error.column) for error in sheet.errors] == [(3, "B")] and any("写的是“无”" in note.reason for note in sheet.notes)


def test_an_empty_ledger_is_said_to_be_empty():
    assert (read(LIST_8).kind, read(LIST_8).why) == ("empty", "只有表头，没有问题。")


FOUND = dt.date(2023, 11, 20)


@pytest.mark.parametrize("written,day", [
    ("2023-12-20", "2023-12-20"), ("2023.12.20", "2023-12-20"), ("2023年12月20日前办结", "2023-12-20"), ("12月20日前", "2023-12-20"), ("1月10日前", "2024-01-10"),
    ("2023年12月底前", "2023-12-31"), ("12月底", "2023-12-31"), ("年底前", "2023-12-31"), ("12.20", "2023-12-20"), (dt.datetime(2023, 12, 20), "2023-12-20"), (45280, "2023-12-20"),
    ("10月1日前", "2023-10-01"), ("2月29日", "2024-02-29"),
])
def test_limits_as_officials_write_them(written, day):
    assert str(limit(written, FOUND)[0]) == day


@pytest.mark.parametrize("written", ["立行立改", "长期", "长期坚持", "12月中旬", "7日内", "2024年一季度", "2月30日", "待定", "12月下旬前", "见备注", 12.2])
def test_what_is_no_day_is_said_and_not_guessed(written):
    assert limit(written, FOUND) == (None, f"“{written}”不是确定的日期，没有采用。")


def test_a_year_that_is_not_written_is_said():
    assert limit("12月20日前", FOUND)[1] == "“12月20日前”没写年份，读作 2023-12-20。" and limit("2023-12-20", FOUND)[1] == ""
    assert happened("12月20日", dt.date(2024, 1, 5))[0] == dt.date(2023, 12, 20) and happened("2023年11月", FOUND)[0] is None
