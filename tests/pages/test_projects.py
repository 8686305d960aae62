"""All projects, search, units and pairs: each as far as one sees, the open directory aside."""
import io

import openpyxl
import pytest

from gongjian.projects.models import ProjectStanding, Twin
from gongjian.timeline.when import When
from tests.world import _register, client_for

SHEEP, GAS, ROAD, WIND = "肉羊全产业链项目", "煤层气增压站及配套管网", "端氏镇曲堤连接线工程", "固县风电一期"


def get(world, url, who="office"):
    return client_for(getattr(world.officers, who)).get(url)


def names(text):
    return {name for name in (SHEEP, GAS, ROAD, WIND) if name in text}


@pytest.mark.parametrize(("who", "sees"), [
    ("office", {SHEEP, GAS, ROAD, WIND}), ("inspector", {SHEEP, GAS, ROAD, WIND}), ("deputy", {SHEEP}), ("duanshi", {SHEEP, ROAD}), ("forestry", set()),
])
def test_each_sees_his_projects(world, who, sees):
    assert names(get(world, "/projects", who).text) == sees
    data = get(world, "/projects.xlsx", who).content
    assert names(" ".join(str(cell.value) for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows() for cell in row)) == sees


@pytest.mark.parametrize(("asked", "left"), [
    ("stage=在建未入统", {SHEEP}), ("private=1", {SHEEP}), ("industrial=1&sort=-total", {SHEEP, GAS, WIND}), ("q=gxfd", {WIND}), ("q=2301-140521-89", {SHEEP}),
    ("nature=continued", set()), ("unit=nonsense&page=99&sort=x&stage=x&nature=x", {SHEEP, GAS, ROAD, WIND}), ("stage=已退出", set()),
])
def test_filters_sorting_and_nonsense(world, asked, left):
    assert names(get(world, f"/projects?{asked}").text) == left


def test_by_unit_and_on_an_earlier_day(world):
    assert names(get(world, f"/projects?unit={world.units.jiafeng.pk}").text) == {GAS, WIND}
    assert "已投产" in get(world, "/projects?on=2023-11-05").text and "登记项目" not in get(world, "/projects?on=2023-11-05").text


def test_registering_is_offered_to_those_who_may(world):
    assert "登记项目" in get(world, "/projects").text and "登记项目" in get(world, "/projects", "jiafeng").text
    assert "登记项目" not in get(world, "/projects", "admin").text


def test_search_finds_by_initials_and_tells_others_openly_only(world):
    text = get(world, "/search?q=ry").text
    assert SHEEP in text and f'href="/projects/{world.projects.sheep.pk}"' in text
    text = get(world, "/search?q=fd", "duanshi").text
    assert WIND in text and "项目名录" in text and f"/projects/{world.projects.wind.pk}" not in text and "52,000" not in text


def test_search_finds_problems_and_units(world):
    assert f'href="/problems/{world.problem.pk}"' in get(world, "/search?q=林地", "forestry").text
    assert "使用林地" not in get(world, "/search?q=林地", "jiafeng").text
    assert f'href="/units/{world.units.duanshi.pk}"' in get(world, "/search?q=dsz").text
    text = get(world, "/search?q=dsz", "jiafeng").text
    assert "端氏镇" in text and f'href="/units/{world.units.duanshi.pk}"' not in text


@pytest.mark.parametrize("text", ["", "nothing-at-all", "%25", "%3Cscript%3E", "a" * 500])
def test_searching_for_nothing_is_no_error(world, text):
    answer = get(world, f"/search?q={text}")
    assert answer.status_code == 200 and "<script>" not in answer.text.replace('<script src', "")


def test_units_open_for_those_who_see_them(world):
    assert "嘉峰镇" in get(world, "/units").text and "嘉峰镇" in get(world, "/units", "jiafeng").text
    assert "端氏镇" not in get(world, "/units", "jiafeng").text
    assert get(world, f"/units/{world.units.duanshi.pk}", "jiafeng").status_code == 404
    assert get(world, "/units/99999").status_code == 404


def test_a_unit_tells_who_answered_its_rows_and_its_names(world):
    world.officers.jiafeng_head.phone = "13800001234"
    world.officers.jiafeng_head.save()
    text = get(world, f"/units/{world.units.jiafeng.pk}").text
    assert all(said in text for said in ("李嘉", "138****1234", GAS, WIND, "五　2023年未开工项目清单", "称“嘉峰镇”"))
    assert "13800001234" not in text


def test_a_unit_that_is_no_more_says_who_took_it_over(world):
    assert "已撤销" in get(world, f"/units/{world.units.fancunhe.pk}").text
    suzhuang, (fact,) = world.units.suzhuang, world.units.suzhuang.namings.filter(ends=True)
    told_of = get(world, f"/units/{suzhuang.pk}").text
    assert ("已撤并，并入" if fact.into else "已撤销") in told_of
    assert get(world, f"/units/{world.units.fancunhe.pk}", "jiafeng").status_code == 404


@pytest.fixture
def pair(world):
    other = _register(world, "煤层气增压站及配套管网项目", world.units.duanshi, "2023-10-20", total=80_000_000, owner="某某公司")
    return {"project": world.projects.gas.pk, "other": other.pk}


def decide(world, pair, who="office", on="", **said):
    return client_for(getattr(world.officers, who)).post(f"/twins/decision{on}", pair | said)


def test_a_pair_is_shown_side_by_side_and_kept_apart_with_a_reason(world, pair):
    assert "不是同一项目" in get(world, "/twins").text
    assert decide(world, pair, verdict="apart", note="两个增压站").status_code == 302
    text = get(world, "/twins").text
    assert "没有疑似重复的项目" in text and "两个增压站" in text and Twin.objects.get().verdict == "apart"


def test_the_one_that_is_not_kept_leaves_the_lists(world, pair):
    assert decide(world, pair, verdict="keep-other", note="同一备案").status_code == 302
    gone = ProjectStanding.objects.at(When(world.today)).get(project=world.projects.gas)
    assert gone.withdrawn_on == world.today and "重复" in gone.withdrawn_why


@pytest.mark.parametrize(("said", "why"), [({"verdict": "apart"}, "请写明认定的理由"), ({"verdict": "x", "note": "理由"}, "请认定")])
def test_a_poor_decision_is_refused_in_its_place(world, pair, said, why):
    answer = decide(world, pair, **said)
    assert answer.status_code == 422 and why in answer.text and not Twin.objects.exists()


def test_only_the_office_decides_of_what_it_sees_and_never_in_the_past(world, pair):
    said = {"verdict": "apart", "note": "理由"}
    assert decide(world, pair, "inspector", **said).status_code == 422
    assert decide(world, pair, "duanshi", **said).status_code == 404
    assert decide(world, pair, on="?on=2023-12-01", **said).status_code == 422
    assert decide(world, pair | {"other": "x"}, **said).status_code == 404
    assert client_for(world.officers.office).get("/twins/decision").status_code == 405
    assert not Twin.objects.exists() and "不是同一项目" not in get(world, "/twins", "inspector").text
