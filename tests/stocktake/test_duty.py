"""The half-month stocktake as a duty: a sponsor's own, with the one act that settles it (M51)."""
from datetime import date

from gongjian.duties.due import due
from gongjian.duties.duty import SOON
from gongjian.duties.kinds.stocktakes import find
from gongjian.projects.acts import card
from gongjian.reading.word import At
from gongjian.stocktake.acts import stocktakes
from tests.world import TODAY, do, looks, told


def found(world, who="office", on=TODAY):
    at = At(looks(getattr(world.officers, who), on), world.drive)
    return list(find(at, on + SOON, None))


def test_a_sponsor_owes_the_running_half_month_and_what_he_missed_last(world):
    o, p = world.officers, world.projects
    late, now = found(world)
    assert (late.text, late.on, late.officer, late.small) == ("肉羊全产业链项目未调度", date(2023, 11, 30), o.deputy.pk, "11月下半月 0/1")
    assert (now.text, now.on, now.act) == ("肉羊全产业链项目待调度", date(2023, 12, 15), ("记调度", "take-stock", (p.sheep.pk,)))
    do(card.sponsor, p.road, told("2023-11-02", o.office), leader=o.deputy)
    assert found(world)[1].text.endswith("等 2 个项目待调度") and found(world)[1].act[1:] == ("stocktakes-by", ("钱副",))
    for project, on in ((p.sheep, date(2023, 12, 1)), (p.road, date(2023, 12, 1)), (p.sheep, date(2023, 11, 30)), (p.road, date(2023, 11, 30))):
        do(stocktakes.take_stock, project, told("2023-12-13", o.deputy), how="phone", found="好", on=on)
    assert found(world) == []


def test_it_is_his_and_nobody_elses(world):
    at = lambda who: At(looks(getattr(world.officers, who)), world.drive)
    assert [duty.label for duty in due(at("deputy"))] .count("半月调度") == 2
    assert all("半月调度" not in [duty.label for duty in due(at(who))] for who in ("office", "magistrate", "agriculture", "inspector"))
    assert found(world, "forestry") == [] and found(world, "deputy") == found(world)
