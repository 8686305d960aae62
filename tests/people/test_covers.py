"""Standing in: for dates, within one unit; he sees and is told, and may do no more than before."""
from datetime import date

import pytest

from gongjian.desk.lens import Lens
from gongjian.desk.operator import operator
from gongjian.duties.due import due
from gongjian.people import covers
from gongjian.people.models import Cover, Post
from gongjian.problems import acts as problems
from gongjian.projects.models import Project
from gongjian.reading.word import At
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import FAR, When
from tests.world import AREA, TODAY, client_for, do, looks, sits, stand, told

DAYS = {"from_on": date(2023, 12, 13), "until_on": date(2023, 12, 15)}


def cover(world, by, officer, deputy, unit, **days):
    o = world.officers
    return sits(getattr(o, by)).do(covers.cover, unit, officer=getattr(o, officer), deputy=getattr(o, deputy), **(DAYS | days))


def sees(world, who, on=TODAY) -> set[int]:
    fresh = type(world.officers.office).objects.get(pk=getattr(world.officers, who).pk)
    return set(Lens(fresh, When(on), on).see(Project).values_list("project_id", flat=True))


def test_for_its_days_he_sees_what_the_absent_sees_and_owes_it_marked(world):
    o, sheep, leaders = world.officers, world.projects.sheep.pk, world.units.county_leaders
    frame = told("2023-10-01")
    stand([frame.tell(Post, officer=o.admin, unit=leaders, title="副县长", role="leader", rank=2)], frame.at)
    assert sees(world, "admin") == set() and sees(world, "deputy") == {sheep}
    cover(world, "deputy", "deputy", "admin", leaders)
    assert sees(world, "admin") == {sheep} and sees(world, "admin", date(2023, 12, 16)) == set()
    mine = due(At(looks(o.admin), world.drive))
    assert {(duty.text, duty.instead) for duty in mine} == {("肉羊全产业链项目", "钱副")}
    assert not sits(o.admin).may(problems.find, world.projects.sheep), "seeing is lent, acting is not"
    page = client_for(o.admin)
    assert "代钱副" in page.get("/due").text and "记调度" not in page.get("/due").text and page.get(f"/projects/{sheep}").status_code == 200


def test_a_colleague_who_owes_the_same_reads_it_once(world):
    cover(world, "jiafeng_head", "jiafeng", "jiafeng_head", world.units.jiafeng)
    assert [duty for duty in due(At(looks(world.officers.jiafeng_head), world.drive)) if duty.instead] == []


def test_who_may_say_so(world):
    unit = world.units.agriculture
    cover(world, "agriculture", "agriculture", "agriculture_deputy", unit)
    cover(world, "agriculture_head", "agriculture_deputy", "agriculture", unit)
    cover(world, "office", "agriculture_head", "agriculture_deputy", unit)
    with pytest.raises(Refused, match="由本人、本单位主要负责人或指挥部办公室登记"):
        cover(world, "agriculture", "agriculture_head", "agriculture", unit, from_on=date(2024, 1, 1), until_on=date(2024, 1, 2))
    with pytest.raises(Refused, match="这件事由"):
        cover(world, "jiafeng_head", "agriculture", "agriculture_deputy", unit)


@pytest.mark.parametrize(("deputy", "days", "why"), [
    ("jiafeng", {}, "同一单位"), ("agriculture", {}, "自己替自己"), ("admin", {}, "同一单位"),
    ("agriculture_head", {"until_on": date(2023, 12, 12)}, "早于开始"), ("agriculture_head", {"from_on": date(2023, 12, 1), "until_on": date(2023, 12, 2)}, "已经过去"),
])
def test_what_cannot_be_is_refused(world, deputy, days, why):
    with pytest.raises(Refused, match=why):
        cover(world, "agriculture", "agriculture", deputy, world.units.agriculture, **days)


def test_two_do_not_stand_in_at_once_and_one_may_come_back_earlier(world):
    unit, desk = world.units.agriculture, sits(world.officers.agriculture)
    (first,) = cover(world, "agriculture", "agriculture", "agriculture_head", unit, from_on=date(2023, 12, 13))
    with pytest.raises(Refused, match="已由郑农代办"):
        cover(world, "agriculture", "agriculture", "agriculture_deputy", unit)
    desk.do(covers.uncover, unit, fact=first)
    assert not Cover.objects.as_of(When(FAR)).exists()
    with pytest.raises(Refused, match="已经撤销"):
        desk.do(covers.uncover, unit, fact=first)
    begun = do(covers.cover, unit, told("2023-12-10"), officer=world.officers.agriculture, deputy=world.officers.agriculture_head, from_on=date(2023, 12, 10), until_on=date(2023, 12, 20))[0]
    desk.do(covers.uncover, unit, fact=begun)
    assert Cover.objects.as_of(When(FAR)).get().until_on == date(2023, 12, 12), "the days already passed stay"


def test_it_ends_with_the_post(world):
    o, unit = world.officers, world.units.agriculture
    cover(world, "agriculture", "agriculture", "agriculture_head", unit)
    assert covers.stood_in_for(o.agriculture_head, TODAY) == [o.agriculture]
    frame = told("2023-12-14")
    stand([frame.tell(Post, officer=o.agriculture_head, unit=unit, title="局长", role="unit", rank=1, ends=True)], frame.at)
    assert covers.stood_in_for(type(o.office).objects.get(pk=o.agriculture_head.pk), date(2023, 12, 14)) == []
    assert looks(operator(AREA)).stands_in_for == []
