"""A problem's page: where it stands, its clock, whose desk the days lay on, every step with its papers, as of any day."""
from datetime import date

from gongjian.problems import acts as problems
from gongjian.problems import mending
from gongjian.problems.models import ProblemStep, steps_of
from gongjian.projects.acts.evidence import add_evidence
from tests.pages.plain import text
from tests.world import client_for, do, photo, solve, strike, told


def read(officer, problem, query=""):
    return text(client_for(officer).get(f"/problems/{problem.pk}{query}").text)


def advance(problem, on, to, by=None, note="因故", **said):
    return do(problems.advance, problem, told(on, by, note), to=to, **said)[0]


def test_it_says_the_light_the_desk_and_the_limit(world):
    said = read(world.officers.forestry, world.problem)
    assert "使用林地手续未批" in said and "红灯" in said and "在 县林业局 手上 21 天（2023-11-22 起）" in said and "应办结 2023-12-10，逾期 3 天" in said
    assert "牵头单位县林业局" in said and "责任人陈林" in said and "摸底上报 · 县农业农村局" in said
    assert "签收" in said[said.index("办理 "):], "what comes next is offered"


def test_the_days_are_charged_to_desks_and_add_up_to_those_since_it_was_found(world):
    o, problem = world.officers, world.problem
    advance(problem, "2023-11-25", "signed", o.forestry)
    advance(problem, "2023-12-01", "held", o.office, waits_for="superior")
    advance(problem, "2023-12-09", "resumed", o.forestry)
    said = read(o.office, problem)
    assert "发现至今 23 天，每天记在一家名下" in said
    assert "指挥部办公室 2 天" in said and "县林业局 13 天" in said and "等上级 8 天" in said  # 2 + 13 + 8 = 23
    assert "2023-12-01 至 2023-12-09，等上级，8 天" in said and "时限 18 天，已用 13 天，剩 5 天 原定 2023-12-10" in said
    assert "应办结 2023-12-18，剩 5 天" in said and "曾亮红灯" not in said


def test_the_nodes_of_13710_are_done_missed_or_next(world):
    o, problem = world.officers, world.problem
    assert "1日签收已错过 应于 2023-11-23，已过 20 天" in read(o.office, problem)
    advance(problem, "2023-11-25", "signed", o.forestry)
    said = read(o.office, problem)
    assert "1日签收已完成 2023-11-25 · 迟 2 天" in said and "限期办结已错过 应于 2023-12-10，已过 3 天" in said and "清零销号尚未到 未销号" in said


def test_late_by_a_week_it_climbs_by_rule_and_says_why(world, monkeypatch):
    monkeypatch.setenv("GONGJIAN_TODAY", "2023-12-26")
    said = read(world.officers.office, world.problem)
    assert "13710督办（2023-12-17 起）" in said and "2023-12-17 转到13710督办：逾期 7 天未办结，属久拖不决 按规则" in said
    assert "2023-12-11 起逾期，办结才消" in said and "7日办结" in said and "3日反馈" in said
    assert "2023-12-10" in read(world.officers.office, world.problem, "?on=2023-12-16") and "转到13710督办" not in read(world.officers.office, world.problem, "?on=2023-12-16")


def test_a_red_light_stays_in_the_history(world):
    o, problem = world.officers, world.problem
    solve(problem, "2023-12-12", o.forestry)
    strike(problem, "2023-12-13", o.office)
    said = read(o.office, problem)
    assert "2023-12-13 已销号" in said and "曾亮红灯 1 次 已办结消灯，记录保留" in said and "办结" in said


def test_an_extension_and_a_pending_one_are_told(world):
    problem = do(problems.find, world.projects.gas, told("2023-12-11", world.officers.jiafeng), what="缺电")[0].problem
    for to, said in (("verified", {}), ("assigned", {"lead": world.units.forestry, "person": "陈林", "due_on": date(2023, 12, 15)}), ("signed", {})):
        advance(problem, "2023-12-11", to, **said)
    advance(problem, "2023-12-12", "asked", due_on=date(2023, 12, 20))
    advance(problem, "2023-12-12", "extended", due_on=date(2023, 12, 20))
    advance(problem, "2023-12-13", "asked", due_on=date(2023, 12, 28))
    said = read(world.officers.office, problem)
    assert "延期1 次（最多 2 次），又申请到 2023-12-28，待审批" in said


def test_steps_carry_their_papers_and_corrections_strike_what_was_said(world):
    o, problem = world.officers, world.problem
    signed = advance(problem, "2023-11-25", "signed", o.forestry, "先踏勘")
    do(add_evidence, problem, told("2023-11-25", o.forestry), paper="photo", name="踏勘.jpg", data=photo(), supports=signed)
    verified = ProblemStep.objects.get(problem=problem, step="verified")
    do(mending.set_right, verified, told("2023-12-02", o.office, "日期记错"), occurred_on=date(2023, 11, 21))
    do(mending.take_back, steps_of(problem)[-1], told("2023-12-03", o.forestry, "误点签收"))
    page = client_for(o.office).get(f"/problems/{problem.pk}").text
    said = text(page)
    course = said[said.index("办理经过 3 步"):]
    assert "更正：原为 2023-11-22 → 2023-11-21 核实" in course and "日期记错" in course and "后更正" in course
    assert "撤回：原为 签收" in course and "误点签收" in course and "后撤回" in course
    assert page.count("/thumb") == 2 and "踏勘.jpg" in course  # beside its step, and among the papers
    assert course.index("交办：") < course.index("核实") < course.index("发现")


def test_what_was_known_then(world):
    o, problem = world.officers, world.problem
    advance(problem, "2023-11-25", "signed", o.forestry)
    do(mending.take_back, steps_of(problem)[-1], told("2023-12-03", o.office, "误"))
    assert "撤回" in read(o.office, problem, "?on=2023-12-01") and "撤回" not in read(o.office, problem, "?on=2023-12-01&known=then")


def test_projects_a_cause_and_those_who_open_them(world):
    do(problems.concern, world.problem, told("2023-12-01", world.officers.office), project=world.projects.wind)
    do(problems.join, world.problem, told("2023-12-01", world.officers.office), name="县级林地定额不足")
    office, forestry = client_for(world.officers.office), client_for(world.officers.forestry)
    page = office.get(f"/problems/{world.problem.pk}").text
    assert f"/projects/{world.projects.wind.pk}" in page and "县级林地定额不足" in page and "归入同因：" in text(page) and "加涉及项目：固县风电一期" in text(page)
    other = forestry.get(f"/problems/{world.problem.pk}").text
    assert "固县风电一期" in other and f"/projects/{world.projects.wind.pk}" not in other, "the solver reads the name and does not open the project"


def test_those_who_do_not_see_it_find_no_page(world):
    for name in ("jiafeng", "duanshi", "statistics", "approvals", "admin"):
        assert client_for(getattr(world.officers, name)).get(f"/problems/{world.problem.pk}").status_code == 404, name


def test_before_it_was_found_a_sentence_says_so_and_a_past_day_is_read_only(world):
    assert "2023-11-20 才发现，2023-11-10 时还没有这个问题" in read(world.officers.office, world.problem, "?on=2023-11-10")
    past = client_for(world.officers.office).get(f"/problems/{world.problem.pk}?on=2023-11-21").text
    assert "这是过去的一天，只读" in text(past) and "set-right" not in past and "/verified" not in past
    assert client_for(world.officers.jiafeng).get(f"/problems/{world.problem.pk}?on=2023-11-10").status_code == 404


def test_the_papers_that_carry_and_press_it_are_one_press_away_for_the_office(world):
    office = client_for(world.officers.office)
    page = office.get(f"/problems/{world.problem.pk}").text
    for url in (f"/papers/new/assignment?problem={world.problem.pk}", f"/papers/new/pressing?problem={world.problem.pk}"):
        assert url in page and "使用林地手续未批" in office.get(url).text
    assert "papers/new/" not in client_for(world.officers.forestry).get(f"/problems/{world.problem.pk}").text
    bare = do(problems.find, world.projects.gas, told("2023-12-11", world.officers.jiafeng), what="缺电")[0].problem
    assert "papers/new/" not in office.get(f"/problems/{bare.pk}").text, "nothing is assigned yet"


def test_the_page_asks_the_database_a_bounded_number_of_questions(world, django_assert_max_num_queries):
    client = client_for(world.officers.office)
    client.get(f"/problems/{world.problem.pk}")
    with django_assert_max_num_queries(45):
        client.get(f"/problems/{world.problem.pk}")
