"""未报 is not zero: a unit with projects under way of which none was reported on has no figure, and all of its task is lacking."""
from gongjian.indicators.standing import done_in_words, line_of
from gongjian.projects.acts import figures, milestones
from gongjian.reading.shown import NOT_REPORTED
from gongjian.reading.word import At
from gongjian.sheets.registry import sheet
from gongjian.targets import allotting
from tests.world import NOV_2, WAN, do, looks, told


def asked_of_jiafeng(world):
    do(allotting.allot, world.drive.targets.get(key="invested"), told("2023-11-10", world.officers.office), unit=world.units.jiafeng, value=3000 * WAN, document="1号")
    return At(looks(world.officers.office), world.drive)


def shown(at) -> list[str]:
    table = sheet(1).table(at)
    place = [column.name for column in table.columns].index("invested_done")
    return next(row[place] for row in table.shown_rows() if row[0] == "嘉峰镇")


def test_a_unit_that_has_nothing_under_way_has_done_nothing(world):
    assert shown(asked_of_jiafeng(world)) == "0"


def test_a_unit_that_told_nothing_of_what_is_under_way_is_not_zero(world):
    do(milestones.reach, world.projects.gas, told("2023-11-20"), kind="started")
    at = asked_of_jiafeng(world)
    part = next(part for part in line_of(at, "invested").units if part.unit == world.units.jiafeng.pk)
    assert shown(at) == done_in_words(part, line_of(at, "invested")) == NOT_REPORTED
    assert (part.rate, part.gap) == (None, 3000 * WAN), "what nobody told is lacking all the same"


def test_zero_told_is_zero(world):
    do(milestones.reach, world.projects.gas, told("2023-11-20"), kind="started")
    do(figures.report, world.projects.gas, told("2023-12-01", world.officers.jiafeng), period=NOV_2, amount=0)
    assert shown(asked_of_jiafeng(world)) == "0"
