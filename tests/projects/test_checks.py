"""Identities a report should keep are warned of, never refused."""
from datetime import date

from gongjian.projects.acts import card, figures
from gongjian.projects.checks import report_warnings
from gongjian.timeline.periods import half_month
from tests.world import WAN, do, told

END = date(2023, 12, 15)


def test_an_ordinary_report_is_not_warned_of(world):
    assert report_warnings(world.projects.sheep, END, 123_4567) == []
    assert report_warnings(world.projects.sheep, END, 0) == []


def test_a_stated_total_that_does_not_tie(world):
    held = (5000 + 460 + 480) * WAN
    assert report_warnings(world.projects.sheep, END, 120 * WAN, held + 120 * WAN) == []
    assert report_warnings(world.projects.sheep, END, 120 * WAN, held + 100 * WAN) == ["累计 6,040 ≠ 上期累计 5,940 + 本期 120（万元）"]


def test_more_than_the_project_is_to_cost(world):
    assert report_warnings(world.projects.sheep, END, 40_001 * WAN) == ["累计 45,941 超过计划总投资 36,000（万元）"]


def test_money_spent_before_a_start(world):
    assert report_warnings(world.projects.gas, END, 5) == ["项目尚未记开工，却有完成投资"]
    assert report_warnings(world.projects.gas, END, 0) == []


def test_a_figure_that_is_the_plan_itself(world):
    assert report_warnings(world.projects.sheep, END, 12_000 * WAN) == ["本期完成投资与年度计划数完全相等，请核对是否照任务数填报"]


def test_three_round_millions_in_a_row(world):
    road = do(card.register, world.units.duanshi, told("2023-08-01"), name="某路")[0].project
    do(figures.opening, road, told("2023-10-01"), on=date(2023, 9, 30), amount=300 * WAN)
    for day, amount in (("2023-10-01", 300), ("2023-10-16", 200)):
        period = half_month(date.fromisoformat(day))
        do(figures.report, road, told("2023-11-01"), period=period, amount=amount * WAN)
    heaping = "连续多期都是整百万元，请核对是否估报"
    assert heaping in report_warnings(road, date(2023, 11, 15), 100 * WAN)
    assert heaping not in report_warnings(road, date(2023, 11, 15), 150 * WAN)
    assert heaping not in report_warnings(road, date(2023, 11, 15), 0)
    assert heaping not in report_warnings(road, date(2023, 10, 15), 300 * WAN), "one report before is no habit"
