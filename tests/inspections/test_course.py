"""The course of an inspection: numbered, in its window, under the cap, answered before it is published."""
from datetime import date

import pytest

from gongjian.inspections.acts import course, site
from gongjian.inspections.models import Inspection, InspectionStanding
from gongjian.inspections.standings import rebuild_inspections
from gongjian.timeline.facts import facts_of_the_house
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When
from tests.inspections.making import DECEMBER, arranged, begun, checked, officer, proposed
from tests.world import do, looks, sits, told


def why(act, thing, frame, **said) -> str:
    with pytest.raises(Refused) as refused:
        act(thing, frame, **said)
    return refused.value.reason


def stands(inspection, on) -> InspectionStanding:
    return InspectionStanding.objects.at(When(date.fromisoformat(on))).get(inspection=inspection)


def test_numbers_run_by_month_and_are_never_used_twice(world):
    first = arranged(world)
    do(course.call_off, first, told("2023-12-10"), why="县里另有安排")
    second = arranged(world)
    other = arranged(world, unit=world.units.duanshi)
    january = arranged(world, month=date(2024, 1, 5), starts_on=date(2024, 1, 8), ends_on=date(2024, 1, 9))
    assert [one.number for one in (first, second, other, january)] == ["督〔2023〕12-01", "督〔2023〕12-02", "督〔2023〕12-03", "督〔2024〕01-01"]


def test_a_second_inspection_in_the_month_is_beyond_the_cap(world):
    arranged(world)
    said = ("嘉峰镇12月最多督查 1 次，已安排 督〔2023〕12-01；确需另查，请先撤销原来的安排")
    with pytest.raises(Refused, match=said):
        arranged(world)
    assert arranged(world, unit=world.units.duanshi), "another unit has its own cap"


def test_an_inspection_called_off_does_not_count_and_the_plan_may_allow_more(world):
    do(course.call_off, arranged(world), told("2023-12-10"), why="重名")
    arranged(world)
    world.drive.rules["rhythm"]["inspection_cap"] = 2
    arranged(world)
    world.drive.rules["rhythm"]["inspection_cap"] = 0
    with pytest.raises(Refused, match="最多督查 0 次"):
        arranged(world, unit=world.units.duanshi)


@pytest.mark.parametrize(("said", "reason"), [
    ({"starts_on": date(2023, 12, 20), "ends_on": date(2023, 12, 18)}, "早于开始日期"),
    ({"ends_on": date(2024, 1, 2)}, "须在 2023年12月之内"),
    ({"starts_on": date(2023, 12, 1), "ends_on": date(2023, 12, 5)}, "已经过去"),
    ({"month": date(2024, 2, 1), "starts_on": date(2024, 2, 21), "ends_on": date(2024, 2, 22)}, "须在行动期内"),
    ({"dimensions": []}, "请选择督查内容"),
    ({"dimensions": ["weather"]}, "请选择督查内容"),
    ({"leader": " "}, "组长负责制"),
    ({"scheme": ""}, "书面方案"),
    ({"drive": None}, "还没有载入行动方案"),
])
def test_a_plan_that_cannot_be_is_refused(world, said, reason):
    with pytest.raises(Refused, match=reason):
        arranged(world, **said)
    assert not Inspection.objects.exists()


def test_only_units_the_plan_names_are_inspected_and_only_their_projects(world):
    with pytest.raises(Refused, match="督查的对象是乡镇、开发区和县直单位"):
        arranged(world, unit=world.units.drive_office)
    with pytest.raises(Refused, match="不是这个单位的项目"):
        arranged(world, projects=(world.projects.road.pk,))
    assert arranged(world, unit=world.units.duanshi, projects=(world.projects.sheep.pk,)), "it lies in the township"


def test_it_begins_within_its_window_only(world):
    inspection = arranged(world, starts_on=date(2023, 12, 12))
    assert "方案写明的时间是 2023-12-12 至 2023-12-20" in why(course.begin, inspection, told("2023-12-11"))
    assert "今天不在其中" in why(course.begin, inspection, told("2023-12-21"))
    do(course.begin, inspection, told("2023-12-12"))
    assert "当前为「督查中」，不能开展督查" in why(course.begin, inspection, told("2023-12-12"))


def test_no_conclusion_before_every_point_of_the_scope_was_checked(world):
    inspection = begun(world)
    assert why(course.propose, inspection, told("2023-12-12"), conclusion="好") == "督进度、督入统还没有核查，不能提出结论"
    do(site.check, inspection, told("2023-12-12"), dimension="progress", score=10)
    assert "督入统还没有核查" in why(course.propose, inspection, told("2023-12-12"), conclusion="好")
    assert "请写明督查结论" in why(course.propose, checked(world, unit=world.units.duanshi), told("2023-12-12"), conclusion=" ")


def test_it_is_not_published_before_the_unit_answered_or_its_days_are_over(world):
    inspection = proposed(world)
    assert why(course.publish, inspection, told("2023-12-15")) == "征求意见到 2023-12-15 止，单位还没有答复，现在不能通报"
    do(course.publish, inspection, told("2023-12-16"))
    assert stands(inspection, "2023-12-16").conclusion == "总体推进较好，增压站尚未开工"
    assert "当前为「已通报」，不能答复" in why(course.answer, inspection, told("2023-12-16"), words="迟了")
    assert "不能撤销督查" in why(course.call_off, inspection, told("2023-12-16"), why="x")


def test_an_answer_opens_the_way_and_stays_beside_the_conclusion(world):
    inspection = proposed(world)
    assert "请写明答复意见" in why(course.answer, inspection, told("2023-12-13"), words="")
    do(course.answer, inspection, told("2023-12-13"), words="土地已批，12月20日开工")
    do(course.publish, inspection, told("2023-12-13"), conclusion="总体推进较好")
    held = stands(inspection, "2023-12-13")
    assert (held.conclusion, held.answer, held.step, held.published_on) == ("总体推进较好", "土地已批，12月20日开工", "published", date(2023, 12, 13))
    assert held.advice == "建议约谈项目单位"


def test_after_an_answer_it_may_be_taken_up_again_and_then_nothing_is_shown_until_proposed_anew(world):
    inspection = proposed(world)
    do(course.answer, inspection, told("2023-12-13"), words="现场看错了")
    do(course.begin, inspection, told("2023-12-22"))
    assert stands(inspection, "2023-12-13").shown_on and not stands(inspection, "2023-12-22").shown_on
    do(site.check, inspection, told("2023-12-22"), dimension="progress", score=10)
    do(course.propose, inspection, told("2023-12-22"), conclusion="更正")
    assert stands(inspection, "2023-12-22").answered_on is None
    assert "还没有答复" in why(course.publish, inspection, told("2023-12-25"))


def test_the_unit_answers_the_heads_publish_and_nobody_else(world):
    inspection = proposed(world)
    o = world.officers
    officer(world, "inspector_head", "inspection_group", "inspector", 1)
    officer(world, "office_head", "drive_office", "office", 1)
    for who in ("office", "inspector", "duanshi", "magistrate", "statistics"):
        assert not sits(getattr(o, who)).may(course.answer, inspection)
    assert sits(o.inspector).why_not(course.publish, inspection) == "这件事由督查组组长、指挥部办公室主任办理"
    assert sits(o.office).why_not(course.publish, inspection) and sits(o.jiafeng).why_not(course.publish, inspection)
    sits(o.jiafeng).do(course.answer, inspection, words="属实，立即整改")
    for who in ("inspector_head", "office_head"):
        assert sits(getattr(o, who)).may(course.publish, inspection)
    sits(o.office_head).do(course.publish, inspection)
    assert looks(o.jiafeng).see(Inspection).get(inspection=inspection).step == "published"


def test_what_stands_equals_a_replay_from_nothing(world):
    inspection = proposed(world)
    do(course.answer, inspection, told("2023-12-13"), words="属实")
    do(course.publish, inspection, told("2023-12-14"))
    kept = list(InspectionStanding.objects.filter(inspection=inspection).order_by("known_from", "from_on").values())
    rebuild_inspections([inspection])
    again = list(InspectionStanding.objects.filter(inspection=inspection).order_by("known_from", "from_on").values())
    assert [row | {"id": 0} for row in kept] == [row | {"id": 0} for row in again]


def test_every_kind_of_fact_is_a_fact_of_the_house():
    assert {"inspections.inspectionstep", "inspections.check", "inspections.finding"} <= {model.kind() for model in facts_of_the_house()}


def test_the_month_is_that_of_the_register(world):
    assert arranged(world).month == DECEMBER
