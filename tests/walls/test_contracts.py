"""Contracts of every list and every indicator, for every relation, on a past day and today: one query, nothing foreign, nothing unborn."""
from contextlib import contextmanager
from datetime import date
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongjian.indicators.indicator import Indicator, Published
from gongjian.indicators.registry import every_indicator
from gongjian.people.models import Unit
from gongjian.problems.models import Problem, ProblemStep
from gongjian.projects.acts import card, figures, mending, milestones
from gongjian.projects.models import Milestone, Project, Report
from gongjian.promotion.models import Signing
from gongjian.reading.say import Unsaid, word
from gongjian.reading.word import At
from gongjian.sheets.grid import Grid
from gongjian.sheets.registry import every_sheet, sheet
from gongjian.sheets.roll import KEY, Roll
from gongjian.targets import allotting
from gongjian.targets.models import Allotment
from gongjian.timeline.periods import Period
from gongjian.timeline.when import end_of
from tests.world import NOV_1, NOV_2, TODAY, WAN, do, looks, solve, strike, told

PAST = date(2023, 11, 17)
DAYS = (PAST, TODAY)
EYES = (
    "office", "magistrate", "deputy", "jiafeng", "duanshi", "agriculture", "forestry", "zone", "statistics", "approvals", "inspector", "nowhere", "admin",
)
LISTS = {number: sheet(number) for number in range(1, 10)}
QUARTER = Period(date(2023, 10, 1), date(2023, 12, 31))

# Whose projects he may open, by the names of the world's projects; None: all of them.
OPENS = {
    "office": None, "magistrate": None, "statistics": None, "approvals": None, "inspector": None, "deputy": {"sheep"},
    "jiafeng": {"gas", "wind", "idle"}, "duanshi": {"sheep", "road", "late"}, "agriculture": {"sheep"},
    "forestry": set(), "zone": set(), "nowhere": set(), "admin": set(),
}
# Whose problems: of his project, his to solve, his to help with.
MEETS = {
    "office": {"sheep", "gas"}, "magistrate": {"sheep", "gas"}, "inspector": {"sheep", "gas"}, "deputy": {"sheep"}, "jiafeng": {"gas"},
    "agriculture": {"sheep", "gas"}, "forestry": {"sheep"}, "zone": {"gas"}, "statistics": set(), "approvals": set(), "duanshi": set(), "nowhere": set(), "admin": set(),
}
COMPARES = ("office", "magistrate", "deputy", "statistics", "approvals", "inspector")


def at(world, who="office", on=TODAY, known=None) -> At:
    """With his seat, whom he stands in for and the drive's definitions already known: what a request has asked before it draws a list."""
    lens = looks(getattr(world.officers, who), on, known)
    assert (lens.seat or who == "admin") and not lens.stands_in_for
    list(LISTS[1].asked(At(lens, world.drive)))
    assert connection.features.supports_json_field  # Django asks SQLite once
    return At(lens, world.drive)


@contextmanager
def queries():
    with CaptureQueriesContext(connection) as captured:
        yield captured


def test_the_nine_lists_are_there():
    assert [found.number for found in every_sheet()] == list(range(1, 10))


def test_a_list_is_one_query_shows_nothing_foreign_and_its_forms_agree(county):
    for who, on in product(EYES, DAYS):
        seen = at(county, who, on)
        may_see = whatever_he_may_see(county, who)
        for told_list in every_sheet():
            with queries() as asked:
                table = told_list.table(seen)
            assert len(asked) <= 1, (told_list.number, [query["sql"][:200] for query in asked])
            assert len(asked) == 1 or not len(table), "nothing is asked only where nothing can be seen"
            assert set(table.keys) <= may_see[told_list.about], (told_list.number, who, "shows what is not his")
            if len(table):
                assert set(table.keys) <= set(seen.lens.see(told_list.about).values_list(KEY[told_list.about.__name__], flat=True))
            forms_agree(table)
            totals_are_sums(table)


def forms_agree(table) -> None:
    assert len(table) == len(table.keys) == len(table.rows) == len(table.records()) == len(table.cells()) == len(table.shown_rows())
    assert all(len(row) == len(table.columns) for row in (*table.rows, *table.cells(), *table.shown_rows()))
    assert [record["key"] for record in table.records()] == list(table.keys) and len(set(table.keys)) == len(table.keys)
    assert all(set(record) == {"key", *(column.name for column in table.columns)} for record in table.records())


def totals_are_sums(table) -> None:
    totals = table.totals()
    for column in table.columns:
        values = [row[table.place(column.name)] for row in table.rows]
        numbers = [value for value in values if isinstance(value, int) and not isinstance(value, bool)]
        if column.word.adds:
            assert totals[column.name] == (sum(numbers) if numbers else None)
        elif column.name not in table.shares:
            assert column.name not in totals, "only what adds up is added up"
    for name, (top, bottom) in table.shares.items():
        assert totals[name] is None or totals[name] == pytest.approx(totals[top] * 100 / totals[bottom])


def whatever_he_may_see(county, who) -> dict[type, set[int]]:
    """By the world's own story, and not by the relations the lens is made of."""
    u = county.units
    opens = {project.pk for name, project in vars(county.projects).items() if isinstance(project, Project) and (OPENS[who] is None or name in OPENS[who])}
    meets = {problem.pk for name, problem in (("sheep", county.problem), ("gas", county.projects.stuck)) if name in MEETS[who]}
    own = {"jiafeng": u.jiafeng, "duanshi": u.duanshi, "agriculture": u.agriculture, "forestry": u.forestry, "zone": u.zone}
    units = set(Unit.objects.values_list("pk", flat=True)) if who in COMPARES else {own[who].pk} if who in own else set()
    return {Project: opens, Problem: meets, Unit: units}


def test_what_one_sees_is_what_the_office_sees_of_it(county):
    """A narrower lens loses rows and never changes one."""
    for told_list in every_sheet():
        full = {record["key"]: record for record in told_list.table(at(county)).records()}
        for who in EYES:
            seen = at(county, who)
            records = told_list.table(seen).records()
            assert [record for record in records if record != full[record["key"]]] == [], (told_list.number, who)
            visible = set(seen.lens.see(told_list.about).values_list(KEY[told_list.about.__name__], flat=True))
            assert {record["key"] for record in records} == set(full) & visible, (told_list.number, who)


def test_every_list_has_something_on_it_so_that_the_contracts_mean_something(county):
    counts = {number: len(told_list.table(at(county))) for number, told_list in LISTS.items()}
    assert all(counts.values()), counts


def test_nothing_is_seen_before_it_was_born(county):
    for who, on in product(("office", "jiafeng"), (date(2022, 11, 7), date(2023, 1, 9), date(2023, 2, 28), date(2023, 8, 31))):
        seen = at(county, who, on)
        born = {project.pk for project in vars(county.projects).values() if isinstance(project, Project) and project.cards.order_by("occurred_on").first().occurred_on <= on}
        found = {problem.pk for problem in Problem.objects.all() if problem.steps.order_by("occurred_on").first().occurred_on <= on}
        assert set(seen.lens.see(Project).values_list("project_id", flat=True)) <= born
        for told_list in every_sheet():
            table = told_list.table(seen)
            if isinstance(told_list, Roll):
                assert set(table.keys) <= (born if told_list.about is Project else found)
            else:
                done = [row[table.place(column.name)] for row in table.rows for column in table.columns if column.name.endswith("_done")]
                assert not any(done), "what was done later is not seen earlier, not even as a minus"
                assert not any(isinstance(value, int) and value for row in table.rows for value in row[1:]), "nor what was asked later"


def test_a_day_before_anything_shows_empty_lists_to_everybody(county):
    for who in ("office", "magistrate", "jiafeng", "admin"):
        assert not any(len(told_list.table(at(county, who, date(2000, 1, 1)))) for told_list in every_sheet())


# --- live and known


def mend_everything(world) -> None:
    """On 14 December the past turns out to have been different, in every room."""
    o, p, u = world.officers, world.projects, world.units
    frame = told("2023-12-14", o.office, "核实后更正")
    do(mending.correct, Report.objects.get(project=p.sheep, occurred_on=NOV_1.end), frame, amount=600 * WAN)
    do(mending.void, Report.objects.get(project=p.idle, occurred_on=NOV_2.end), frame)
    do(figures.report, p.gas, frame, period=NOV_1, amount=70 * WAN)
    do(mending.correct, Milestone.objects.get(project=p.gas, planned=True), frame, planned_on=date(2023, 11, 10))
    do(milestones.reach, p.late, frame, kind="started", on=date(2023, 11, 12))
    do(mending.correct, Milestone.objects.get(project=p.wind, planned=True), frame, planned_on=date(2024, 3, 10))
    do(mending.correct, p.sheep.sponsorships.get(), frame, leader_name="孙副", leader_id=None)
    do(mending.correct, ProblemStep.objects.get(problem=p.stuck, step="assigned"), frame, due_on=date(2023, 12, 20))
    do(card.change_card, p.sheep, frame, on=date(2023, 11, 5), name="肉羊全产业链（一期）", total=40_000 * WAN)
    for fact in Allotment.objects.filter(unit=u.jiafeng):
        do(mending.correct, fact, frame, value=fact.value + 100_000_000)
    do(mending.correct, Signing.objects.get(), frame, total=90_000 * WAN)
    do(mending.correct, p.wind.approvals.get(item="permit"), frame, due_on=date(2023, 12, 30))


def test_a_later_correction_changes_the_live_past_and_not_what_was_known(county):
    def every_list(on, known, eyes=("office", "deputy", "agriculture")):
        return {(who, number): told_list.table(at(county, who, on, known)).records() for who in eyes for number, told_list in LISTS.items()}

    past, now = date(2023, 11, 20), end_of(TODAY)
    before = {on: every_list(on, None) for on in (past, TODAY)}
    assert before == {on: every_list(on, now) for on in (past, TODAY)}, "all that is known now is what is known by tonight"
    mend_everything(county)
    assert before == {on: every_list(on, now) for on in (past, TODAY)}, "what was known by that night is still what was known"
    live = every_list(past, None, ["office"])
    assert [number for number in LISTS if live["office", number] == before[past]["office", number]] == [], "every list was touched by something"


def test_the_known_view_of_a_past_bulletin(county):
    """"What did the 1 December bulletin rightly say?": the second half of November as first told, 540."""
    reported = lambda known: next(
        record["reported_total"] for record in LISTS[6].table(at(county, "office", date(2023, 12, 2), known)).records() if record["key"] == county.projects.sheep.pk
    )
    assert reported(None) == (5000 + 460 + 480) * WAN
    assert reported(end_of(date(2023, 12, 2))) == (5000 + 460 + 540) * WAN


# --- words


def test_every_target_a_grid_speaks_of_is_in_the_plan_and_over_one_period(county):
    for told_list in (found for found in every_sheet() if isinstance(found, Grid)):
        keys = set(county.drive.targets.values_list("key", flat=True))
        assert set(told_list.targets) <= keys and set(told_list.beside) <= set(every_indicator())
        periods = {(target.stock, None if target.stock else target.period) for target in told_list.asked(at(county))}
        assert len(periods) == 1, "the indicators of one grid are added up in one pass, over one period"


@pytest.mark.parametrize("told_list", [found for found in every_sheet() if isinstance(found, Roll)], ids=lambda told_list: f"list{told_list.number}")
def test_every_word_a_list_speaks_is_defined(told_list):
    spoken = [*told_list.columns, *(way.lstrip("-") for way in told_list.order), *(name for name, _ in (*told_list.enters, *told_list.leaves)), told_list.person]
    for name in [*spoken, *([told_list.deadline] if told_list.deadline else [])]:
        assert word(told_list.about, name).label
    assert told_list.person in told_list.columns and len(set(told_list.columns)) == len(told_list.columns)


def test_a_list_that_speaks_an_undefined_word_fails(county):
    from dataclasses import replace

    with pytest.raises(Unsaid, match="「nothing_of_the_kind」不在项目的词表里"):
        replace(LISTS[5], columns=("name", "nothing_of_the_kind")).table(at(county))


def test_a_list_is_searched_and_sorted_in_the_same_one_query(county):
    for told_list in every_sheet():
        seen = at(county)
        full = told_list.table(seen)
        some = full.columns if isinstance(told_list, Roll) else full.columns[:3]
        for place, column in enumerate(some):
            order = ("" if place % 2 else "-") + column.name
            with queries() as asked:
                in_order = told_list.table(seen, order=order)
            assert len(asked) == 1 and sorted(in_order.keys) == sorted(full.keys), (told_list.number, order)
        with queries() as asked:
            found = told_list.table(seen, search="嘉峰" if isinstance(told_list, Grid) else "x")
        assert len(asked) == 1 and set(found.keys) <= set(full.keys)
        assert told_list.table(seen, order="nothing_of_the_kind; DROP TABLE").keys == full.keys


def test_a_column_is_sorted_by_what_it_shows_and_blanks_come_last(county):
    for name, says in (("甲路", {"responsible": county.officers.zone, "responsible_name": "甲"}), ("乙路", {}), ("丙路", {"responsible_name": "乙"})):
        road = do(card.register, county.units.duanshi, told("2023-01-11"), name=name, nature="new", **says)[0].project
        do(milestones.plan, road, told("2023-01-11"), kind="started", planned_on=date(2023, 10, 1))
    seen, people = at(county), {}
    for order in ("responsible_name", "-responsible_name", "year_plan", "-year_plan"):
        values = [record[order.lstrip("-")] for record in LISTS[5].table(seen, order=order).records()]
        said = [value for value in values if value not in (None, "")]
        assert values == sorted(said, reverse=order[0] == "-") + values[len(said):] and len(said) < len(values), order
        people[order] = values
    assert "zone" in people["responsible_name"], "the officer's own name, where he is known"


def test_names_are_found_by_their_initials(county):
    assert [record["name"] for record in LISTS[6].table(at(county), search="RY").records()] == ["肉羊全产业链项目"]
    assert LISTS[6].table(at(county, "jiafeng"), search="ry").records() == []


# --- indicators


def test_an_indicator_is_one_query_for_the_county_and_one_for_the_units_he_sees(county):
    for (name, told_by), on in product(every_indicator().items(), DAYS):
        whole = told_by.total(at(county, "office", on).over(QUARTER))
        for who in ("office", "deputy", "jiafeng", "statistics", "nowhere", "admin"):
            seen = at(county, who, on).over(QUARTER)
            with queries() as asked:
                assert told_by.total(seen) == whole, (name, who, "the county's figure is the county's, whoever asks")
            assert len(asked) <= 1, (name, [query["sql"][:150] for query in asked])
            with queries() as asked:
                by_unit = told_by.by_unit(seen)
            assert len(asked) <= 1, (name, [query["sql"][:150] for query in asked])
            assert set(by_unit) <= set(seen.lens.see(Unit).values_list("unit_id", flat=True)), (name, who)
            if told_by.measure != "percent":
                assert isinstance(whole, int) and all(isinstance(part, int) for part in by_unit.values()), name
                assert not seen.lens.sees_all(Unit) or sum(by_unit.values()) == whole, (name, "units add up to the county")


def test_a_rate_of_nothing_is_no_rate_and_a_sum_of_nothing_is_zero(county):
    long_ago = at(county, on=date(2000, 1, 1))
    for told_by in every_indicator().values():
        assert told_by.total(long_ago) is None if told_by.measure == "percent" else told_by.total(long_ago) == 0
        assert told_by.by_unit(long_ago) == {}


def test_a_published_rate_is_none_until_it_is_published(county):
    growth = every_indicator()["growth"]
    assert isinstance(growth, Published) and growth.total(at(county)) is None
    do(allotting.publish_growth, county.drive.targets.get(key="growth"), told("2023-12-05"), value=0, document="晋城统计月报")
    assert growth.total(at(county)) == 0.0 and growth.total(at(county, on=date(2023, 12, 4))) is None


def test_every_target_is_measured_by_an_indicator_of_its_own_measure(county):
    for target in county.drive.targets.all():
        told_by = every_indicator()[target.indicator]
        assert told_by.measure == target.measure, target.key
        assert isinstance(told_by, Indicator | Published)


def test_what_an_act_does_is_seen_by_the_next_look(county):
    """No list remembers: the same At after an act says what is."""
    seen = at(county)
    assert county.problem.pk in LISTS[8].table(seen).keys
    solve(county.problem, TODAY)
    strike(county.problem, TODAY)
    assert county.problem.pk not in LISTS[8].table(seen).keys
