"""Dated posts and dated units: who answered for this on that day; rights follow the post of today."""
from datetime import date

from gongjian.desk.lens import Lens
from gongjian.people.loading import load_county, unit_by_name
from gongjian.people.models import Naming, Officer, Post, Unit, UnitStanding
from gongjian.people.posts import Rank, who_answered
from gongjian.people.units import merged_into
from gongjian.problems.models import Problem
from gongjian.projects.acts import card, milestones
from gongjian.projects.models import Project
from gongjian.timeline.when import When, end_of
from tests.world import AREA, COUNTY, TODAY, do, looks, sits, stand, told


def post(officer, unit, on, *, told_on=None, title="局长", role="unit", rank=Rank.HEAD, **said):
    frame = told(told_on or on)
    fact = frame.tell(Post, on=date.fromisoformat(on), officer=officer, unit=unit, title=title, role=role, rank=rank, **said)
    stand([fact], frame.at)
    return fact


def newcomer(login="newcomer", name="新来") -> Officer:
    return Officer.objects.create(login=login, name=name, area=AREA, must_change=False, password="!")


def answering(unit, on, known=None):
    return [(seat.officer.name, seat.title) for seat in who_answered(unit.pk, When(on, known))]


def test_who_answered_for_this_on_15_december(world):
    jiafeng = world.units.jiafeng
    post(world.officers.jiafeng_head, jiafeng, "2023-12-14", title="镇长", ends=True)
    post(newcomer(), jiafeng, "2023-12-14", title="镇长")
    assert answering(jiafeng, date(2023, 12, 13)) == [("李嘉", "镇长")]
    assert answering(jiafeng, date(2023, 12, 15)) == [("新来", "镇长")]
    assert answering(jiafeng, date(2023, 9, 30)) == [], "nobody, before anybody was told of"


def test_a_change_of_post_told_late_does_not_change_what_was_known(world):
    unit = world.units.agriculture
    post(world.officers.agriculture_head, unit, "2023-12-01", told_on="2023-12-10", ends=True)
    assert answering(unit, date(2023, 12, 5)) == []
    assert answering(unit, date(2023, 12, 5), end_of(date(2023, 12, 5))) == [("郑农", "局长")]


def test_head_and_deputy_answer_for_different_things(world):
    unit = world.units.agriculture
    assert [seat.officer.name for seat in who_answered(unit.pk, When(TODAY), Rank.DEPUTY)] == ["冯农"]
    assert [seat.officer.name for seat in who_answered(unit.pk, When(TODAY), Rank.CLERK)] == ["吴农"]


def test_the_seat_on_a_day_is_the_weightiest(world):
    officer = newcomer()
    post(officer, world.units.jiafeng, "2023-11-01", rank=Rank.CLERK, title="主任")
    post(officer, world.units.duanshi, "2023-12-01", rank=Rank.HEAD, title="镇长")
    assert officer.seat_on(date(2023, 10, 31)) is None
    assert officer.seat_on(date(2023, 11, 30)).unit == world.units.jiafeng
    assert officer.seat_on(date(2023, 12, 1)).unit == world.units.duanshi
    assert officer.seats.at(When(TODAY)).count() == 2, "both are held at once"


def test_a_second_post_at_the_same_unit_takes_the_place_of_the_first(world):
    officer = newcomer()
    post(officer, world.units.jiafeng, "2023-11-01", rank=Rank.CLERK, title="主任")
    post(officer, world.units.jiafeng, "2023-12-01", rank=Rank.DEPUTY, title="副镇长")
    assert [seat.title for seat in officer.seats.at(When(date(2023, 11, 15)))] == ["主任"]
    assert [seat.title for seat in officer.seats.at(When(TODAY))] == ["副镇长"]


def test_rights_follow_the_post_of_today_even_for_a_past_day(world):
    mover = world.officers.jiafeng
    post(mover, world.units.jiafeng, "2023-12-10", title="经济办主任", rank=Rank.CLERK, ends=True)
    post(mover, world.units.duanshi, "2023-12-10", title="经济办主任", rank=Rank.CLERK)
    mover = Officer.objects.get(pk=mover.pk)
    names = lambda on: set(looks(mover, on).see(Project).values_list("name", flat=True))
    assert "煤层气增压站及配套管网" not in names(date(2023, 12, 1)) and "端氏镇曲堤连接线工程" in names(date(2023, 12, 1))
    gone = newcomer("gone")
    post(gone, world.units.jiafeng, "2023-11-01", rank=Rank.CLERK)
    post(gone, world.units.jiafeng, "2023-12-01", rank=Rank.CLERK, ends=True)
    assert not looks(gone, date(2023, 11, 15)).see(Project).exists(), "whoever has left sees nothing, of no day"


def test_an_officer_of_no_unit_sees_nothing_of_no_unit(world):
    """`Q(unit=None)` would match every empty column."""
    nowhere = do(card.register, world.units.jiafeng, told("2023-11-01"), name="无主项目")[0].project
    told("2023-11-02").tell(type(nowhere.cards.get()), project=nowhere, says={"unit": None, "township": None})
    do(milestones.reach, nowhere, told("2023-11-03"), kind="reserved")
    officer = newcomer()
    for role in ("unit", "leader", "admin", "unknown"):
        post(officer, None, "2023-11-01", role=role, rank=Rank.DEPUTY, title="某职")
        officer = Officer.objects.get(pk=officer.pk)
        seen = Lens(officer, When(TODAY), TODAY)
        assert officer.seat_on(TODAY).unit_id is None
        assert not seen.see(Project).exists() and not seen.see(Problem).exists()
        assert role == "leader" or not seen.see(Unit).exists()
        assert not sits(officer).may(card.register, world.units.jiafeng)
    assert looks(world.officers.office).see(Project).filter(project=nowhere, unit=None).exists(), "the office sees it"


def test_an_administrator_without_a_post_sees_and_may_nothing(world):
    admin = world.officers.admin
    for about in (Project, Problem, Unit):
        assert not looks(admin).see(about).exists()
    assert sits(admin).why_not(card.change_card, world.projects.gas) == "您目前没有任职，不能办理"


def test_another_county_is_not_seen(world):
    world.officers.office.area = "140522"
    assert not looks(world.officers.office).see(Project).exists() and not looks(world.officers.office).see(Unit).exists()
    world.officers.office.area = "1405"
    assert looks(world.officers.office).see(Project).count() == 4, "the city sees its counties"


# --- units


def called(unit, on, known=None):
    return [row.name for row in UnitStanding.objects.at(When(on, known)).filter(unit=unit)]


def test_townships_abolished_in_2021_are_no_more_and_their_names_stay_in_the_past(world):
    u = world.units
    suzhuang, fancun = u.suzhuang, Unit.objects.get(code="140521200")
    for unit, name in ((suzhuang, "苏庄乡"), (fancun, "樊村河乡")):
        assert called(unit, date(2021, 5, 31)) == [name] and called(unit, date(2021, 6, 1)) == [] == called(unit, TODAY)
    assert merged_into(suzhuang, When(TODAY)) == u.zhengzhuang and merged_into(suzhuang, When(date(2021, 5, 31))) is None
    assert merged_into(fancun, When(TODAY)) is None, "not known to have gone where"
    assert unit_by_name("苏庄", TODAY, AREA) is None and unit_by_name("苏庄", date(2020, 1, 1), AREA) == suzhuang
    assert suzhuang.name_on(TODAY) == "苏庄乡", "its last name, where one is asked for"
    seen = set(looks(world.officers.office).see(Unit).values_list("name", flat=True))
    assert not {"苏庄乡", "樊村河乡"} & seen and "端氏镇" in seen


def test_a_unit_renamed_goes_by_each_name_in_its_time(world):
    unit = world.units.forestry
    frame = told("2023-12-10")
    stand([frame.tell(Naming, on=date(2023, 12, 1), unit=unit, name="沁水县林草和湿地局", short="县林草湿地局")], frame.at)
    before = called(unit, date(2023, 11, 30))[0]
    assert called(unit, TODAY) == ["沁水县林草和湿地局"] and before != "沁水县林草和湿地局"
    assert called(unit, date(2023, 12, 5), end_of(date(2023, 12, 5))) == [before], "nobody knew on the fifth"
    assert unit_by_name("林草湿地局", TODAY, AREA) == unit and unit_by_name("林草湿地局", date(2023, 11, 1), AREA) is None


def test_a_unit_merged_into_another_is_gone_from_that_day(world):
    zone, jiafeng = world.units.zone, world.units.jiafeng
    frame = told("2023-12-10")
    name = called(zone, TODAY)[0]
    stand([frame.tell(Naming, unit=zone, name=name, ends=True, into=jiafeng)], frame.at)
    assert called(zone, date(2023, 12, 9)) == [name] and called(zone, date(2023, 12, 10)) == []
    assert merged_into(zone, When(TODAY)) == jiafeng


def test_loading_the_county_twice_changes_nothing(world):
    from gongjian.people.countyfile import read_county

    before = (Unit.objects.count(), Naming.objects.count(), UnitStanding.objects.count())
    assert load_county(read_county(COUNTY), told(TODAY)) == []
    assert (Unit.objects.count(), Naming.objects.count(), UnitStanding.objects.count()) == before
