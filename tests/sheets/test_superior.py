"""The reserve in the superior's order of columns (国家重大建设项目库): out to Excel, and in again with nothing changed."""
import io

import openpyxl
import pytest

from gongjian.indicators.pools import of_unit
from gongjian.intake.applying import receive
from gongjian.intake.matching import Known
from gongjian.intake.previewing import preview
from gongjian.projects.acts import card, milestones
from gongjian.projects.models import PlanStanding, Project, ProjectStanding, YearPlan
from gongjian.reading.word import At
from gongjian.reserve.acts import tags
from gongjian.reserve.models import Tag
from gongjian.sheets.excel import Page, workbook
from gongjian.sheets.superior import EMPTY, LIBRARY, NOTE, library
from gongjian.timeline.when import When
from tests.reserve.hands import admit, propose, vet
from tests.world import TODAY, WAN, do, looks, sits, told


@pytest.fixture
def pooled(world):
    """Gas and wind in the pool: gas vetted with a condition on the land, tagged, planned for three years."""
    gas, o = world.projects.gas, world.officers
    do(card.change_card, gas, told("2023-12-01"), owner="沁水县某燃气有限公司", content="建增压站一座", sector="能源", start_year=2024, end_year=2026)
    for year, plan in ((2024, 3000), (2025, 2000), (2026, 1000)):
        do(card.plan_year, gas, told("2023-12-01"), year=year, amount=plan * WAN)
    do(milestones.plan, gas, told("2023-12-02", note="改期"), kind="started", planned_on=TODAY.replace(year=2024, month=3))
    do(tags.enter, "position", told("2023-12-01", o.office), name="能源革命综合改革试点", document="沁发〔2023〕1号")
    propose(world, gas)
    vet(gas, land=("condition", "林地在办"))
    admit(gas, note="林业局月底办结")
    do(tags.tag_project, gas, told("2023-12-07", o.office), tags=[Tag.objects.get().pk])
    return world


def at(world, who="office") -> At:
    return At(looks(getattr(world.officers, who)), world.drive)


def said(table) -> dict[str, dict]:
    names = [column.label for column in table.columns]
    return {row[names.index("项目名称")]: dict(zip(names, row, strict=True)) for row in table.rows}


def file(world) -> bytes:
    table = library(at(world))
    return workbook([Page(table, "", TODAY, "沁水县", "储备库", "县项目攻坚指挥部办公室", NOTE)])


def test_the_columns_are_the_superiors_in_his_order_and_what_nobody_keeps_stays_empty(pooled):
    table = library(at(pooled))
    assert [column.label for column in table.columns][:4] == ["重大库编码", "审批监管平台代码", "项目名称", "项目类型（审批核准备案）"]
    assert [column.label for column in table.columns][-3:] == ["2024年计划投资", "2025年计划投资", "2026年计划投资"] and len(table.columns) == len(LIBRARY)
    gas = said(table)["煤层气增压站及配套管网"]
    assert all(gas[heading] is None for heading in EMPTY) and "重大库编码" in EMPTY
    assert (gas["符合规划"], gas["符合产业政策"], gas["符合重大战略"]) == ("有条件符合：林地在办", "符合", "能源革命综合改革试点")
    assert (gas["2024年计划投资"], gas["2026年计划投资"], gas["拟开工月份"], gas["总投资"]) == (3000 * WAN, 1000 * WAN, 3, 8000 * WAN)
    wind = said(table)["固县风电一期"]
    assert wind["符合规划"] is None and wind["2025年计划投资"] is None, "never vetted, not planned for: nothing is made up"


def test_as_excel_it_says_that_the_order_was_not_checked(pooled):
    sheet = openpyxl.load_workbook(io.BytesIO(file(pooled))).active
    texts = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert any("未与现行系统核对" in one for one in texts) and "2024年项目储备库（国家重大建设项目库列序）" in texts[0]
    assert "审批监管平台代码" in texts and "2303-140521-45-01-000002" in texts


def test_one_units_pool_is_its_own_and_each_reads_what_he_sees(pooled):
    assert set(said(library(at(pooled), of_unit(pooled.units.energy.pk, at(pooled))))) == {"煤层气增压站及配套管网"}
    assert set(said(library(at(pooled, "duanshi")))) == set() and len(library(at(pooled, "jiafeng")).rows) == 2


def seen(world, data):
    return preview(data, "储备库.xlsx", looks(world.officers.office))


def bring(world, data):
    desk, found = sits(world.officers.office), seen(world, data)
    return receive(found, desk.told(), Known.at(desk.lens.see(Project), desk.lens.when, desk.lens.officer.area, found.understood.sha256))


def test_what_went_out_comes_in_again_as_it_was(pooled):
    found = seen(pooled, file(pooled))
    assert {kind: number for kind, number in found.counts().items() if number} == {"same": 2}
    assert found.errors == []


def changed(data: bytes, name: str, **cells) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.active
    head = next(row for row in sheet.iter_rows() if any(cell.value == "项目名称" for cell in row))
    places = {cell.value: cell.column for cell in head}
    row = next(row[0].row for row in sheet.iter_rows(min_row=head[0].row + 1) if sheet.cell(row[0].row, places["项目名称"]).value == name)
    for heading, value in cells.items():
        sheet.cell(row, places[heading]).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_plan_of_a_later_year_changed_in_the_file_changes_that_years_plan_alone(pooled):
    gas = pooled.projects.gas
    bring(pooled, changed(file(pooled), "煤层气增压站及配套管网", **{"2025年计划投资": 2500}))
    plans = dict(PlanStanding.objects.at(When(TODAY)).filter(project=gas).values_list("year", "amount"))
    assert plans == {2023: 3000 * WAN, 2024: 3000 * WAN, 2025: 2500 * WAN, 2026: 1000 * WAN}
    assert YearPlan.objects.filter(project=gas).count() == 5, "the years that are as they were are not told again"


def test_a_name_not_known_comes_in_as_a_new_project_with_three_years_of_plans(pooled):
    data = changed(file(pooled), "固县风电一期", **{
        "项目名称": "张村抽水蓄能电站", "审批监管平台代码": None, "项目法人单位": "某能源公司", "2025年计划投资": 6000, "2026年计划投资": 9000,
    })
    assert {kind: number for kind, number in seen(pooled, data).counts().items() if number} == {"same": 1, "new": 1}
    bring(pooled, data)
    new = ProjectStanding.objects.at(When(TODAY)).get(name="张村抽水蓄能电站")
    plans = dict(PlanStanding.objects.at(When(TODAY)).filter(project=new.project).values_list("year", "amount"))
    assert plans == {2024: 20000 * WAN, 2025: 6000 * WAN, 2026: 9000 * WAN} and new.owner == "某能源公司"
