"""/enrolment: what stands between each started project and the base, what it would bring; the overview's sentence is its rows and the command's numbers."""
import io
import json
import re
from datetime import date

import openpyxl
import pytest
from django.core.management import call_command
from django.test import Client

from gongjian.projects.acts import card, figures, milestones
from gongjian.timeline.money import yi
from tests.enrolment.making import ORDINARY, at_its_verifier, complete, go, paper, started
from tests.pages.plain import text
from tests.world import NOV_2, TODAY, WAN, client_for, do, told


def page(officer, query=""):
    answer = client_for(officer).get(f"/enrolment{query}")
    assert answer.status_code == 200
    return answer.text


def sub(officer, query="") -> str:
    return text(re.search(r'<p class="sub">(.*?)</p>', page(officer, query)).group(1))


def links(html: str) -> set[int]:
    return {int(key) for key in re.findall(r"/projects/(\d+)/enrolment", html)}


@pytest.fixture
def several(world):
    """Beside 肉羊 (lacks a contract): one ready, one on its way, one returned, one that lacks a filing."""
    o = world.officers
    found = {
        "ready": complete(world, name="学校迁建"), "way": at_its_verifier(world, name="冷链物流"), "back": at_its_verifier(world, name="河道治理"),
        "far": started(world, name="旅游公路", unit=world.units.duanshi),
    }
    go(world, found["back"], "return")
    for kind in ORDINARY[1:]:
        paper(found["far"], kind, o.duanshi)
    do(figures.report, found["ready"], told("2023-12-01"), period=NOV_2, amount=1500 * WAN)
    return found


def test_what_is_easiest_comes_first_and_each_group_is_counted(world, several):
    said = text(page(world.officers.office))
    order = ["只差照片或合同 1 个", "退回，待补正 1 个", "材料齐，可以提交 1 个，本年完成 0.2 亿元", "已提交，正在审核 1 个", "还缺其他材料 1 个"]
    assert [said.index(one) for one in order] == sorted(said.index(one) for one in order)
    assert said.index("肉羊全产业链项目") < said.index("河道治理") < said.index("学校迁建") < said.index("冷链物流") < said.index("旅游公路")
    assert "5 个已开工未入统，1 个只差照片或合同" in said and "1 个退回，待补正" in said and "1 个已提交，正在审核" in said
    assert "旅游公路端氏镇2023-06-01材料准备立项文件未报" in said.replace(" ", ""), "a project of which nothing was reported is 未报 and not zero"
    assert "万元，调度口径" in said and "未核实" in said, "the plan's windows are not the bureau's"


def test_the_overviews_sentence_is_these_rows_and_the_commands_numbers(world, several):
    o = world.officers
    overview = client_for(o.office).get("/").text
    sentence = re.search(r'个中 <a[^>]*href="([^"]+)"[^>]*>(\d+) 个只差现场照片或合同</a>(?:，补齐可带入 <b>([\d.]+)</b> 亿元)?', overview)
    waiting = re.search(r"(\d+) 个中 <a", overview).group(1)
    assert sentence.group(1) == "/enrolment?only=easy"
    out = io.StringIO()
    call_command("enrolment", "--on", TODAY.isoformat(), "--json", stdout=out)
    command = json.loads(out.getvalue())
    assert (command["waiting"], command["easy"], yi(command["money"])) == (int(waiting), int(sentence.group(2)), sentence.group(3))
    easy = page(o.office, "?only=easy")
    assert links(easy) == {row["id"] for row in command["projects"] if row["easy"]} == {world.projects.sheep.pk}
    assert links(page(o.office)) == {row["id"] for row in command["projects"]}
    assert f"{command['waiting']} 个已开工未入统，{command['easy']} 个只差照片或合同，补齐可带入 {yi(command['money'])} 亿元（调度口径）" in sub(o.office)
    assert sub(o.office, "?only=easy").startswith(f"{command['easy']} 个已开工未入统")


def test_filters_by_unit_group_state_and_paper(world, several):
    o, u = world.officers, world.units
    office = o.office
    assert links(page(office, f"?unit={u.duanshi.pk}")) == {several["far"].pk}
    assert links(page(office, "?only=way")) == {several["way"].pk} and links(page(office, "?only=returned")) == {several["back"].pk}
    assert links(page(office, "?state=returned")) == {several["back"].pk} and links(page(office, "?state=submitted")) == {several["way"].pk}
    assert links(page(office, "?missing=contract")) == {world.projects.sheep.pk} and links(page(office, "?missing=filing")) == {several["far"].pk}
    assert links(page(office, "?q=lygl")) == {several["far"].pk}, "旅游公路 by its initials"
    assert links(page(office, "?state=enrolled")) == {world.projects.road.pk}
    assert "没有符合条件的项目" in page(office, "?only=easy&missing=filing")
    assert len(links(page(office, "?unit=x&only=q&state=q&missing=q&sort=q&page=99"))) == 5, "nonsense is passed over"


def test_what_waits_for_ones_own_unit(world, several):
    o = world.officers
    assert links(page(o.forestry, "?mine=1")) == {several["way"].pk}, "handed to it"
    assert links(page(o.jiafeng, "?mine=1")) == {several["ready"].pk, several["back"].pk}
    assert links(page(o.statistics, "?mine=1")) == set()
    go(world, several["way"], "verify")
    assert links(page(o.statistics, "?mine=1")) == {several["way"].pk} and links(page(o.forestry, "?mine=1")) == set()
    assert "等本单位办的" not in page(o.office)


def test_each_sees_his_own(world, several):
    o = world.officers
    assert links(page(o.duanshi)) == {several["far"].pk, world.projects.sheep.pk}, "its own, and what lies in its place"
    assert links(page(o.agriculture)) == {world.projects.sheep.pk} and links(page(o.deputy)) == {world.projects.sheep.pk}
    assert len(links(page(o.inspector))) == len(links(page(o.magistrate))) == len(links(page(o.statistics))) == 5
    assert links(page(o.forestry)) == {several["way"].pk, several["back"].pk}, "what it was asked to verify"
    assert Client().get("/enrolment").headers["Location"].startswith("/sign-in")


def test_nobody_waiting_is_said(world):
    assert "没有已开工未入统的项目" in page(world.officers.jiafeng)
    answer = client_for(world.officers.admin).get("/enrolment")
    assert answer.status_code == 200 and "没有已开工未入统的项目" in answer.text


def test_sorting_takes_the_groups_away_and_two_hundred_are_paged(world):
    for number in range(200):
        do(figures.report, started(world, name=f"工程{number:03d}"), told("2023-12-01"), period=NOV_2, amount=(number + 1) * WAN)
    office = world.officers.office
    first, last = text(page(office, "?sort=-value")), text(page(office, "?sort=-value&page=5"))
    assert first.index("工程199") < first.index("工程198") and "只差照片或合同 1 个" not in first and "共 201 个" in first
    assert "工程000" in last and "工程199" not in last and "合计 201 个" in last
    assert "还缺其他材料 200 个" in text(page(office, "?page=3")), "a group that goes on says so on every page"


def test_a_past_day_shows_that_day(world, several):
    office = world.officers.office
    assert links(page(office, "?on=2023-12-04&only=returned")) == set()
    assert several["back"].pk in links(page(office, "?on=2023-12-04&only=way"))
    assert f"/projects/{several['back'].pk}/enrolment?on=2023-12-04" in page(office, "?on=2023-12-04")


def test_excel_has_what_is_shown_and_says_whose_figures(world, several):
    answer = client_for(world.officers.office).get("/enrolment.xlsx?only=ready")
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows()]
    cells = [cell for row in rows for cell in row]
    assert "学校迁建" in cells and "冷链物流" not in cells and 1500 in cells and "材料齐，可以提交" in cells
    assert any("调度口径" in str(cell) for cell in cells) and "%E5%85%A5%E7%BB%9F" in answer.headers["Content-Disposition"]


def test_real_estate_below_the_floor_waits_too_and_the_withdrawn_do_not(world):
    estate = started(world, name="安置小区", total=300 * WAN)
    do(card.change_card, estate, told("2023-06-02"), investment_kind="estate")
    gone = started(world, name="停办项目")
    do(milestones.reach, gone, told("2023-11-01", note="资金落空"), kind="withdrawn")
    small = started(world, name="小水窖", total=300 * WAN)
    shown = links(page(world.officers.office))
    assert estate.pk in shown and not {gone.pk, small.pk} & shown


def test_the_menu_leads_to_it_and_from_it_to_windows_and_doubts(world):
    home = client_for(world.officers.office).get("/sheets").text
    assert 'href="/enrolment"' in home
    assert "疑点核对" in page(world.officers.office) and "疑点核对" in page(world.officers.statistics) and "申报窗口" in page(world.officers.jiafeng)
    assert "疑点核对" not in page(world.officers.jiafeng) and "疑点核对" not in page(world.officers.inspector)


def test_the_day_of_a_window_is_the_days_own(world, several):
    office = world.officers.office
    assert "现在提交计入 2024年2月申报窗口，2024-02-10 截止，剩 59 天（行动方案的日期，未核实）" in text(page(office))
    assert "现在提交计入 2023年12月申报窗口，2023-12-10 截止，剩 3 天" in text(page(office, f"?on={date(2023, 12, 7)}"))
