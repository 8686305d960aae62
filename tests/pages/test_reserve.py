"""The pages of the reserve: each works, passes odd questions over, shows each only what is his; empty, full and on an earlier day."""
import io
import re

import openpyxl
import pytest

from gongjian.projects.acts import card, milestones
from gongjian.reserve.acts import tags
from gongjian.reserve.models import Tag
from tests.pages.plain import text
from tests.reserve.hands import admit, join, propose, reserve, step, vet
from tests.world import WAN, client_for, do, told

GAS, WIND = "煤层气增压站及配套管网", "固县风电一期"
PAGES = ("/reserve", "/reserve/list", "/reserve/pools", "/reserve/queue", "/reserve/stale", "/reserve/key", "/reserve/axes")


def get(world, url, who="office"):
    return client_for(getattr(world.officers, who)).get(url)


def said(world, url, who="office") -> str:
    answer = get(world, url, who)
    assert answer.status_code == 200, (url, who)
    return text(answer.text)


def body(page: str) -> str:
    """The table alone, without the choices above it."""
    return " ".join(re.findall(r"<tbody.*?</tbody>", page, re.S))


@pytest.fixture
def shared(world):
    """Gas in the pool with a plan for 2024, vetted by forestry, joined by 端氏镇, which the office credits."""
    gas, u = world.projects.gas, world.units
    do(card.plan_year, gas, told("2023-12-01"), year=2024, amount=3000 * WAN)
    reserve(world, gas, vetter=u.forestry)
    join(world, u.duanshi, gas)
    step(gas, "credited", "2023-12-10", unit=u.duanshi)
    return world


@pytest.mark.parametrize("who", ["office", "magistrate", "deputy", "jiafeng", "forestry", "statistics", "approvals", "inspector", "admin"])
@pytest.mark.parametrize("url", PAGES)
def test_every_page_stands_for_every_eye_on_any_day_and_with_odd_questions(shared, url, who):
    for query in ("", "?on=2023-11-05", "?on=2022-01-01", "?place=x&pool=x&band=7&maturity=Z&axis_position=-1&sort=nonsense&page=99&q=%27", "?on=nonsense"):
        assert get(shared, url + query, who).status_code == 200, query


def test_nobody_comes_in_without_signing_in(client, world):
    for url in PAGES:
        assert client.get(url).status_code == 302 and "/sign-in" in client.get(url).headers["Location"]


def test_the_home_page_says_the_pair_the_three_quantities_and_what_is_counted_once(shared):
    told_ = said(shared, "/reserve")
    assert "储备项目 2 个，为目标的 1.1%；年度投资 2.3 亿元，为目标的 1.5%，数量、投资均未达标" in told_
    assert "去年同日没有可比的记录" in told_ and "总库只计 2 个" in told_ and "各子库相加 4 个，其中 1 个在两个以上子库" in told_
    assert "各档含下限、不含上限：10.0 亿元在 10—50 亿元一档" in told_
    assert "申报新项目" not in told_ and "申报新项目" in said(shared, "/reserve", "jiafeng")
    own = said(shared, "/reserve", "duanshi")
    assert "端氏镇子库 1 个，计入 1 个" in own and "总库 2 个" in own


def test_a_county_with_nothing_in_reserve_reads_so(world):
    step(world.projects.wind, "withdrawn", "2023-12-01", reason="policy")
    assert "没有储备项目" in said(world, "/reserve/pools") and "没有符合条件的储备项目" in said(world, "/reserve/list")
    assert "没有在审的申报" in said(world, "/reserve/queue") and "没有长期无进展的项目" in said(world, "/reserve/stale")
    assert "没有可以考虑的项目" in said(world, "/reserve/key")
    assert said(world, "/reserve/axes").count("县里还没有录入") == 4, "no list is preset"
    assert get(world, "/reserve").status_code == 200


def test_pools_show_what_is_shared_and_for_whom_it_counts_and_lead_to_their_projects(shared):
    page = get(shared, "/reserve/pools").text
    told_ = text(page)
    assert "总库同一项目只计一次相加 4122.3" in told_ and "未下达" in told_
    pool = f"/reserve/list?place=goal&amp;pool={shared.units.duanshi.pk}"
    assert pool in page
    listed = get(shared, pool.replace("&amp;", "&")).text
    assert GAS in body(listed) and WIND not in body(listed) and "计入端氏镇" in listed


def test_the_list_is_narrowed_and_goes_out_as_it_is_narrowed(shared):
    office = shared.officers.office
    do(tags.enter, "chain", told("2023-12-01", office), name="煤层气产业链")
    tag = Tag.objects.get()
    do(tags.tag_project, shared.projects.gas, told("2023-12-08", office), tags=[tag.pk])
    for query, there in (
        ("", {GAS, WIND}), ("?band=5", {WIND}), ("?band=0", {GAS}), (f"?axis_chain={tag.pk}", {GAS}), (f"?pool={shared.units.forestry.pk}", {GAS}),
        ("?q=gxfd", {WIND}), ("?place=withdrawn", set()), ("?industrial=1", {GAS, WIND}), ("?private=1", set()), ("?maturity=A", set()), ("?sort=-total", {GAS, WIND}),
    ):
        page = body(get(shared, f"/reserve/list{query}").text)
        assert {name for name in (GAS, WIND) if name in page} == there, query
        data = get(shared, f"/reserve/list.xlsx{query}").content
        cells = {str(cell.value) for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows() for cell in row}
        assert {name for name in (GAS, WIND) if name in cells} == there, query


def test_both_files_hold_no_more_than_he_sees(shared):
    for url in ("/reserve/list.xlsx", "/reserve/library.xlsx"):
        for who, there in (("office", {GAS, WIND}), ("duanshi", {GAS}), ("approvals", {GAS, WIND}), ("agriculture", set())):
            data = get(shared, url, who).content
            cells = {str(cell.value) for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows() for cell in row}
            assert {name for name in (GAS, WIND) if name in cells} == there, (url, who)


def test_who_is_not_related_sees_neither_the_project_nor_its_proposal(shared):
    for url in ("/reserve/list", "/reserve/queue", "/reserve/stale", "/reserve/key"):
        assert GAS not in said(shared, url, "agriculture") and WIND not in said(shared, url, "duanshi")
    assert GAS in said(shared, "/reserve/list", "forestry"), "whoever vets it reads it"


def test_the_queue_says_with_whom_it_lies_and_since_when_it_is_late(world):
    propose(world, world.projects.gas, "2023-12-01", vetter=world.units.forestry)
    told_ = said(world, "/reserve/queue")
    assert "在主管部门手上" in told_ and "逾期 7 天" in told_ and "县林业局" in told_ and "未核实" in told_
    vet(world.projects.gas, "2023-12-11")
    assert "在指挥部办公室手上" in said(world, "/reserve/queue") and "剩 3 天" in said(world, "/reserve/queue")
    assert "没有在审的申报" in said(world, "/reserve/queue?on=2023-11-30")
    admit(world.projects.gas, "2023-12-12")
    assert "没有在审的申报" in said(world, "/reserve/queue")


def test_what_has_not_moved_is_shown_before_and_after_its_year(world, monkeypatch):
    from gongjian.pages import clock

    for day, words in (("2024-09-30", "60 天内将满"), ("2024-11-25", "满 365 天无进展，列入清退")):
        monkeypatch.setenv("GONGJIAN_TODAY", day)
        clock.forget()
        told_ = said(world, "/reserve/stale")
        assert words in told_ and WIND in told_
        for who, may in (("office", True), ("magistrate", False)):
            assert all((f"/projects/{world.projects.wind.pk}/reserve/{step}" in get(world, "/reserve/stale", who).text) == may for step in ("kept", "withdrawn")), who
    do(milestones.reach, world.projects.wind, told("2024-11-20"), kind="started")
    assert WIND not in said(world, "/reserve/stale"), "what begins leaves by itself"


def test_what_is_under_review_says_so_before_the_papers_of_enrolment(world):
    first = {}
    for project in (world.projects.wind, world.projects.gas):
        if project == world.projects.gas:
            propose(world, project)
        page = get(world, f"/projects/{project.pk}").text
        first[project] = page.index('id="reserve"') < page.index('id="papers"')
    assert first == {world.projects.wind: False, world.projects.gas: True}, "what is in the pool waits for nobody"


def test_candidates_of_the_province_say_what_is_lacking_and_how_sure_that_is(world):
    told_ = said(world, "/reserve/key")
    assert WIND in told_ and "把握" in told_ and "未核实" in told_ and "对照条件" in told_
    assert "未核实" in said(world, "/reserve/list")


def test_many_rows_and_long_names_are_paged(world):
    for number in range(120):
        project = do(card.register, world.units.jiafeng, told("2023-11-01"), name=f"第{number}期{'特别长的名称' * 8}项目", total=(number + 1) * 1000 * WAN)[0].project
        do(milestones.reach, project, told("2023-11-02"), kind="reserved")
    told_ = said(world, "/reserve/list")
    assert "合计 121 个" in told_ and "第" in told_
    last = said(world, "/reserve/list?page=2")
    assert last != told_ and get(world, "/reserve/list?page=99").status_code == 200


def test_a_past_day_shows_what_stood_and_offers_nothing(shared):
    page = get(shared, "/reserve?on=2023-11-30", "jiafeng").text
    assert "申报新项目" not in page and "总库 1 个" in text(page)
    project = get(shared, f"/projects/{shared.projects.gas.pk}?on=2023-12-05").text
    assert "待审定" in text(project) and "/reserve/admitted" not in project
    assert "计入单位" in text(get(shared, f"/projects/{shared.projects.gas.pk}").text)


def test_the_row_of_a_due_proposal_leads_to_its_form(world):
    gas = world.projects.gas
    propose(world, gas, "2023-12-06", vetter=world.units.forestry)
    page = get(world, "/due", "forestry").text
    assert f'href="/projects/{gas.pk}/reserve/vetted"' in page and get(world, f"/projects/{gas.pk}/reserve/vetted", "forestry").status_code == 200


def test_the_menu_leads_there(world):
    page = get(world, "/", "office").text
    assert 'href="/reserve"' in page and 'href="/matrix"' in page and 'href="/workplans"' in page
