"""Rankings of the sample county: three published, one with the units; each can be reckoned again; who rose, who is excused."""
import pytest

from gongjian.rankings.flow import Plea, Step
from gongjian.rankings.frozen import as_json, kept
from gongjian.rankings.life import lives, reproduced, rounds_of
from gongjian.rankings.registry import every_pack, pack
from gongjian.rankings.scoring import BLACK, RED
from gongjian.rankings.standing import ranking
from tests.sample.looking import at


@pytest.fixture
def told(sample):
    return list(reversed(lives(rounds_of("140521"))))


def test_three_are_published_and_the_fourth_waits_for_its_units(told):
    assert [(str(life.round.on), life.step) for life in told] == [
        ("2023-11-30", Step.ISSUED), ("2023-12-15", Step.ISSUED), ("2023-12-31", Step.ISSUED), ("2024-02-15", Step.PROPOSED),
    ]
    assert all(life.number.endswith("（示例）") for life in told[:3])
    assert told[3].unruled and told[3].silent()


def test_each_can_be_reckoned_again_to_the_last_digit(told):
    assert [reproduced(life, at("2024-02-20")) for life in told] == [True] * 4


def test_whoever_was_excused_is_not_black_and_keeps_its_place(told):
    for life in told[:3]:
        rows = {one.unit: one.row for one in kept(life.said)}
        assert len(life.excused) == 1
        for unit in life.excused:
            assert rows[unit]["honour"] != BLACK and rows[unit]["excused"]
        refused = [answer for answer in life.answers if answer.plea == Plea.FIGURES]
        assert [rows[answer.unit_id]["honour"] for answer in refused] == [BLACK]


def test_boards_hold_what_the_rule_says_on_every_day(sample):
    for day in ("2023-11-15", "2023-12-13", "2023-12-31", "2024-02-20"):
        for key, rules in every_pack().items():
            for placed in ranking(at(day), rules).boards:
                for league in placed.leagues:
                    for row in league.rows:
                        if row.honour == RED:
                            assert row.place and row.place <= 5, (day, key, row.name)
                        if row.honour == BLACK:
                            assert any(part.ahead is not None and part.ahead < 0 for part in row.parts if part.key in placed.board.judged), (day, key, row.name)


def test_all_townships_have_a_place_and_the_zone_alone_has_none(sample):
    said = as_json(ranking(at("2023-12-13"), pack("winter")))
    towns, zone, _ = said["boards"][0]["leagues"]
    assert sorted(row["place"] for row in towns["rows"]) == list(range(1, 13)) and not zone["counts"]
