"""A list of problems that comes back: our own export, an old list, a unit's own file; and the receipt undone."""
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from gongjian.intake.models import Receipt
from gongjian.intake.receipts import undo
from gongjian.problems import acts as problems
from gongjian.problems.models import Problem, ProblemStanding
from gongjian.projects.acts import evidence
from gongjian.reading.word import At
from gongjian.sheets.excel import Page, workbook
from gongjian.sheets.issuing import put_out
from gongjian.sheets.registry import sheet
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import seal, verify
from gongjian.timeline.when import When
from tests.intake.ledgers import FOREST, HEADS, LAND, POWER, bring, but, changes, counts, errors, facts, ledger, said, seen, standing, steps
from tests.intake.make import xlsx
from tests.intake.test_bringing_in import POULTRY
from tests.intake.test_bringing_in import table as projects_table
from tests.world import PDF, TODAY, do, looks, sits, told

# --- our own lists come back


def export(world, number="", officer="office"):
    lens = looks(getattr(world.officers, officer))
    return workbook([Page(sheet(8).table(At(lens, world.drive)), number, TODAY, "沁水县", "8 项目问题困难交办清单", "沁水县攻坚办")])


def grown(world):
    """More problems at every step, so that a list says something in every column."""
    bring(world, ledger(LAND, but(POWER, 牵头单位="县能源局", 责任人="李工", 办结时限="2023-12-25")))
    power = standing("10千伏线路未迁改").problem
    do(problems.advance, power, told(TODAY), to="signed")
    do(problems.advance, power, told(TODAY, note="已踏勘"), to="feedback")
    do(problems.advance, power, told(TODAY, note="等供电公司批复"), to="held", waits_for="superior")


def edited(data: bytes, **cells) -> bytes:
    """The file as an officer saves it after changing cells of the row that is about `what`: heading → value."""
    import io

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data))
    page, what = book.active, cells.pop("what")
    head = next(row for row in page.iter_rows() if row[1].value == "问题")
    places = {cell.value: cell.column for cell in head}
    row = next(row for row in page.iter_rows() if row[1].value == what)
    for name, value in cells.items():
        page.cell(row[0].row, places[name], value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_our_own_export_comes_back_unchanged(world):
    grown(world)
    for officer in ("office", "forestry", "agriculture", "jiafeng"):
        found = seen(world, export(world, officer=officer), officer)
        assert set(counts(found)) == {"same"} and not errors(found), officer
    assert bring(world, export(world)).receipt is None


def test_an_issued_list_8_comes_back_unchanged(world):
    grown(world)
    desk = sits(world.officers.office)
    printed = desk.do(put_out, sheet(8), kind="issue", at=At(desk.lens, world.drive), number="沁攻坚办〔2023〕5号", due_on=date(2023, 12, 31), duty="限期销号")[0]
    found = seen(world, (Path(settings.MEDIA_ROOT) / printed.file).read_bytes())
    assert counts(found) == {"same": 3} and not errors(found)


@pytest.mark.parametrize("cells,told_of", [
    ({"责任人": "钱工"}, [("责任人", "孙工", "钱工")]), ({"办结时限": date(2024, 1, 10)}, [("办结时限", "2023-12-30", "2024-01-10")]),
    ({"配合单位": "县林业局"}, [("配合单位", "嘉峰镇、沁水县林业局", "沁水县林业局")]), ({"交办日期": date(2023, 12, 5)}, [("交办日期", "2023-12-01", "2023-12-05")]),
    ({"分管领导": "赵县", "责任科室": "耕保股"}, [("分管领导", "钱副", "赵县"), ("责任科室", "利用股", "耕保股")]),
])
def test_edited_cells_of_an_assignment_give_exactly_those_corrections(world, cells, told_of):
    bring(world, ledger(LAND))
    data = edited(export(world), what="未签供地合同", **cells)
    found = seen(world, data)
    assert counts(found) == {"same": 1, "changed": 1} and changes(found) == told_of
    bring(world, data)
    assert steps("未签供地合同") == ["found", "verified", "assigned"], "set right, no new step"
    assert set(counts(seen(world, export(world)))) == {"same"}


def test_another_lead_unit_is_a_handing_over(world):
    bring(world, ledger(LAND))
    found = seen(world, ledger(but(LAND, 牵头单位="县林业局", 责任人="陈林")))
    assert ("办理", "交办", "转办") in changes(found)
    bring(world, ledger(but(LAND, 牵头单位="县林业局", 责任人="陈林")))
    assert (standing("未签供地合同").step, standing("未签供地合同").lead, standing("未签供地合同").due_on) == ("transferred", world.units.forestry, date(2023, 12, 30))


def test_a_found_problem_with_its_assignment_is_verified_and_assigned(world):
    bring(world, ledger(POWER))
    data = ledger(but(POWER, 牵头单位="县能源局", 责任人="李工", 办结时限="2023-12-25"))
    assert changes(seen(world, data))[0] == ("办理", "发现", "核实、交办")
    bring(world, data)
    assert steps("10千伏线路未迁改") == ["found", "verified", "assigned"] and standing("10千伏线路未迁改").assigned_on == TODAY


def test_an_overdue_limit_is_not_moved_by_a_list(world):
    found = seen(world, ledger(but(FOREST, 办结时限="2023-12-30", 责任人="李林")))
    assert "已经逾期，交办的时限不再更正，没有采用" in said(found) and changes(found) == [("责任人", "陈林", "李林")]


def test_an_extended_limit_is_not_put_back_by_an_old_list(world):
    bring(world, ledger(LAND))
    problem = standing("未签供地合同").problem
    do(problems.advance, problem, told(TODAY), to="signed")
    do(problems.advance, problem, told(TODAY, note="材料未齐"), to="asked", due_on=date(2024, 1, 20))
    do(problems.advance, problem, told(TODAY), to="extended", due_on=date(2024, 1, 20))
    found = seen(world, ledger(LAND))
    assert counts(found) == {"same": 1} and "时限已由「同意延期」另定" in said(found)


def test_what_was_said_once_and_for_all_is_not_changed(world):
    found = seen(world, ledger(but(FOREST, 类别="用地", 事权层级="省级")))
    assert counts(found) == {"same": 1} and "类别登记为“林地”" in said(found) and "事权登记为“县级”" in said(found)


def test_the_same_file_again_changes_nothing(world):
    data = ledger(LAND, POWER, FOREST)
    bring(world, data)
    before = facts()
    assert counts(seen(world, data)) == {"same": 3} and bring(world, data).receipt is None and facts() == before


# --- nobody fills in for another


def signed_for(world):
    bring(world, ledger(but(LAND, 牵头单位="县林业局", 责任人="陈林")))
    return standing("未签供地合同").problem


def test_the_lead_units_own_file_signs_and_feeds_back(world):
    problem = signed_for(world)
    data = ledger(but(LAND, 牵头单位="县林业局", 责任人="陈林", 进展="已报市局"))
    found = seen(world, data, "forestry")
    assert counts(found) == {"changed": 1} and changes(found) == [("办理", "交办", "签收、反馈"), ("进展", "据《问题清单》：正在组件", "已报市局")]
    bring(world, data, "forestry")
    last = problem.steps.order_by("pk").last()
    assert (last.step, last.note, last.by) == ("feedback", "已报市局", world.officers.forestry) and steps("未签供地合同")[-2:] == ["signed", "feedback"]
    assert counts(seen(world, data, "forestry")) == {"same": 1}


def test_the_offices_file_feeds_back_for_nobody(world):
    signed_for(world)
    found = seen(world, ledger(but(LAND, 牵头单位="县林业局", 责任人="陈林", 进展="已报市局")))
    assert counts(found) == {"same": 1} and "进展由办理单位自己反馈，谁也不代填" in said(found)


def test_a_unit_changes_no_assignment_with_its_file(world):
    signed_for(world)
    found = seen(world, ledger(but(LAND, 牵头单位="县林业局", 责任人="别人", 进展="", 办结时限="2024-02-01")), "forestry")
    assert counts(found) == {"same": 1} and "由指挥部办公室交办，没有采用" in said(found)


def test_a_unit_raises_problems_of_its_own_projects_only(world):
    found = seen(world, ledger(LAND), "jiafeng")
    assert counts(found) == {"new": 1} and "交办由指挥部办公室办理：只登记发现" in said(found)
    bring(world, ledger(LAND), "jiafeng")
    stands = standing("未签供地合同")
    assert (stands.step, stands.raised_by) == ("found", world.units.jiafeng)
    assert counts(seen(world, ledger(but(LAND, 问题="缺水")), "duanshi")) == {"doubtful": 1}, "a neighbour's project is not known to it"
    world.projects.sheep  # lies in duanshi's township: seen, and not its own
    assert "不是本单位的项目" in errors(seen(world, ledger(but(FOREST, 问题="缺水")), "duanshi"))[0][2]


# --- the whole file, and back


def test_projects_and_their_problems_come_in_one_workbook(world):
    data = xlsx([["2023年重点项目清单"], ["序号", "项目名称", "责任单位", "建设性质", "总投资（万元）"], [1, "嘉峰镇污水厂", "嘉峰镇", "新建", 900]], name="项目",
                more={"问题清单": [HEADS, LAND]})
    receipt = bring(world, data).receipt
    assert receipt.new == 2 and seen(world, data).counts() == {"new": 0, "same": 2, "changed": 0, "doubtful": 0, "skip": 0}


def test_five_hundred_rows_come_in(world):
    rows = [but(LAND, 序号=place, 问题=f"第{place}处杆线{'未' if place % 2 else '待'}迁改（{place * 37}号桩）") for place in range(500)]
    data = ledger(*rows)
    assert bring(world, data).receipt.new == 500 and counts(seen(world, data)) == {"same": 500}


def test_a_receipt_is_undone_and_the_file_may_come_in_again(world):
    seal(told(TODAY).at)
    data = ledger(LAND, POWER, but(FOREST, 责任人="李林"))
    receipt = bring(world, data).receipt
    assert standing("使用林地手续未批").person == "李林"
    back = undo(receipt, sits(world.officers.office).told("表拿错了"))
    assert back.facts == receipt.facts and not ProblemStanding.objects.at(When(TODAY)).filter(what__in=["未签供地合同", "10千伏线路未迁改"]).exists()
    assert standing("使用林地手续未批").person == "陈林" and standing("使用林地手续未批").step == "assigned", "what was set right is as before"
    assert Problem.objects.filter(what="未签供地合同").exists() and verify().intact, "what was told stays on record"
    assert counts(seen(world, data)) == {"new": 2, "changed": 1}


def test_what_moved_on_since_is_not_undone_and_is_named(world):
    receipt = bring(world, ledger(LAND, POWER)).receipt
    do(problems.advance, standing("未签供地合同").problem, told(TODAY), to="signed")
    back = undo(receipt, sits(world.officers.office).told("重来"))
    assert back.remarks == "有 1 个问题导入后又有办理，没有撤销：「未签供地合同」" and standing("未签供地合同").step == "signed"
    assert not ProblemStanding.objects.at(When(TODAY)).filter(what="10千伏线路未迁改").exists()


def test_nothing_is_undone_where_every_problem_moved_on(world):
    receipt = bring(world, ledger(LAND)).receipt
    do(evidence.add_evidence, standing("未签供地合同").problem, told("2023-12-14", world.officers.office), paper="document", name="函.pdf", data=PDF)
    with pytest.raises(Refused, match="没有可撤销的"):
        undo(receipt, sits(world.officers.office, date(2023, 12, 14)).told())
    assert Receipt.objects.count() == 1


def test_a_list_of_projects_is_not_undone_under_a_problem_that_moved_on(world):
    receipt = bring(world, projects_table(POULTRY), name="重点项目.xlsx").receipt
    do(problems.advance, standing("用电容量不足").problem, told(TODAY, note="属实"), to="verified")
    with pytest.raises(Refused, match="项目上的问题后来又有办理"):
        undo(receipt, sits(world.officers.office).told())
