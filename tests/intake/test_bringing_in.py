"""From a preview to facts and back: new, same, changed, doubtful; all or nothing; a receipt that can be undone."""
from pathlib import Path

import pytest

from gongjian.intake.applying import receive
from gongjian.intake.matching import Known
from gongjian.intake.models import Form, Receipt
from gongjian.intake.previewing import preview
from gongjian.intake.receipts import undo
from gongjian.projects.acts import card
from gongjian.projects.duplicates import candidates
from gongjian.projects.models import Card, Official, PlanStanding, Project, ProjectStanding, SponsorStanding, Tally
from gongjian.timeline.facts import facts_of_the_house
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import seal, verify
from gongjian.timeline.when import When
from tests.intake.make import xlsx
from tests.world import TODAY, do, looks, sits, told

REAL = Path(__file__).parents[2].parent / "shared" / "data" / "lists"
HEADS = ["序号", "项目名称", "责任单位", "建设单位", "建设性质", "总投资（万元）", "2023年计划投资（万元）", "累计完成投资（万元）", "包保领导", "存在问题"]
POULTRY = [1, "端氏镇蛋鸡养殖场", "端氏镇", "沁水蛋鸡公司", "新建", 3000, 1200, 400, "钱副", "用电容量不足"]
ROUTE = [2, "嘉峰镇至郑村镇旅游公路", "县交通局", "县公路段", "续建", 20000, 9000, 5000, "", ""]


def table(*rows, heads=HEADS, title="2023年重点项目清单"):
    return xlsx([[title], heads, *rows])


def seen(world, data, officer="office", decisions=None, name="重点项目.xlsx"):
    return preview(data, name, looks(getattr(world.officers, officer)), decisions=decisions)


def bring(world, data, officer="office", decisions=None, name="重点项目.xlsx"):
    desk = sits(getattr(world.officers, officer))
    found = seen(world, data, officer, decisions, name)
    return receive(found, desk.told(), Known.at(desk.lens.see(Project), desk.lens.when, desk.lens.officer.area, found.understood.sha256))


def standing(name):
    return ProjectStanding.objects.at(When(TODAY)).get(name=name)


def counts(found):
    return {kind: number for kind, number in found.counts().items() if number}


def test_a_list_comes_in_with_its_words_plans_figures_and_sponsors(world):
    receipt = bring(world, table(POULTRY, ROUTE)).receipt
    assert (receipt.new, receipt.changed, receipt.same) == (2, 0, 0)
    poultry = standing("端氏镇蛋鸡养殖场")
    assert (poultry.unit, poultry.owner, poultry.nature, poultry.total) == (world.units.duanshi, "沁水蛋鸡公司", "new", 30_000_000)
    assert PlanStanding.objects.at(When(TODAY)).get(project=poultry.project, year=2023).amount == 12_000_000
    assert Tally.objects.at(When(TODAY)).get(project=poultry.project).reported == 4_000_000
    assert SponsorStanding.objects.at(When(TODAY)).get(project=poultry.project).leader == world.officers.deputy
    assert poultry.project.problem_standings.get().what == "用电容量不足"


def test_every_fact_knows_its_file_and_cell(world):
    receipt = bring(world, table(POULTRY)).receipt
    said = Card.objects.get(source=receipt.source)
    assert receipt.source.title == "重点项目.xlsx" and said.cell == "清单!3" and said.by == world.officers.office


def test_the_same_file_again_changes_nothing(world):
    bring(world, table(POULTRY, ROUTE))
    facts = sum(model.objects.count() for model in facts_of_the_house())
    again = bring(world, table(POULTRY, ROUTE))
    assert counts(seen(world, table(POULTRY, ROUTE))) == {"same": 2} and again.receipt is None
    assert sum(model.objects.count() for model in facts_of_the_house()) == facts


def test_what_differs_is_told_cell_by_cell_and_only_that_is_written(world):
    bring(world, table(POULTRY, ROUTE))
    later = table([*POULTRY[:5], 3500, *POULTRY[6:]], ROUTE)
    found = seen(world, later)
    change = next(match for match in found.matches if match.kind == "changed").changes
    assert [(cell.label, cell.before, cell.after) for cell in change] == [("总投资", "3,000", "3,500")]
    bring(world, later)
    assert Card.objects.order_by("-pk").first().says == {"total": 35_000_000}
    assert standing("端氏镇蛋鸡养殖场").owner == "沁水蛋鸡公司"


def test_an_empty_cell_erases_nothing(world):
    bring(world, table(POULTRY))
    assert counts(seen(world, table([1, "端氏镇蛋鸡养殖场", "端氏镇", "", "", "", "", "", "", ""], ROUTE))) == {"same": 1, "new": 1}


def test_a_near_name_waits_for_a_person_and_nothing_is_written_meanwhile(world):
    rows = table([1, "肉羊全产业链建设项目（一体化）", "县农业农村局", "", "新建", 36000, "", "", "", ""], ROUTE)
    found = seen(world, rows)
    assert counts(found) == {"doubtful": 1, "new": 1}
    assert [row.name for row in found.matches[0].candidates] == ["肉羊全产业链项目"]
    facts = Card.objects.count()
    with pytest.raises(Refused, match="先逐行认定"):
        bring(world, rows)
    assert Card.objects.count() == facts
    cell = found.matches[0].proposal.cell
    assert counts(seen(world, rows, decisions={cell: world.projects.sheep.pk})) == {"changed": 1, "new": 1}
    assert counts(seen(world, rows, decisions={cell: "skip"})) == {"skip": 1, "new": 1}
    bring(world, rows, decisions={cell: "new"})
    assert "肉羊全产业链建设项目（一体化）" in {pair.one.name for pair in candidates(looks(world.officers.office).see(Project), When(TODAY))} | {
        pair.other.name for pair in candidates(looks(world.officers.office).see(Project), When(TODAY))
    }, "kept apart for now, and asked about in the queue of twins"


def test_false_friends_are_new_projects(world):
    bring(world, table([1, "林荫大道二号线", "端氏镇", "某公司", "新建", 900, "", "", "", ""]))
    assert counts(seen(world, table([1, "林荫大道三号线", "端氏镇", "某公司", "新建", 900, "", "", "", ""]))) == {"new": 1}


def test_official_figures_never_come_in_with_a_list(world):
    officials = Official.objects.count()
    found = seen(world, table([1, "某厂房", "端氏镇", 900, 300], heads=["序号", "项目名称", "责任单位", "总投资（万元）", "统计口径完成投资（万元）"]))
    assert any("只由县统计局录入" in remark.reason for remark in found.remarks)
    bring(world, table([1, "某厂房", "端氏镇", 900, 300], heads=["序号", "项目名称", "责任单位", "总投资（万元）", "统计口径完成投资（万元）"]))
    assert Official.objects.count() == officials


def test_a_figure_the_unit_reports_itself_is_not_overwritten(world):
    rows = table([1, "肉羊全产业链项目", "县农业农村局", "", "新建", 36000, "", 9999, "", ""])
    assert counts(seen(world, rows)) == {"same": 1}, "the sheep have reports: a cumulative amount does not come in over them"


def test_one_bad_cell_and_nothing_comes_in(world):
    rows = table(POULTRY, [*ROUTE[:5], "#REF!", *ROUTE[6:]])
    projects = Project.objects.count()
    with pytest.raises(Refused, match="整份没有导入"):
        bring(world, rows)
    assert Project.objects.count() == projects


def test_a_township_brings_in_its_own_projects_only(world):
    assert bring(world, table(POULTRY), officer="duanshi").receipt.new == 1
    with pytest.raises(Refused, match="不是本单位的项目"):
        bring(world, table(ROUTE), officer="duanshi")


def test_units_the_county_has_not_are_told_and_registered_with_the_import(world):
    rows = table([1, "某仓库", "县供销社", "", "新建", 900, "", "", "", ""])
    assert seen(world, rows).unknown_units == ["县供销社"]
    bring(world, rows)
    assert standing("某仓库").unit.name_on(TODAY) == "县供销社"
    assert seen(world, table([1, "另一仓库", "县供销社", "", "新建", 900, "", "", "", ""], title="另一份")).unknown_units == []


def test_a_receipt_is_undone_by_voids_and_only_once(world):
    seal(told("2023-12-13").at)
    receipt = bring(world, table(POULTRY, ROUTE)).receipt
    back = undo(receipt, sits(world.officers.office).told("表是去年的"))
    assert back.undoes == receipt and back.facts == receipt.facts
    assert not ProjectStanding.objects.at(When(TODAY)).filter(name="端氏镇蛋鸡养殖场").exists()
    assert Card.objects.filter(source=receipt.source).exists(), "what was told stays on record"
    assert verify().intact
    with pytest.raises(Refused, match="已经撤销过"):
        undo(Receipt.objects.get(pk=receipt.pk), sits(world.officers.office).told())
    assert counts(seen(world, table(POULTRY, ROUTE))) == {"new": 2}, "and the file may come in again"


def test_what_was_worked_on_since_cannot_vanish_under_its_facts(world):
    receipt = bring(world, table(POULTRY)).receipt
    do(card.plan_year, standing("端氏镇蛋鸡养殖场").project, told("2023-12-13"), year=2024, amount=10_000)
    with pytest.raises(Refused, match="导入后又有新的记录"):
        undo(receipt, sits(world.officers.office).told())


def test_a_corrected_layout_is_remembered_for_the_next_file(world):
    heads, row = ["序号", "项目名称", "责任单位", "建设规模数额"], [1, "某厂房", "端氏镇", 900]
    first = seen(world, table(row, heads=heads))
    sheet = first.understood.lists[0]
    assert "total" not in {column.word for column in sheet.columns}
    Form.objects.create(area="140521", name="某局的表", signature=sheet.signature, mapping={"columns": {"D": "total"}})
    again = seen(world, table([1, "另一厂房", "嘉峰镇", 700], heads=heads, title="第二份"))
    assert again.matches[0].proposal.says["total"] == 7_000_000


@pytest.mark.real_lists
@pytest.mark.skipif(not REAL.exists(), reason="真实清单不在旁边：../shared/data/lists")
@pytest.mark.parametrize("name,rows", [("2018_重点项目_100.csv", 100), ("2018_重点项目_无表头.xlsx", 100), ("2021_重点项目_105.csv", 105)])
def test_a_real_list_comes_in_whole_and_the_same_file_again_is_the_same(world, name, rows):
    data = (REAL / name).read_bytes()
    assert bring(world, data, name=name).receipt.new == rows
    assert counts(seen(world, data, name=name)) == {"same": rows}


@pytest.mark.parametrize(("written", "code"), [("D4610 自来水生产和供应", "D4610"), ("自来水生产和供应（4610）", "4610"), ("d46", "D46"), ("C", "C"), (3599, "3599")])
def test_a_code_of_a_trade_is_read_with_or_without_its_name(world, written, code):
    found = seen(world, table([*POULTRY, written], heads=[*HEADS, "国民经济行业"]))
    assert found.matches[0].proposal.says["industry"] == code


def test_a_trade_without_its_code_is_said_and_not_cut_short(world):
    found = seen(world, table([*POULTRY, "自来水生产和供应"], heads=[*HEADS, "国民经济行业"]))
    assert "industry" not in found.matches[0].proposal.says
    assert any("里没有代码" in remark.reason for remark in found.remarks)


def test_funds_that_a_list_brings_without_vouchers_are_said_not_to_count_yet(world):
    found = seen(world, table([*POULTRY, 300], heads=[*HEADS, "到位资金（万元）"]))
    assert any("补附进账单" in remark.reason and remark.column == "K" for remark in found.remarks)
