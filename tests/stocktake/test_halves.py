"""What a sponsor owes in each half-month: done, due, missed, not yet, nothing (M51)."""
from datetime import date

import pytest

from gongjian.stocktake.halves import AHEAD, DONE, DUE, MISSED, Charge, Look, Sum, cell, days_left, summed
from gongjian.timeline.periods import Period, half_months
from gongjian.timeline.when import FAR

HALVES = half_months(date(2023, 11, 1), date(2024, 2, 20))
DEC_1, DEC_2, LAST = HALVES[2], HALVES[3], HALVES[7]
ON = date(2023, 12, 20)
ALWAYS = lambda day: True
FROM_THE_START = [Charge("钱副", date(2023, 11, 1), FAR)]
HANDED_OVER = [Charge("钱副", date(2023, 11, 1), date(2023, 12, 10)), Charge("孙副", date(2023, 12, 10), FAR)]


def state(who="钱副", period=DEC_1, charges=FROM_THE_START, looks=(), on=ON, owing=ALWAYS):
    return cell(who, period, charges, owing, looks, on)


def test_once_in_the_half_month_is_enough_and_the_next_begins_anew():
    looked = [Look("钱副", date(2023, 12, 15))]
    assert state(looks=looked) == DONE and state(period=DEC_2, looks=looked) == DUE
    assert state(looks=[Look("钱副", date(2023, 11, 30))]) == MISSED and state(looks=[Look("钱副", date(2023, 12, 16))]) == MISSED


def test_a_running_half_month_is_due_until_its_last_day_is_over():
    assert [state(on=date(2023, 12, day)) for day in (1, 15)] == [DUE, DUE] and state(on=date(2023, 12, 16)) == MISSED
    assert state(period=DEC_2, on=date(2023, 12, 15)) == AHEAD and (days_left(DEC_1, date(2023, 12, 15)), days_left(DEC_1, ON)) == (1, 0)


def test_what_happens_later_is_not_seen_before():
    looked = [Look("钱副", date(2023, 12, 14))]
    assert state(looks=looked, on=date(2023, 12, 13)) == DUE and state(looks=looked, on=date(2023, 12, 14)) == DONE


def test_who_sponsors_at_the_end_owes_it_and_the_one_before_does_not():
    assert state("钱副", charges=HANDED_OVER) is None and state("孙副", charges=HANDED_OVER) == MISSED
    assert state("钱副", charges=HANDED_OVER, on=date(2023, 12, 9)) == DUE, "while he had it, it was his"
    assert state("孙副", charges=HANDED_OVER, period=HALVES[1]) is None, "the half-month before he had it is not his"
    assert state("钱副", charges=HANDED_OVER, period=HALVES[1]) == MISSED


def test_what_the_one_before_did_while_it_was_his_quits_the_heir():
    assert state("孙副", charges=HANDED_OVER, looks=[Look("钱副", date(2023, 12, 9))]) == DONE
    assert state("孙副", charges=HANDED_OVER, looks=[Look("钱副", date(2023, 12, 10))]) == MISSED, "from that day on it was not his to do"
    assert state("孙副", charges=HANDED_OVER, looks=[Look("赵县", date(2023, 12, 9))]) == MISSED, "a passer-by is no sponsor"


def test_of_two_who_sponsor_together_each_owes_his_own():
    both = [*FROM_THE_START, Charge("孙副", date(2023, 11, 1), FAR)]
    looked = [Look("孙副", date(2023, 12, 5))]
    assert state("孙副", charges=both, looks=looked) == DONE and state("钱副", charges=both, looks=looked) == MISSED


def test_a_project_sponsored_only_from_mid_period_is_owed_from_that_period_on():
    late = [Charge("钱副", date(2023, 12, 12), FAR)]
    assert [state(charges=late, period=period) for period in HALVES[:5]] == [None, None, MISSED, DUE, AHEAD]
    assert state(charges=late, looks=[Look("钱副", date(2023, 12, 13))]) == DONE


def test_nothing_is_owed_of_what_is_withdrawn_completed_or_not_yet_born():
    gone = lambda day: day < date(2023, 12, 14)
    assert state(owing=gone) is None and state(owing=gone, on=date(2023, 12, 13)) == DUE
    assert state(owing=gone, period=HALVES[1]) == MISSED, "what was owed before stays owed"
    assert state(owing=gone, looks=[Look("钱副", date(2023, 12, 5))]) is None
    assert state(owing=lambda day: day >= date(2023, 12, 16)) is None


def test_the_last_half_month_is_five_days_long_and_owed_whole():
    assert Period(date(2024, 2, 16), date(2024, 2, 20)) == LAST and len(HALVES) == 8
    assert state(period=LAST, on=date(2024, 2, 20)) == DUE and state(period=LAST, on=date(2024, 2, 21)) == MISSED
    assert state(period=LAST, on=date(2024, 2, 20), looks=[Look("钱副", date(2024, 2, 20))]) == DONE


@pytest.mark.parametrize("cells, text, worst", [
    ([DONE] * 6 + [MISSED], "6/7", MISSED), ([DONE, DUE, None], "1/2", DUE), ([DONE, None], "1/1", DONE), ([AHEAD, AHEAD], "", AHEAD), ([None], "", None),
])
def test_a_leaders_sum_counts_what_he_owes(cells, text, worst):
    assert (summed(cells).text, summed(cells).state) == (text, worst)
    assert summed(cells) + Sum() == summed(cells)
