"""Whatever the bytes and whatever the cells: an answer or one clear sentence, never a crash; and a big file is quick."""
import random

import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongjian.intake.understand import understand
from gongjian.intake.unreadable import Unreadable
from gongjian.intake.words import WORDS

from . import make

CELLS = st.sampled_from(["", "", "", "序号", "项目名称", "总投资", "总投资（亿元）", "2023年计划投资", "建设性质", "建设内容", "责任单位", "一季度", "投资", "单位：万元", "合计", "小计（3项）", "一、产业", "（一）工业", "——铁路",
                         "示例产业园", "示例道路工程", "新建", "否", "1", "2", "3", "1.1", "2023", "45597", "2018-2020年", "#REF!", "待定", "2.8亿元", "备注：无", "★示例", "张  三", "区住建局", "100", "5.5", "\n", "（共5项）"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=9), min_size=1, max_size=14))
def test_any_grid_is_answered(rows):
    book = understand(make.text(rows), "x.csv")
    for sheet in book.sheets:
        assert sheet.kind in ("list", "summary", "scratch", "empty", "copy") and (sheet.kind == "list" or not sheet.rows)
        words = [column.word for column in sheet.columns if column.word != "other"]
        assert len(words) == len(set(words)) and set(words) <= set(WORDS)
        for remark in (*sheet.notes, *sheet.warnings, *sheet.errors):
            assert remark.reason.endswith(("。", "！")) and remark.row >= 0
    book.as_json()


@pytest.mark.parametrize("build", [make.xlsx, make.shared, make.xls, make.ods])
def test_damaged_files_are_answered(build):
    chance = random.Random(7)
    data = build([make.PLAIN, *make.projects(20)])
    for _ in range(25):
        damaged = bytearray(data)
        for _ in range(chance.randint(1, 30)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        damaged = damaged[:chance.randrange(len(damaged) // 2, len(damaged) + 1)]
        try:
            understand(bytes(damaged), "x.xlsx").as_json()
        except Unreadable as refusal:
            assert str(refusal).endswith("。")


def test_long_lists_without_heading_and_with_many_subtotals_are_understood():
    bare = [[k, f"示例{k}号产业园工程", "新建", "新建厂房及配套设施若干平方米，配套建设道路管网绿化亮化工程", 5000 + k, 900, 2018, 2020] for k in range(1, 1200)]
    assert [column.word for column in understand(make.text(bare), "x.csv").sheets[0].columns] == [
        "number", "name", "nature", "content", "total", "year_plan", "start_year", "end_year"]
    blocks = [make.PLAIN, *[row for k in range(400) for row in [*make.projects(5, k * 5 + 1), ["", "小计（5项）", "", "", 1, 1]]]]
    sheet = understand(make.text(blocks), "x.csv").sheets[0]
    assert len(sheet.rows) == 2000 and len(sheet.subtotals) == 400


def test_ten_thousand_rows_of_twenty_columns_take_little_memory():
    head = [*make.PLAIN, "建设单位", "责任单位", "建设地点", "行业类别", "建设起止年限", "累计完成投资", "1-10月完成投资", "是否开工", "开工时间", "包联领导", "责任人", "联系电话", "存在问题", "备注"]
    rows = [["2023年清单"], ["单位：万元"], head, *[[*row, "示例建设有限公司", "区住建局", "甲镇", "交通", "2022-2024年", 5, 3, "是", "2022年3月", "张  三\n李四光", "王五", "13800000000", "土地未批", ""]
                                                for row in make.projects(10_000)]]
    data = make.shared(rows)
    before = psutil.Process().memory_info().rss
    sheet = understand(data, "清单.xlsx").sheets[0]
    assert psutil.Process().memory_info().rss - before < 200_000_000
    assert len(sheet.rows) == 10_000 and sum(row.cells["total"] for row in sheet.rows) == 10_000 * 10_001 // 2 * 1000 * 10_000
