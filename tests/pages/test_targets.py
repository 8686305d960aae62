"""Targets: pace, gap and light as the plan asks; overlaps said; allotted, counted and published by those who may."""
import pytest

from gongjian.indicators.registry import indicator
from gongjian.indicators.standing import asked_in_words, line_of, overlap_says, pair_says, run_rate, target_lines
from gongjian.projects.acts import milestones
from gongjian.reading.word import At
from gongjian.targets.models import Allotment, Growth, Member
from tests.world import _register, client_for, do, looks, told

PAPER = "沁攻坚办〔2023〕5号"


def at(world, who="office", on=None):
    return At(looks(getattr(world.officers, who), on or world.today), world.drive)


def get(world, url, who="office"):
    return client_for(getattr(world.officers, who)).get(url)


def post(world, url, who="office", **said):
    return client_for(getattr(world.officers, who)).post(url, said)


def test_every_line_says_what_its_indicator_says(world):
    for line in target_lines(at(world)):
        assert not line.begun or line.done == indicator(line.target.indicator).total(line.look), line.target.key


def test_pace_is_the_share_of_working_days_and_stocks_have_none(world):
    look = at(world)
    assert round(line_of(look, "invested").pace, 1) == 80.6  # 50 of 62 working days of the quarter
    assert line_of(look, "reserve_count").pace is None and line_of(look, "reserve_count").light == "N"
    assert line_of(look, "starts").pace > 95  # asked by 15 December
    assert line_of(look, "start_rate").pace is None and not line_of(look, "start_rate").begun


def test_behind_by_the_threshold_is_red_and_reached_is_green(world):
    assert line_of(at(world), "invested").light == "R" and "落后序时" in line_of(at(world), "invested").why
    for number in range(13):
        project = _register(world, f"新项目{number}", world.units.jiafeng, "2023-10-10", nature="new")
        do(milestones.reach, project, told("2023-11-20"), kind="started")
    assert line_of(at(world), "starts").light == "G" and line_of(at(world), "starts").gap == 0


def test_the_present_pace_ends_somewhere_and_a_rate_nowhere(world):
    line = line_of(at(world), "invested")
    assert round(run_rate(line)) == round(line.done * 100 / line.pace) and run_rate(line_of(at(world), "start_rate")) is None


def test_no_figure_is_target_not_issued_and_overlapping_parts_are_never_added(world):
    look = at(world)
    assert asked_in_words(line_of(look, "growth")) == "目标未下达"
    assert "至少 7.5 亿元同时计入两项，不得相加" in overlap_says(line_of(look, "invested"), target_lines(look))
    assert pair_says(line_of(look, "reserve_count"), line_of(look, "reserve_money")) == "数量、投资均未达标"


def test_the_page_shows_them_all_for_every_role_and_day(world):
    for who in ("office", "magistrate", "deputy", "jiafeng", "forestry", "statistics", "approvals", "inspector"):
        text = get(world, "/targets", who).text
        assert "四季度固定资产投资" in text and "目标未下达" in text and "不得相加" in text
        assert get(world, "/targets?on=2023-10-05", who).status_code == get(world, "/targets/invested?on=2023-11-20", who).status_code == 200


def test_the_office_allots_a_unit_and_the_closure_is_said(world):
    answer = post(world, "/targets/invested/allotment", unit=world.units.jiafeng.pk, value="2.5亿", document=PAPER)
    assert answer.headers["Location"] == "/targets/invested"
    post(world, "/targets/invested/allotment", unit=world.units.duanshi.pk, no_task="on", document=PAPER)
    text = get(world, "/targets/invested").text
    assert "无任务" in text and PAPER in text and "比全县目标短 41.8 亿元" in text
    assert line_of(at(world), "invested").closure.difference == 250_000_000 - 4_430_000_000


def test_an_amendment_of_the_county_keeps_what_was_before(world):
    post(world, "/targets/invested/allotment", unit="", value="45亿", document=PAPER, note="上调")
    text = get(world, "/targets/invested").text
    assert "全县 45 亿元" in text and "全县 44.3 亿元" in text and "上调" in text
    assert asked_in_words(line_of(at(world), "invested")) == "45"


@pytest.mark.parametrize(("said", "why"), [
    ({"value": "很多", "document": PAPER}, "写法不对"), ({"value": "12个", "document": PAPER}, "按亿元计"), ({"value": "1亿"}, "必填"),
    ({"value": "", "document": PAPER}, "写法不对"), ({"no_task": "on", "document": PAPER}, "不能是无任务"), ({"unit": "99999", "value": "1亿", "document": PAPER}, "选"),
])
def test_a_poor_allotment_is_refused_on_the_form(world, said, why):
    answer = post(world, "/targets/invested/allotment", **said)
    assert answer.status_code == 200 and (why in answer.text or "这个字段" in answer.text)
    assert Allotment.objects.filter(target__key="invested").count() == 1


@pytest.mark.parametrize("who", ["magistrate", "deputy", "jiafeng", "statistics", "approvals", "inspector", "admin"])
def test_only_the_office_allots_and_nobody_on_a_past_day(world, who):
    said = {"unit": world.units.jiafeng.pk, "value": "1亿", "document": PAPER}
    assert post(world, "/targets/invested/allotment", who, **said).status_code == 422
    assert post(world, "/targets/invested/allotment?on=2023-12-01", **said).status_code == 422
    assert not Allotment.objects.filter(unit=world.units.jiafeng).exists()


def test_the_frozen_denominator_shows_its_moves(world):
    said = {"project": world.projects.wind.pk, "counted": "1", "note": "一季度计划新建"}
    assert post(world, "/targets/start_rate/count", **said).status_code == 302
    assert Member.objects.get().counted
    text = get(world, "/targets/start_rate").text
    assert "计入" in text and "固县风电一期" in text and "一季度计划新建" in text and "现有 1 个项目" in text
    assert "其他单位的一个项目" in get(world, "/targets/start_rate", "duanshi").text
    assert "这个字段" in post(world, "/targets/start_rate/count", **said | {"note": ""}).text
    assert "没有锁定的分母" in post(world, "/targets/invested/count", **said).text
    assert post(world, "/targets/start_rate/count", "jiafeng", **said).status_code == 422


def test_growth_is_entered_by_the_statistics_bureau_alone(world):
    said = {"value": "-1.25", "document": "统计公报", "on": "2023-12-10"}
    assert post(world, "/targets/growth/growth", **said).status_code == 422
    assert post(world, "/targets/growth/growth", "statistics", **said).status_code == 302
    assert Growth.objects.get().value == -125 and "-1.2" in get(world, "/targets/growth").text
    for bad in ({"value": "高"}, {"value": "1.234"}, {"on": "2024-01-01"}, {"document": ""}):
        assert post(world, "/targets/growth/growth", "statistics", **said | bad).status_code == 200
    assert Growth.objects.count() == 1
    assert post(world, "/targets/invested/growth", "statistics", **said).status_code == 404


def test_a_target_that_is_none_is_not_found(world):
    assert get(world, "/targets/nothing").status_code == get(world, "/targets/nothing/allotment").status_code == 404


def test_units_see_their_own_part_only(world):
    post(world, "/targets/invested/allotment", unit=world.units.jiafeng.pk, value="2.5亿", document=PAPER)
    assert "嘉峰镇" in get(world, "/targets/invested", "jiafeng").text
    assert "嘉峰镇" not in get(world, "/targets/invested", "duanshi").text
