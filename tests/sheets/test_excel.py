"""The Excel file as officials expect it, read back with another library than the one that wrote it."""
import io
from datetime import date, datetime

import openpyxl
import pytest

from gongjian.projects.acts import card
from gongjian.reading.word import At
from gongjian.sheets.excel import Page, workbook
from gongjian.sheets.registry import every_sheet, sheet
from gongjian.targets import allotting
from gongjian.targets.amounts import NO_TASK
from tests.world import WAN, do, looks, told


def page(world, number, *, paper="沁攻坚办〔2023〕5号", mark="") -> Page:
    at = At(looks(world.officers.office), world.drive)
    told_list = sheet(number)
    return Page(told_list.table(at), paper, at.on, world.drive.region, told_list.named(at), world.drive.office, told_list.note, mark)


def opened(*pages):
    return openpyxl.load_workbook(io.BytesIO(workbook(pages)))


def values(ws):
    return [[cell.value for cell in row] for row in ws.iter_rows()]


def found(ws, text):
    """Where a text stands: (row, column), from 1."""
    return next((cell.row, cell.column) for row in ws.iter_rows() for cell in row if isinstance(cell.value, str) and text in cell.value)


@pytest.fixture
def asked(world):
    for key in ("invested", "industrial_invested", "private_invested"):
        for unit, value in ((world.units.jiafeng, 320_000_000), (world.units.duanshi, NO_TASK)):
            do(allotting.allot, world.drive.targets.get(key=key), told("2023-11-20"), unit=unit, value=value, document="x")
    return world


def test_a_roll_has_its_title_number_unit_headings_rows_totals_and_signatures(world):
    shown = page(world, 6)
    ws = opened(shown).active
    assert "2023年已开工未入统项目清单" in values(ws)[0][0] or found(ws, "2023年已开工未入统项目清单")[0] <= 2
    assert found(ws, "沁攻坚办〔2023〕5号") and found(ws, "截至 2023年12月13日")
    assert found(ws, "单位：万元")[1] == len(shown.table.columns) + 1, "above the last column"
    head, _ = found(ws, "序号")
    assert [cell.value for cell in ws[head]][1:] == [column.label for column in shown.table.columns]
    first = head + 1
    row = [cell.value for cell in ws[first]]
    told_row = dict(zip([column.name for column in shown.table.columns], row[1:], strict=True))
    assert row[0] == 1 and told_row["name"] == "肉羊全产业链项目" and told_row["total"] == 36000 and told_row["reported_total"] == 5940
    assert told_row["started_on"] == datetime(2023, 9, 20) and told_row["enrol_missing"] == "施工合同"
    assert isinstance(told_row["total"], int | float), "numbers stay numbers"
    assert found(ws, "合计（1 项）") and found(ws, "填报单位：县项目攻坚指挥部办公室") and found(ws, "负责人：") and found(ws, "审核：")


@pytest.mark.parametrize("number", range(1, 10))
def test_every_list_prints_on_a4_landscape_with_frozen_heads(asked, number):
    ws = opened(page(asked, number)).active
    head, _ = found(ws, "序号")
    first = head + (2 if number <= 3 else 1)
    assert ws.freeze_panes == f"C{first}"
    assert ws.print_title_rows == f"${head}:${first - 1}"
    assert ws.page_setup.orientation == "landscape" and str(ws.page_setup.paperSize) == "9"
    assert ws.sheet_properties.pageSetUpPr.fitToPage and ws.page_setup.fitToHeight == 0
    assert ws.auto_filter.ref is None or ws.auto_filter.ref.startswith(f"A{first - 1}:")


@pytest.mark.parametrize("number", range(1, 10))
def test_totals_are_the_sums_of_their_columns(asked, number):
    do(card.register, asked.units.jiafeng, told("2023-11-01"), name="=SUM(A1:A9)", total=1234_5678)
    shown = page(asked, number)
    ws = opened(shown).active
    if not any(column.word.adds for column in shown.table.columns):
        return
    foot, _ = found(ws, "合计（")
    head, _ = found(ws, "序号")
    rows = values(ws)[head + (1 if number <= 3 else 0) : foot - 1]
    assert len(rows) == len(shown.table)
    for place, column in enumerate(shown.table.columns, start=1):
        if column.word.adds and place > 1:
            numbers = [row[place] for row in rows if isinstance(row[place], int | float)]
            total = ws.cell(foot, place + 1).value
            assert total == pytest.approx(sum(numbers), abs=0.001) if numbers else total is None, column.name


def test_headings_of_two_levels_are_merged(asked):
    shown = page(asked, 1)
    ws = opened(shown).active
    head, _ = found(ws, "序号")
    merged = {str(span) for span in ws.merged_cells.ranges}
    assert {f"A{head}:A{head + 1}", f"B{head}:B{head + 1}", f"C{head}:E{head}", f"F{head}:H{head}", f"I{head}:K{head}"} <= merged
    assert ws[f"C{head}"].value == "四季度固定资产投资" and [ws.cell(head + 1, place).value for place in (3, 4, 5)] == ["目标", "完成", "完成率"]
    assert [ws.cell(head, 12).value, ws.cell(head + 1, 12).value] == ["固定资产投资（统计口径）", "完成"]
    assert found(ws, "单位：亿元")


def test_no_task_and_not_issued_are_words_in_their_cells(asked):
    do(card.register, asked.units.zone, told("2023-11-01"), name="x")
    shown = page(asked, 1)
    rows = {row[1]: row for row in values(opened(shown).active)}
    assert rows["端氏镇"][2] == "无任务" and rows["嘉峰镇"][2] == 3.2
    assert rows["县农业农村局"][2] == "未下达" and rows["县农业农村局"][3] == 0.594


def test_all_nine_go_into_one_workbook_under_the_plans_names(asked):
    book = opened(*(page(asked, found_list.number, paper="") for found_list in every_sheet()))
    assert len(book.sheetnames) == 9 and book.sheetnames[4] == "2023年未开工项目清单" and all(len(name) <= 31 for name in book.sheetnames)
    assert all(found(ws, "序号") for ws in book.worksheets)


def test_a_live_list_says_that_it_is_one(world):
    ws = opened(page(world, 5, paper="", mark="即时清单")).active
    assert found(ws, "即时清单")


def test_what_looks_like_a_formula_or_an_address_is_only_text(world):
    for name in ("=HYPERLINK(\"http://x\")", "+1+1", "@cmd", "http://example.invalid/x"):
        project = do(card.register, world.units.jiafeng, told("2023-11-01"), name=name, nature="new")[0].project
        from gongjian.projects.acts import milestones

        do(milestones.plan, project, told("2023-11-01"), kind="started", planned_on=date(2023, 11, 20))
    ws = opened(page(world, 5)).active
    cells = [cell for row in ws.iter_rows() for cell in row if isinstance(cell.value, str) and cell.value[:1] in "=+@h"]
    assert len(cells) == 4 and all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)


def test_the_same_list_makes_the_same_bytes(world):
    assert workbook([page(world, 5)]) == workbook([page(world, 5)])


def test_an_empty_list_is_still_a_page(world):
    at = At(looks(world.officers.office, date(2000, 1, 1)), world.drive)
    empty = Page(sheet(5).table(at), "", at.on, "沁水县", "未开工")
    assert len(empty.table) == 0 and found(opened(empty).active, "合计（0 项）")


def test_money_in_the_file_is_in_wan(world):
    table = sheet(5).table(At(looks(world.officers.office), world.drive))
    assert table.unit == "万元" and table.rows[0][table.place("total")] == 8000 * WAN and table.cells()[0][table.place("total")] == 8000
