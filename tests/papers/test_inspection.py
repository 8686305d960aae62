"""督查通报 in the small world: 嘉峰镇 was inspected in December; named only when its conclusion is published."""
from datetime import date

import pytest

from gongjian.inspections.acts import course, site
from gongjian.timeline.refused import Refused
from tests.inspections.making import begun, officer
from tests.papers.reading_back import at, cells, drafted, said
from tests.world import assign, do, solve, strike, told

LATER = date(2023, 12, 25)


@pytest.fixture
def published(world):
    """Two points of 嘉峰镇 checked, one not scored, one finding open and one put right on the spot."""
    inspection, who = begun(world), world.officers.inspector
    head = officer(world, "group_head", "inspection_group", "inspector", 1)
    do(site.check, inspection, told("2023-12-12", who), dimension="progress", score=8, conclusion="基本属实")
    do(site.check, inspection, told("2023-12-12", who), dimension="enrolment", score=None, conclusion="材料未带")
    found = do(site.note_finding, inspection, told("2023-12-12", who), dimension="progress", what="增压站未开工，倒排计划没有到周", project=world.projects.gas)
    do(site.note_finding, inspection, told("2023-12-12", who), dimension="enrolment", what="台账缺页", on_spot=True)
    do(course.propose, inspection, told("2023-12-12", who), conclusion="增压站尚未开工", advice="建议约谈项目单位")
    do(course.answer, inspection, told("2023-12-13", world.officers.jiafeng), words="已排定12月底开工")
    do(course.publish, inspection, told("2023-12-14", head))
    return next(fact.problem for fact in found if getattr(fact, "problem", None))


def test_counts_points_and_named_units(world, published):
    look = at(world.officers.inspector, LATER)
    paper, text = drafted(look, "inspection", month="2023-12"), said(look, "inspection", month="2023-12")
    assert "共督查1家单位（乡镇1家）1次，已通报结论1次，发现问题2个，已整改1个。" in text
    assert cells(paper, "points") == [("督进度", "1", "8.0", "0", "1", "0"), ("督入统", "1", "未评分", "1", "1", "1")]
    assert "（一）嘉峰镇（问题2个，未整改1个）" in text
    assert "1.督进度：增压站未开工，倒排计划没有到周（未整改）。" in text
    assert "单位答复：已排定12月底开工" in text
    assert "对尚未整改的1个问题" in text


def test_no_score_is_not_zero_and_a_point_outside_the_scope_is_blank(world, published):
    row = cells(drafted(at(world.officers.inspector, LATER), "inspection", month="2023-12"), "marks-rows")[0]
    assert row[3:13] == ("", "", "", "", "8", "未评分", "", "", "", "")
    assert row[13:] == ("8", "10", "2", "1")


def test_what_is_struck_off_is_put_right(world, published):
    assign(published, "2023-12-15", world.officers.office, lead=world.units.jiafeng, person="孙嘉", due_on=date(2023, 12, 22))
    solve(published, "2023-12-18", world.officers.jiafeng)
    strike(published, "2023-12-19", world.officers.office)
    text = drafted(at(world.officers.inspector, LATER), "inspection", month="2023-12").block("rectified-said").text
    assert text == "本月发现的2个问题，已整改2个，整改率100.0%。"


def test_nobody_is_named_before_his_conclusion_is_published(world):
    inspection, who = begun(world), world.officers.inspector
    do(site.note_finding, inspection, told("2023-12-12", who), dimension="progress", what="倒排计划没有到周")
    paper = drafted(at(who), "inspection", month="2023-12")
    assert paper.block("whole-said").text == "共督查1家单位（乡镇1家）1次，结论均未通报。"
    assert paper.block("blamed-none").text == "督查结论尚未通报，暂不列名。"
    assert "嘉峰镇" not in said(at(who), "inspection", month="2023-12")


def test_the_groups_advice_about_persons_is_not_in_it(world, published):
    assert "约谈" not in said(at(world.officers.inspector, LATER), "inspection", month="2023-12")


def test_a_month_without_inspections_says_so_and_one_that_is_none_is_refused(world):
    assert drafted(at(world.officers.inspector), "inspection", month="2023-11").block("whole-said").text == "11月没有开展督查。"
    with pytest.raises(Refused, match="督查月份没有「2024-05」"):
        drafted(at(world.officers.inspector), "inspection", month="2024-05")
    with pytest.raises(Refused, match="请写明督查月份"):
        drafted(at(world.officers.inspector), "inspection")
