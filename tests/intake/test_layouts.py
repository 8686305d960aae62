"""The layouts of real county, city and provincial lists: every table, heading, section and total found for what it is."""
import datetime as dt

import pytest

from gongjian.intake.days import Day
from gongjian.intake.understand import understand

from . import make

WAN = 10_000


def read(data: bytes, name: str = "清单.xlsx", **more):
    return understand(data, name, **more).sheets[0]


def words(sheet) -> dict[str, str]:
    return {column.letter: column.word for column in sheet.columns}


def names(sheet) -> list[str]:
    return [row.cells.get("name") for row in sheet.rows]


def total(sheet, word: str = "total") -> float:
    return sum(row.cells.get(word, 0) for row in sheet.rows) / WAN


def reasons(remarks) -> str:
    return "\n".join(f"{remark.row}{remark.column} {remark.reason}" for remark in remarks)


A_HEAD = [
    ["2020年某区重点建设项目表"] + [""] * 18,
    ["单位：万元"] + [""] * 18,
    ["序号", "项目名称", "层次", "建设内容\n及规模", "建设起\n止年限", "总投资", "累计\n完成  投资", "2020年\n计划投资", "年度建设任务", "建设性质", "是否开工",
     "二季度工作计划", "", "三季度工作计划", "", "四季度工作计划", "", "包联\n领导", "手续代办\n单位"],
    [""] * 11 + ["工作内容及形象进度", "投资", "工作内容及形象进度", "投资", "工作内容及形象进度", "投资", "", ""],
]
A_ROWS = [
    [1, "示例甲\n产业园", "区级", "1、建厂房\n2、配设备", "2018-2020年", 50000, 1000, 6000, "主体完工", "续建", "是", "基础", 2000, "主体", 2000, "收尾", 1000, "童  华\n张捍声       黄朝军", "区行政\n审批局"],
    [2, "示例乙道路", "市级", "改造道路", "2020年", 9000.5, 8000, 4500, "通车", "新建", "否", "路基", 1500, "路面", 1500, "绿化", 500, "童\xa0\xa0\xa0华", "区农业\n农村局"],
]
A_MERGES = ["A1:S1", "A2:S2", *(f"{c}3:{c}4" for c in "ABCDEFGHIJKRS"), "L3:M3", "N3:O3", "P3:Q3"]


def check_quarters(sheet):
    assert sheet.kind == "list" and sheet.heading_rows == (3, 4) and sheet.unit == "万元" and not sheet.unit_assumed and sheet.year == 2020
    assert list(words(sheet).values()) == ["number", "name", "level", "content", "period", "total", "invested", "year_plan", "other", "nature", "has_started",
                                           "q2_work", "q2_plan", "q3_work", "q3_plan", "q4_work", "q4_plan", "leaders", "service_unit"]
    first, second = (row.cells for row in sheet.rows)
    assert first["name"] == "示例甲产业园" and first["leaders"] == ("童华", "张捍声", "黄朝军") and first["service_unit"] == "区行政审批局"
    assert (first["start_year"], first["end_year"], first["q2_plan"], first["q4_work"]) == (2018, 2020, 2000 * WAN, "收尾")
    assert first["content"] == "1、建厂房\n2、配设备" and second["total"] == 90_005_000 and second["leaders"] == ("童华",) and second["has_started"] is False
    told = reasons(sheet.warnings)
    assert "累计完成 8000 万元，大于年度计划 4500 万元" in told and "年度计划 4500 万元，各季度相加 3500 万元，差 1000 万元" in told and "写“未开工”，却已完成投资 8000 万元" in told


def test_three_levels_of_title_unit_and_merged_quarters_with_hidden_columns():
    sheet = read(make.xlsx(A_HEAD + A_ROWS, A_MERGES, hidden="CIJK"))
    check_quarters(sheet)
    assert [column.letter for column in sheet.columns if column.hidden] == list("CIJK")


def test_the_same_as_xls_named_et_and_without_any_merge_as_csv_and_ods():
    merges = [(0, 0, 0, 18), (1, 1, 0, 18), *((2, 3, c, c) for c in (*range(11), 17, 18)), (2, 2, 11, 12), (2, 2, 13, 14), (2, 2, 15, 16)]
    check_quarters(read(make.xls(A_HEAD + A_ROWS, merges, hidden=(2, 8)), "清单.et"))
    check_quarters(read(make.text(A_HEAD + A_ROWS, "gb18030"), "清单.csv"))
    check_quarters(read(make.ods(A_HEAD + A_ROWS, {(2, 11): (1, 2), (2, 13): (1, 2), (2, 15): (1, 2), **{(2, c): (2, 1) for c in (*range(11), 17, 18)}}), "清单.ods"))


def test_a_second_sheet_that_copies_the_first_and_a_scratch_sheet_bring_no_rows():
    book = understand(make.xlsx(A_HEAD + A_ROWS, A_MERGES, more={"副本": A_HEAD[2:] + A_ROWS, "草稿": [["", "", 3], ["算一下", 5], [7]], "空": []}), "清单.xlsx")
    assert [sheet.kind for sheet in book.sheets] == ["list", "copy", "scratch", "empty"]
    assert "清单" in book.sheets[1].why and not book.sheets[1].rows and len(book.lists) == 1


B_ROWS = [
    ["附件1"], ["2022年某市重点项目推进表"], ["编制单位：市发展改革委", "", "", "", "", "单位：万元"],
    ["序号", "项目名称", "项目业主", "建设规模及内容", "总投资", "2022年计划投资", "责任单位"],
    ["", "合计", "", 6, "#REF!", 1600],
    ["", "一、基础设施", "", 4, 8393887.27 - 8393487.27 + 600, 1000],
    ["", "（一）交通", "", 3],
    ["", "——铁路", "", 2, 300, 300],
    [1, "1.110千伏示例铁路公司", "待定", "建设", 100, 100, "甲县", "前期", "客运", "x"],
    [2, "示例铁路中心（暂定名）", "示例集团", "建设", 200, 200, "甲县", "在建", "货运"],
    ["", "——公路", "", 1, 300, 300],
    [1, "示例·公路园Ⅲ区", "示例公司", "建设", 300, 300, "乙县"],
    ["", "（二）能源", "", 1, 400, 400],
    [1, "示例▪风电局", "示例公司", "建设", 400, 400, "乙县"],
    ["", "二、产业", "", 3, 600, 600],
    [1, "示例“云”项目", "示例公司", "建设", 100, 100, "丙县"],
    [2, "示例冶炼公司", "示例公司", "建设", 500, 500, "丙县"],
]


def test_sections_mixed_into_the_name_column_with_counts_and_sums_beside_them():
    sheet = read(make.xlsx(B_ROWS))
    assert sheet.year == 2022 and sheet.unit == "万元" and len(sheet.rows) == 6
    assert names(sheet)[0] == "1.110千伏示例铁路公司" and "示例▪风电局" in names(sheet) and sheet.rows[1].cells["name"].endswith("（暂定名）")
    assert sheet.rows[0].section == ("一、基础设施", "（一）交通", "——铁路") and sheet.rows[2].section[-1] == "——公路"
    assert sheet.rows[3].section == ("一、基础设施", "（二）能源") and sheet.rows[-1].section == ("二、产业",)
    assert "owner" not in sheet.rows[0].cells and "待定" in reasons(sheet.notes)
    assert words(sheet) | {"H": "other", "I": "other", "J": "other"} == words(sheet)
    told = reasons(sheet.warnings)
    assert "“二、产业”写 3 项，实数 2 项" in told and "“一、基础设施”" not in told and "“（一）交通”" not in told and "#REF!" in told and not sheet.errors
    assert len(sheet.subtotals) == 7 and [one.ties for one in sheet.subtotals].count(False) == 1


def test_units_in_headings_beat_the_sheet_and_units_in_cells_beat_both():
    sheet = read(make.xlsx([["2022年项目表（单位：万元）"], ["序号", "项目名称", "总投资（亿元）", "2022年计划投资", "累计完成投资(元)"],
                            [1, "示例一项目", 2.8, "1.5亿元", 30000], [2, "示例二项目", "3000万元", "约500", 0], [3, "示例三项目", "1-2", "2000万件", "待定"]]))
    assert [row.cells.get("total") for row in sheet.rows] == [280_000_000, 30_000_000, None]
    assert [row.cells.get("year_plan") for row in sheet.rows] == [150_000_000, 5_000_000, None]
    assert sheet.rows[0].cells["invested"] == 30_000
    assert {column.word: column.unit for column in sheet.columns}["total"] == "亿元"
    assert "范围" in reasons(sheet.warnings) and "2000万件" in reasons(sheet.warnings)


def test_a_column_without_a_unit_follows_the_others_and_says_so():
    sheet = read(make.xlsx([["序号", "项目名称", "总投资（亿元）", "年度计划投资", "建设内容"], [1, "示例一", 2.8, 1.5, "责任单位自筹1000万元"]]))
    assert (sheet.unit, sheet.unit_assumed, sheet.rows[0].cells["year_plan"]) == ("亿元", True, 150_000_000) and "D 列没写金额单位，按亿元读" in reasons(sheet.notes)
    mixed = read(make.xlsx([["序号", "项目名称", "总投资（亿元）", "年度计划投资（万元）", "累计完成投资"], [1, "示例一", 2.8, 1.5, 3]]))
    assert [mixed.rows[0].cells[word] for word in ("total", "year_plan", "invested")] == [280_000_000, 15_000, 30_000]


@pytest.mark.parametrize("line", ["金额单位：亿元", "单位：个、亿元", "（单位：亿元）", "计量单位: 亿元", "投资单位：亿元"])
def test_the_unit_row_may_stand_anywhere_above(line):
    sheet = read(make.xlsx([["某县2023年重点项目"], ["", "", "", line], make.PLAIN, [1, "示例项目一", "新建", "建设", 1.25, 0.5]]))
    assert sheet.unit == "亿元" and sheet.rows[0].cells["total"] == 125_000_000


def test_a_unit_row_inside_the_heading():
    sheet = read(make.xlsx([["序号", "项目名称", "总投资", "年度计划投资"], ["", "", "（亿元）", "（万元）"], [1, "示例一", 2, 300], [2, "示例二", 3, 400]]))
    assert sheet.heading_rows == (1, 2) and (total(sheet), total(sheet, "year_plan")) == (50000, 700)


def test_an_assumed_unit_is_said_and_doubted_when_absurd():
    sheet = read(make.xlsx([make.PLAIN, *[[n, f"示例{n}", "新建", "建设", 1.5 + n, 0.5] for n in range(1, 5)]]))
    assert sheet.unit_assumed and "可能是亿元" in reasons(sheet.warnings)


def test_columns_of_other_years_are_not_the_plan_of_this_year():
    sheet = read(make.xlsx([["某县2022年重点项目计划"], ["序号", "项目名称", "总投资", "2021年计划投资", "2022年计划投资", "2021年完成投资", "截至2021年底累计完成投资"],
                            [1, "示例一", 100, 10, 20, 9, 30]]))
    assert list(words(sheet).values()) == ["number", "name", "total", "other", "year_plan", "other", "invested"]
    assert sheet.columns[3].year == 2021 and sheet.rows[0].cells["year_plan"] == 20 * WAN and sheet.columns[6].year == 2021


def test_the_year_of_the_list_comes_from_its_headings_when_no_title_says_it():
    sheet = read(make.xlsx([["序号", "项目名称", "总投资", "2022年计划投资", "2023年计划投资"], [1, "示例一", 100, 10, 20]]), "x.xlsx")
    assert sheet.year == 2023 and sheet.rows[0].cells["year_plan"] == 20 * WAN


def test_a_spaced_out_title_still_names_the_year():
    assert read(make.xlsx([["2 0 2 0 年 自 治 区 重 点 项 目"], make.PLAIN, *make.projects(3)])).year == 2020


def test_dates_and_serials_in_year_columns():
    sheet = read(make.xlsx([["序号", "项目名称", "总投资", "开工年份", "竣工年份", "开工时间", "计划竣工时间"],
                            [1, "示例一", 100, 45597, "2026年", "2024年10月", 2026.11], [2, "示例二", 100, 2024, "2025.12", dt.datetime(2024, 5, 6), "2025年底"],
                            [3, "示例三", 100, "2025年", "2024", "待定", "2025年上半年"]]))
    first, second, third = (row.cells for row in sheet.rows)
    assert (first["start_year"], first["end_year"], second["end_year"]) == (2024, 2026, 2025)
    assert first["started_on"] == Day(dt.date(2024, 10, 1), "month") and first["planned_end_on"] == Day(dt.date(2026, 11, 1), "month")
    assert second["started_on"] == Day(dt.date(2024, 5, 6)) and second["planned_end_on"].precision == "year" and third["planned_end_on"].last == dt.date(2025, 6, 30)
    assert "Excel 日期序号" in reasons(sheet.notes) and "开工年份 2025 晚于竣工年份 2024" in reasons(sheet.warnings)


@pytest.mark.parametrize(("head", "start", "end"), [(["建设年限", ""], "开工", "竣工"), (["建设起止年限", ""], "起", "止"), (["起止时间", ""], "开始", "结束")])
def test_periods_split_under_one_heading(head, start, end):
    sheet = read(make.xlsx([["序号", "项目名称", *head, "总投资"], ["", "", start, end, ""], [1, "示例一", 2022, 2024, 5], [2, "示例二", "2023年", "2025年", 6]],
                           ["A1:A2", "B1:B2", "C1:D1", "E1:E2"]))
    assert list(words(sheet).values()) == ["number", "name", "start_year", "end_year", "total"]
    assert sheet.rows[1].cells["end_year"] == 2025


def test_three_levels_with_money_beneath_the_year():
    rows = [["序号", "项目基本情况", "", "投资情况（万元）", "", "", "", "责任单位", ""],
            ["", "项目名称", "建设性质", "总投资", "2023年计划", "", "", "单位", "责任人"],
            ["", "", "", "", "小计", "一季度", "二季度", "", ""],
            [1, "示例一", "新建", 900, 300, 100, 200, "甲局", "张三"], [2, "示例二", "续建", 800, 300, 100, 100, "乙局", "李四"]]
    sheet = read(make.xlsx(rows, ["A1:A3", "B1:C1", "B2:B3", "C2:C3", "D1:G1", "D2:D3", "E2:G2", "H1:I1", "H2:H3", "I2:I3"]))
    assert list(words(sheet).values()) == ["number", "name", "nature", "total", "year_plan", "q1_plan", "q2_plan", "unit", "responsible"]
    assert total(sheet, "year_plan") == 600 and "年度计划 300 万元，各季度相加 200 万元，差 100 万元" in reasons(sheet.warnings)
    assert sheet.heading_rows == (1, 2, 3)


def test_funds_beneath_the_total_are_not_the_total():
    rows = [["序号", "项目名称", "总投资", "", "", "资金来源", ""], ["", "", "小计", "政府投资", "其中：自筹", "中央预算内", "银行贷款"], [1, "示例一", 900, 300, 600, 100, 200]]
    sheet = read(make.xlsx(rows, ["A1:A2", "B1:B2", "C1:E1", "F1:G1"]))
    assert list(words(sheet).values()) == ["number", "name", "total", "other", "other", "other", "other"] and total(sheet) == 900


def test_headings_repeated_on_every_page_with_their_titles():
    page = [["某县重点项目表"], ["单位：万元"], make.PLAIN]
    sheet = read(make.xlsx([*page, *make.projects(3), *page, *make.projects(3, 4), ["序号", "项目\n名称", "建设性质", "建设内容", "总投资", "年度计划投资"], *make.projects(2, 7)]))
    assert len(sheet.rows) == 8 and sheet.kind == "list" and total(sheet) == 36_000


def test_several_tables_in_one_sheet_are_several_lists():
    second = ["序号", "工程名称", "业主单位", "总投资（亿元）"]
    sheets = understand(make.xlsx([["续建项目（单位：万元）"], make.PLAIN, *make.projects(3), [], ["附件2"], ["新建项目"], second, [1, "示例戊工程", "某公司", 1.5], [2, "示例己工程", "某公司", 2]]),
                        "清单.xlsx").sheets
    assert [len(sheet.rows) for sheet in sheets] == [3, 2] and [sheet.key for sheet in sheets] == ["清单", "清单#2"]
    assert total(sheets[1]) == 35_000 and words(sheets[1])["C"] == "owner"


def test_tables_standing_side_by_side():
    sheets = understand(make.xlsx([["项目名单"], ["序号", "项目名称", "序号", "项目名称"], [1, "示例一项目", 3, "示例三项目"], [2, "示例二项目", 4, "示例四项目"]]), "清单.xlsx").sheets
    assert [names(sheet) for sheet in sheets] == [["示例一项目", "示例二项目"], ["示例三项目", "示例四项目"]]


def test_a_row_that_numbers_the_columns_is_no_project():
    sheet = read(make.xlsx([make.PLAIN, ["甲", "乙", "丙", "丁", "1", "2"], *make.projects(3)]))
    assert len(sheet.rows) == 3
    assert len(read(make.xlsx([make.PLAIN, [1, 2, 3, 4, 5, 6], *make.projects(3)])).rows) == 3


def test_no_heading_at_all_is_judged_by_content():
    rows = [[], *[[n, f"示例第{n}产业园建设", "新建" if n % 3 else "续建", f"位于某镇，占地{n}亩，新建厂房若干平方米，配套建设道路、给排水、供电等设施，形成年产{n}万件能力",
                   20000 + 1000 * n, 5000 + n, 2018, 2019 + n % 3, "企业投资", "张三丰", "区住建局", "区经信局", "", "工业"] for n in range(1, 13)]]
    for data in (make.text(rows), make.xlsx(rows), make.xls(rows)):
        sheet = read(data)
        assert list(words(sheet).values()) == ["number", "name", "nature", "content", "total", "year_plan", "start_year", "end_year", "funding", "leaders", "unit", "service_unit", "sector"]
        assert len(sheet.rows) == 12 and sheet.heading_rows == () and "按内容判断" in reasons(sheet.warnings)


def test_names_alone_with_section_counts_and_no_heading():
    rows = [["一、创新驱动发展工程（3个）", 3], [1, "示例集成电路产业加速器"], [2, "示例高精度授时系统"], [3, "示例云计算中心"], ["二、民生工程（3个）", 3], [4, "示例第一中学迁建"], [5, "示例人民医院扩建"]]
    sheet = read(make.xlsx(rows))
    assert sheet.kind == "list" and len(sheet.rows) == 5 and sheet.rows[-1].section == ("二、民生工程（3个）",)
    assert "“二、民生工程（3个）”写 3 项，实数 2 项" in reasons(sheet.warnings)


def test_groups_within_groups_keep_both():
    rows = [make.PLAIN, ["续建项目"], ["产业（2个）"], *make.projects(2), ["民生（1个）"], *make.projects(1, 3), ["新建项目"], ["产业（1个）"], *make.projects(1, 4)]
    sheet = read(make.xlsx(rows))
    assert [row.section for row in sheet.rows] == [("续建项目", "产业（2个）")] * 2 + [("续建项目", "民生（1个）"), ("新建项目", "产业（1个）")]
    rows = [make.PLAIN, ["甲县"], ["住建局"], *make.projects(2), ["水利局"], *make.projects(1, 3), ["乙县"], ["交通局"], *make.projects(1, 4)]
    assert [row.section for row in read(make.xlsx(rows)).rows] == [("甲县", "住建局")] * 2 + [("甲县", "水利局"), ("乙县", "交通局")]


def test_groups_are_known_by_their_sums_where_nothing_is_numbered():
    rows = [["项目名称", "总投资", "年度计划投资", "备注"], ["交通项目", 600, 60], ["示例道路改造工程", 100, 10], ["示例桥梁项目", 200, 20, "省重点"], ["示例停车场建设项目", 300, 30], ["产业项目", 700, 70],
            ["示例公司", 300, 30, "x"], ["示例产业园", 400, 40]]
    sheet = read(make.xlsx(rows))
    assert len(sheet.rows) == 5 and sheet.rows[-1].section == ("产业项目",) and total(sheet) == 1300 and not [w for w in sheet.warnings if w.row]


def test_parts_of_a_package_are_told():
    rows = [make.PLAIN, [1, "示例打包项目", "新建", "x", 300, 30], ["1.1", "示例子项一", "新建", "x", 100, 10], ["1.2", "示例子项二", "新建", "x", 200, 20], [2, "示例二", "续建", "x", 50, 5]]
    assert "像是本项目的子项" in reasons(read(make.xlsx(rows)).warnings)


def test_a_progress_table_of_a_county():
    rows = [["某县2023年重点工程项目推进情况表（截至10月31日）"], ["填报单位：县重点工程服务中心", *[""] * 12, "单位：万元"],
            ["序号", "项目名称", "建设单位", "建设规模及\n主要建设内容", "建设\n起止年限", "总投资", "截至2022年底累计完成投资", "2023年计划", "", "1-10月完成情况", "", "", "县级包联领导", "责任单位及责任人"],
            [*[""] * 7, "投资", "主要建设内容", "完成投资", "完成率（%）", "形象进度", "", ""],
            ["", "合计（2项）", "", "", "", 3000, 500, 1000, "", 500, 50], ["其中：", "", "", "", "", 1000], ["一", "省级重点工程（2项）", "", "", "", 3000, 500, 1000, "", 500, 50],
            [1, "示例增压站", "示例公司", "新建增压站1座", "2022-2024", 1000, 500, 600, "主体完工", 300, 50, "主体施工", "张 三", "县能源局\n李四"],
            [2, "示例蓄能电站", "示例公司", "装机120万千瓦", "2023-2028", 2000, 0, 400, "前期", 200, 50, "洞挖", "王五、赵六", "县发改局"], ["备注：", "1.本表数据为初步统计。"]]
    sheet = read(make.xlsx(rows, [*(f"{c}3:{c}4" for c in "ABCDEFGMN"), "H3:I3", "J3:L3"]))
    assert list(words(sheet).values()) == ["number", "name", "owner", "content", "period", "total", "invested", "year_plan", "other", "year_invested", "other", "physical", "leaders", "unit"]
    assert len(sheet.rows) == 2 and sheet.rows[0].cells["unit"] == "县能源局" and sheet.rows[0].cells["responsible"] == "李四" and len(sheet.subtotals) == 2
    assert not [warning for warning in sheet.warnings if warning.row] and sheet.columns[6].year == 2022


def test_bureaus_as_group_rows_and_totals_checked():
    rows = [["序号", "项目名称", "建设单位", "建设内容", "总投资"], ["区住建局", "", "", 2, 300], [1, "示例一", "甲公司", "建设", 100], [2, "示例二", "甲公司", "建设", 200], ["", "小计（3项）", "", "", 300],
            ["区水利局"], [1, "示例三园区", "水务集团", "建设", 300], [2, "示例四中心", "水务集团", "建设", 400], ["小计", "", "", 2, 750], ["总  计", "", "", 4, 1000]]
    sheet = read(make.xlsx(rows))
    assert names(sheet) == ["示例一", "示例二", "示例三园区", "示例四中心"] and sheet.rows[2].section == ("区水利局",)
    told = reasons(sheet.warnings)
    assert "写 3 项，实数 2 项" in told and "写 750 万元，各项目相加是 700 万元，差 50 万元" in told and "总 计" not in told.replace("总计", "总 计") and len(sheet.subtotals) == 4


def test_numerals_in_the_number_column_are_sections():
    rows = [["序号", "项目名称", "建设单位", "总投资"], ["一", "产业类", "", 300], ["（一）", "工业", "", 300], [1, "示例一", "甲公司", 100], [2, "示例二", "甲公司", 200], ["二", "民生类", "", 5], [3, "示例三", "乙公司", 5]]
    sheet = read(make.xlsx(rows))
    assert [row.section for row in sheet.rows] == [("一、产业类", "（一）工业"), ("一、产业类", "（一）工业"), ("二、民生类",)] and not [w for w in sheet.warnings if w.row]


def test_merged_group_rows_summary_sentences_and_footnotes():
    rows = [["某市重大项目"], make.PLAIN, ["重大前期项目4个，总投资600万元。其中新建2个，续建1个。"], ["产业项目（共2项）"], *make.projects(2), ["民生项目（共1项）"],
            [3, "★示例三号医院", "新建", "建设", 300, 30], ["备注：★为省重点项目，▲为市重点项目。"], ["填报人：张三", "", "审核人：李四"]]
    sheet = read(make.xlsx(rows, ["A1:F1", "A3:F3", "A4:F4", "A7:F7", "A9:F9"]))
    assert len(sheet.rows) == 3 and sheet.rows[2].cells["name"] == "示例三号医院" and sheet.rows[2].marks == "★" and sheet.rows[2].section == ("民生项目（共1项）",)
    assert "备注：★为省重点项目" in reasons(sheet.notes) and "说明文字写 4 个项目，实数 3 个" in reasons(sheet.warnings)


def test_real_projects_that_sound_like_units_or_lack_numbers_stay():
    rows = [make.PLAIN, *make.projects(8), ["", "示例食品有限公司", "新建", "建设", 5, 1], [10, "示例产业园", "新建", "", 6, ""], [11, "示例合计量检测中心", "新建", "建设", 7, 1], [12, "示例小区", "新建", "x", 8, 2],
            [13, "一、二号路改造工程", "新建", "建设", 8, 2], [14]]
    sheet = read(make.xlsx(rows))
    assert names(sheet)[8:] == ["示例食品有限公司", "示例产业园", "示例合计量检测中心", "示例小区", "一、二号路改造工程"] and "1 个项目没有序号" in reasons(sheet.notes)
    assert "只有序号 14" in reasons(sheet.notes)


def test_errors_formulas_and_missing_names_are_errors_with_their_place():
    sheet = read(make.xlsx([make.PLAIN, [1, "示例一", "新建", "建设", "#REF!", 5], [2, "示例二", "新建", "建设", "=E2*2", 5], [3, "", "新建", "建设", 9, 5]]))
    assert [(error.row, error.column) for error in sheet.errors] == [(2, "E"), (3, "E"), (4, "B")]
    assert "#REF!" in sheet.errors[0].reason and "公式" in sheet.errors[1].reason and "没有项目名称" in sheet.errors[2].reason


def test_a_merged_category_column_reaches_down_and_merged_money_counts_once():
    rows = [["序号", "类别", "项目名称", "责任单位", "总投资"], [1, "交通", "示例一", "交通局", 100], [2, "", "示例二", "", ""], [3, "水利", "示例三", "水利局", 50]]
    sheet = read(make.xlsx(rows, ["B2:B3", "D2:D3", "E2:E3"]))
    assert [row.cells["sector"] for row in sheet.rows] == ["交通", "交通", "水利"] and sheet.rows[1].cells["unit"] == "交通局" and total(sheet) == 150


def test_one_project_over_several_merged_rows_is_one_project():
    rows = [["序号", "项目名称", "建设内容", "总投资"], [1, "示例一", "一期厂房", 100], ["", "", "二期宿舍", 60], [2, "示例二", "道路", 50]]
    sheet = read(make.xlsx(rows, ["A2:A3", "B2:B3"]))
    assert names(sheet) == ["示例一", "示例二"] and sheet.rows[0].cells["content"] == "一期厂房\n二期宿舍" and "另写 60" in reasons(sheet.warnings)


def test_a_name_heading_merged_over_two_columns():
    rows = [["序号", "项目名称", "", "总投资", "建设性质"], [1, "", "示例一工程", 5, "新建"], [2, "示例二工程", "", 6, "新建"], [3, "", "示例三工程", 7, "新建"]]
    assert names(read(make.xlsx(rows, ["B1:C1"]))) == ["示例一工程", "示例二工程", "示例三工程"]


def test_summaries_and_pivots_beside_the_detail_bring_no_rows():
    book = understand(make.xlsx([make.PLAIN, *make.projects(6)], more={
        "汇总表": [["汇总表（单位：个、万元）"], ["序号", "单位名称", "项目个数", "总投资", "年度计划投资"], [1, "甲局", 3, 600, 60], [2, "乙局", 3, 700, 70]],
        "透视": [["行标签", "求和项:总投资", "计数项:项目名称"], ["甲局", 5, 2], ["总计", 5, 2]],
        "按类别": [["类别", "个数", "总投资"], ["交通", 1, 2], ["水利", 2, 3]],
        "续建项目": [make.PLAIN, *[row for row in make.projects(6) if row[2] == "续建"]],
        "下拉": [["新建", "大类", "是"], ["续建", "小类", "否"]],
        "各市": [["序号", "名称", "总投资"], [1, "甲市", 5], [2, "乙市", 6], [3, "丙市", 7]]}), "清单.xlsx")
    assert [sheet.kind for sheet in book.sheets] == ["list", "summary", "summary", "summary", "copy", "scratch", "summary"]
    assert all(sheet.why for sheet in book.sheets[1:]) and sum(len(sheet.rows) for sheet in book.sheets) == 6


def test_the_same_projects_with_other_words_are_another_list():
    quarters = [["序号", "项目名称", "一季度计划投资", "二季度计划投资"], *[[n, row[1], 10, 20] for n, row in enumerate(make.projects(4), 1)]]
    assert [sheet.kind for sheet in understand(make.xlsx([make.PLAIN, *make.projects(4)], more={"季度": quarters}), "清单.xlsx").sheets] == ["list", "list"]


def test_duplicates_inside_the_file_are_told():
    rows = make.projects(3)
    assert "与第 2 行同名" in reasons(read(make.xlsx([make.PLAIN, *rows, [4, *rows[0][1:]]])).warnings)


def test_what_is_done_and_planned_is_weighed():
    sheet = read(make.xlsx([["2023年表"], ["序号", "项目名称", "建设性质", "总投资", "2023年计划投资", "自开工累计完成投资", "1-10月完成投资", "是否开工"],
                            [1, "示例一", "续建", 100, 200, 150, 250, "否"], [2, "示例二", "新建", 100, 50, 20, 10, "是"]]))
    told = reasons(sheet.warnings)
    for sentence in ("本年完成 250 万元，大于年度计划 200 万元", "累计完成 150 万元，大于总投资 100 万元", "年度计划 200 万元，大于总投资 100 万元", "写“未开工”，却已完成投资 250 万元", "续建，却写“未开工”"):
        assert sentence in told
    assert not sheet.errors and not [warning for warning in sheet.warnings if warning.row == 4]


def test_database_headings():
    sheet = read(make.text([["pid", "pname", "property", "intro", "investment", "invest_plan", "start", "finish", "p_incharge", "oid", "online"],
                            [1, "示例一", "续建", "建设", 100, 10, 2019, 2021, "周甲乙,明丙丁", 1, 1], [2, "示例二", "新建", "建设", 200, 20, 2020, 2022, "童  华", 34, 1]]), "2021.csv")
    assert list(words(sheet).values()) == ["number", "name", "nature", "content", "total", "year_plan", "start_year", "end_year", "leaders", "unit", "other"]
    assert sheet.rows[0].cells["unit"] == "1" and "数字编号" in reasons(sheet.warnings) and "online" in reasons(sheet.notes)


def test_a_list_by_number_without_names_is_still_a_list():
    sheet = read(make.text([["pid", "location", "q1_p", "q1_i", "q2_p", "q2_i"], [1, "某村", "开工", 5, "", ""], [2, "", "前期", "", "主体", 20]]), "2018.csv")
    assert sheet.kind == "list" and sheet.rows[1].cells["q2_plan"] == 20 * WAN and "没有项目名称一列" in reasons(sheet.warnings)


def test_code_lists_and_unit_lists_are_no_project_lists():
    assert read(make.text([["oid", "oname"], *[[n, f"某{n}局"] for n in range(1, 9)]])).kind == "scratch"
    assert read(make.text([["id", "parent", "num", "code", "name"], *[[n, "e", n, f"e-{n}", f"某某许可证办理{n}"] for n in range(1, 9)]])).kind == "scratch"


def test_the_officers_correction_is_followed_and_the_form_keeps_its_signature():
    rows = [["序号", "名目", "甲数", "乙数"], [1, "示例一", 5, 1], [2, "示例二", 6, 2]]
    plain = read(make.xlsx(rows))
    assert plain.kind != "list" or words(plain)["B"] != "name"
    mapping = {"清单": {"heading_rows": [1], "columns": {"A": "number", "B": "name", "C": "total", "D": "year_plan"}, "unit": "亿元"}}
    sheet = read(make.xlsx(rows), mapping=mapping)
    assert names(sheet) == ["示例一", "示例二"] and total(sheet) == 110_000 and sheet.unit == "亿元" and [c.confidence for c in sheet.columns] == [1.0] * 4
    year = [["序号", "项目名称", "2022年计划投资"], [1, "示例一", 5]]
    next_year = [["序号", "项目名称", "2023年计划投资"], [1, "示例二", 6], [2, "示例三", 7]]
    assert read(make.xlsx(year)).signature == read(make.xlsx([["2023年表"], *next_year])).signature != sheet.signature
    with pytest.raises(ValueError, match="不认识的词"):
        read(make.xlsx(rows), mapping={"清单": {"columns": {"A": "nonsense"}}})


def test_the_json_has_the_shape_that_the_command_promises():
    answer = understand(make.xlsx(B_ROWS), "清单.xlsx").as_json()["sheets"][0]
    assert {"name", "heading_rows", "unit", "columns", "rows", "subtotals", "warnings", "errors"} <= set(answer)
    assert answer["rows"] == 6 and answer["subtotals"] == 7 and answer["heading_rows"] == [4]
    assert {"heading", "word", "confidence"} <= set(answer["columns"][0]) and {"sheet", "row", "column", "reason"} == set(answer["warnings"][0])


def test_progress_is_told_to_the_end():
    steps = []
    understand(make.xlsx([make.PLAIN, *make.projects(1200)]), "清单.xlsx", progress=lambda done, of: steps.append((done, of)))
    assert len(steps) >= 3 and steps[-1][0] == steps[-1][1] == 1201
