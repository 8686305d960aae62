"""Each way of scoring by hand calculation, its limits, and what it says of 无任务, 未下达, 未报 and 0."""
from dataclasses import replace
from datetime import date

import pytest

from gongjian.rankings.figure import NO_TASK, NOT_BEGUN, NOT_ISSUED, NOTHING, Figure
from gongjian.rankings.ways.best import Best
from gongjian.rankings.ways.completion import Completion
from gongjian.rankings.ways.each import Each
from gongjian.rankings.ways.entered import Entered
from gongjian.rankings.ways.lights import Lights
from gongjian.rankings.ways.places import Places
from gongjian.rankings.ways.registry import every_way
from gongjian.rankings.ways.slope import Slope
from gongjian.rankings.ways.steps import Steps
from gongjian.timeline.money import YI
from tests.rankings.plainly import field, tasked


def test_every_way_of_the_folder_is_found_by_its_name():
    assert set(every_way()) == {"completion", "slope", "steps", "each", "places", "best", "entered", "lights"}


class TestCompletion:
    def test_three_of_seven_of_twenty_points_is_8_6(self):
        got = Completion(("enrolments",), 110).score(20, 1, field({"enrolments": tasked(3, 7)}))
        assert got.got == pytest.approx(20 * 3 / 7)
        assert f"{got.got:.1f}" == "8.6"
        assert (got.said, got.why) == ("3/7", "任务 7 个，完成 3 个，完成率 42.9%")

    def test_what_is_over_counts_up_to_the_cap_and_tells_that_it_did(self):
        got = Completion(("a",), 110).score(25, 1, field({"a": tasked(1.3 * YI, YI, "money")}))
        assert (got.got, got.rate) == (27.5, 130.0)
        assert got.why.endswith("完成率 130.0%，按 110% 封顶")

    def test_without_a_cap_above_100_nothing_is_added(self):
        assert Completion(("a",)).score(25, 1, field({"a": tasked(3, 2)})).got == 25.0

    def test_several_measures_are_their_mean_and_those_without_a_task_are_left_out(self):
        figures = {"a": tasked(5, 10), "b": tasked(9, 10), "c": tasked(4, None, state=NO_TASK)}
        got = Completion(("a", "b", "c")).score(10, 1, field(figures))
        assert (got.got, got.said) == (7.0, "70.0%")

    def test_unreported_is_no_points_and_is_not_the_same_as_zero(self):
        silent = Completion(("a",)).score(25, 1, field({"a": tasked(None, 7)}))
        idle = Completion(("a",)).score(25, 1, field({"a": tasked(0, 7)}))
        assert (silent.got, silent.said, silent.state) == (0.0, "未报", "未报")
        assert (idle.got, idle.said, idle.state) == (0.0, "0/7", "")

    @pytest.mark.parametrize("state", [NO_TASK, NOT_ISSUED, NOT_BEGUN, NOTHING])
    def test_nothing_asked_is_not_marked_and_says_why(self, state):
        got = Completion(("a",)).score(25, 1, field({"a": tasked(3, None, state=state)}))
        assert (got.got, got.said) == (None, state) and got.why

    def test_no_task_said_by_a_paper_is_stronger_than_not_issued(self):
        got = Completion(("a", "b")).score(25, 1, field({"a": tasked(0, None, state=NOT_ISSUED), "b": tasked(0, None, state=NO_TASK)}))
        assert got.said == NO_TASK

    def test_a_ratio_is_held_against_its_goal(self):
        rate = Figure("开工率", "count", 3, 10, ratio=True, goal=40.0)
        got = Completion(("a",), 110).score(20, 1, field({"a": rate}))
        assert got.got == pytest.approx(20 * 30 / 40) and got.said == "3/10"

    @pytest.mark.parametrize("day, wanted", [(date(2022, 3, 31), 35), (date(2022, 4, 1), 75), (date(2022, 12, 31), 90)])
    def test_a_ladder_asks_more_as_the_year_goes_on(self, day, wanted):
        """临汾 2022: 新开工率 3 月底 35%、6 月底 75%、年底 90%."""
        way = Completion(("a",), 100, (("03-31", 35.0), ("06-30", 75.0), ("12-31", 90.0)))
        got = way.score(20, 1, field({"a": Figure("开工率", "count", 7, 20, ratio=True)}, on=day))
        assert got.got == pytest.approx(min(20 * 35 / wanted, 20))


class TestSlope:
    PLAN = Slope("a", 0.1, ((0.0, 0.2), (30.0, 0.1)), 10)
    RATE = Slope("a", 1.0, ((0.0, 1.0),), 2, per=10, whole=True, goals=((1.0, 80.0), (6.0, 70.0)))

    @pytest.mark.parametrize("rate, points", [
        (100, 25), (96.5, 25 - 0.35), (118, 25 + 18 * 0.2), (130, 25 + 6), (150, 25 + 6 + 2), (300, 35), (0, 15), (40, 19),
    ])
    def test_completing_the_plan_is_25_points_more_or_less_within_10(self, rate, points):
        assert self.PLAN.score(25, 1, field({"a": tasked(rate, 100)})).got == pytest.approx(points)

    @pytest.mark.parametrize("done, asked, points", [
        (4, 5, 5), (5, 5, 7), (3, 5, 3), (2, 5, 3), (0, 5, 3), (7, 10, 5), (8, 10, 6), (10, 10, 7), (6, 10, 4), (75, 100, 5), (5, 6, 6),
    ])
    def test_a_start_rate_is_held_against_80_percent_of_few_projects_and_70_of_many(self, done, asked, points):
        got = self.RATE.score(5, 1, field({"a": Figure("开工率", "count", done, asked, ratio=True)}))
        assert got.got == points, "whole tens only, no more than two either way"


class TestSteps:
    def test_a_month_of_ten_yi_or_more_adds_thirty(self):
        way = Steps("a", ((10.0 * YI, 30.0),))
        assert [way.score(0, 1, field({"a": Figure("投资", "money", amount)})).got for amount in (9.99 * YI, 10 * YI, 25 * YI)] == [0, 30, 30]

    def test_by_the_rate_it_needs_a_task(self):
        way = Steps("a", ((80.0, 5.0), (100.0, 8.0)), by="rate")
        assert [way.score(0, 1, field({"a": tasked(done, 10)})).got for done in (7, 8, 10)] == [0, 5, 8]
        assert way.score(0, 1, field({"a": tasked(7, None)})).got is None


class TestEach:
    def test_one_point_a_start_and_no_more_than_ten(self):
        assert [Each("a", 1, 10).score(0, 1, field({"a": Figure("开工", "count", n)})).got for n in (0, 4, 12)] == [0, 4, 10]

    def test_three_off_for_each_not_entered_in_time_without_a_limit(self):
        got = Each("a", -3).score(0, 1, field({"a": Figure("未按期入库", "count", 2)}))
        assert got.got == -6 and "每个 -3 分" in got.why

    def test_nothing_done_is_no_minus_zero(self):
        assert str(Each("a", -3).score(0, 1, field({"a": Figure("x", "count", 0)})).got) == "0.0"


class TestPlaces:
    WAY = Places("a", ((3.0, 7.0), (6.0, 5.0), (10.0, 3.0)))

    def test_the_first_three_seven_the_next_five_and_the_eleventh_nothing(self):
        units = [{"a": tasked(100 - n, 100)} for n in range(11)]
        assert [self.WAY.score(0, unit, field(*units)).got for unit in range(1, 12)] == [7, 7, 7, 5, 5, 5, 3, 3, 3, 3, 0]

    def test_equal_ones_share_the_better_place_and_nothing_done_has_none(self):
        units = [{"a": tasked(90, 100)}, *({"a": tasked(80, 100)} for _ in range(3)), {"a": tasked(0, 100)}, {"a": tasked(5, None)}]
        assert [self.WAY.score(0, unit, field(*units)).got for unit in range(1, 7)] == [7, 7, 7, 7, 0, None]


def test_best_is_ones_own_over_the_leagues_most():
    units = [{"a": Figure("个数", "count", n)} for n in (6, 3, 0)]
    assert [Best("a").score(25, unit, field(*units)).got for unit in (1, 2, 3)] == [25, 12.5, 0]
    assert Best("a").score(25, 1, field({"a": Figure("个数", "count", 0)})).got == 0, "nobody has any: nobody gets any"


class TestEntered:
    def test_what_was_entered_is_added_and_held_within_its_bound(self):
        way = Entered("mass", 30, 30, times=4)
        assert way.score(0, 1, field({"entered:mass": Figure("集中开工", "count", 60, 2)})).got == 60
        assert Entered("bad", -20, -5, bound=30).score(0, 1, field({"entered:bad": Figure("通报", "count", -45, 3)})).got == -30

    def test_nothing_entered_is_nothing_and_of_a_full_mark_what_it_starts_from(self):
        empty = field({"entered:a": Figure("记分", "count", 0)})
        assert Entered("a", -5, 5).score(0, 1, empty).got == 0
        assert Entered("a", -5, 0, start=15).score(15, 1, empty).got == 15

    def test_a_weight_is_its_ceiling_and_its_floor_is_zero(self):
        assert Entered("a", 0, 20).score(15, 1, field({"entered:a": Figure("管理", "count", 20, 1)})).got == 15
        assert Entered("a", -20, 0, start=15).score(15, 1, field({"entered:a": Figure("管理", "count", -20, 1)})).got == 0


class TestLights:
    def test_a_yellow_is_half_a_green_and_a_red_nothing(self):
        got = Lights("a").score(25, 1, field({"a": Figure("进度", "count", 3, lights=(3, 2, 1))}))
        assert got.got == pytest.approx(25 * (3 + 1) / 6, abs=1e-6)
        assert got.said == "绿3 黄2 红1"

    def test_no_project_is_no_light(self):
        assert Lights("a").score(25, 1, field({"a": Figure("进度", "count", 0, state=NOTHING)})).got is None

    @pytest.mark.parametrize("done, colour", [(81, "绿1"), (80, "绿1"), (79, "黄1"), (71, "黄1"), (49, "红1")])
    def test_a_target_shines_once_by_how_far_it_is_behind_the_pace(self, done, colour):
        way = replace(Lights("a"), yellow_from=0.5, red_from=30.0)
        assert way.score(25, 1, field({"a": tasked(done, 100, pace=80.0)})).said == colour
