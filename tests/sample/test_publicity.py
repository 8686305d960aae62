"""What the sample county has published by the end, and by 13 December."""
from datetime import date

from gongjian.public.out import Out
from gongjian.publicity.flow import Kind, Step
from gongjian.publicity.life import items_of, lives
from gongjian.publicity.wording import personal
from gongjian.timeline.when import When
from tests.sample.looking import at

AREA = "140521"


def queue(day: str) -> list:
    return lives(items_of(AREA), When(date.fromisoformat(day)))


def test_the_queue_has_something_in_every_state_at_the_end(sample):
    stands = {life.step for life in queue("2024-02-20")}
    assert stands >= {Step.DRAFTED, Step.CHECKED, Step.TOLD, Step.SIGNED, Step.PUBLISHED, Step.WITHDRAWN, Step.DROPPED}
    assert {life.kind for life in queue("2024-02-20")} == set(Kind)


def test_something_of_every_kind_is_out_by_13_december(sample):
    out = Out(AREA, date(2023, 12, 13))
    assert {life.kind for life in out.published} >= {Kind.NEWS, Kind.RESULT, Kind.PRACTICE, Kind.EXPOSURE, Kind.FIGURES}
    assert [life.round.on for life in out.rankings] == [date(2023, 11, 30)] and len(out.bulletins) == 1


def test_nobody_checked_his_own_and_every_exposed_unit_was_told(sample):
    for life in queue("2024-02-20"):
        checked = life.last_of(Step.CHECKED)
        assert checked is None or checked.by_id not in life.writers
        assert life.kind != Kind.EXPOSURE or life.told is not None
        assert not personal(life.title + life.words)


def test_no_figure_of_a_unit_with_fewer_than_three_projects_is_out(sample):
    from gongjian.indicators.standing import line_of
    from gongjian.publicity.by_unit import respondents

    release = next(life for life in Out(AREA, date(2024, 2, 20)).releases if life.stands.day == date(2023, 12, 31))
    counts = respondents(line_of(at("2023-12-31"), "invested"))
    told = {row["unit"]: row["cells"]["invested"]["done"] for row in release.figures["units"]["rows"] if row["cells"]["invested"]["done"]}
    assert len(told) > 10 and all(counts[unit] >= 3 for unit in told)
    assert len([row for row in release.figures["units"]["rows"] if row["cells"]["invested"]["state"] == "不单列"]) >= 2


def test_the_key_projects_are_those_of_list_four_and_the_provincial(sample):
    from gongjian.sheets.registry import sheet

    release = next(life for life in Out(AREA, date(2024, 2, 20)).releases if life.stands.day == date(2023, 12, 31))
    sponsored = set(sheet(4).table(at("2023-12-31")).keys)
    assert sponsored <= {record["key"] for record in release.figures["projects"]}
