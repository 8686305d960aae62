"""The planned curve: winter is not a straight line, the whole is the whole, and SQL says the same as Python."""
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongjian.projects.acts import card, milestones
from gongjian.projects.card import Curve
from gongjian.projects.curve import WHOLE, expected, half_index, measured_on, points, shape_of, spring_festival, weight
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.reading.word import At
from tests.shaken import shaken
from tests.world import do, looks, told

days = st.dates(date(2022, 1, 1), date(2025, 12, 31))
curves = st.sampled_from(Curve.values)
monthly = st.one_of(st.none(), st.lists(st.integers(0, 500), min_size=12, max_size=12))
shapes = st.builds(shape_of, st.integers(2022, 2025), curves, st.one_of(st.none(), days), st.one_of(st.none(), days), monthly)


@shaken
@given(shapes)
def test_the_points_run_from_nothing_to_the_whole_and_never_back(shape):
    found = points(shape)
    assert len(found) == 24 and found[0][0] == 0 and found[-1][1] == WHOLE
    assert all(start <= end for start, end in found)
    assert all(one[1] == other[0] for one, other in zip(found, found[1:], strict=False))


@shaken
@given(shapes, st.integers(0, 10**12))
def test_what_is_expected_grows_from_day_to_day_and_ends_at_the_plan(shape, amount):
    year = int(shape[:4])
    line = [expected(amount, shape, date(year, 1, 1) + timedelta(n)) for n in range(0, (date(year, 12, 31) - date(year, 1, 1)).days + 1, 3)]
    assert line == sorted(line) and line[0] >= 0 and line[-1] <= amount
    assert expected(amount, shape, date(year, 12, 31)) == amount


def share(shape: str, first: date, last: date) -> int:
    return expected(WHOLE, shape, last) - expected(WHOLE, shape, first - timedelta(1))


def test_less_is_expected_of_winter_than_of_summer():
    outdoor, indoor, steady = ("2023:outdoor:0:23", "2023:indoor:0:23", "2023:steady:0:23")
    december, june = (date(2023, 12, 1), date(2023, 12, 30)), (date(2023, 6, 1), date(2023, 6, 30))
    assert share(outdoor, *december) < share(outdoor, *june) / 3
    assert share(indoor, *december) < share(indoor, *june)
    assert share(steady, *december) == pytest.approx(share(steady, *june), abs=2)
    assert share(indoor, *december) > share(outdoor, *december), "work indoors goes on"


def test_nothing_is_expected_of_spring_festival_and_little_around_it():
    feast = spring_festival(2024)
    assert feast[0] == date(2024, 2, 10) and len(feast) == 8
    assert weight(date(2024, 2, 12), Curve.OUTDOOR) == weight(date(2024, 2, 12), Curve.INDOOR) == 0
    assert 0 < weight(date(2024, 2, 5), Curve.INDOOR) < weight(date(2024, 1, 20), Curve.INDOOR)
    assert weight(date(2024, 2, 12), Curve.STEADY) == 1
    assert spring_festival(2050) == ()


def test_a_units_own_months_are_followed():
    shape = shape_of(2023, Curve.OUTDOOR, months=[0] * 9 + [300, 500, 200])
    assert expected(1000, shape, date(2023, 9, 30)) == 0
    assert expected(1000, shape, date(2023, 10, 31)) == 300
    assert expected(1000, shape, date(2023, 11, 30)) == 800
    assert expected(1000, shape, date(2023, 11, 15)) == 550
    assert shape_of(2023, Curve.OUTDOOR, months=[0] * 12) == "2023:outdoor:0:23", "twelve noughts say nothing"


def test_the_plan_runs_from_the_start_to_the_planned_completion():
    shape = shape_of(2023, Curve.STEADY, date(2023, 9, 20), date(2023, 12, 10))
    assert shape == "2023:steady:17:22"
    assert expected(100, shape, date(2023, 9, 15)) == 0 and expected(100, shape, date(2023, 12, 15)) == 100
    assert shape_of(2023, Curve.STEADY, date(2022, 9, 20), date(2024, 12, 10)) == "2023:steady:0:23"
    assert shape_of(2023, Curve.STEADY, date(2023, 9, 20), date(2023, 3, 1)) == "2023:steady:17:23", "an end before the start is no end"


def said(world, project: Project, on: date, *words: str):
    at = At(looks(world.officers.office, on), world.drive)
    return say(at.lens.see(Project), Project, at, words).values_list(*words).get(project=project)


@shaken
@given(curves, monthly, st.one_of(st.none(), days), st.one_of(st.none(), days), st.integers(0, 10**11), st.lists(st.dates(date(2023, 1, 11), date(2024, 2, 20)), min_size=3, max_size=3))
def test_sql_expects_what_python_expects(world, db_taken_back, curve, months, start, end, amount, looked_at):
    with db_taken_back():
        project = do(card.register, world.units.duanshi, told("2023-01-10"), name="某路", curve=curve)[0].project
        do(card.plan_year, project, told("2023-01-10"), year=2023, amount=amount, months=months)
        for kind, day in (("started", start), ("completed", end)):
            if day:
                do(milestones.plan, project, told("2023-01-10"), kind=kind, planned_on=day)
        shape = shape_of(2023, curve, start, end, months)
        for on in looked_at:
            day = min(measured_on(on), date(2023, 12, 31))
            assert said(world, project, on, "expected")[0] == pytest.approx(expected(amount, shape, day) if day.year == 2023 else 0, abs=1)


def test_a_running_half_month_is_not_held_against_anybody():
    assert measured_on(date(2023, 12, 13)) == date(2023, 11, 30)
    assert measured_on(date(2023, 12, 15)) == date(2023, 12, 15)
    assert measured_on(date(2024, 1, 3)) == date(2023, 12, 31)


def test_nothing_is_expected_before_the_plans_year_and_no_more_after_it(world):
    project = do(card.register, world.units.duanshi, told("2022-12-01"), name="某路")[0].project
    do(card.plan_year, project, told("2022-12-01"), year=2023, amount=24_000)
    assert not said(world, project, date(2022, 12, 25), "expected")[0], "the year has not begun"
    assert said(world, project, date(2023, 12, 31), "expected")[0] == 24_000
    assert said(world, project, date(2024, 2, 20), "expected")[0] == 24_000


def test_a_project_without_a_plan_is_expected_nothing_of(world):
    project = do(card.register, world.units.duanshi, told("2023-12-01"), name="某路")[0].project
    assert said(world, project, date(2023, 12, 13), "expected", "lag", "year_share") == (None, None, None)


def test_a_half_month_is_one_of_twenty_four():
    assert [half_index(date(2023, 1, 15)), half_index(date(2023, 1, 16)), half_index(date(2023, 12, 31))] == [0, 1, 23]


def test_behind_pace_is_measured_on_the_days_own_plan(world):
    at = said(world, world.projects.sheep, date(2023, 12, 13), "expected", "reported_year", "lag", "year_plan")
    assert at[2] == pytest.approx((at[0] - at[1]) * 100 / at[3])
