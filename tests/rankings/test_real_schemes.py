"""Real schemes of other places (rules §6.3), each reproducing a worked example that was reckoned by hand; sources stand in the packs."""
from datetime import date

import pytest

from gongjian.people.models import Unit
from gongjian.projects.acts import card, evidence, figures, milestones
from gongjian.projects.models import Project
from gongjian.rankings import acts
from gongjian.rankings.figure import Ranked
from gongjian.rankings.registry import pack
from gongjian.rankings.scoring import BLACK, RED, field_of, league
from gongjian.timeline.money import WAN, YI
from tests.rankings.plainly import allot, ranked, row, tasked
from tests.world import NOV_1, NOV_2, do, photo, told

NOVEMBER = date(2023, 11, 30)


def register(world, unit: Unit, name: str, on: str = "2023-01-05", **says) -> Project:
    return do(card.register, unit, told(on), name=name, **({"nature": "new"} | says))[0].project


def start(project: Project, on: str) -> None:
    do(evidence.add_evidence, project, told(on), paper="photo", name="桩.jpg", data=photo("grey"), on=date.fromisoformat(on))
    do(milestones.reach, project, told(on), kind="started")


def parts(told_row) -> dict[str, float]:
    return {part.key: round(part.got, 2) for part in told_row.parts if part.got}


class TestYanan:
    """延安 2017 [K1]: points for each project, added up by unit."""

    def test_two_units_of_the_small_world(self, world):
        """连接线: 新开工 5，1 亿元以下 3，非产业 6，进度 60 × 650/4000 = 9.75。肉羊: 5 + 1—5亿 6 + 产业 15 + 60 × 5940/12000 = 29.7。"""
        told_ranking = ranked(world, pack("yanan"))
        road, sheep = row(world, told_ranking, "duanshi"), row(world, told_ranking, "agriculture")
        assert parts(road) == {"new": 5, "size_0": 3, "other": 6, "progress": 9.75}
        assert parts(sheep) == {"new": 5, "size_1": 6, "industrial": 15, "progress": 29.7}
        assert (road.score, sheep.score) == (23.8, 55.7), "23.75, told with one decimal"

    def test_a_large_one_that_goes_into_production_and_a_month_of_eleven_yi(self, world):
        """续建 2，10 亿元以上 20，产业 15，省级 20，投产 20，单月 11 亿元 30，进度 60 × 11/12 = 55。"""
        big = register(world, world.units.zhengzhuang, "大项目", nature="continued", total=50 * YI, industrial=True, industrial_ground="认定", provincial=True, provincial_ground="省清单", on="2022-01-05")
        do(card.plan_year, big, told("2023-01-05"), year=2023, amount=12 * YI)
        start(big, "2022-06-01")
        for period, amount in ((NOV_1, 6 * YI), (NOV_2, 5 * YI)):
            do(figures.report, big, told("2023-11-30"), period=period, amount=amount)
        for kind in ("completed", "commissioned"):
            do(milestones.reach, big, told("2023-11-20"), kind=kind)
        got = row(world, ranked(world, pack("yanan"), on=NOVEMBER), "zhengzhuang")
        assert parts(got) == {"continued": 2, "size_10": 20, "industrial": 15, "provincial": 20, "production": 20, "big_month": 30, "progress": 55}
        assert got.score == 162.0

    def test_what_the_office_enters_by_a_document_is_added_four_times_at_most_and_what_is_criticised_taken_off(self, world):
        for day in ("2023-02-01", "2023-04-01", "2023-07-01", "2023-10-01", "2023-11-01"):
            do(acts.enter, world.units.duanshi, told(day), drive=world.drive, pack=pack("yanan"), item="mass_start", points=30, document="集中开工通知")
        do(acts.enter, world.units.duanshi, told("2023-12-01"), drive=world.drive, pack=pack("yanan"), item="criticised_city", points=-8, document="市政府通报")
        got = row(world, ranked(world, pack("yanan")), "duanshi")
        assert got.part("mass_start").got == 120 and "只计 4 次" in got.part("mass_start").why
        assert got.score == round(23.75 + 120 - 8, 1)


class TestYinchuan:
    """银川 2025 [K12b]: each project shines; the unit has its share of green, of four kinds a quarter each."""

    @pytest.fixture(autouse=True)
    def by_months(self, world):
        """Plans by the month, so that what was expected by the end of November can be read off: 连接线 2650 of 4000, 肉羊 7140 of 12000 万元."""
        months = [0] * 9 + [1000 * WAN, 1650 * WAN, 1350 * WAN]
        do(card.plan_year, world.projects.road, told("2023-10-01"), year=2023, amount=4000 * WAN, months=months)
        months = [0] * 9 + [5000 * WAN, 2140 * WAN, 4860 * WAN]
        do(card.plan_year, world.projects.sheep, told("2023-10-01"), year=2023, amount=12000 * WAN, months=months)
        allot(world, "paid_in", "duanshi", 1000 * WAN)

    def test_the_lights_of_three_units(self, world):
        """增压站 was planned for 20 November: yellow. 连接线: 50 points behind red, in the base green, nothing paid in red. 肉羊: 10.0 points behind yellow,
        two months and more since its start without being in the base red."""
        told_ranking = ranked(world, pack("yinchuan"))
        said = {unit: {part.key: part.said for part in row(world, told_ranking, unit).parts} for unit in ("jiafeng", "duanshi", "agriculture")}
        assert said["jiafeng"] == {"starts": "黄1", "progress": "无", "enrolments": "无", "payments": "未下达"}
        assert said["duanshi"] == {"starts": "无", "progress": "红1", "enrolments": "绿1", "payments": "红1"}
        assert said["agriculture"] == {"starts": "无", "progress": "黄1", "enrolments": "红1", "payments": "未下达"}

    def test_and_their_points(self, world):
        """嘉峰镇 12.5 of 25; 端氏镇 25 of 75; 农业农村局 12.5 of 50; each of what it can have, of a hundred."""
        told_ranking = ranked(world, pack("yinchuan"))
        assert [row(world, told_ranking, unit).score for unit in ("jiafeng", "duanshi", "agriculture")] == [50.0, 33.3, 25.0]

    def test_three_months_in_a_row_are_red_and_a_re_plan_with_its_reason_is_green(self, world):
        assert row(world, ranked(world, pack("yinchuan"), on=date(2024, 1, 31)), "jiafeng").part("starts").said == "黄1", "November and December have ended"
        assert row(world, ranked(world, pack("yinchuan"), on=date(2023, 11, 30)), "jiafeng").part("starts").said == "绿1", "its month has not ended"
        late = register(world, world.units.zhengzhuang, "迟开工")
        do(milestones.plan, late, told("2023-03-01"), kind="started", planned_on=date(2023, 9, 20))
        assert row(world, ranked(world, pack("yinchuan")), "zhengzhuang").part("starts").said == "红1", "September, October and November have ended"
        do(milestones.plan, late, told("2023-12-01", note="林地手续未批"), kind="started", planned_on=date(2023, 12, 10))
        assert row(world, ranked(world, pack("yinchuan")), "zhengzhuang").part("starts").said == "绿1"


class TestMianyang:
    """绵阳 2022 [K6]: red is over-fulfilled and among the first five (units: four), black is missed and among the last four (three)."""

    RATES = (130, 112, 104, 101, 100, 99, 97, 88, 76, 71, 60, 40)

    def board(self, board: str, group: str, figures: dict, excused=()) -> dict[int, str]:
        rules = pack("mianyang")
        told_board = next(one for one in rules.boards if one.key == board)
        told_group = next(one for one in rules.groups if one.key == group)
        units = [Ranked(key, f"第{key}家", told_group.kinds[0]) for key in figures]
        told_league = league(rules, told_board, told_group, units, field_of(units, figures, date(2023, 3, 31)), excused)
        return {told_row.unit: told_row.honour for told_row in told_league.rows}

    def invested(self, excused=()) -> dict[int, str]:
        figures = {key: {"invested": tasked(rate, 100, pace=100.0)} for key, rate in enumerate(self.RATES, 1)}
        return self.board("investment", "places", figures, excused)

    def test_the_first_that_went_beyond_are_red_and_the_last_four_that_missed_black(self):
        """The fifth fulfilled exactly: it is fifth and not red."""
        assert self.invested() == {1: RED, 2: RED, 3: RED, 4: RED, 5: "", 6: "", 7: "", 8: "", 9: BLACK, 10: BLACK, 11: BLACK, 12: BLACK}

    def test_force_majeure_is_never_black_and_nobody_takes_its_place(self):
        assert self.invested(excused={11}) == self.invested() | {11: ""}

    def test_whoever_fulfilled_is_not_black_though_he_is_last(self):
        figures = {key: {"invested": tasked(rate, 100, pace=100.0)} for key, rate in enumerate((150, 140, 130, 101), 1)}
        assert BLACK not in self.board("investment", "places", figures).values()

    def test_departments_are_a_league_of_their_own_with_four_and_three(self):
        figures = {key: {"starts": tasked(done, 10, pace=100.0), "enrolments": tasked(done, 10, pace=100.0)} for key, done in enumerate((14, 13, 12, 11, 11, 5, 4, 3, 2), 1)}
        told_honours = self.board("progress", "departments", figures)
        assert [key for key, honour in told_honours.items() if honour == RED] == [1, 2, 3, 4, 5], "two are fourth"
        assert [key for key, honour in told_honours.items() if honour == BLACK] == [7, 8, 9]

    def test_there_is_no_board_of_investment_for_departments(self, world):
        allot(world, "invested", "agriculture", 9000 * WAN)
        boards = {placed.board.key: [one.group.key for one in placed.leagues] for placed in ranked(world, pack("mianyang")).boards}
        assert boards == {"progress": ["places", "departments"], "investment": ["places"]}


class TestYanjin:
    """延津 2021 [K2]: 双百, by the month, from 500 万元 on, the zone's projects credited to the town they lie in; the shares within are assumed [C]."""

    @pytest.fixture(autouse=True)
    def december(self, world):
        u = world.units
        for unit, name, total, where in (
            (u.jiafeng, "甲", 3 * YI, {}), (u.jiafeng, "乙", YI, {}), (u.jiafeng, "小", 400 * WAN, {}), (u.duanshi, "丙", 3 * YI, {}),
            (u.zone, "丁", 2 * YI, {"township": u.jiafeng}),
        ):
            project = register(world, unit, name, total=total, **where)
            do(milestones.reach, project, told("2023-12-05", world.officers.office), kind="reserved")
            if name == "丁":
                start(project, "2023-12-08")

    def test_planning(self, world):
        """嘉峰镇 3 个 6 亿元（含开发区的丁，不含 400 万元的小）: 25 + 25。端氏镇 1 个 3 亿元: 25/3 + 12.5，对接 15，报送 8。"""
        for item, points in (("contacts", 15), ("planning_reports", 8)):
            do(acts.enter, world.units.duanshi, told("2023-12-10"), drive=world.drive, pack=pack("yanjin"), item=item, points=points, document="台账")
        told_ranking = ranked(world, pack("yanjin"))
        assert parts(row(world, told_ranking, "jiafeng", "planning")) == {"count": 25, "size": 25}
        assert parts(row(world, told_ranking, "duanshi", "planning")) == {"count": 8.33, "size": 12.5, "contacts": 15, "planning_reports": 8}
        assert [row(world, told_ranking, unit, "planning").score for unit in ("jiafeng", "duanshi")] == [50.0, 43.8]

    def test_building(self, world):
        """端氏镇 连接线 6000 万元 of 2 亿元 15 × 0.3，完成 650/4000 25 × 0.1625，在建 1 of 1 15；嘉峰镇 the zone's: 15 + 15 + 新开工 15."""
        told_ranking = ranked(world, pack("yanjin"))
        assert parts(row(world, told_ranking, "duanshi", "building")) == {"building_size": 4.5, "completion": 4.06, "building_count": 15}
        assert parts(row(world, told_ranking, "jiafeng", "building")) == {"building_size": 15, "building_count": 15, "starts": 15}
        assert [row(world, told_ranking, unit, "building").score for unit in ("duanshi", "jiafeng")] == [23.6, 45.0]

    def test_points_of_one_month_are_not_counted_in_the_next(self, world):
        assert not parts(row(world, ranked(world, pack("yanjin"), on=date(2024, 1, 10)), "jiafeng", "planning"))


class TestAward2020:
    """某市 2020 [K3]: 计划完成 40, 项目开工 25, 管理服务 15, and three off for each not started or entered in time."""

    def test_two_towns(self, world):
        """端氏镇: 16.25 % is 83.75 short, −8.375; first by rate 7 and by size 5; one start 1; no planned start 2. 嘉峰镇: −10; 0 of 1 is 80 short, −2; late −3."""
        told_ranking = ranked(world, pack("award2020"))
        assert parts(row(world, told_ranking, "duanshi")) == {"plan": 16.62, "half_year": 7, "scale": 5, "starts": 1, "start_rate": 2}
        assert parts(row(world, told_ranking, "jiafeng")) == {"plan": 15, "start_rate": 3, "late_start": -3}
        assert [row(world, told_ranking, unit).score for unit in ("duanshi", "jiafeng")] == [31.6, 15.0]

    def test_management_is_no_more_than_fifteen_and_a_second_entry_of_it_does_not_count(self, world):
        for points in (12, 15):
            do(acts.enter, world.units.duanshi, told("2023-12-10"), drive=world.drive, pack=pack("award2020"), item="service", points=points, document="评分表")
        assert row(world, ranked(world, pack("award2020")), "duanshi").part("service").got == 12
