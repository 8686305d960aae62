"""The forms of the reserve: each works, refuses bad input with what was typed, and keeps others out."""
from datetime import date

import pytest

from gongjian.projects.acts import card
from gongjian.projects.models import Milestone, PlanStanding, Project, ProjectStanding, Twin
from gongjian.reserve.models import ReserveRules, ReserveStep, Tag, TagStanding
from gongjian.reserve.rules import rules_on
from gongjian.reserve.tags import members
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.when import When
from tests.pages.hands import file, send
from tests.pages.plain import text
from tests.reserve.hands import admit, join, pools, propose, reserve, stands, vet, where
from tests.world import AREA, TODAY, WAN, client_for, do, told

ALL = {f"{key}_answer": "pass" for key in ("truth", "policy", "land", "owner", "twins")}
GAS = "煤层气增压站及配套管网"


def get(world, url, who="office"):
    return client_for(getattr(world.officers, who)).get(url)


def post(world, url, who="office", **said):
    return send(getattr(world.officers, who), url, **said)


def url(world, tail) -> str:
    return f"/projects/{world.projects.gas.pk}/reserve/{tail}"


@pytest.fixture
def proposed(world):
    propose(world, world.projects.gas, "2023-12-06", vetter=world.units.forestry)
    return world


# --- proposing


def test_a_unit_proposes_its_project_with_its_plan_and_its_papers(world):
    page = get(world, url(world, "propose"), "jiafeng").text
    assert "申报后由主管部门审查" in page and 'value="2024"' in page
    answer = post(
        world, url(world, "propose"), "jiafeng", vetter=world.units.forestry.pk, year="2024", year_plan="3000", secured="1000", note="纳入规划",
        paper1_kind="filing", paper1_file=file("备案.pdf"),
    )
    assert answer.status_code == 302
    told_ = stands(world.projects.gas)
    assert (told_.vetter, told_.year, told_.secured, told_.proposer) == (world.units.forestry, 2024, 1000 * WAN, world.units.jiafeng)
    assert PlanStanding.objects.at(When(TODAY)).get(project=world.projects.gas, year=2024).amount == 3000 * WAN
    assert Evidence.objects.filter(subject="project", subject_id=world.projects.gas.pk, title__contains="备案").exists()
    shown = text(get(world, f"/projects/{world.projects.gas.pk}", "jiafeng").text)
    assert "待审查" in shown and "第一年已落实资金" in shown and "1,000 万元" in shown


@pytest.mark.parametrize(("wrong", "why"), [
    ({"vetter": ""}, "主管部门"), ({"year": "24"}, "2000"), ({"secured": "-1"}, "负"), ({"year_plan": "三千"}, ""), ({"vetter": "x"}, "主管部门"),
])
def test_a_proposal_that_cannot_be_is_refused_and_keeps_what_was_typed(world, wrong, why):
    said = {"vetter": world.units.forestry.pk, "year": "2024", "note": "写了很多说明"} | wrong
    answer = post(world, url(world, "propose"), "jiafeng", **said)
    assert answer.status_code == 422 and why in answer.text and "写了很多说明" in answer.text
    assert not ReserveStep.objects.exists() and not PlanStanding.objects.filter(project=world.projects.gas, year=2024).exists()


def test_what_is_refused_after_the_plan_was_typed_leaves_no_plan(proposed):
    answer = post(proposed, url(proposed, "propose"), "jiafeng", vetter=proposed.units.forestry.pk, year="2024", year_plan="3000", note="再来")
    assert answer.status_code == 422 and "当前为「申报」，不能申报" in answer.text
    assert not PlanStanding.objects.filter(project=proposed.projects.gas, year=2024).exists()


def test_only_the_unit_that_answers_for_it_proposes(world):
    for who, code in (("duanshi", 404), ("office", 422), ("inspector", 403), ("magistrate", 403), ("admin", 404)):
        assert get(world, url(world, "propose"), who).status_code == code, who
    assert get(world, url(world, "propose") + "?on=2023-12-01", "jiafeng").status_code == 422, "a past day is only looked at"


def test_a_project_that_has_begun_is_proposed_by_nobody(world):
    answer = get(world, f"/projects/{world.projects.sheep.pk}/reserve/propose", "agriculture")
    assert answer.status_code == 422 and "已于 2023-09-20 开工，不再进储备库" in answer.text


def test_a_new_project_is_registered_and_proposed_at_one_press(world):
    assert get(world, "/reserve/new", "jiafeng").status_code == 200
    said = {"vetter": world.units.forestry.pk, "year": "2024", "year_plan": "500", "name": "榼山文化园", "unit": world.units.jiafeng.pk, "total": "20000"}
    assert post(world, "/reserve/new", "jiafeng", **said).status_code == 302
    row = ProjectStanding.objects.at(When(TODAY)).get(name="榼山文化园")
    assert where(row.project) == "proposed" and row.total == 20000 * WAN
    again = post(world, "/reserve/new", "jiafeng", **(said | {"name": "另一个", "vetter": ""}))
    assert again.status_code == 422 and not ProjectStanding.objects.filter(name="另一个").exists()


def test_a_near_name_is_told_before_it_is_registered_twice(world):
    said = {"vetter": world.units.forestry.pk, "year": "2024", "name": "煤层气增压站及配套管网项目", "unit": world.units.duanshi.pk}
    first = client_for(world.officers.duanshi).post("/reserve/new", said)
    assert first.status_code == 200 and "联合申报" in first.text and GAS in first.text
    assert not ProjectStanding.objects.filter(name="煤层气增压站及配套管网项目").exists()
    for who in ("inspector", "magistrate"):
        assert get(world, "/reserve/new", who).status_code in (403, 404, 422)


def test_a_second_unit_joins_by_name_and_sees_no_more_for_it(proposed):
    assert post(proposed, "/reserve/join", "duanshi", project=GAS, note="在我镇").status_code == 302
    assert pools(proposed.projects.gas) == {"jiafeng", "duanshi"}
    assert get(proposed, f"/projects/{proposed.projects.gas.pk}", "duanshi").status_code == 404
    for name, why in (("煤层气增压站", "是不是「煤层气增压站及配套管网」"), ("没有这个", "没有叫「没有这个」的项目"), ("", "")):
        answer = post(proposed, "/reserve/join", "duanshi", project=name, note="在我镇")
        assert answer.status_code == 422 and why in answer.text, name
    assert "已经在本单位的子库里" in post(proposed, "/reserve/join", "duanshi", project=GAS, note="又").text
    assert get(proposed, "/reserve/join", "inspector").status_code in (403, 404)


# --- vetting and deciding


def test_the_department_vets_with_five_answers_and_what_the_system_noticed_beside(proposed):
    page = text(get(proposed, url(proposed, "vetted"), "forestry").text)
    assert "真实性" in page and "没有填" in page and "当前" in page
    answer = post(proposed, url(proposed, "vetted"), "forestry", **ALL | {"land_answer": "condition", "land_words": "林地在办", "on": "2023-12-08", "note": "基本可行"})
    assert answer.status_code == 302 and stands(proposed.projects.gas).verdict == "condition"
    assert "用地要素有条件符合：林地在办" in text(get(proposed, f"/projects/{proposed.projects.gas.pk}", "jiafeng").text)


@pytest.mark.parametrize(("wrong", "why"), [
    ({"truth_answer": ""}, "必填"), ({"land_answer": "stop"}, "须写明情况"), ({"on": "2023-12-20"}, "日期还没到"), ({"on": "2023-12-01"}, "不能早于这一天"),
])
def test_a_vetting_that_cannot_be_is_refused_and_keeps_its_answers(proposed, wrong, why):
    said = ALL | {"on": "2023-12-08", "note": "基本可行", "owner_words": "主体可靠"} | wrong
    answer = post(proposed, url(proposed, "vetted"), "forestry", **said)
    assert answer.status_code == 422 and why in answer.text and "主体可靠" in answer.text and where(proposed.projects.gas) == "proposed"


def test_the_proposer_does_not_vet_the_vetter_does_not_decide_and_others_find_nothing(proposed):
    assert get(proposed, url(proposed, "vetted"), "jiafeng").status_code == 403
    assert get(proposed, url(proposed, "admitted"), "forestry").status_code in (403, 422)
    assert get(proposed, url(proposed, "vetted"), "duanshi").status_code == 404 and get(proposed, url(proposed, "nothing")).status_code == 404
    assert get(proposed, url(proposed, "proposed")).status_code == 404, "that form has its own page"


def test_the_office_admits_returns_and_withdraws_with_reasons(proposed):
    gas = proposed.projects.gas
    assert get(proposed, url(proposed, "admitted")).status_code == 422, "nobody has vetted it"
    vet(gas, "2023-12-08")
    assert "退回的理由" in text(get(proposed, url(proposed, "returned")).text)
    assert post(proposed, url(proposed, "returned"), on="2023-12-09", note="").status_code == 422
    assert post(proposed, url(proposed, "returned"), on="2023-12-09", note="补总投资构成").status_code == 302 and where(gas) == "returned"
    assert "补总投资构成" in get(proposed, url(proposed, "propose"), "jiafeng").text
    assert post(proposed, url(proposed, "propose"), "jiafeng", vetter=proposed.units.forestry.pk, year="2024", note="已补").status_code == 302
    vet(gas, TODAY)
    assert post(proposed, url(proposed, "admitted"), on="2023-12-13", note="同意").status_code == 302
    assert Milestone.objects.filter(project=gas, kind_of="reserved").count() == 1
    assert post(proposed, url(proposed, "withdrawn"), on="2023-12-13", note="x").status_code == 422, "one of the five reasons"
    assert post(proposed, url(proposed, "withdrawn"), on="2023-12-13", note="x", reason="whim").status_code == 422
    assert post(proposed, url(proposed, "withdrawn"), on="2023-12-13", note="投资方放弃", reason="owner").status_code == 302
    assert "主体退出：投资方放弃" in text(get(proposed, f"/projects/{gas.pk}").text)


def test_credit_grade_and_keeping_are_the_offices(proposed):
    gas, u = proposed.projects.gas, proposed.units
    vet(gas, "2023-12-08")
    admit(gas, "2023-12-09")
    join(proposed, u.duanshi, gas, "2023-12-10")
    assert post(proposed, url(proposed, "credited"), unit=u.forestry.pk, on="2023-12-11", note="x").status_code == 422, "only those in whose pool it is"
    assert post(proposed, url(proposed, "credited"), unit=u.duanshi.pk, on="2023-12-11", note="在端氏镇").status_code == 302
    assert post(proposed, url(proposed, "graded"), grade="A", on="2023-12-11", note="省库已收").status_code == 302
    assert post(proposed, url(proposed, "kept"), on="2023-12-12", note="正在报批").status_code == 302
    told_ = stands(gas)
    assert (told_.credited, told_.grade, str(told_.moved_on)) == (u.duanshi, "A", "2023-12-12")
    shown = text(get(proposed, f"/projects/{gas.pk}").text)
    assert "联合申报，总库只计一个" in shown and "评定；按推算为" in shown
    assert post(proposed, url(proposed, "graded"), grade="", on="2023-12-13", note="回到推算").status_code == 302 and stands(gas).grade == ""
    for tail in ("credited", "graded", "kept", "withdrawn"):
        assert get(proposed, url(proposed, tail), "jiafeng").status_code in (403, 422), tail


def test_a_step_is_taken_back_by_whoever_took_it_on_its_day(proposed):
    gas = proposed.projects.gas
    post(proposed, url(proposed, "vetted"), "forestry", **ALL | {"on": "2023-12-13", "note": "可行"})
    last = ReserveStep.objects.latest("pk")
    page = get(proposed, f"/projects/{gas.pk}", "forestry").text
    assert f'href="/reserve/steps/{last.pk}/back"' in page
    assert post(proposed, f"/reserve/steps/{last.pk}/back", "forestry", note="").status_code == 422
    assert post(proposed, f"/reserve/steps/{last.pk}/back", "duanshi", note="x").status_code == 404
    assert post(proposed, f"/reserve/steps/{last.pk}/back", "jiafeng", note="x").status_code == 422
    assert post(proposed, f"/reserve/steps/{last.pk}/back", "forestry", note="填错").status_code == 302 and where(gas) == "proposed"
    assert get(proposed, "/reserve/steps/999999/back").status_code == 404


def test_the_projects_page_offers_what_may_be_done_now(proposed):
    def offers(who):
        page = get(proposed, f"/projects/{proposed.projects.gas.pk}", who).text
        return {tail for tail in ("propose", "vetted", "returned", "admitted", "withdrawn", "retracted", "graded", "credited", "kept") if f"/reserve/{tail}\"" in page}

    assert offers("forestry") == {"vetted"} and offers("jiafeng") == {"retracted"} and offers("inspector") == set()
    vet(proposed.projects.gas, "2023-12-08", land=("stop", "压占"))
    assert "admitted" not in offers("office") and {"returned", "withdrawn"} <= offers("office"), "what may not go in is not offered"


# --- lists and tags of M18, rules


def test_the_office_keeps_the_reference_lists(world):
    assert post(world, "/reserve/axes/position/new", name="能源革命综合改革试点先行区", document="沁发〔2023〕1号").status_code == 302
    assert "已经在六大战略定位里" in post(world, "/reserve/axes/position/new", name="能源革命综合改革试点先行区").text
    assert post(world, "/reserve/axes/position/new", name=" ").status_code == 422
    tag = Tag.objects.get()
    assert "沁发〔2023〕1号" in get(world, "/reserve/axes").text and "应有 6 项，已录入 1 项" in text(get(world, "/reserve/axes").text)
    assert post(world, f"/reserve/tags/{tag.pk}/name", name="能源革命先行区", document="").status_code == 302
    assert members(When(TODAY), AREA)[0].name == "能源革命先行区"
    assert post(world, f"/reserve/tags/{tag.pk}/end", note="").status_code == 422
    assert post(world, f"/reserve/tags/{tag.pk}/end", note="文件废止").status_code == 302 and members(When(TODAY), AREA) == []
    assert get(world, "/reserve/axes/nothing/new").status_code == 404 and get(world, "/reserve/tags/999/name").status_code == 404
    for who in ("jiafeng", "magistrate", "inspector", "statistics"):
        assert get(world, "/reserve/axes/position/new", who).status_code == 403 and "/reserve/axes/position/new" not in get(world, "/reserve/axes", who).text


def test_a_project_is_tagged_from_the_lists(world):
    gas = world.projects.gas
    assert "县里还没有录入" in get(world, url(world, "tags"), "jiafeng").text
    for axis, name in (("position", "能源革命先行区"), ("chain", "煤层气产业链"), ("chain", "康养产业链")):
        post(world, f"/reserve/axes/{axis}/new", name=name)
    one, two, three = Tag.objects.order_by("pk").values_list("pk", flat=True)
    assert post(world, url(world, "tags"), "jiafeng", position=[one], chain=[two, three]).status_code == 302
    assert set(TagStanding.objects.at(When(TODAY)).filter(project=gas).values_list("tag_id", flat=True)) == {one, two, three}
    assert "煤层气产业链、康养产业链" in text(get(world, f"/projects/{gas.pk}").text)
    assert post(world, url(world, "tags"), "jiafeng", position=[one], chain=[two, three]).status_code == 422, "nothing changed"
    assert post(world, url(world, "tags"), "jiafeng", position=[999]).status_code == 422
    assert get(world, url(world, "tags"), "duanshi").status_code == 404 and get(world, url(world, "tags"), "inspector").status_code == 403


def test_the_reserves_days_are_set_by_the_office_with_its_ground(world):
    page = text(get(world, "/reserve/rules").text)
    assert "未核实" in page
    said = {"vet": "3", "decide": "5", "mend": "10", "stale": "180", "near": "30", "note": "县政府会议纪要"}
    assert post(world, "/reserve/rules", **said | {"near": "200"}).status_code == 422
    assert post(world, "/reserve/rules", **said | {"vet": "0"}).status_code == 422 and post(world, "/reserve/rules", **said | {"note": ""}).status_code == 422
    assert not ReserveRules.objects.exists()
    assert post(world, "/reserve/rules", **said).status_code == 302
    assert rules_on(TODAY, AREA).stale == 180 and rules_on(date(2023, 12, 1), AREA).stale == 365
    assert "审查 3 天" in text(get(world, "/reserve/queue").text)
    assert post(world, "/reserve/rules", **said).status_code == 422 and get(world, "/reserve/rules", "jiafeng").status_code == 403


# --- two entries that are one project


def test_of_two_entries_told_to_be_one_the_office_says_for_whom_it_counts(world):
    other = do(card.register, world.units.duanshi, told("2023-10-20"), name="煤层气增压站及配套管网项目", total=8000 * WAN)[0].project
    for project in (world.projects.gas, other):
        reserve(world, project)
    page = get(world, "/twins").text
    assert "储备计入" in page and "端氏镇" in page
    pair = {"project": world.projects.gas.pk, "other": other.pk, "note": "同一备案"}
    answer = client_for(world.officers.office).post("/twins/decision", pair | {"verdict": "keep-one", "credit": world.units.duanshi.pk})
    assert answer.status_code == 302 and Twin.objects.get().verdict == "same"
    assert pools(world.projects.gas) == {"jiafeng", "duanshi"} and stands(world.projects.gas).credited == world.units.duanshi
    assert stands(other) is None or where(other) == "withdrawn"


def test_a_credit_that_cannot_be_is_refused_with_the_words_kept(world):
    other = do(card.register, world.units.duanshi, told("2023-10-20"), name="煤层气增压站及配套管网项目", total=8000 * WAN)[0].project
    pair = {"project": world.projects.gas.pk, "other": other.pk, "note": "同一备案", "verdict": "keep-one"}
    answer = client_for(world.officers.office).post("/twins/decision", pair | {"credit": world.units.forestry.pk})
    assert answer.status_code == 422 and "同一备案" in answer.text and not Twin.objects.exists()
    assert Project.objects.count() == 5
