"""统一社会信用代码: the last sign checks the others (GB 32100-2015)."""
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gongjian.promotion.credit_code import SIGNS, check_sign, plain, registered_in, wrong

signs = st.sampled_from(SIGNS)
firsts = st.builds(lambda head, area, body: head + area + body, st.text(signs, min_size=2, max_size=2), st.from_regex(r"[0-9]{6}", fullmatch=True), st.text(signs, min_size=9, max_size=9))


def test_the_standards_own_example():
    assert wrong("91350100M000100Y43") == "" and check_sign("91350100M000100Y4") == "3"
    assert "校验位不对" in wrong("91350100M000100Y4Y")


def test_what_is_no_code_at_all_is_told_so():
    for text in ("", "9135", "91350100M000100Y4Z", "91350100I000100Y43", "9135010AM000100Y43", "91350100M000100Y433"):
        assert wrong(text).startswith("统一社会信用代码是18位"), text


def test_it_is_kept_without_blanks_and_in_capitals():
    assert plain(" 9135 0100 m000-100y43 ") == "91350100M000100Y43" and registered_in("91350100M000100Y43") == "350100"


@given(firsts)
def test_a_code_with_its_own_sign_is_right(first):
    assert wrong(first + check_sign(first)) == ""


@given(firsts, st.integers(0, 17), signs)
def test_one_sign_mistyped_is_always_found(first, place, other):
    code = first + check_sign(first)
    assume(code[place] != other and (not 2 <= place <= 7 or other.isdigit()))
    assert "校验位不对" in wrong(code[:place] + other + code[place + 1 :])


@given(firsts, st.integers(0, 16))
def test_two_neighbours_swapped_are_always_found(first, place):
    code = first + check_sign(first)
    assume(code[place] != code[place + 1])
    assert wrong(code[:place] + code[place + 1] + code[place] + code[place + 2 :])


@pytest.mark.parametrize("place", range(17))
def test_every_place_weighs_something(place):
    assert check_sign("0" * place + "1" + "0" * (16 - place)) != "0"
