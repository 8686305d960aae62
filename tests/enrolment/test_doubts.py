"""What a person should look at: it names projects, asks, says what would settle it, and accuses nobody. Office and bureau alone see it."""
import re
from datetime import date

import pytest

from gongjian.enrolment.acts.doubts import look_into
from gongjian.enrolment.doubting import doubts
from gongjian.enrolment.doubts.registry import every_doubt
from gongjian.indicators.doubted import doubts_of, tasks_met_exactly
from gongjian.projects.acts import card, figures
from gongjian.projects.models import Project
from gongjian.reading.word import At
from gongjian.stocktake.acts import stocktakes
from gongjian.targets import allotting
from gongjian.timeline.refused import Refused
from tests.enrolment.making import day, paper, started, taken
from tests.world import NOV_1, NOV_2, TODAY, WAN, do, looks, pay_in, photo, sits, told

CHARGES = re.compile("造假|虚报|弄虚|作弊|违规|违法|骗|假")


def at(world, who="office", on=TODAY) -> At:
    return At(looks(getattr(world.officers, who), on), world.drive)


def asked(world, kind: str, on=TODAY, who="office") -> list:
    """Of the projects a test itself tells of."""
    told_by_the_world = {world.projects.sheep.pk, world.projects.road.pk} if kind == "ahead_of_photos" else set()
    return [doubt for doubt in doubts_of(at(world, who, on)) if doubt.kind == kind and not told_by_the_world & set(doubt.projects)]


@pytest.fixture
def pair(world):
    return started(world, name="村道硬化", total=2000 * WAN), started(world, name="集镇供水", total=2000 * WAN)


def test_a_county_that_photographs_its_progress_has_none(world):
    o, sheep, road = world.officers, world.projects.sheep, world.projects.road
    assert {doubt.projects for doubt in doubts_of(at(world))} == {(sheep.pk,), (road.pk,)}, "September's photo and April's"
    paper(road, "photo", o.duanshi, on="2023-11-28")
    assert {doubt.projects for doubt in doubts_of(at(world))} == {(sheep.pk,)}
    visit = do(stocktakes.take_stock, sheep, told("2023-11-29", o.deputy), how="site", found="主体在建", place="端氏镇")[0]
    do(stocktakes.photograph, visit, told("2023-11-29", o.deputy), name="走访.jpg", data=photo("teal"))
    assert doubts_of(at(world)) == [], "a sponsor's photo of his visit shows it too"


def test_one_photo_beside_two_projects(world, pair):
    one, other = pair
    paper(one, "photo", sha256="a" * 64, on="2023-11-30")
    paper(other, "contract", sha256="a" * 64)
    assert asked(world, "same_photo") == [], "a file that is no photo may well be one for both"
    paper(other, "photo", sha256="a" * 64, on="2023-12-02")
    (doubt,) = asked(world, "same_photo")
    assert doubt.projects == (one.pk, other.pk) and doubt.what == "「村道硬化」「集镇供水」用了同一张照片，请核对是否误传"
    assert asked(world, "same_photo", date(2023, 12, 1)) == [], "on that day it was there once"


def test_one_contract_number_beside_two_projects(world, pair):
    for project, number in zip(pair, ("SG-2023-01", "sg 2023（01）"), strict=True):
        paper(project, "contract", says={"number": number})
    (doubt,) = asked(world, "same_contract")
    assert doubt.projects == tuple(project.pk for project in pair) and "合同编号都是“SG-2023-01”" in doubt.what


def test_parts_of_one_project_below_the_floor(world):
    small = [started(world, name=f"张村农田水利工程{part}期", total=300 * WAN, owner="沁水县某某水利公司") for part in ("一", "二")]
    (doubt,) = asked(world, "parts")
    assert doubt.projects == tuple(project.pk for project in small) and "合计 600 万元" in doubt.what and "建设单位相同" in doubt.what
    do(card.change_card, small[0], told("2023-12-05", note="核定"), total=100 * WAN)
    assert asked(world, "parts") == [], "together below the floor they would not be in scope either"


def test_different_projects_of_one_owner_are_not_parts(world):
    for name in ("张村农田水利工程", "李村卫生室"):
        started(world, name=name, total=300 * WAN, owner="沁水县某某水利公司")
    started(world, name="张村农田水利工程扩建", total=3000 * WAN, owner="沁水县某某水利公司")
    assert asked(world, "parts") == []


def test_parts_of_one_filing_whatever_their_names(world):
    for name, number in (("甲路", "沁审备〔2023〕9号"), ("乙桥", "沁审备(2023) 9号")):
        paper(started(world, name=name, total=300 * WAN), "filing", says={"number": number})
    (doubt,) = asked(world, "parts")
    assert "立项文号相同" in doubt.what


def test_several_filings_in_one_project(world, pair):
    paper(pair[0], "filing", says={"number": "沁审备〔2023〕1号", "planned_total": 300 * WAN})
    assert asked(world, "bundled") == []
    paper(pair[0], "filing", on="2023-12-02", says={"number": "沁审备〔2023〕2号", "planned_total": 300 * WAN})
    (doubt,) = asked(world, "bundled")
    assert doubt.projects == (pair[0].pk,) and "有 2 个立项文号" in doubt.what
    paper(pair[0], "filing", on="2023-12-03", says={"number": "沁审备〔2023〕3号", "planned_total": 2000 * WAN})
    assert asked(world, "bundled") == [], "one of them is as large as the project"


def test_a_units_figure_that_is_its_task_to_the_yuan(world):
    target = world.drive.targets.get(key="invested")
    do(allotting.allot, target, told("2023-11-10", world.officers.office), unit=world.units.duanshi, value=650 * WAN, document="沁攻坚办〔2023〕1号")
    (task,) = tasks_met_exactly(at(world))
    assert (task.unit, task.asked, task.projects) == (world.units.duanshi.pk, 650 * WAN, (world.projects.road.pk,))
    (doubt,) = asked(world, "on_the_dot")
    assert "与任务数完全相等（650 万元），请核对凭证" in doubt.what and doubt.unit == world.units.duanshi.pk
    pay_in(world.projects.road, told("2023-12-01"), on=NOV_1.end, amount=1)
    assert len(asked(world, "on_the_dot")) == 1, "paid in is another figure"
    assert tasks_met_exactly(at(world, on=NOV_1.end)) == (), "on that day it was not"


def test_progress_ahead_of_the_photos(world, pair):
    project = pair[0]
    for period, share in ((NOV_1, 2000), (NOV_2, 5000)):
        do(figures.report, project, told(period.end), period=period, amount=WAN, physical=share)
    assert asked(world, "ahead_of_photos") == [], "a photo that is not there is lacking, and asked for elsewhere"
    paper(project, "photo", says={"levelling_only": False}, taken_at=taken("2023-09-01"))
    (doubt,) = asked(world, "ahead_of_photos")
    assert doubt.what == "「村道硬化」填报形象进度 50%（2023-11-30），最近的照片是 2023-09-01 的，早了 90 天，请补拍照片"
    assert asked(world, "ahead_of_photos", date(2023, 11, 20)) == []
    paper(project, "photo", on="2023-12-05", says={"levelling_only": False}, taken_at=taken("2023-11-25"))
    assert asked(world, "ahead_of_photos") == []


def test_progress_with_photos_of_levelling_only(world, pair):
    do(figures.report, pair[0], told("2023-12-01"), period=NOV_2, amount=WAN, physical=4000)
    paper(pair[0], "photo", says={"levelling_only": True, "shown_on": day("2023-11-25")})
    assert ["照片只有平场" in doubt.what for doubt in asked(world, "ahead_of_photos")] == [True]


def test_looked_into_it_is_no_longer_open_until_something_comes_to_it(world, pair):
    for project in pair:
        paper(project, "photo", sha256="a" * 64)
    (doubt,) = asked(world, "same_photo")
    with pytest.raises(Refused, match="请写明核对的情况"):
        sits(world.officers.office).do(look_into, pair[0], doubt=doubt.key)
    sits(world.officers.office).do(look_into, pair[0], doubt=doubt.key, note="同一处现场，两项目相邻")
    (looked,) = asked(world, "same_photo")
    assert (looked.key, looked.looked.note, looked.looked.by) == (doubt.key, "同一处现场，两项目相邻", world.officers.office)
    with pytest.raises(Refused, match="已经核对过"):
        sits(world.officers.statistics).do(look_into, pair[0], doubt=doubt.key, note="又看")
    third = started(world, name="学校改造", total=2000 * WAN)
    paper(third, "photo", sha256="a" * 64)
    (anew,) = asked(world, "same_photo")
    assert anew.looked is None and anew.key != doubt.key and len(anew.key) <= 160


def test_nobody_else_sees_or_settles_a_doubt(world, pair):
    for project in pair:
        paper(project, "photo", sha256="a" * 64)
    for who in ("jiafeng", "duanshi", "agriculture", "magistrate", "deputy", "approvals", "inspector"):
        assert doubts_of(at(world, who)) == []
        assert not sits(getattr(world.officers, who)).may(look_into, pair[0])
    assert len(asked(world, "same_photo", who="statistics")) == 1


def test_no_word_of_a_doubt_charges_anybody(world, pair):
    """Told of every kind at once."""
    one, other = pair
    for project in pair:
        paper(project, "photo", sha256="a" * 64, says={"levelling_only": True})
        paper(project, "contract", says={"number": "SG-01"})
        do(figures.report, project, told("2023-12-01"), period=NOV_2, amount=WAN, physical=4000)
    for name in ("甲", "乙"):
        started(world, name=f"张村农田水利{name}段", total=300 * WAN, place="嘉峰镇张村某地")
    for number in ("一号文", "二号文"):
        paper(one, "filing", on="2023-12-02" if number == "一号文" else "2023-12-03", says={"number": number})
    target = world.drive.targets.get(key="invested")
    do(allotting.allot, target, told("2023-11-10", world.officers.office), unit=world.units.duanshi, value=650 * WAN, document="某号")
    found = doubts_of(at(world))
    assert {doubt.kind for doubt in found} == set(every_doubt())
    for doubt in found:
        assert not CHARGES.search(doubt.title + doubt.what + doubt.settle) and re.search("请(核对|补拍)", doubt.what) and doubt.settle and doubt.caveat


def test_however_many_projects_the_queries_are_few(world, pair, django_assert_max_num_queries):
    seen = at(world)
    rows = seen.lens.see(Project)
    with django_assert_max_num_queries(6):
        doubts(rows, seen.when)
