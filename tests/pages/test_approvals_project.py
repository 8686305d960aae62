"""The page of a project's approvals: the chart, every item with whose days they were, what to push, what a slip costs, what stands in the way; as a file; who sees it."""
import re
from datetime import date
from xml.etree import ElementTree

import pytest

from gongjian.approvals import acts as approvals
from gongjian.approvals.way import ways
from gongjian.timeline.when import When
from tests.pages.on_the_way import on_the_way, stand
from tests.pages.plain import text
from tests.world import TODAY, _register, client_for, do, told


@pytest.fixture
def way(world):
    return on_the_way(world)


def seen(way, officer, query="", project=None):
    return client_for(officer).get(f"/projects/{(project or way.projects.wind).pk}/approvals{query}")


def row(page: str, code: str) -> str:
    """The table row of an item, read."""
    return " | ".join(cells(page, code))


def cells(page: str, code: str) -> list[str]:
    found = next(part for part in re.findall(r"<tr[ >].*?</tr>", page, re.S) if f'id="item-{code}"' in part)
    return [text(cell.replace("<small>", " ")) for cell in re.findall(r"<t[dh].*?</t[dh]>", found, re.S)]


def reckoned(way):
    return ways(When(TODAY), [way.projects.wind.pk])[way.projects.wind.pk]


def test_it_says_when_the_project_can_start_against_the_plan_and_what_to_push(way):
    page, way_ = text(seen(way, way.officers.jiafeng).text), reckoned(way)
    assert f"照此推算 {way_.likely_on}" in page and "计划 2024-02-28" in page and f"最早 {way_.earliest_on}" in page
    assert f"{'早' if way_.margin > 0 else '晚'} {abs(way_.margin)} 个工作日" in page
    assert "现在推：" in page and all(way_.name(code) in page for code in way_.push)
    assert "（未核实）" in page, "the likely day hangs on figures nobody verified"


def test_an_item_shows_its_state_its_hands_and_its_working_days(way):
    page = seen(way, way.officers.jiafeng).text
    land = row(page, "land")
    assert "已受理 2023-12-04" in land and "县自然资源局 何地" in land and cells(page, "land")[4:7] == ["0", "7", "0"], "seven working days since the 4th"
    assert cells(page, "environment")[4:7] == ["0", "0", "8"] and "在某环评公司" in row(page, "environment")
    assert "沁自然资核〔2023〕6号" in row(page, "redlines") and "已办结 2023-11-28" in row(page, "redlines")
    assert "未核实" in row(page, "water") and cells(page, "water")[4:7] == ["", "", ""], "nobody has it yet"


def test_items_that_need_no_handling_stand_apart_with_their_reasons(way):
    page = seen(way, way.officers.jiafeng).text
    idle = text(page[page.index("无需办理 "):page.index("</details>", page.index("无需办理 "))])
    assert "节能审查" in idle and 'id="item-energy"' not in page


def test_a_slip_is_reckoned_without_script_and_nonsense_is_passed_over(way):
    code = reckoned(way).push[0]
    page = text(seen(way, way.officers.jiafeng, f"?item={code}&days=10").text)
    assert f"晚 10 个工作日：开工推到 {reckoned(way).slip(code, 10)}" in page
    spare = next(code for code, node in reckoned(way).nodes.items() if not node.done and (reckoned(way).likely.slack.get(code) or 0) > 3)
    assert "不影响开工" in text(seen(way, way.officers.jiafeng, f"?item={spare}&days=2").text)
    for nonsense in ("?item=nothing&days=5", "?item=land&days=-4", "?item=land&days=abc", "?item=land&days=99999", "?item=redlines&days=3"):
        assert "晚几个工作日" in text(seen(way, way.officers.jiafeng, nonsense).text) and "开工推到" not in text(seen(way, way.officers.jiafeng, nonsense).text)


def test_the_chart_is_on_the_page_and_as_a_file_of_its_own(way):
    page = seen(way, way.officers.jiafeng).text
    assert '<div class="gantt' in page and "今天 12月13日" in page and "计划开工 2月28日" in page and 'href="#item-land"' in page
    answer = client_for(way.officers.jiafeng).get(f"/projects/{way.projects.wind.pk}/approvals.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml" and "attachment" in answer.headers["Content-Disposition"]
    assert "固县风电一期" not in ElementTree.fromstring(answer.content.decode()).get("id", "") and b"<script" not in answer.content


def test_only_the_steps_that_are_his_are_offered(way):
    def steps(officer, code):
        return set(re.findall(rf"/approvals/{code}/(\w+)\"", seen(way, officer).text))

    assert steps(way.land, "land") == {"done", "correcting", "refused", "not_needed", "not_begun", "under_way", "agency"}
    assert "correcting" not in steps(way.officers.jiafeng, "land") and "refused" not in steps(way.officers.jiafeng, "land")
    assert steps(way.land, "water") == set(), "another bureau's item"
    assert "correcting" in steps(way.officers.approvals, "land"), "the approvals bureau may for every bureau"
    assert steps(way.officers.magistrate, "land") == set() and "您只能查看" in text(seen(way, way.officers.magistrate).text)
    assert steps(way.officers.jiafeng, "redlines") == set(), "what is granted is not begun again from here"


def test_a_past_day_shows_what_stood_then_and_offers_nothing(way):
    page = seen(way, way.land, "?on=2023-12-01").text
    assert "/approvals/land/" not in page and "这是过去的一天，只读" in text(page) and "未启动" in row(page, "land") and "今天 12月1日" in page


def test_a_project_without_a_checklist_is_shown_as_assumed_and_says_so(way):
    page = seen(way, way.officers.jiafeng, project=way.projects.gas)
    assert page.status_code == 200 and "没有编审批清单，按项目信息推定，未核实" in text(page.text) and "编审批清单" in text(page.text)
    assert 'id="item-redlines"' in page.text and "推定类型" in text(page.text)


def test_a_started_project_is_not_reckoned_any_more(way):
    page = text(seen(way, way.officers.agriculture, project=way.projects.sheep).text)
    assert "2023-09-20 已开工，手续不再推算" in page and "照此推算" not in page


def test_a_project_with_everything_granted_can_start(way):
    for code, node in reckoned(way).nodes.items():
        if not node.done and code != "start":
            stand(way, code, "done", "2023-12-12", way.officers.approvals, "示例", document=f"{code}〔2023〕1号")
    page = text(seen(way, way.officers.jiafeng).text)
    assert "开工前的手续已经办齐" in page and "现在推：" not in page


def test_what_lapses_soon_and_what_is_refused_are_said(way):
    stand(way, "land", "refused", "2023-12-12", way.land, "不符合规划")
    stand(way, "water", "done", "2023-12-12", way.officers.approvals, "示例", document="水保〔2023〕1号", valid_until=date(2023, 12, 30))
    page = seen(way, way.officers.jiafeng).text
    assert "「用地预审与选址意见书」不予：不符合规划" in text(page) and "2023-12-30 到期" in text(page) and "须重新办" in text(page)


def test_papers_that_came_back_are_said_with_their_item(way):
    do(approvals.deliver, way.projects.wind, told("2023-12-05", way.officers.jiafeng), item="land", state="supplied", document="选址说明")
    do(approvals.deliver, way.projects.wind, told("2023-12-06", way.land, "坐标系不对"), item="land", state="returned", document="选址说明")
    assert "选址说明（退回）" in text(seen(way, way.officers.jiafeng).text)


def test_it_is_kept_from_those_who_do_not_see_the_project(way):
    for officer in (way.officers.duanshi, way.officers.agriculture):
        assert seen(way, officer).status_code == 404
        assert client_for(officer).get(f"/projects/{way.projects.wind.pk}/approvals.svg").status_code == 404
    assert seen(way, way.land).status_code == 200, "a bureau sees the projects whose items it handles"
    assert client_for(way.officers.office).get("/projects/999999/approvals").status_code == 404


def test_the_project_page_and_the_approvals_lead_to_one_another(way):
    url = f"/projects/{way.projects.wind.pk}"
    page = client_for(way.officers.jiafeng).get(url).text
    assert f'href="{url}/approvals"' in page and "另有" in text(page) and f'href="{url}"' in seen(way, way.officers.jiafeng).text
    assert "审批清单 新能源" in text(page), "the history tells of the checklist"


def test_names_however_long_stay_on_the_page(way):
    project = _register(way, "沁水县" + "特别长的名称" * 19, way.units.jiafeng, "2023-09-01", nature="new")
    do(approvals.draw_up, project, told("2023-11-21", way.officers.jiafeng), kind_of="building", path="approve", says={})
    assert seen(way, way.officers.jiafeng, project=project).status_code == 200
