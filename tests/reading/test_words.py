"""Words: sums over a period, what only the statistics bureau may see, papers still missing; a name nobody defined is told at once."""
from datetime import date

import pytest
from django.db.models import Q, Sum

from gongjian.approvals import acts as approvals
from gongjian.indicators.registry import indicator
from gongjian.problems.models import Problem
from gongjian.projects.acts import card, figures, milestones
from gongjian.projects.models import Project
from gongjian.reading.joins import JOINS
from gongjian.reading.say import WORDS, Unsaid, say, words_in
from gongjian.reading.shown import cell, plain, shown
from gongjian.reading.word import At, Word
from gongjian.timeline.periods import Period
from tests.world import TODAY, WAN, do, looks, told

QUARTER = Period(date(2023, 10, 1), date(2023, 12, 31))


def at(world, on=TODAY, who="office", period=None) -> At:
    found = At(looks(getattr(world.officers, who), on), world.drive)
    return found.over(period) if period else found


def of(world, project, *words, **look):
    seen = at(world, **look)
    rows = say(seen.lens.see(Project), Project, seen, words)
    return rows.filter(project=project).values_list(*words).get()


def test_a_sum_over_a_period_counts_from_its_first_day(world):
    do(figures.report, world.projects.road, told("2023-10-02"), period=Period(date(2023, 9, 16), date(2023, 9, 30)), amount=1000 * WAN)
    assert of(world, world.projects.road, "reported_total", "reported_in", period=QUARTER) == (1650 * WAN, 650 * WAN)
    assert of(world, world.projects.road, "reported_in") == (1650 * WAN,), "without a period: since it began"


def test_before_its_period_a_sum_is_nothing_and_not_less_than_nothing(world):
    """On 15 November the first quarter of 2024 has not begun: what was reported later must not show, not even as a minus."""
    later = Period(date(2024, 1, 1), date(2024, 3, 31))
    for on in (date(2023, 11, 15), date(2023, 11, 20), TODAY):
        assert of(world, world.projects.road, "reported_in", "paid_in", on=on, period=later) == (0, 0)
    assert of(world, world.projects.road, "reported_in", on=date(2023, 4, 10), period=QUARTER) == (0,)


def test_before_the_drives_year_nothing_was_done_in_it(world):
    assert of(world, world.projects.sheep, "reported_year", on=date(2022, 11, 20)) == (None,), "nothing was told yet: blank, neither zero nor a minus"


def test_what_is_done_this_year_leaves_out_the_years_before(world):
    old = do(card.register, world.units.duanshi, told("2022-06-01"), name="老项目")[0].project
    do(figures.opening, old, told("2022-07-01"), on=date(2022, 6, 30), amount=700)
    do(figures.report, old, told("2023-12-01"), period=Period(date(2023, 11, 16), date(2023, 11, 30)), amount=50)
    assert of(world, old, "reported_total", "reported_year") == (750, 50)


def test_official_figures_of_one_project_are_for_few_eyes(world):
    road = world.projects.road
    assert of(world, road, "official_total", who="statistics") == (520 * WAN,)
    assert of(world, road, "official_total", who="duanshi") == (520 * WAN,)
    assert of(world, road, "official_total", who="magistrate") == (None,)
    assert of(world, road, "official_total", who="approvals") == (None,)
    do(approvals.stand, road, told("2023-12-01"), item="forest", state="under_way", unit=world.units.forestry, handler="陈林", due_on=date(2023, 12, 30))
    assert of(world, road, "name", "official_total", who="forestry") == ("端氏镇曲堤连接线工程", None), "who handles an approval sees the project and not this"


def test_but_the_total_of_a_unit_is_seen_by_whoever_sees_the_unit(world):
    told_by = indicator("official_invested")
    for who in ("office", "statistics", "magistrate", "deputy", "inspector"):
        seen = at(world, who=who)
        assert told_by.total(seen) == 520 * WAN, who
        assert told_by.by_unit(seen)[world.units.duanshi.pk] == 520 * WAN, who


def test_papers_still_missing_are_named(world):
    assert of(world, world.projects.sheep, "enrol_missing", "enrol_missing_count") == ("施工合同、", 1)
    assert shown(WORDS[Project]["enrol_missing"], "施工合同、") == "施工合同"


def test_the_stage_follows_the_milestones(world):
    p = world.projects
    assert [of(world, project, "stage")[0] for project in (p.sheep, p.gas, p.road, p.wind)] == ["在建未入统", "储备", "在建已入统", "储备"]
    assert of(world, p.sheep, "stage", on=date(2023, 9, 19)) == ("前期",)
    do(milestones.reach, p.road, told("2023-12-10", note="天冷"), kind="paused")
    assert of(world, p.road, "stage") == ("停工",)


def test_a_word_nobody_defined_is_told(world):
    seen = at(world)
    with pytest.raises(Unsaid, match="「nonsense」不在项目的词表里"):
        say(seen.lens.see(Project), Project, seen, ["name", "nonsense"])
    with pytest.raises(Unsaid, match="「stage」不在问题的词表里"):
        say(seen.lens.see(Problem), Problem, seen, ["stage"])


def test_a_word_nobody_asks_for_does_not_reach_the_sql(world):
    seen = at(world)
    assert "tally" not in str(say(seen.lens.see(Project), Project, seen, ["name", "total"]).query)
    assert "tally" in str(say(seen.lens.see(Project), Project, seen, ["reported_total"]).query)


@pytest.mark.parametrize("about, name", [(about, name) for about, words in WORDS.items() for name in words], ids=lambda value: value if isinstance(value, str) else "")
def test_every_word_can_be_said_has_a_label_and_knows_its_joins(world, about, name):
    told_as = WORDS[about][name]
    seen = at(world, period=QUARTER)
    rows = say(seen.lens.see(about), about, seen, [name])
    assert told_as.label and any("一" <= sign <= "鿿" for sign in told_as.label)
    assert set(told_as.needs) <= set(JOINS)
    assert len(rows) == seen.lens.see(about).count(), "a word never loses or doubles a row"


def test_a_condition_teaches_the_words_it_uses():
    assert {"lag", "name"} <= words_in(Q(lag__gte=10) & ~Q(name="甲") | Q(Q(total=Sum("year_plan"))))


@pytest.mark.parametrize("kind, value, on_screen, in_excel, in_json", [
    ("money", 0, "0", 0, 0), ("money", 123_456_700, "12,345.67", 12345.67, 123_456_700), ("money", None, "", None, None), ("yi", 4_430_000_000, "44.3", 44.3, 4_430_000_000),
    ("percent", 0, "0.0%", 0, 0), ("percent", 33.333, "33.3%", 0.33333, 33.33), ("share", 3500, "35%", 0.35, 35), ("points", 12.34, "12.3", 12.3, 12.34),
    ("flag", True, "是", "是", True), ("flag", False, "否", "否", False), ("count", 1234, "1,234", 1234, 1234), ("year", 2023, "2023", 2023, 2023),
    ("day", date(2023, 12, 13), "2023-12-13", date(2023, 12, 13), "2023-12-13"), ("money", "无任务", "无任务", "无任务", "无任务"), ("count", "未下达", "未下达", "未下达", "未下达"),
])
def test_zero_nothing_no_task_and_not_issued_are_four_things(kind, value, on_screen, in_excel, in_json):
    word = Word("数", "", kind)
    assert shown(word, value) == on_screen
    assert cell(word, value) == pytest.approx(in_excel) if isinstance(in_excel, float) else cell(word, value) == in_excel
    assert plain(word, value) == in_json


def test_nothing_reported_is_not_zero_and_is_behind_all_the_same(world):
    """The gas station has a plan for 2023 and no report: blank, not 0; and behind by all that was expected of it."""
    at = At(looks(world.officers.office), world.drive)
    row = say(at.lens.see(Project), Project, at, ("reported_year", "lag", "expected", "year_plan")).get(project=world.projects.gas)
    assert row.reported_year is None and row.lag == pytest.approx(row.expected * 100 / row.year_plan) and row.expected > 0
