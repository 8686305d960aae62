"""开工率, 到位率, 履约率 and how long a start takes: nothing to divide by is 无任务, and lately signed is not held against anybody."""
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongjian.promotion.rates import Rate, Signed, median, rates, survival, within

TODAY = date(2023, 12, 13)
days = st.integers(0, 900)
lives = st.lists(st.builds(
    lambda ago, takes, total, paid, kept: Signed(TODAY - timedelta(ago), total, None if takes is None else TODAY - timedelta(ago) + timedelta(takes), paid=paid, vouched=paid // 2, kept=kept),
    days, st.none() | days, st.integers(1, 10**9), st.integers(0, 10**9), st.none() | st.booleans(),
), max_size=25)


def test_nothing_to_divide_by_is_no_rate():
    told = rates([], TODAY)
    assert (told.start.percent, told.funds.percent, told.word.percent, told.production.percent) == (None, None, None, None)
    assert survival([], TODAY) == [] and median([]) is None and within([], 90) is None


def test_a_worked_example():
    """Four signings: started after 10 and 30 days, one watched 20 days, one watched 100."""
    rows = [
        Signed(date(2023, 9, 4), 100, date(2023, 9, 14), date(2023, 12, 1), paid=60, vouched=50, kept=True), Signed(date(2023, 9, 4), 100, date(2023, 10, 4), kept=False),
        Signed(date(2023, 11, 23), 100), Signed(date(2023, 9, 4), 100, kept=None),
    ]
    told = rates(rows, TODAY)
    assert (told.start.percent, told.funds, told.word, told.production) == (50.0, Rate(50, 400), Rate(1, 2), Rate(1, 2))
    points = survival(rows, TODAY)
    assert [(point.days, round(point.waiting, 4), point.at_risk) for point in points] == [(0, 1, 4), (10, 0.75, 4), (30, 0.375, 2)]
    assert median(points) == 30 and within(points, 20) == 25.0 and within(points, 365) == 62.5


@given(lives)
def test_the_curve_only_falls_and_stays_between_none_and_all(rows):
    points = survival(rows, TODAY)
    shares = [point.waiting for point in points]
    assert shares == sorted(shares, reverse=True) and all(0 <= share <= 1 for share in shares)
    assert [point.days for point in points] == sorted(point.days for point in points)
    assert sum(point.started for point in points) == rates(rows, TODAY).start.top


@given(lives, st.randoms())
def test_the_order_of_signings_changes_nothing(rows, dice):
    mixed = list(rows)
    dice.shuffle(mixed)
    assert survival(rows, TODAY) == survival(mixed, TODAY) and rates(rows, TODAY) == rates(mixed, TODAY)


@given(st.lists(st.none() | st.integers(0, 400), min_size=1, max_size=20))
def test_where_all_were_watched_alike_it_is_the_plain_share(takes):
    """All signed on one day, 400 days ago: nobody is watched less than another."""
    signed = TODAY - timedelta(400)
    points = survival([Signed(signed, 1, None if took is None else signed + timedelta(took)) for took in takes], TODAY)
    for point in points[1:]:
        assert abs(point.waiting - sum(took is None or took > point.days for took in takes) / len(takes)) < 1e-9


@given(lives, st.integers(0, 400))
def test_a_rate_is_what_is_said_of_it_on_any_day(rows, back):
    day = TODAY - timedelta(back)
    told, seen = rates(rows, day), [row for row in rows if row.signed_on <= day]
    assert told.start.bottom == len(seen) and 0 <= told.start.top <= len(seen)
    assert told.start.percent is None or 0 <= told.start.percent <= 100
    assert told.word.bottom == sum(row.kept is not None for row in seen)
