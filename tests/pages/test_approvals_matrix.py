"""The matrix, the queue, what blocks whom, handing in: what is asked for, what it adds up to, Excel, two hundred rows, who sees what."""
import io
import re

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongjian.approvals import acts as approvals
from gongjian.projects.acts import milestones
from tests.pages.on_the_way import SAYS, day, on_the_way, stand
from tests.pages.plain import text
from tests.world import WAN, _register, client_for, do, told


@pytest.fixture
def way(world):
    return on_the_way(world)


def spring(way, name: str, unit, total=1000, listed=True):
    """Another project that is to start in the first quarter."""
    project = _register(way, name, unit, "2023-09-01", total=total * WAN, nature="new")
    do(milestones.plan, project, told("2023-11-10", way.officers.office), kind="started", planned_on=day("2024-03-20"))
    if listed:
        do(approvals.draw_up, project, told("2023-11-21", way.officers.office), kind_of="building", path="file", says=SAYS)
    return project


def names(officer, query="", page="/approvals"):
    answer = client_for(officer).get(f"{page}{query}")
    assert answer.status_code == 200
    return set(re.findall(r'<th scope="row" class="name"[^>]*><a [^>]*>(.*?)</a>', answer.text))


# --- the matrix


def test_the_matrix_shows_the_projects_of_list_nine_and_narrows_them(way):
    other = spring(way, "端氏镇卫生院", way.units.duanshi)
    o, u = way.officers, way.units
    assert names(o.office) == {"固县风电一期", "端氏镇卫生院"} and names(o.jiafeng) == {"固县风电一期"} and names(o.duanshi) == {"端氏镇卫生院"}
    assert names(o.office, f"?unit={u.duanshi.pk}") == {"端氏镇卫生院"} and names(o.office, f"?bureau={u.natural_resources.pk}&item=land&state=under_way") == {"固县风电一期"}
    assert names(o.office, "?state=preparing") == {"固县风电一期"} and names(o.office, "?item=redlines&state=done") == {"固县风电一期"}
    assert names(o.office, "?q=卫生院") == {"端氏镇卫生院"} and names(o.office, "?late=1") == set()
    stand(way, "permit", "under_way", "2023-12-08", o.approvals, "示例", unit=u.approvals, handler="卫审", due_on=day("2023-12-12"))
    assert names(o.office, "?late=1") == {"固县风电一期"}
    assert names(o.office, "?unit=x&bureau=99999999999999&state=Q&item=nothing&which=z&page=9&sort=nothing") == set()
    assert other.pk


def test_signs_totals_and_the_day_it_can_start(way):
    page = client_for(way.officers.office).get("/approvals")
    said = text(page.text)
    assert "1 个项目 · 办结" in said and "未核实" in said and "● 已办结" in said and "现在推" in said
    assert 'title="用地预审与选址意见书：已受理' in page.text and 'title="三区三线核查：已办结"' in page.text
    assert "合计 1 个" in said and "1/1" in said


def test_the_same_projects_go_out_as_excel_in_words(way):
    answer = client_for(way.officers.office).get("/approvals.xlsx?state=preparing")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = [[cell for cell in row if cell not in (None, "")] for row in sheet.iter_rows(values_only=True)]
    flat = [str(cell) for row in rows for cell in row]
    assert "前期手续总表" in answer.headers["Content-Disposition"] or "%E5%89%8D" in answer.headers["Content-Disposition"]
    assert "固县风电一期" in flat and "用地预审与选址意见书" in flat and any(cell.startswith("已受理（") for cell in flat)


def test_two_hundred_projects_are_paged_and_asked_for_in_few_queries(way):
    for number in range(70):
        spring(way, f"春季第{number:03d}号项目", way.units.duanshi, listed=False)
    client = client_for(way.officers.office)
    first, last = client.get("/approvals"), client.get("/approvals?page=2")
    assert "第 1—50 个项目，共 71 个项目" in first.text and "第 51—71 个项目" in last.text
    with CaptureQueriesContext(connection) as asked:
        client.get("/approvals")
    assert len(asked) < 30


def test_no_project_is_said_in_words_and_a_past_day_looks_back(way):
    assert "没有符合条件的项目" in client_for(way.officers.agriculture).get("/approvals").text
    page = client_for(way.officers.office).get("/approvals?on=2023-11-22").text
    assert 'title="用地预审与选址意见书：未启动"' in page and "on=2023-11-22" in page


def test_it_is_in_the_menu_and_its_views_lead_to_one_another(way):
    page = client_for(way.officers.office).get("/approvals").text
    for path in ("/approvals/queue", "/approvals/blocked", "/approvals/handing-in", "/catalogue", "/approvals.xlsx"):
        assert f'href="{path}"' in page
    assert 'href="/approvals" aria-current="page"' in page


# --- the queue


def test_a_bureaus_queue_is_its_own_by_deadline(way):
    page = client_for(way.land).get("/approvals/queue")
    assert "本单位在办手续" in page.text and names(way.land, page="/approvals/queue") == {"固县风电一期"} and "用地预审与选址意见书" in page.text
    assert "2024-01-09" in page.text and "剩 27 天" in text(page.text) and "环境影响评价" not in re.sub(r"<option.*?</option>", "", page.text)
    assert names(way.officers.forestry, page="/approvals/queue") == set() and "没有在办的手续" in client_for(way.officers.forestry).get("/approvals/queue").text


def test_the_owners_queue_is_what_lies_with_him_and_with_his_intermediaries(way):
    stand(way, "land", "correcting", "2023-12-12", way.land, "缺图件")
    rows = re.sub(r"<option.*?</option>", "", client_for(way.officers.jiafeng).get("/approvals/queue").text)
    assert "用地预审与选址意见书" in rows and "停表" in rows and "某环评公司" in rows


def test_the_office_sees_every_queue_and_chooses_a_bureau(way):
    o = way.officers
    assert names(o.office, page="/approvals/queue") == {"固县风电一期"}
    rows = re.sub(r"<option.*?</option>", "", client_for(o.office).get(f"/approvals/queue?bureau={way.units.natural_resources.pk}").text)
    assert "用地预审与选址意见书" in rows and "环境影响评价" not in rows
    assert names(o.office, f"?bureau={way.units.forestry.pk}", "/approvals/queue") == set() and names(o.office, "?item=land", "/approvals/queue") == {"固县风电一期"}
    assert names(o.office, "?q=何地", "/approvals/queue") == {"固县风电一期"} and names(o.office, "?late=1", "/approvals/queue") == set()


def test_the_list_of_a_queue_is_one_query(way):
    client = client_for(way.land)
    client.get("/approvals/queue")
    with CaptureQueriesContext(connection) as asked:
        client.get("/approvals/queue")
    assert sum('FROM "approvals_approvalstanding"' in one["sql"] for one in asked.captured_queries) == 1


def test_many_items_at_a_bureau_are_paged(way):
    for number in range(60):
        project = spring(way, f"春季第{number:03d}号项目", way.units.duanshi)
        do(approvals.stand, project, told("2023-12-04", way.land, "示例"), item="redlines", state="under_way", handler="何地")
    page = text(client_for(way.land).get("/approvals/queue").text)
    assert "第 1—50 项，共 61 项" in page


# --- what blocks whom


def test_lanes_are_those_who_hold_what_is_critical_now_and_money_is_counted_once(way):
    page = text(client_for(way.officers.office).get("/approvals/blocked").text)
    assert "一季度计划开工的 1 个项目中 1 个在等，总投资 5.2 亿元" in page and "固县风电一期" in page
    do(approvals.vet, way.projects.wind, told("2023-12-12", way.officers.approvals, "没有指标"), verdict="stop", signers=[{"unit": "县林业局", "name": "陈林"}])
    page = text(client_for(way.officers.office).get("/approvals/blocked").text)
    assert "政策性障碍、研判暂缓、不予 1 个项目" in page and "研判意见为暂缓" in page
    assert "没有卡着的手续" in client_for(way.officers.duanshi).get("/approvals/blocked").text


def test_a_lane_of_very_many_cards_counts_the_others(way):
    for number in range(40):
        spring(way, f"春季第{number:03d}号项目", way.units.duanshi)
    assert re.search(r"还有 \d+ 项", text(client_for(way.officers.office).get("/approvals/blocked").text))


# --- handing in


def test_who_has_not_handed_in_is_late_from_the_day_after_by_itself(way):
    spring(way, "端氏镇卫生院", way.units.duanshi)
    client = client_for(way.officers.office)
    assert "没有报送，今日到期" in text(client.get("/approvals/handing-in?on=2023-11-25").text) and "逾期未报" not in text(client.get("/approvals/handing-in?on=2023-11-25").text)
    page = text(client.get("/approvals/handing-in?on=2023-11-26").text)
    assert "应报 2 家 · 已报 0 家 · 逾期未报 2 家" in page and "没有报送，已过 1 天" in page
    do(approvals.hand_in, way.units.jiafeng, told("2023-11-28", way.officers.jiafeng), year=2024, projects=[way.projects.wind.pk])
    page = text(client.get("/approvals/handing-in").text)
    assert "已报 1 家 · 逾期未报 1 家 · 其中迟报 1 家" in page and "已报全，迟 3 天" in page
    assert "无任务（没有一季度计划新开工的项目）" in page and "县林业局" in page


def test_a_unit_sees_its_own_row_and_hands_in_from_there(way):
    page = client_for(way.officers.jiafeng).get("/approvals/handing-in").text
    assert f"/units/{way.units.jiafeng.pk}/hand-in" in page and "嘉峰镇" in text(page)
    assert "/hand-in" not in client_for(way.officers.duanshi).get("/approvals/handing-in").text
    do(approvals.hand_in, way.units.jiafeng, told("2023-11-24", way.officers.jiafeng), year=2024, projects=[way.projects.wind.pk])
    page = client_for(way.officers.jiafeng).get("/approvals/handing-in").text
    assert "作废上次报送" in page and "已报全" in text(page)
    later = spring(way, "嘉峰镇敬老院", way.units.jiafeng)
    page = client_for(way.officers.jiafeng).get("/approvals/handing-in").text
    assert "又有 1 个项目没有报：嘉峰镇敬老院" in text(page) and f"/units/{way.units.jiafeng.pk}/hand-in" in page and later.pk
