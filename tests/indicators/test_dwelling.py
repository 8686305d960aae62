"""How long projects dwell in each stage (M55): every day of a project's way is in one stage."""
from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from gongjian.indicators.dwelling import CHAIN, dwelling, way
from gongjian.projects.acts import milestones
from gongjian.reading.word import At
from tests.world import TODAY, do, looks, told

START = date(2023, 1, 1)
days = st.lists(st.one_of(st.none(), st.integers(0, 500).map(lambda n: START + timedelta(n))), min_size=len(CHAIN), max_size=len(CHAIN))


def eyes(world, who="office", on=TODAY) -> At:
    return At(looks(getattr(world.officers, who), on), world.drive)


@given(reached=days, on=st.integers(0, 500).map(lambda n: START + timedelta(n)))
def test_no_day_is_lost_none_counted_twice_and_no_stage_takes_less_than_nothing(reached, on):
    told_ = way(reached, on)
    there = [day for day in reached if day and day <= on]
    assert [stage for stage, _ in told_] == [stage for stage, day in enumerate(reached) if day and day <= on]
    assert all(took >= 0 for _, took in told_)
    assert sum(took for _, took in told_) == ((on - there[0]).days if there else 0), "from the first stage it reached to the day"


def test_by_hand():
    d = date.fromisoformat
    assert way([d("2023-01-01"), None, d("2023-02-01"), d("2023-03-03"), None], d("2023-03-13")) == [(0, 31), (2, 30), (3, 10)]
    assert way([d("2023-02-01"), None, d("2023-01-01"), None, None], d("2023-02-11")) == [(0, 0), (2, 10)], "a milestone dated before its project was known"
    assert way([None] * 5, d("2023-01-01")) == [] and way([d("2023-01-02"), *[None] * 4], d("2023-01-01")) == []


def test_who_waits_where_and_how_long_those_took_who_passed(world):
    p = world.projects
    told_ = {stage.title: stage for stage in dwelling(eyes(world))}
    assert [(one.project, one.days) for one in told_["谋划储备"].here] == [(p.gas.pk, 287), (p.wind.pk, 103)] and told_["谋划储备"].summed == 390
    assert [one.project for one in told_["开工待入统"].here] == [p.sheep.pk] and told_["开工待入统"].here[0].days == 84
    assert [one.project for one in told_["在建已入统"].here] == [p.road.pk] and told_["开工待入统"].passed == (217,)
    assert told_["招引落地"].here == () and (told_["招引落地"].middle, told_["招引落地"].took) == (None, 74)


def test_what_left_waits_no_more_but_its_way_is_kept(world):
    do(milestones.reach, world.projects.gas, told("2023-12-10", note="主体退出"), kind="withdrawn")
    do(milestones.reach, world.projects.road, told("2023-12-10"), kind="completed")
    told_ = {stage.title: stage for stage in dwelling(eyes(world))}
    assert [one.project for one in told_["谋划储备"].here] == [world.projects.wind.pk]
    assert told_["在建已入统"].here == () and len(told_["开工待入统"].passed) == 1


def test_each_reads_what_he_sees_one_unit_apart_in_one_query(world):
    u = world.units
    assert sum(len(stage.here) for stage in dwelling(eyes(world, "jiafeng"))) == 2 and sum(len(stage.here) for stage in dwelling(eyes(world, "forestry"))) == 0
    at = eyes(world)
    dwelling(at)  # who he is and whom he covers, read once
    with CaptureQueriesContext(connection) as asked:
        found = dwelling(at, u.duanshi.pk)
    assert sum(len(stage.here) for stage in found) == 1 and len(asked) == 1
