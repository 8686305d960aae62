"""Coordinates of three kinds: told apart, and there and back within a metre."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongjian.promotion.coordinates import Datum, converted, from_cgcs, in_china, metres, to_cgcs

points = st.tuples(st.floats(73, 136), st.floats(3, 54))
datums = st.sampled_from(Datum.values)


def near(one, other, within=0.01):
    assert metres(one, other) < within, (one, other)


def test_a_published_point_is_displaced_as_published():
    tiananmen = (116.404, 39.915)
    near(from_cgcs(tiananmen, "gcj02"), (116.41024449916938, 39.91640428150164))
    near(converted(tiananmen, "gcj02", "bd09"), (116.41036949371029, 39.92133699351021))


def test_the_three_lie_hundreds_of_metres_apart_in_this_county():
    here = (112.18, 35.69)
    assert 300 < metres(here, from_cgcs(here, "gcj02")) < 900 < metres(here, from_cgcs(here, "bd09")) < 1500


@given(points, datums, datums)
def test_there_and_back_is_within_a_metre(point, source, target):
    back = converted(converted(point, source, target), target, source)
    assert metres(point, back) < 1
    assert metres(point, back) < 0.01, "and in truth within a centimetre"


@given(points, datums)
def test_by_way_of_another_is_the_same_as_straight(point, datum):
    near(converted(converted(point, "bd09", "gcj02"), "gcj02", datum), converted(point, "bd09", datum), 0.02)
    near(to_cgcs(from_cgcs(point, datum), datum), point)


def test_an_unknown_datum_is_an_error_and_cgcs_is_itself():
    assert converted((112.0, 35.0), "cgcs2000", "cgcs2000") == (112.0, 35.0) == to_cgcs((112.0, 35.0), "cgcs2000")
    with pytest.raises(ValueError):
        to_cgcs((112.0, 35.0), "beijing54")


def test_latitude_first_is_not_in_china():
    assert in_china((112.18, 35.69)) and not in_china((35.69, 112.18))
