"""The daily run: what it tells whom, once; late, twice or day by day it says the same."""
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongjian.desk.lens import Lens
from gongjian.notices.models import Notice, Tick
from gongjian.notices.tick import notices_of, tick
from gongjian.people import covers
from gongjian.problems import acts as problems
from gongjian.problems.models import Problem
from gongjian.projects.models import Project
from gongjian.timeline.facts import facts_of_the_house
from gongjian.timeline.when import CHINA, When
from tests.shaken import shaken
from tests.world import AREA, TODAY, assign, do, solve, strike, told


def at(day, hour=7) -> datetime:
    return datetime.combine(date.fromisoformat(day) if isinstance(day, str) else day, time(hour), CHINA)


def run(day, hour=7):
    on = date.fromisoformat(day) if isinstance(day, str) else day
    return tick(AREA, on, at(on, hour))


def told_of(world, who, kind=None) -> list[Notice]:
    rows = Notice.objects.filter(officer=getattr(world.officers, who))
    return list((rows.filter(kind=kind) if kind else rows).order_by("day", "pk"))


def texts(notice: Notice) -> dict[str, list[str]]:
    return {section["title"]: [line["text"] for line in section["lines"]] for section in notice.body}


def everything() -> list[tuple]:
    return sorted(Notice.objects.values_list("officer__login", "day", "kind", "key", "title", "brief", "body"), key=str)


def test_one_digest_says_all_that_is_due_from_one_officer_and_none_where_nothing_is(world):
    done = run(TODAY)
    assert done.days == (TODAY,) and done.digests == Notice.objects.filter(kind="digest").count()
    (mine,) = told_of(world, "forestry")
    assert (mine.title, texts(mine)) == ("逾期 1 件", {"逾期": ["使用林地手续未批"]}) and mine.day == TODAY
    assert told_of(world, "inspector") == told_of(world, "admin") == told_of(world, "magistrate") == []
    assert texts(told_of(world, "approvals")[0]) == {"逾期": ["固县风电一期未研判"], "七日内到期": ["固县风电一期"]}


def test_what_leaves_the_house_is_words_and_counts_and_nothing_anybody_typed(world):
    run(TODAY)
    (mine,) = told_of(world, "forestry")
    assert mine.brief == "逾期：签收 1 件。请登录系统办理。" and "林地" not in mine.brief + mine.title_outside


def test_a_digest_is_of_the_evening_before_whenever_it_is_run(world):
    do(problems.advance, world.problem, told("2023-12-13", world.officers.forestry), to="signed")
    run(TODAY, hour=23)
    assert told_of(world, "forestry")[0].brief.startswith("逾期：签收 1 件"), "what was told on the day itself is the next day's"
    run("2023-12-14")
    assert told_of(world, "forestry")[1].brief.startswith("逾期：问题办结 1 件")


def test_a_move_on_the_ladder_is_told_to_the_unit_the_office_and_the_sponsor_with_its_reason(world):
    run("2023-12-16")
    assert Notice.objects.filter(kind="ladder").count() == 0
    done = run("2023-12-17")  # due on the 10th, seven days late
    assert done.moves == 3
    for who in ("forestry", "office", "deputy"):
        (moved,) = told_of(world, who, "ladder")
        assert moved.title == "1 件问题转入13710督办" and moved.body[0]["lines"][0]["small"] == "逾期 7 天未办结，属久拖不决"
    assert told_of(world, "agriculture", "ladder") == told_of(world, "jiafeng", "ladder") == []
    run("2024-01-10")
    meeting = list(told_of(world, "magistrate", "ladder"))
    assert [moved.title for moved in meeting] == ["1 件问题提交县政府专题会议"], "the special meeting is the county head's matter too"
    assert len(told_of(world, "forestry", "ladder")) == 2


def test_a_person_moves_it_and_is_named_as_the_reason(world):
    run("2023-12-12")
    do(problems.advance, world.problem, told("2023-12-12", world.officers.office, "县长批示"), to="moved", rung="meeting")
    run("2023-12-13")
    assert told_of(world, "forestry", "ladder")[0].body[0]["lines"][0]["small"] == "县长批示（人工调整）"


def test_a_move_that_became_known_late_is_told_when_it_became_known(world):
    run("2023-12-18")
    before = len(told_of(world, "jiafeng", "ladder"))
    found = do(problems.find, world.projects.gas, told("2023-11-01", world.officers.jiafeng), what="缺电")[0].problem
    late = told("2023-12-19", world.officers.office, "补记")
    do(problems.advance, found, late, to="verified", on=date(2023, 11, 2))
    do(problems.advance, found, late, to="assigned", lead=world.units.jiafeng, person="孙嘉", due_on=date(2023, 11, 10), on=date(2023, 11, 2))
    run("2023-12-19")
    assert len(told_of(world, "jiafeng", "ladder")) == before
    run("2023-12-20")
    (moved,) = told_of(world, "jiafeng", "ladder")
    assert moved.day == date(2023, 12, 20) and "县政府专题会议" in moved.title


def test_the_head_hears_what_his_unit_let_slip_yesterday(world):
    found = do(problems.find, world.projects.sheep, told("2023-12-01"), what="缺水")[0].problem
    assign(found, "2023-12-01", lead=world.units.agriculture, person="吴农", due_on=date(2023, 12, 12))
    do(problems.advance, found, told("2023-12-01"), to="signed")
    run("2023-12-12")
    assert "本单位昨日逾期" not in texts(told_of(world, "agriculture_head")[0])
    run("2023-12-13")
    assert texts(told_of(world, "agriculture_head")[1])["本单位昨日逾期"] == ["缺水"]
    assert "本单位昨日逾期" not in texts(told_of(world, "agriculture")[1]), "the clerk reads it among what is late"
    run("2023-12-14")
    assert "本单位昨日逾期" not in texts(told_of(world, "agriculture_head")[2]), "once, not every day"


def test_whoever_waits_for_an_answer_hears_it(world):
    o, problem = world.officers, world.problem
    run("2023-12-11")
    solve(problem, "2023-12-11", o.forestry)
    do(problems.advance, problem, told("2023-12-11", o.office, "材料不全"), to="reviewed")
    do(problems.advance, problem, told("2023-12-11", o.office, "材料不全"), to="returned")
    run("2023-12-12")
    (reply,) = told_of(world, "forestry", "reply")
    assert (reply.title, reply.body[0]["lines"][0]["small"]) == ("退回 1 件", "材料不全") and "材料" not in reply.brief
    do(problems.advance, problem, told("2023-12-12", o.forestry, "补齐"), to="solved")
    strike(problem, "2023-12-12", o.office)
    run("2023-12-13")
    assert [reply.title for reply in told_of(world, "agriculture", "reply")] == ["销号 1 件"], "told to the unit that raised it"
    assert len(told_of(world, "forestry", "reply")) == 1


def test_run_twice_it_tells_once(world):
    run(TODAY)
    before = everything()
    again = run(TODAY, hour=9)
    assert (again.days, again.digests, everything()) == ((), 0, before) and run("2023-12-01").days == ()


def test_the_run_writes_no_fact(world):
    counts = {model: model.objects.count() for model in facts_of_the_house()}
    run("2023-12-01")
    run("2023-12-20")
    assert counts == {model: model.objects.count() for model in facts_of_the_house()}


FIRST = date(2023, 11, 20)


@given(st.sets(st.integers(1, 24), max_size=6))
@settings(shaken, max_examples=6)
def test_day_by_day_with_gaps_or_once_at_the_end_the_end_is_the_same(world, db_taken_back, stops):
    with db_taken_back():
        for number in (0, *sorted(stops), 25):
            run(FIRST + timedelta(number), hour=7 + number % 12)
        jumped = everything()
        Notice.objects.all().delete()
        Tick.objects.all().delete()
        for number in range(26):
            run(FIRST + timedelta(number))
        assert everything() == jumped and len(jumped) > 20


def test_nobody_is_told_of_what_he_may_not_see(county):
    for number in range(40):
        day = date(2023, 11, 6) + timedelta(number)
        for notice in notices_of(AREA, day, at(day)):
            lens = Lens(notice.officer, When(day))
            for section in notice.body:
                for line in section["lines"]:
                    name, args = line["page"]
                    if name in ("problem", "project"):
                        about = {"problem": Problem, "project": Project}[name]
                        assert lens.see(about).filter(**{name: args[0]}).exists(), (notice.officer.login, day, line)


def test_who_stands_in_is_told_what_the_absent_owes(world):
    o = world.officers
    do(covers.cover, world.units.county_leaders, told("2023-12-10", o.deputy), officer=o.deputy, deputy=o.magistrate, from_on=date(2023, 12, 12), until_on=date(2023, 12, 14))
    run("2023-12-11")
    assert told_of(world, "magistrate") == []
    run("2023-12-13")
    assert [texts(notice) for notice in told_of(world, "magistrate", "digest")] == [
        {"逾期": ["（代钱副）肉羊全产业链项目"], "七日内到期": ["（代钱副）肉羊全产业链项目"]}
    ] * 2
    run("2023-12-15")
    assert [notice.day.day for notice in told_of(world, "magistrate")] == [12, 13, 14]


@pytest.mark.parametrize("day", ["2022-01-01", "2025-06-01"])
def test_far_from_the_drive_it_runs_too(world, day):
    assert run(day).days == (date.fromisoformat(day),)
