"""The ledger, its board and its causes: what is filtered, what goes out to Excel, who sees what, two hundred of them."""
import io
from datetime import date

import openpyxl
import pytest

from gongjian.problems import acts as problems
from gongjian.problems.models import Cause, Problem
from gongjian.projects.acts import card
from gongjian.sheets.registry import sheet
from tests.pages.plain import text
from tests.world import assign, client_for, do, solve, strike, told


@pytest.fixture
def several(world):
    """Beside 使用林地手续未批 (red): one found, one assigned (13710), one under review, one struck off."""
    o, u, p = world.officers, world.units, world.projects
    made = {}
    for name, project, category in (("found", p.gas, "电力"), ("given", p.gas, "用地"), ("review", p.wind, "用地"), ("struck", p.road, "征拆")):
        made[name] = do(problems.find, project, told("2023-12-05", o.jiafeng), what=f"{name}一事", category=category)[0].problem
    assign(made["given"], "2023-12-06", o.office, lead=u.agriculture, cooperating=[u.zone.pk], person="吴农", due_on=date(2023, 12, 30), weight="long")
    for name in ("review", "struck"):
        assign(made[name], "2023-12-06", o.office, lead=u.forestry, person="陈林", due_on=date(2023, 12, 30))
        solve(made[name], "2023-12-08", o.forestry)
    strike(made["struck"], "2023-12-09", o.office)
    return made


def names(officer, query=""):
    answer = client_for(officer).get(f"/problems{query}")
    assert answer.status_code == 200
    return {what for what in ("使用林地手续未批", "found一事", "given一事", "review一事", "struck一事") if what in text(answer.text)}


def test_the_ledger_shows_what_is_open_and_what_is_asked_for(world, several):
    office, u = world.officers.office, world.units
    assert names(office) == {"使用林地手续未批", "found一事", "given一事", "review一事"}
    assert names(office, "?lane=struck") == {"struck一事"} and len(names(office, "?lane=every")) == 5
    assert names(office, "?lane=verify") == {"found一事"} and names(office, "?lane=review") == {"review一事"}
    assert names(office, "?light=R") == names(office, "?late=1") == {"使用林地手续未批"}
    assert names(office, "?rung=supervised") == {"given一事"} and names(office, f"?lead={u.agriculture.pk}") == {"given一事"}
    assert names(office, "?category=用地") == {"given一事", "review一事"} and names(office, "?q=lyq") == set() and names(office, "?q=林地") == {"使用林地手续未批"}
    assert names(office, "?q=ryqcy") == {"使用林地手续未批"}, "by the project's initials"
    assert names(world.officers.jiafeng, "?mine=1") == {"found一事", "given一事", "review一事"}
    assert names(office, "?lead=x&cause=99999999999999&light=Q&sort=nothing&page=99") == {"使用林地手续未批", "found一事", "given一事", "review一事"}


def test_it_says_how_many_are_red_and_on_which_rung(world, several):
    said = text(client_for(world.officers.office).get("/problems").text)
    assert "4 个 · 红灯 1" in said and "13710督办 1" in said and "逾期 3 天" in said and "县林业局21 天" in said and "待复核申请办结" in said


def test_sorting_and_paging_many(world):
    at = told("2023-12-01", world.officers.jiafeng)
    for number in range(60):
        do(problems.find, world.projects.gas, at, what=f"难题{number:03d}")
    client = client_for(world.officers.office)
    first, last = client.get("/problems?sort=what"), client.get("/problems?sort=what&page=2")
    assert "共 61 个" in first.text and "难题000" in first.text and "难题000" not in last.text and "难题059" in last.text
    assert "难题059" in client.get("/problems?sort=-what").text


def test_each_sees_his_own_and_an_empty_ledger_says_so(world, several):
    assert names(world.officers.forestry) == {"使用林地手续未批", "review一事"}
    assert names(world.officers.deputy) == {"使用林地手续未批"}
    for page in ("/problems", "/problems/board", "/problems/causes"):
        answer = client_for(world.officers.statistics).get(page)
        assert answer.status_code == 200 and ("没有符合条件的问题" in answer.text or "没有" in answer.text)
        assert "提问题" not in client_for(world.officers.admin).get(page).text


def test_what_is_filtered_goes_out_in_the_columns_of_list_8(world, several):
    answer = client_for(world.officers.office).get("/problems.xlsx?category=用地")
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows()]
    head = next(row for row in rows if "问题" in row)
    from gongjian.reading.say import word

    assert head[1:] == [word(Problem, name).label for name in sheet(8).columns]
    assert {row[1] for row in rows[rows.index(head) + 1:] if row[0] and isinstance(row[0], int)} == {"given一事", "review一事"}


def test_a_past_day_shows_the_ledger_of_that_day(world, several):
    assert names(world.officers.office, "?on=2023-12-04") == {"使用林地手续未批"}
    assert "struck一事" in names(world.officers.office, "?on=2023-12-08")


# --- the board


def lane(page: str, key: str) -> str:
    start = page.index(f'id="lane-{key}"')
    return text("<main" + page[start: page.index("</section>", start)])


def test_the_board_puts_each_card_in_its_lane(world, several):
    page = client_for(world.officers.office).get("/problems/board").text
    assert "found一事" in lane(page, "verify") and "given一事" in lane(page, "sign") and "使用林地手续未批" in lane(page, "sign")
    assert "review一事" in lane(page, "review") and "struck一事" in lane(page, "struck") and "12-09 销号" in lane(page, "struck")
    assert "逾期 3 天" in lane(page, "sign") and "13710督办" in lane(page, "sign") and "没有" in lane(page, "held")
    assert "given一事" not in client_for(world.officers.office).get(f"/problems/board?lead={world.units.forestry.pk}").text


def test_two_hundred_cards(world):
    at = told("2023-12-01", world.officers.jiafeng)
    for number in range(200):
        do(problems.find, world.projects.gas, at, what=f"难题{number:03d}")
    page = client_for(world.officers.office).get("/problems/board").text
    assert "待核实 200" in lane(page, "verify") and "还有 140 个" in lane(page, "verify") and "lane=verify" in page


# --- causes


def test_a_cause_says_what_it_blocks_each_project_once(world, several):
    o, p = world.officers, world.projects
    do(problems.concern, several["given"], told("2023-12-07", o.office), project=p.sheep)
    for problem in (world.problem, several["given"]):
        do(problems.join, problem, told("2023-12-10", o.office), name="县级林地定额不足")
    do(problems.join, several["review"], told("2023-12-10", o.office), name="国道改线")
    page = client_for(o.office).get("/problems/causes").text
    said = text(page)
    assert said.index("国道改线") < said.index("县级林地定额不足"), "5.2 亿 is more than 4.4 亿"
    pk = Cause.objects.get(name="县级林地定额不足").pk
    one = text(client_for(o.office).get(f"/problems/causes/{pk}").text)
    assert "2 个问题未销号" in one and "卡住 2 个项目" in one and "总投资 4.4 亿元" in one, "肉羊 36,000 once, 增压站 8,000"
    assert "1 个逾期" in one and "归入：" in one and "县农业农村局" in one
    do(problems.split, several["given"], told("2023-12-12", o.office, "权属不同"))
    one = text(client_for(o.office).get(f"/problems/causes/{pk}").text)
    assert "1 个问题未销号" in one and "总投资 3.6 亿元" in one and "拆出：given一事" in one and "权属不同" in one
    assert "2 个问题未销号" in text(client_for(o.office).get(f"/problems/causes/{pk}?on=2023-12-11").text)
    assert client_for(world.officers.duanshi).get(f"/problems/causes/{pk}").status_code == 404
    assert "卡住 1 个项目" in text(client_for(o.forestry).get(f"/problems/causes/{pk}").text), "as far as he sees its problems"


def test_a_project_without_a_total_is_said_and_not_counted_as_nothing(world):
    bare = do(card.register, world.units.jiafeng, told("2023-11-01"), name="没填总投资")[0].project
    problem = do(problems.find, bare, told("2023-12-01", world.officers.jiafeng), what="没路")[0].problem
    do(problems.join, problem, told("2023-12-02", world.officers.office), name="缺路")
    assert "1 个未填总投资" in client_for(world.officers.office).get("/problems/causes").text


def test_several_problems_are_joined_by_ticking_them(world, several):
    office = client_for(world.officers.office)
    keys = [several["found"].pk, several["given"].pk]
    assert "请先勾选要归并的问题" in office.post("/problems/causes", {"name": "缺电"}).text
    nameless = office.post("/problems/causes", {"ticked": keys, "name": " "})
    assert nameless.status_code == 422 and "请写明共同的原因" in nameless.text and nameless.text.count(" checked") == 2
    done = office.post("/problems/causes", {"ticked": keys, "name": "110千伏线路未建"})
    cause = Cause.objects.get(name="110千伏线路未建")
    assert done.headers["Location"] == f"/problems/causes/{cause.pk}" and cause.joinings.count() == 2
    again = office.post("/problems/causes", {"ticked": [several["review"].pk, keys[0]], "name": "110千伏线路未建"})
    assert again.status_code == 422 and "已经归在「110千伏线路未建」之下" in again.text and cause.joinings.count() == 2, "all or none"
    unit = client_for(world.officers.jiafeng)
    assert "把勾选的归并" not in unit.get("/problems/causes").text
    assert unit.post("/problems/causes", {"ticked": keys, "name": "x"}).status_code == 403


def test_the_menu_leads_to_it(world):
    assert '/problems"' in client_for(world.officers.office).get("/sheets").text
