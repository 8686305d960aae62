"""Points, places and boards, of figures told by hand: whatever the figures, what must be true of a ranking."""
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongjian.rankings.figure import NO_TASK, NOT_ISSUED, Figure
from gongjian.rankings.scoring import BLACK, RED, Row
from gongjian.timeline.money import YI
from tests.rankings.plainly import marked, of_rates, tasked, written
from tests.shaken import shaken

WEIGHTS = {"invested": 25, "starts": 20, "enrolments": 20, "paid_in": 35}
TIES = 'ties = ["invested", "enrolments"]\n'
HONOURS = '[honours]\nred = 3\nblack = 3\n'
PACK = of_rates(WEIGHTS, f'{TIES}core = ["invested", "starts", "enrolments"]\njudged = ["invested", "enrolments"]\n', HONOURS)

counts = st.one_of(
    st.builds(lambda done, asked: tasked(done, asked, pace=50.0), st.integers(0, 30), st.integers(1, 20)),
    st.builds(lambda asked: tasked(None, asked, pace=50.0), st.integers(1, 20)),
    st.sampled_from([tasked(3, None, state=NO_TASK), tasked(0, None, state=NOT_ISSUED)]),
)
unit = st.fixed_dictionaries(dict.fromkeys(WEIGHTS, counts))
leagues = st.dictionaries(st.integers(1, 40), unit, min_size=1, max_size=9)


def by_unit(league) -> dict[int, Row]:
    return {row.unit: row for row in league.rows}


def bare(row: Row) -> tuple:
    return row.score, row.place, row.parts, row.honour


@shaken
@given(leagues)
def test_no_part_gives_more_than_its_cap_nor_less_than_nothing(figures):
    for row in marked(PACK, figures).rows:
        for part in row.parts:
            assert part.got is None or -1e-6 <= part.got <= part.full * 1.1 + 1e-5
        assert row.score is None or 0 <= row.score <= 110.05


@shaken
@given(leagues)
def test_a_missing_task_shares_its_weight_and_the_full_points_stay_a_hundred(figures):
    for row in marked(PACK, figures).rows:
        held = [part for part in row.parts if part.got is not None]
        if held:
            assert sum(part.full for part in held) == pytest.approx(100, abs=1e-3)
            ratios = {round(part.full / part.weight, 4) for part in held}
            assert len(ratios) == 1, "shared in proportion"
        if row.score is not None:
            assert row.score == pytest.approx(sum(part.got for part in held), abs=0.051)


@shaken
@given(leagues, st.randoms(use_true_random=False))
def test_the_order_in_which_units_are_told_changes_nothing(figures, dice):
    keys = list(figures)
    dice.shuffle(keys)
    assert marked(PACK, {key: figures[key] for key in keys}).rows == marked(PACK, figures).rows


@shaken
@given(leagues)
def test_places_follow_scores_and_equal_ones_share_a_place(figures):
    league = marked(PACK, figures)
    placed = league.placed
    for before, after in pairwise(placed):
        assert before.score >= after.score
        if league.counts:
            assert before.place <= after.place
            same = before.score == after.score and all(_tie(before, key) == _tie(after, key) for key in ("invested", "enrolments"))
            assert (before.place == after.place) == same
    if league.counts:
        assert placed[0].place == 1
        assert all(row.place == 1 + sum(other.place < row.place for other in placed) for row in placed), "no place is given twice over"


def _tie(row: Row, key: str) -> float:
    rate = row.part(key).rate
    return -1.0 if rate is None else rate


@shaken
@given(leagues)
def test_equal_scores_are_ordered_as_the_pack_writes(figures):
    """By investment, then by enrolments, as they are and not as they count."""
    for before, after in pairwise(marked(PACK, figures).placed):
        if before.score == after.score:
            assert (_tie(before, "invested"), _tie(before, "enrolments")) >= (_tie(after, "invested"), _tie(after, "enrolments"))


@shaken
@given(leagues, st.sets(st.integers(1, 40)))
def test_black_is_missed_and_at_the_bottom_and_never_fulfilled_nor_excused(figures, excused):
    league = marked(PACK, figures, excused)
    placed = league.placed
    for row in league.rows:
        judged = [part for part in row.parts if part.key in ("invested", "enrolments") and part.rate is not None]
        worse = sum((other.place or 0) > (row.place or 0) for other in placed)
        better = sum((other.place or 99) < (row.place or 0) for other in placed)
        if row.honour == BLACK:
            assert league.counts and any(part.ahead < 0 for part in judged) and worse < 3 and row.unit not in excused
        if row.honour == RED:
            assert league.counts and all(part.ahead >= 0 for part in judged) and any(part.ahead > 0 for part in judged) and better < 3
        if judged and all(part.ahead >= 0 for part in judged):
            assert row.honour != BLACK


@shaken
@given(leagues, st.integers(0, 30), st.sampled_from(sorted(WEIGHTS)))
def test_doing_more_never_lowers_a_score(figures, more, name):
    key = next(iter(figures))
    before = by_unit(marked(PACK, figures))[key]
    held = figures[key][name]
    if held.asked is None:
        return
    grown = figures | {key: figures[key] | {name: tasked((held.done or 0) + more, held.asked, pace=50.0)}}
    after = by_unit(marked(PACK, grown))[key]
    assert (after.score or 0) >= (before.score or 0)


def test_the_worked_score_of_a_unit_with_three_tasks_of_four():
    """投资 60 % of 25, 开工 1/2 of 20, 入统 3/7 of 20; 资金到位 无任务, its 35 shared: × 100/65."""
    figures = {"invested": tasked(0.6 * YI, YI, "money"), "starts": tasked(1, 2), "enrolments": tasked(3, 7), "paid_in": tasked(0, None, state=NO_TASK)}
    row = marked(PACK, {1: figures}).rows[0]
    assert row.score == round((15 + 10 + 60 / 7) * 100 / 65, 1) == 51.6
    assert [round(part.full, 1) for part in row.parts] == [38.5, 30.8, 30.8, 0.0]
    assert [part.got is None for part in row.parts] == [False, False, False, True]


def test_a_unit_that_is_asked_nothing_of_the_core_is_not_ranked():
    figures = {name: tasked(1, 1) if name == "paid_in" else tasked(5, None) for name in WEIGHTS}
    assert marked(PACK, {1: figures}).rows[0].score is None


def test_a_league_of_two_has_scores_and_no_places_and_no_boards():
    league = marked(PACK, {key: dict.fromkeys(WEIGHTS, tasked(key, 5, pace=50.0)) for key in (1, 2)})
    assert not league.counts
    assert [(row.place, row.honour) for row in league.rows] == [(None, ""), (None, "")]
    assert [row.score for row in league.rows] == [40.0, 20.0]


def test_where_nobody_has_a_point_nobody_is_first():
    league = marked(PACK, {key: dict.fromkeys(WEIGHTS, tasked(0, 5)) for key in (1, 2, 3, 4)})
    assert not league.counts and {row.place for row in league.rows} == {None}


def test_tasks_of_one_or_two_things_are_said_and_can_be_left_out():
    few = dict.fromkeys(WEIGHTS, tasked(4, 5)) | {"starts": tasked(0, 1)}
    said = marked(PACK, {1: few}).rows[0]
    assert said.part("starts").tiny and "starts的任务不足 3 个" in said.notes[0]
    left = marked(of_rates(WEIGHTS, rest="[small]\nleave = true\n"), {1: few}).rows[0]
    assert (said.score, left.score) == (64.0, 80.0)
    assert left.part("starts").got is None and "只有 1 个，太少，本项不计分" in left.part("starts").why


def test_a_task_that_is_left_out_puts_nobody_on_the_black_board():
    head, honours = 'judged = ["starts"]\n', "[honours]\nblack = 1\n"
    figures = {key: dict.fromkeys(WEIGHTS, tasked(5, 10, pace=10.0)) for key in (1, 2, 3)} | {4: dict.fromkeys(WEIGHTS, tasked(4, 10, pace=10.0)) | {"starts": tasked(0, 1, pace=90.0)}}
    said = marked(of_rates(WEIGHTS, head, honours), figures)
    left = marked(of_rates(WEIGHTS, head, f"{honours}[small]\nleave = true\n"), figures)
    assert [row.honour for row in said.rows if row.unit == 4] == [BLACK] and not any(row.honour for row in left.rows)


def test_what_only_takes_off_is_not_stretched_by_the_weights_of_others():
    pack = of_rates({"starts": 50, "enrolments": 50}, rest='[[parts]]\nkey = "late"\ntitle = "迟报"\nway = "each"\nof = "reserve_count"\npoints = -3\n')
    figures = {"starts": tasked(5, 10), "enrolments": tasked(0, None, state=NO_TASK), "reserve_count": Figure("迟报", "count", 2)}
    row = marked(pack, {1: figures}).rows[0]
    assert (row.part("starts").got, row.part("late").got, row.score) == (50.0, -6.0, 44.0)


def test_what_a_pack_gives_for_no_task_is_given():
    pack = written('[[parts]]\nkey = "a"\ntitle = "甲"\nweight = 60\nway = "completion"\nof = ["starts"]\n'
                   '[[parts]]\nkey = "b"\ntitle = "乙"\nweight = 40\nway = "completion"\nof = ["enrolments"]\nnone = 10\n')
    row = marked(pack, {1: {"starts": tasked(1, 2), "enrolments": tasked(0, None)}}).rows[0]
    assert row.score == 40.0 and row.part("b").why.endswith("按 10 分计")


def test_in_a_pack_that_shares_nothing_no_task_is_no_points():
    pack = of_rates({"starts": 60, "enrolments": 40}, 'no_task = "zero"\nfull = 100\n')
    assert marked(pack, {1: {"starts": tasked(1, 2), "enrolments": tasked(0, None)}}).rows[0].score == 30.0


def test_red_and_black_go_by_the_whole_target_where_the_pack_says_so():
    against = of_rates({"invested": 100}, 'judged = ["invested"]\n', '[honours]\nred = 1\nblack = 1\nagainst = "target"\n')
    by_pace = of_rates({"invested": 100}, 'judged = ["invested"]\n', "[honours]\nred = 1\nblack = 1\n")
    figures = {key: {"invested": tasked(done, 100, pace=50.0)} for key, done in ((1, 90), (2, 70), (3, 60))}
    assert {row.unit: row.honour for row in marked(against, figures).rows} == {1: "", 2: "", 3: BLACK}
    assert {row.unit: row.honour for row in marked(by_pace, figures).rows} == {1: RED, 2: "", 3: ""}


def test_boards_take_no_more_than_half_of_a_league_where_the_pack_says_so():
    figures = {key: {"invested": tasked(10 * key, 100, pace=95.0)} for key in (1, 2, 3, 4)}
    for half, black in (("", 4), ("half = true\n", 2)):
        pack = of_rates({"invested": 100}, 'judged = ["invested"]\n', f"[honours]\nblack = 4\n{half}")
        assert sum(row.honour == BLACK for row in marked(pack, figures).rows) == black


def test_lights_on_the_score():
    pack = of_rates({"invested": 100}, rest="[lights]\ngreen = 90\nyellow = 75\n")
    figures = {key: {"invested": tasked(done, 100)} for key, done in ((1, 90), (2, 80), (3, 60))}
    assert {row.unit: row.light for row in marked(pack, figures).rows} == {1: "G", 2: "Y", 3: "R"}


def test_a_figure_that_is_only_a_count_is_shown_as_it_is():
    assert Figure("个数", "count", 3).short == "3" and Figure("合计", "money", 12.3 * YI).short == "12.3亿元"
