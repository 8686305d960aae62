"""Sectors and territories (M57) and dwelling (M55) as pages: each figure leads to its projects, each eye reads what is his."""
import re

import pytest

from gongjian.projects.acts import card
from gongjian.promotion import acts as promotion
from tests.pages.plain import text
from tests.world import WAN, client_for, do, told

SHEEP, GAS, ROAD, WIND = "肉羊全产业链项目", "煤层气增压站及配套管网", "端氏镇曲堤连接线工程", "固县风电一期"


def get(world, url, who="office"):
    return client_for(getattr(world.officers, who)).get(url)


def names(page: str) -> set[str]:
    return {name for name in (SHEEP, GAS, ROAD, WIND) if name in page}


@pytest.fixture
def sorted_out(world):
    for project, sector in ((world.projects.sheep, "畜牧"), (world.projects.gas, "能源"), (world.projects.wind, "能源")):
        do(card.change_card, project, told("2023-11-02"), sector=sector)
    return world


def test_sectors_down_territories_across_and_every_figure_leads_to_its_projects(sorted_out):
    page = get(sorted_out, "/matrix?indicator=invested").text
    told_ = text(page)
    assert "畜牧" in told_ and "嘉峰镇" in told_ and "未填行业" in told_ and "0.59" in told_ and "调度口径 · 单位：亿元" in told_ and "空格是没有项目，不是零" in told_
    for link in set(re.findall(r'href="(/matrix/invested/projects[^"]*)"', page)):
        assert get(sorted_out, link.replace("&amp;", "&")).status_code == 200, link
    u = sorted_out.units
    for query, there in (
        (f"?sector=畜牧&place={u.duanshi.pk}", {SHEEP}), ("?sector=畜牧", {SHEEP}), (f"?place={u.duanshi.pk}", {SHEEP, ROAD}), (f"?sector=&place={u.duanshi.pk}", {ROAD}),
        ("", {SHEEP, GAS, ROAD, WIND}), ("?sector=没有", set()), ("?place=99999", set()),
    ):
        found = get(sorted_out, f"/matrix/invested/projects{query}")
        assert found.status_code == 200 and names(found.text) == there, query


def test_what_each_adds_is_shown_and_is_what_the_figure_says(sorted_out):
    said = text(get(sorted_out, f"/matrix/invested/projects?place={sorted_out.units.duanshi.pk}").text)
    assert "5,940" in said and "650" in said and "2 个项目" in said
    rate = text(get(sorted_out, "/matrix/enrol_rate/projects").text)
    assert "计入分子" in rate and "是" in rate and "否" in rate


def test_every_indicator_has_its_matrix_and_odd_questions_none(sorted_out):
    page = get(sorted_out, "/matrix").text
    for name in re.findall(r'<option value="([a-z0-9_]+)"', page):
        code = get(sorted_out, f"/matrix?indicator={name}").status_code
        assert code == 200, name
    assert get(sorted_out, "/matrix?indicator=nothing").status_code == 404 and get(sorted_out, "/matrix?indicator=growth").status_code == 404
    assert get(sorted_out, "/matrix/nothing/projects").status_code == 404 and get(sorted_out, "/matrix/signed_total/projects").status_code == 404
    assert get(sorted_out, "/matrix/invested/projects?place=x&page=99").status_code == 200
    assert get(sorted_out, "/matrix?on=2022-01-01").status_code == 200 and "没有可以汇总的项目" in get(sorted_out, "/matrix?indicator=starts", "forestry").text


def test_each_reads_his_own_and_official_figures_are_not_broken_down_for_every_eye(sorted_out):
    assert names(get(sorted_out, "/matrix/invested/projects", "duanshi").text) == {SHEEP, ROAD}
    assert "只计您可见的项目" in get(sorted_out, "/matrix", "duanshi").text and "只计您可见的项目" not in get(sorted_out, "/matrix").text
    for url in ("/matrix?indicator=official_invested", "/matrix/official_invested/projects"):
        refused = get(sorted_out, url, "magistrate")
        assert refused.status_code == 422 and "统计法" in refused.text and "520" not in text(refused.text)
        assert get(sorted_out, url, "statistics").status_code == 200


def test_a_signing_is_shown_but_leads_to_no_project(sorted_out):
    do(promotion.sign, sorted_out.units.jiafeng, told("2023-11-10"), investor="某某集团", title="产业园", total=8000 * WAN)
    page = get(sorted_out, "/matrix?indicator=signed_total").text
    assert "0.80" in text(page)
    for link in re.findall(r'href="(/matrix/signed_total/projects[^"]*)"', page):
        assert get(sorted_out, link.replace("&amp;", "&")).status_code == 200, "no figure leads nowhere"


def test_dwelling_is_summed_and_the_longest_are_named(sorted_out):
    page = get(sorted_out, "/stages").text
    said = text(page)
    assert "谋划储备：停留最久" in said and GAS in said and "287" in said and "390" in said and f"/projects/{sorted_out.projects.gas.pk}" in page
    own = text(get(sorted_out, "/stages", "duanshi").text)
    assert GAS not in own and ROAD not in own.split("在建已入统")[0]
    assert GAS not in text(get(sorted_out, f"/stages?unit={sorted_out.units.duanshi.pk}").text)
    for odd in ("?unit=x", "?unit=999999999999999", "?on=2022-01-01", "?unit=-1"):
        assert get(sorted_out, f"/stages{odd}").status_code == 200
    assert "没有" in text(get(sorted_out, "/stages", "admin").text) or "0 个在册项目" in text(get(sorted_out, "/stages", "admin").text)


def test_nobody_comes_in_without_signing_in(client, world):
    for url in ("/matrix", "/matrix/invested/projects", "/stages", "/workplans"):
        assert client.get(url).status_code == 302
