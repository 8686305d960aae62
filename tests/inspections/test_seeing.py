"""Who sees an inspection, and when: the unit its own from the proposal on; others what was published, by totals."""
from gongjian.inspections.acts import course
from gongjian.inspections.models import Inspection
from gongjian.problems.models import Problem
from tests.inspections.making import arranged, begun, proposed
from tests.world import TODAY, do, looks, told


def seen(world, who, on=TODAY) -> bool:
    return looks(getattr(world.officers, who), on, today=on).see(Inspection).exists()


def test_the_group_the_office_and_the_head_of_the_county_see_it_from_the_start(world):
    arranged(world)
    assert [who for who in vars(world.officers) if seen(world, who)] == ["office", "magistrate", "inspector"]


def test_the_unit_sees_its_own_from_the_proposal_on_and_no_other(world):
    begun(world, unit=world.units.duanshi)
    assert not seen(world, "duanshi")
    proposed(world)
    assert seen(world, "jiafeng") and not seen(world, "duanshi") and not seen(world, "agriculture") and not seen(world, "deputy")


def test_what_is_called_off_before_the_unit_saw_it_is_never_shown_to_it(world):
    do(course.call_off, begun(world), told("2023-12-12"), why="改期")
    assert not seen(world, "jiafeng")


def test_others_learn_of_it_when_it_is_published(world):
    inspection = proposed(world)
    lens = looks(world.officers.duanshi)
    assert not lens.published_inspections().exists()
    do(course.answer, inspection, told("2023-12-13"), words="属实")
    do(course.publish, inspection, told("2023-12-13"))
    assert lens.published_inspections().get().number == "督〔2023〕12-01"
    assert not lens.see(Inspection).exists() and not lens.see(Problem).exists()
