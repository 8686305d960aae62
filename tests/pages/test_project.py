"""One project: its life, its curves, who said what when, what is missing, who answers."""
from datetime import date

import pytest

from gongjian.problems import acts as problems
from gongjian.projects.acts import card, mending, milestones
from gongjian.projects.models import Card, Milestone
from tests.pages.plain import text
from tests.world import WAN, client_for, do, sits, told


def shown(officer, project, query=""):
    return client_for(officer).get(f"/projects/{project.pk}{query}")


def read(officer, project, query=""):
    return text(shown(officer, project, query).text)


def history(page: str) -> str:
    return page[page.index("来龙去脉 谁在何时说了什么"):] if "来龙去脉 谁在何时说了什么" in page else page


def test_it_says_what_the_project_is_and_how_it_stands(world):
    said = read(world.officers.agriculture, world.projects.sheep)
    assert "肉羊全产业链项目" in said and "代码 2301-140521-89-01-000001" in said and "包保 钱副（2023-11-01 起）" in said
    assert "总投资 3.6 亿元" in said and "产业" in said and "民间" in said
    assert "开工已完成 2023-09-20 有据" in said and "开工84天，差 1 件材料" in said and "5 / 6" in said
    assert "序时 10," in said and "落后" in said and "有据 12%" in said
    assert "郑农（局长）" in said and "冯农（副局长）" in said and "畜牧股" in said
    assert "使用林地手续未批" in said and "逾期 3 天" in said


def test_a_correction_strikes_the_old_value_and_says_why(world):
    page = shown(world.officers.office, world.projects.sheep).text
    assert "<s><span class=\"hidden\">原为 </span>540</s> → <b>480</b>" in page.replace("\n", "")
    said = history(text(page))
    assert "更正：11月下半月填报" in said and "结算单金额不符" in said and "后更正" in said and "县农业农村局 吴农" in said


def test_renames_replans_voids_and_sponsors_are_told(world):
    sheep, office, unit = world.projects.sheep, world.officers.office, world.officers.agriculture
    do(card.change_card, sheep, told("2023-12-05", unit, "备案变更"), name="肉羊全产业链一体化项目", total=40000 * WAN)
    do(milestones.plan, world.projects.gas, told("2023-12-06", world.officers.jiafeng, "设备未到"), kind="started", planned_on=date(2023, 12, 20))
    fact = Milestone.objects.get(project=sheep, kind_of="signed")
    do(mending.void, fact, told("2023-12-07", unit, "误记"))
    said = history(read(office, sheep))
    assert "项目名称 原为 肉羊全产业链项目 → 肉羊全产业链一体化项目" in said and "总投资 原为 36,000 万元 → 40,000 万元" in said
    assert "作废：" in said and "误记" in said and "后作废" in said and "包保领导 钱副" in said
    assert "计划开工 原为 2023-11-20 → 2023-12-20" in history(read(office, world.projects.gas))


def test_official_figures_are_for_eyes_that_may(world):
    road = world.projects.road
    for name in ("office", "statistics", "duanshi"):
        assert "2023年11月统计口径 520 万元" in read(getattr(world.officers, name), road), name
    for name in ("magistrate", "approvals", "inspector"):
        said = read(getattr(world.officers, name), road)
        assert "统计口径 520" not in said and "圆点统计口径" not in said, name


def test_those_who_do_not_see_it_find_no_page(world):
    for name in ("jiafeng", "forestry", "admin"):
        assert shown(getattr(world.officers, name), world.projects.sheep).status_code == 404, name
    assert client_for(world.officers.office).get("/projects/99999").status_code == 404


def test_a_past_day_is_read_only_and_shows_what_was_then(world):
    page = shown(world.officers.agriculture, world.projects.sheep, "?on=2023-11-20").text
    said = text(page)
    assert "这是过去的一天" in page and "要办理请回到今天" in said and "/reports/new" not in page and "更正</a>" not in page
    assert "540" not in said and "看当时所知" in said


def test_what_was_known_then_differs_from_what_is_known_now(world):
    sheep = world.projects.sheep
    now, then = (history(read(world.officers.office, sheep, f"?on=2023-12-02{known}")) for known in ("", "&known=then"))
    assert "480 万元" in now and "看当时所知" in now
    assert "540 万元" in then and "更正：" not in then and "看现在所知" in then


def test_before_its_birth_a_sentence_says_so(world):
    said = read(world.officers.office, world.projects.wind, "?on=2023-08-01")
    assert "2023-09-01 才登记，2023-08-01 时还没有这个项目" in said
    assert shown(world.officers.forestry, world.projects.wind, "?on=2023-08-01").status_code == 404


def test_one_without_any_fact_but_its_card_stands(world):
    bare = do(card.register, world.units.duanshi, told("2023-12-10"), name="名" * 120)[0].project
    answer = shown(world.officers.duanshi, bare)
    assert answer.status_code == 200 and "还没有投资数据" in answer.text and "还没有材料" in answer.text and "没有要办的事" in answer.text


def test_one_that_withdrew_says_so_and_offers_little(world):
    sits(world.officers.office, world.today).do(milestones.reach, world.projects.gas, kind="withdrawn", note="投资方撤资", on=world.today)
    page = shown(world.officers.office, world.projects.gas).text
    assert "2023-12-13 退出：投资方撤资" in text(page) and "kind=paused" not in page and "plans/new" not in page and "/reports/new" not in page


def test_two_hundred_lines_are_shown_some_at_a_time(world):
    at = told("2023-12-10", world.officers.office)
    Card.objects.bulk_create([at.fact(Card, project=world.projects.sheep, says={"remarks": f"备注{number}"}) for number in range(200)])
    some, whole = shown(world.officers.office, world.projects.sheep), shown(world.officers.office, world.projects.sheep, "?all=1")
    assert some.text.count("<time") == 30 and "显示全部 2" in some.text and whole.text.count("<time") > 200


@pytest.mark.parametrize(("name", "offered", "not_offered"), [
    ("agriculture", ["add-evidence", "find-problem", "change-card", "pay-in"], ["officials/new", "sponsorships/new", "kind=enrolled", "kind=withdrawn"]),
    ("office", ["sponsorships/new", "kind=withdrawn", "card"], ["reports/new", "payments/new", "officials/new"]),
    ("statistics", ["officials/new", "kind=enrolled", "evidence/new"], ["reports/new", "sponsorships/new", "/card"]),
    ("duanshi", [], ["reports/new", "evidence/new", "/card"]),
    ("inspector", ["find-problem"], ["evidence/new"]),
])
def test_only_what_he_may_do_is_offered(world, name, offered, not_offered):
    page = shown(getattr(world.officers, name), world.projects.sheep).text
    acts = page[page.index('id="acts"'): page.index('id="papers"')]
    urls = {"add-evidence": "evidence/new", "find-problem": "problems/new", "change-card": "/card", "pay-in": "payments/new"}
    assert all(urls.get(act, act) in acts for act in offered) and not any(act in acts for act in not_offered)
    assert offered or "您只能查看这个项目" in acts


def test_the_page_asks_the_database_a_bounded_number_of_questions(world, django_assert_max_num_queries):
    client = client_for(world.officers.agriculture)
    client.get(f"/projects/{world.projects.sheep.pk}")
    with django_assert_max_num_queries(75):
        client.get(f"/projects/{world.projects.sheep.pk}")


def test_a_problem_found_elsewhere_that_stands_in_its_way_is_among_its_open_ones(world):
    wind = world.projects.wind
    assert "使用林地手续未批" not in read(world.officers.office, wind)
    do(problems.concern, world.problem, told("2023-12-01", world.officers.office), project=wind)
    said = read(world.officers.jiafeng, wind)
    assert "使用林地手续未批" in said and "由别的项目提出" in said and "逾期 3 天" in said
