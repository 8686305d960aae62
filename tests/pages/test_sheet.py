"""The nine lists on the screen: each through its reader's eyes, on any day, narrowed, sorted, searched and taken away."""
import io
import json

import openpyxl
import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from gongjian.pages.listing import Listing
from gongjian.projects.acts import milestones
from gongjian.sheets.registry import every_sheet
from gongjian.targets.allotting import allot
from tests.world import client_for, do, told

SHEEP, GAS, ROAD, WIND = "肉羊全产业链项目", "煤层气增压站及配套管网", "端氏镇曲堤连接线工程", "固县风电一期"
EYES = ("office", "magistrate", "deputy", "jiafeng", "duanshi", "agriculture", "forestry", "statistics", "approvals", "inspector")


def page(world, url, who="office"):
    answer = client_for(getattr(world.officers, who)).get(url)
    assert answer.status_code == 200, answer.status_code
    return answer.text


def names(text):
    return {name for name in (SHEEP, GAS, ROAD, WIND) if name in text}


def test_the_index_tells_how_many_and_what_changed(world):
    text = page(world, "/sheets")
    assert text.count("<tr") == 10 and "未下发" in text and "2023年未开工项目清单" in text
    do(milestones.reach, world.projects.gas, told("2023-12-13"), kind="started")
    assert "−1" in page(world, "/sheets")


@pytest.mark.parametrize("who", EYES)
def test_every_list_opens_for_every_role_on_two_days(world, who):
    client = client_for(getattr(world.officers, who))
    assert client.get("/sheets").status_code == 200
    for sheet in every_sheet():
        for day in ("", "?on=2023-11-05"):
            assert client.get(f"/sheets/{sheet.number}{day}").status_code == 200


def test_each_reads_what_he_may_see_and_nothing_foreign(world):
    assert names(page(world, "/sheets/5")) == {GAS}
    assert names(page(world, "/sheets/5", "jiafeng")) == {GAS}
    assert names(page(world, "/sheets/5", "duanshi")) == names(page(world, "/sheets/5", "forestry")) == set()
    assert "这一天清单里没有内容" in page(world, "/sheets/5", "duanshi")


def test_rows_lead_to_the_thing_and_stay_on_the_day(world):
    assert f'href="/projects/{world.projects.gas.pk}"' in page(world, "/sheets/5")
    assert f'href="/projects/{world.projects.gas.pk}?on=2023-11-20"' in page(world, "/sheets/5?on=2023-11-20")
    assert f'href="/problems/{world.problem.pk}"' in page(world, "/sheets/8", "forestry")


def test_search_by_a_word_or_by_pinyin_initials(world):
    assert names(page(world, "/sheets/6?q=ryqcyl")) == {SHEEP}
    assert names(page(world, "/sheets/6?q=肉羊")) == {SHEEP}
    text = page(world, "/sheets/6?q=nothing")
    assert "没有符合条件的内容" in text and "清除条件" in text


def test_a_list_of_units_is_searched_by_initials_too(world):
    target = world.drive.targets.get(key="invested")
    for unit, value in ((world.units.jiafeng, 3 * 10**8), (world.units.duanshi, 2 * 10**8)):
        allot(target, told("2023-11-20"), value=value, unit=unit, document="沁攻坚办〔2023〕1号")
    text = page(world, "/sheets/1?q=jfz")
    assert "嘉峰镇" in text and 'href="/units/' in text and text.count("<tr") == 4  # two of headings, one unit, the sum


def test_filters_offer_the_words_that_occur_and_narrow_by_them(world):
    do(milestones.plan, world.projects.road, told("2023-12-12"), kind="completed", planned_on=world.today)
    do(milestones.reach, world.projects.gas, told("2023-12-12"), kind="started")
    text = page(world, "/sheets/6")
    assert '<option value="嘉峰镇">' in text and '<option value="端氏镇">' not in text and names(text) == {SHEEP, GAS}
    assert names(page(world, "/sheets/6?unit_name=嘉峰镇")) == {GAS} and names(page(world, "/sheets/6?unit_name=端氏镇")) == set()
    assert names(page(world, "/sheets/6?start_evidenced=是")) == {SHEEP}


def test_totals_are_of_all_filtered_rows_and_zero_is_not_nothing(world):
    text = page(world, "/sheets/5")
    assert "合计 1 项" in text and "8,000" in text and "单位：万元" in text
    assert "合计" not in page(world, "/sheets/5?q=nothing")


def test_a_heading_sorts_and_sorts_back(world):
    text = page(world, "/sheets/6?sort=-total")
    assert 'aria-sort="descending"' in text and "sort=total" in text
    assert page(world, "/sheets/6?sort=nonsense") and page(world, "/sheets/6?sort=-")


@pytest.mark.parametrize("bad", ["?page=0", "?page=999999999", "?page=x", "?on=nonsense", "?q=%00", "?sort=project__pk", "?unit_name=%3Cb%3E"])
def test_nonsense_in_the_address_is_no_error(world, bad):
    page(world, f"/sheets/5{bad}")


def test_a_list_that_is_none_is_not_found(world):
    assert client_for(world.officers.office).get("/sheets/10").status_code == 404


def test_fifty_rows_a_page_and_the_page_past_the_end_is_the_last():
    asked = Listing("/sheets/5", QueryDict("page=3&on=2023-11-20"))
    assert asked.span(120) == (100, 120) and asked.span(20) == (0, 20)
    told_pages = asked.paging(1000)
    assert [page["label"] for page in told_pages["pages"]] == ["1", "2", "3", "4", "5", "…", "20"]
    assert told_pages["next"] == "/sheets/5?page=4&on=2023-11-20"
    assert asked.url(sort="-total") == "/sheets/5?on=2023-11-20&sort=-total"


def test_the_list_itself_is_one_query(world):
    client = client_for(world.officers.office)
    client.get("/sheets/6")
    with CaptureQueriesContext(connection) as asked:
        client.get("/sheets/6")
    assert sum('FROM "projects_projectstanding"' in query["sql"] for query in asked) == 1 and len(asked) <= 7, "beside it: session, officer, seat, drive, and how many notices are unread"


def test_json_is_what_the_screen_shows_in_yuan(world):
    told_json = json.loads(client_for(world.officers.office).get("/sheets/5.json").content)
    assert (told_json["number"], told_json["count"], told_json["unit"], told_json["on"], told_json["as"]) == (5, 1, "元", "2023-12-13", "office")
    assert told_json["rows"][0]["total"] == 80_000_000 == told_json["totals"]["total"]
    assert {"name", "label", "group", "unit", "basis"} == set(told_json["columns"][0])


def test_excel_carries_the_filter_and_all_nine_come_as_one_book(world):
    client = client_for(world.officers.office)
    book = openpyxl.load_workbook(io.BytesIO(client.get("/sheets/5.xlsx?q=nothing").content))
    assert "合计（0 项）" in [cell.value for row in book.active.iter_rows() for cell in row]
    answer = client.get("/sheets/all.xlsx")
    assert len(openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames) == 9
    assert "filename*=utf-8''" in answer.headers["Content-Disposition"]


def test_a_stranger_is_led_to_the_door(client, db):
    assert client.get("/sheets/5").status_code == client.get("/sheets/5.json").status_code == 302


def test_what_came_and_left_is_told_with_the_day_and_the_reason(world):
    do(milestones.reach, world.projects.gas, told("2023-12-12"), kind="started")
    text = page(world, "/sheets/5/compare")
    assert GAS in text and "2023-12-12" in text and "已开工" in text
    text = page(world, "/sheets/6/compare?from=2023-12-11&to=2023-12-13")
    assert GAS in text and "开工" in text


def test_cells_that_changed_are_told_before_and_after(world):
    do(milestones.plan, world.projects.gas, told("2023-12-12", note="征地未完"), kind="started", planned_on=world.today.replace(day=28))
    text = page(world, "/sheets/5/compare?from=2023-12-11")
    assert "计划开工" in text and "2023-11-20" in text and "2023-12-28" in text


def test_comparing_keeps_others_out_and_an_issue_that_is_none_is_not_found(world):
    do(milestones.reach, world.projects.gas, told("2023-12-12"), kind="started")
    assert GAS not in page(world, "/sheets/5/compare", "duanshi")
    client = client_for(world.officers.office)
    assert client.get("/sheets/5/compare?from=999").status_code == 404
    assert client.get("/sheets/5/compare?from=nonsense&to=2099-01-01").status_code == 200
