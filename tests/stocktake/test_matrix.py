"""The matrix leader × half-month, from facts: on any day, by what was known at any moment, as a plain replay says it."""
from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongjian.projects.acts import card
from gongjian.projects.models import Milestone
from gongjian.stocktake.acts import stocktakes
from gongjian.stocktake.halves import AHEAD, DONE, DUE, MISSED
from gongjian.stocktake.matrix import read
from gongjian.timeline.periods import half_months
from gongjian.timeline.when import When, end_of
from tests.world import AREA, TODAY, do, stand, told

HALVES = half_months(date(2023, 11, 1), date(2024, 2, 20))
SEEN = {"how": "phone", "found": "按计划推进"}


def matrix(on=TODAY, known=None, only=None):
    return read(HALVES, When(on, known), AREA, only)


def test_each_project_each_half_month_and_the_sum_of_a_leader(world):
    o, p = world.officers, world.projects
    do(card.sponsor, p.gas, told("2023-11-20", o.office), leader=o.deputy)
    do(stocktakes.take_stock, p.sheep, told("2023-11-10", o.deputy), **SEEN)
    do(stocktakes.take_stock, p.sheep, told("2023-12-05", o.deputy), **SEEN)
    seen = matrix()
    row = seen.row("钱副")
    assert {line.name: line.cells[:4] for line in row.lines} == {
        "肉羊全产业链项目": (DONE, MISSED, DONE, AHEAD), "煤层气增压站及配套管网": (None, MISSED, DUE, AHEAD),
    }
    assert [found.text for found in row.sums] == ["1/1", "0/2", "1/2", *[""] * 5] and (seen.now(), seen.last()) == (2, 1)
    assert [found.owed for found in seen.sums[:3]] == [1, 2, 2] and row.leader == o.deputy.pk


def test_told_late_counts_for_the_day_it_happened_and_was_not_known_before(world):
    sheep, deputy = world.projects.sheep, world.officers.deputy
    do(stocktakes.take_stock, sheep, told("2023-12-13", deputy), on=date(2023, 11, 28), **SEEN)
    assert matrix().row("钱副").sums[1].text == "1/1"
    assert matrix(date(2023, 12, 10)).row("钱副").sums[1].text == "1/1", "what we know now of that day"
    assert matrix(date(2023, 12, 10), end_of(date(2023, 12, 10))).row("钱副").sums[1].text == "0/1", "what was known then"


def test_a_change_of_sponsor_in_mid_period_is_fair(world):
    o, p = world.officers, world.projects
    do(stocktakes.take_stock, p.sheep, told("2023-12-02", o.deputy), **SEEN)
    do(card.sponsor, p.sheep, told("2023-12-11", o.office), leader=o.magistrate)
    seen = matrix(date(2023, 12, 18))
    assert [found.text for found in seen.row("钱副").sums[:4]] == ["0/1", "0/1", "", ""], "the running one and this one are no longer his"
    assert [found.text for found in seen.row("赵县").sums[:4]] == ["", "", "1/1", "0/1"], "what was done before him quits him, once"


def test_a_sector_is_one_thing_owed_and_any_of_its_projects_settles_it(world):
    o, p, u = world.officers, world.projects, world.units
    for project in (p.gas, p.wind):
        do(card.change_card, project, told("2023-11-02"), sector="能源")
    do(card.sponsor_sector, u.county_leaders, told("2023-11-03", o.office), sector="能源", leader=o.magistrate)
    do(stocktakes.take_stock, p.wind, told("2023-11-20", o.magistrate), **SEEN)
    line = matrix().row("赵县").lines[0]
    assert (line.project, line.name, line.cells[:4]) == (None, "能源行业", (MISSED, DONE, DUE, AHEAD))
    for project in (p.gas, p.wind):
        stand([told("2023-12-10").tell(Milestone, project=project, kind_of="withdrawn")], told("2023-12-10").at)
    assert matrix().row("赵县").lines[0].cells[2] is None, "nothing of it is left to look at"


def test_only_what_may_be_shown_is_shown(world):
    do(card.sponsor, world.projects.road, told("2023-11-02", world.officers.office), leader=world.officers.magistrate)
    assert {row.name for row in matrix().rows} == {"钱副", "赵县"}
    assert {row.name for row in matrix(only={world.projects.road.pk}).rows} == {"赵县"} and matrix(only=set()).rows == ()


def test_three_queries_whatever_the_size(world):
    with CaptureQueriesContext(connection) as asked:
        matrix()
    assert len(asked) == 3
