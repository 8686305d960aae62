"""A stocktake is the sponsor's own word; the office tells it for him and says whence it knows; photos are held against day and place."""
from datetime import date, datetime

import pytest

from gongjian.projects.acts import card, mending
from gongjian.stocktake.acts import stocktakes
from gongjian.stocktake.models import Stocktake
from gongjian.stocktake.photos import Photo, distance, doubts
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import CHINA
from tests.world import PDF, TODAY, do, looks, photo, sits, told

VISIT = {"how": "site", "place": "端氏镇曲堤村工地", "found": "主体封顶，缺施工合同", "required": "本月底前补齐合同"}


def refused(desk, act, thing, **said) -> str:
    with pytest.raises(Refused) as caught:
        desk.do(act, thing, **said)
    return caught.value.reason


def test_a_sponsor_tells_his_own(world):
    fact = sits(world.officers.deputy).do(stocktakes.take_stock, world.projects.sheep, on=date(2023, 12, 11), **VISIT)[0]
    assert (fact.leader, fact.leader_name, fact.by, fact.occurred_on, fact.basis) == (world.officers.deputy, "钱副", world.officers.deputy, date(2023, 12, 11), "")


def test_the_office_tells_it_for_him_and_says_whence_it_knows(world):
    office, sheep = sits(world.officers.office), world.projects.sheep
    assert "须写明依据" in refused(office, stocktakes.take_stock, sheep, leader_name="钱副", **VISIT)
    assert "请以他的名义记" in refused(office, stocktakes.take_stock, sheep, leader_name="赵县", basis="电话记录", **VISIT)
    fact = office.do(stocktakes.take_stock, sheep, leader_name="钱副", basis="钱副县长联络员电话转告", **VISIT)[0]
    assert (fact.leader, fact.by, fact.basis) == (world.officers.deputy, world.officers.office, "钱副县长联络员电话转告")


def test_nobody_else_tells_it(world):
    sheep, o = world.projects.sheep, world.officers
    for who in (o.magistrate, o.agriculture, o.inspector, o.statistics):
        assert refused(sits(who), stocktakes.take_stock, sheep, leader_name="钱副", basis="听说", **VISIT) == "这件事由包保领导、指挥部办公室办理"
    do(card.sponsor_sector, world.units.county_leaders, told("2023-12-01", o.office), sector="畜牧", leader=o.magistrate)
    do(card.change_card, sheep, told("2023-12-01"), sector="畜牧")
    assert "不能代记" in refused(sits(o.magistrate), stocktakes.take_stock, sheep, leader_name="钱副", basis="听说", **VISIT), "a fellow sponsor neither"


def test_what_cannot_be_is_refused(world):
    deputy, sheep = sits(world.officers.deputy), world.projects.sheep
    for wrong, why in (
        ({"how": "dream"}, "请选择调度方式"), ({"found": " "}, "请写明看到、听到的情况"), ({"place": ""}, "须写明地点"), ({"on": date(2023, 12, 14)}, "还没到"),
        ({"on": date(2023, 10, 31)}, "没有包保领导"),
    ):
        assert why in refused(deputy, stocktakes.take_stock, sheep, **(VISIT | wrong))
    deputy.do(stocktakes.take_stock, sheep, **VISIT)
    assert "已经记过" in refused(deputy, stocktakes.take_stock, sheep, **VISIT)


def test_a_stocktake_is_mended_by_the_leader_or_the_office_and_by_no_other_sponsor(world):
    o, sheep = world.officers, world.projects.sheep
    fact = sits(o.deputy).do(stocktakes.take_stock, sheep, **VISIT)[0]
    do(card.sponsor, sheep, told("2023-12-13", o.office), leader=o.magistrate)
    assert "由他本人或指挥部办公室" in refused(sits(o.magistrate), mending.void, fact, note="不对")
    second = sits(o.office).do(mending.correct, fact, note="写错地点", place="端氏镇")[0]
    assert second.place == "端氏镇" and second.leader == o.deputy
    sits(o.office).do(mending.void, second, note="重复")
    assert not Stocktake.objects.as_of(looks(o.office).when).exists()


def test_a_visits_photo_is_one_visits_and_proves_no_start(world):
    o, sheep, gas = world.officers, world.projects.sheep, world.projects.gas
    do(card.sponsor, gas, told("2023-11-02", o.office), leader=o.deputy)
    desk = sits(o.deputy)
    visit = desk.do(stocktakes.take_stock, gas, **VISIT)[0]
    paper = desk.do(stocktakes.photograph, visit, name="工地.jpg", data=photo("teal"))[0]
    assert (paper.subject, paper.subject_id, paper.supports, paper.supports_id) == ("stocktake", visit.pk, "stocktake.stocktake", visit.pk)
    assert "一张照片只算一次" in refused(desk, stocktakes.photograph, visit, name="再来.jpg", data=photo("teal"))
    other = desk.do(stocktakes.take_stock, sheep, **VISIT)[0]
    assert "另一次" in refused(desk, stocktakes.photograph, other, name="工地.jpg", data=photo("teal"))
    assert "只收照片" in refused(desk, stocktakes.photograph, other, name="说明.pdf", data=PDF)
    row = desk.lens.see(type(gas)).get(project=gas)
    assert "photo" not in row.papers and not row.start_evidenced
    assert looks(o.jiafeng).evidence().filter(pk=paper.pk).exists() and not looks(o.duanshi).evidence().filter(pk=paper.pk).exists()
    assert Evidence.objects.filter(subject="project", subject_id=visit.pk, title="工地.jpg").count() == 0


HERE, NEAR, FAR_OFF = (35.69, 112.19), (35.70, 112.20), (35.49, 112.85)


def taken(day: int, place=HERE):
    return Photo("a.jpg", datetime(2023, 12, day, 9, tzinfo=CHINA), place)


def test_a_photo_is_held_against_the_day_and_the_place_that_were_told():
    assert doubts(taken(13), TODAY, HERE, []) == doubts(taken(12), TODAY, NEAR, []) == doubts(Photo("a.jpg"), TODAY, HERE, [NEAR]) == []
    assert doubts(taken(1), TODAY, HERE, []) == ["照片「a.jpg」拍摄于 2023-12-01，与走访日期 2023-12-13 相差 12 天"]
    assert doubts(taken(13, FAR_OFF), TODAY, HERE, []) == ["照片「a.jpg」的拍摄位置离走访位置约 64 公里"]
    assert "以往的现场照片约 63 公里" in doubts(taken(13, FAR_OFF), TODAY, None, [HERE, NEAR])[0]
    assert doubts(taken(13, FAR_OFF), TODAY, None, []) == [], "nothing to hold it against"
    assert round(distance(HERE, HERE), 3) == 0 and 60 < distance(HERE, FAR_OFF) < 70
