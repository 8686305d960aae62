"""Money: whole 元 inside, 万元 and 亿元 outside, nothing lost on the way and no minus zero."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongjian.timeline.money import WAN, YI, from_wan, wan, yi
from tests.shaken import shaken

yuan = st.integers(-(10**13), 10**13)


@shaken
@given(yuan)
def test_what_is_shown_in_wan_reads_back_to_the_nearest_hundred_yuan(amount):
    back = from_wan(wan(amount)) if abs(amount) < 10**12 else amount
    assert abs(back - amount) <= 50
    assert wan(back) == wan(amount)


@shaken
@given(st.integers(-(10**9), 10**9))
def test_whole_hundreds_survive_the_round_trip(hundreds):
    assert from_wan(wan(hundreds * 100)) == hundreds * 100


@shaken
@given(st.integers(0, 10**12 - 1))
def test_what_is_typed_in_wan_is_kept_to_the_yuan(amount):
    assert from_wan(f"{amount // WAN}.{amount % WAN:04d}") == amount


@shaken
@given(yuan)
def test_yi_is_near_enough_and_never_minus_nothing(amount):
    shown = yi(amount)
    assert abs(float(shown.replace(",", "")) * YI - amount) <= YI / 20
    assert not (shown.startswith("-") and float(shown.replace(",", "")) == 0)


@shaken
@given(st.integers(-300, 300))
def test_small_amounts_are_never_minus_nothing(amount):
    for shown in (wan(amount), yi(amount)):
        assert shown != "" and not (shown.startswith("-") and not shown.strip("-0.,"))


@pytest.mark.parametrize("amount, shown", [
    (123_456_700, "12,345.67"), (0, "0"), (None, ""), (10_000, "1"), (-10_000, "-1"), (49, "0"), (-49, "0"), (50, "0.01"), (36_000 * WAN, "36,000"),
])
def test_wan_as_officials_write_it(amount, shown):
    assert wan(amount) == shown


@pytest.mark.parametrize("amount, shown", [
    (4_430_000_000, "44.3"), (4_000_000, "0.04"), (0, "0"), (None, ""), (15_000_000_000, "150"), (-3, "0"), (123_456_000_000, "1,234.6"), (-1_440_000_000, "-14.4"),
])
def test_yi_as_officials_write_it(amount, shown):
    assert yi(amount) == shown


@pytest.mark.parametrize("typed, amount", [("12,345.67", 123_456_700), ("１２", 120_000), (" 36000 万元", 360_000_000), ("1，000", 10_000_000), (0.1 + 0.2, 3000), ("-5", -50_000)])
def test_what_people_type_is_understood(typed, amount):
    assert from_wan(typed) == amount


@pytest.mark.parametrize("typed", ["", "待定", "12亿", "1e5", "1_000", "NaN", "Infinity", "1e400", "100000000", "--3", "3-5", "0x10", "1 000"])
def test_what_is_no_plain_number_is_refused_in_chinese(typed):
    with pytest.raises(ValueError, match="不是金额|超出"):
        from_wan(typed)
