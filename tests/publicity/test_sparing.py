"""Nobody's own figure can be read from a table, nor had by taking the others from its total."""
from hypothesis import given
from hypothesis import strategies as st

from gongjian.publicity.sparing import LEAST, withheld
from tests.shaken import shaken

COUNTS = st.dictionaries(st.integers(1, 40), st.integers(0, 30), max_size=30)


def test_a_unit_of_one_project_is_left_out_and_another_with_it():
    assert withheld({1: 12, 2: 1, 3: 4}) == {2, 3}, "else the one is the total less the others"


def test_two_units_of_two_are_enough():
    assert withheld({1: 12, 2: 2, 3: 2}) == {2, 3}


def test_two_units_of_one_are_too_few():
    assert withheld({1: 12, 2: 1, 3: 1, 4: 5}) == {2, 3, 4}


def test_units_of_many_hide_nothing():
    assert withheld({1: 3, 2: 30}) == set() == withheld({})


def test_a_county_of_two_projects_has_no_total():
    assert withheld({1: 2}) is None and withheld({1: 1, 2: 1}) is None


def test_units_of_none_are_no_ones_secret():
    assert withheld({1: 0, 2: 0}) == set() and withheld({1: 0, 2: 5, 3: 6}) == set()


@shaken
@given(COUNTS)
def test_what_is_left_out_is_of_several_and_what_is_told_of_enough(counts):
    out = withheld(counts)
    held = {unit: count for unit, count in counts.items() if count}
    if out is None:
        assert 0 < sum(held.values()) < LEAST
        return
    assert all(count >= LEAST for unit, count in held.items() if unit not in out), "whatever is told is of enough"
    assert out <= set(held)
    if out:
        assert sum(held[unit] for unit in out) >= LEAST, "the rest of the total is of enough"
        assert len(out) >= 2 or len(held) == 1


@shaken
@given(COUNTS)
def test_the_order_of_units_changes_nothing(counts):
    assert withheld(counts) == withheld(dict(reversed(counts.items())))
