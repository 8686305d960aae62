"""What is owed on the way into the base, by whom, by when; the act done, it is gone."""
from datetime import date

import pytest

from gongjian.desk.lens import Lens
from gongjian.desk.operator import operator
from gongjian.duties.due import due, owed
from gongjian.enrolment.acts import course
from gongjian.enrolment.acts.windows import give_notice
from gongjian.projects.acts import milestones
from gongjian.reading.word import At
from gongjian.timeline.when import When
from tests.enrolment.making import at_its_verifier, complete, go, paper
from tests.world import AREA, TODAY, WAN, do, looks, told

LABELS = ("入统补正", "入统核实", "入统初审", "记入统", "申报入统")


def said(world, who, on=TODAY) -> list[tuple]:
    at = At(looks(getattr(world.officers, who), on, today=on), world.drive)
    return [(duty.label, duty.text, duty.on.isoformat()) for duty in due(at) if duty.label in LABELS]


def everybody(world, on=TODAY) -> list[tuple]:
    at = At(Lens(operator(AREA), When(on)), world.drive)
    return [(duty.label, duty.who) for duty in owed(at, date(2024, 12, 31)) if duty.label in LABELS]


def test_each_turn_is_owed_by_whoever_holds_the_papers(world):
    project = at_its_verifier(world, on="2023-12-10")
    assert said(world, "forestry") == [("入统核实", "河道治理", "2023-12-13")]
    assert said(world, "jiafeng") == said(world, "statistics") == said(world, "agriculture") == said(world, "office") == []
    go(world, project, "verify", on="2023-12-11")
    assert said(world, "forestry") == [] and said(world, "statistics") == [("入统初审", "河道治理", "2023-12-16")]
    go(world, project, "review", "city", on="2023-12-12")
    assert everybody(world) == [], "with the province it is nobody's here"
    go(world, project, "province", on="2023-12-13")
    assert said(world, "statistics") == [("记入统", "河道治理", "2023-12-18")]
    go(world, project, "enrol", on="2023-12-13")
    assert everybody(world) == []


def test_what_the_nation_must_confirm_is_not_yet_the_bureaus(world):
    project = at_its_verifier(world, total=6000 * WAN)
    go(world, project, "verify", "review", "province")
    assert everybody(world) == []
    go(world, project, "nation", on="2023-12-06")
    assert everybody(world) == [("记入统", "县统计局")]


def test_what_came_back_is_the_units_to_mend_with_the_reason_beside(world):
    project = at_its_verifier(world)
    go(world, project, "verify", "return")
    at = At(looks(world.officers.jiafeng), world.drive)
    (owes,) = [duty for duty in due(at) if duty.label in LABELS]
    assert (owes.label, owes.on, owes.small, owes.who) == ("入统补正", date(2023, 12, 12), "照片不合要求：照片看不清地点", "嘉峰镇")
    assert owes.page == ("project-enrolment", (project.pk,))
    do(course.submit_papers, project, told("2023-12-13", world.officers.jiafeng), verifier=world.units.forestry)
    assert said(world, "jiafeng") == []


def test_what_is_ready_is_pressed_for_in_the_last_days_of_its_window(world):
    project = complete(world)
    lacks = complete(world, kinds=("filing", "photo"), name="缺材料")
    assert said(world, "jiafeng", date(2023, 12, 4)) == [], "six days to the tenth"
    assert said(world, "jiafeng", date(2023, 12, 5)) == [("申报入统", "河道治理", "2023-12-10")]
    assert said(world, "jiafeng") == [], "of January there is none, and February is far"
    do(give_notice, "county", told("2023-12-11", world.officers.statistics, "顺延"), month=date(2023, 12, 1), level="other", opens_on=date(2023, 12, 1), closes_on=date(2023, 12, 15))
    assert said(world, "jiafeng") == [("申报入统", "河道治理", "2023-12-15")] and said(world, "duanshi") == [] == said(world, "statistics")
    do(course.submit_papers, project, told("2023-12-13", world.officers.jiafeng), verifier=world.units.forestry)
    assert said(world, "jiafeng") == [] and lacks.pk != project.pk


def test_what_would_be_returned_is_not_pressed_for(world):
    project = complete(world)
    paper(project, "progress", on="2023-12-02", says={"three_seals": False})
    assert said(world, "jiafeng", date(2023, 12, 6)) == []


def test_a_withdrawn_projects_papers_are_owed_by_nobody(world):
    project = at_its_verifier(world)
    do(milestones.reach, project, told("2023-12-12", note="停建"), kind="withdrawn")
    assert everybody(world) == []


@pytest.mark.parametrize("who", ["magistrate", "deputy", "inspector", "approvals"])
def test_those_who_owe_nothing_of_it_are_shown_nothing(world, who):
    project = at_its_verifier(world)
    go(world, project, "verify", "return")
    assert said(world, who) == []
