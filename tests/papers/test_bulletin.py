"""项目建设通报 in the small world: what it says is what the indicators and lists say; zero, 未报, 无任务 and 未下达 apart; units and no one respondent."""
from datetime import date

import pytest

from gongjian.indicators.standing import target_lines
from gongjian.papers.bulletin.county import County
from gongjian.problems import acts
from gongjian.rankings.registry import pack_of
from gongjian.rankings.standing import ranking
from gongjian.sheets.registry import sheet
from gongjian.targets import allotting
from gongjian.targets.amounts import NO_TASK, Amount
from gongjian.targets.models import Target
from gongjian.timeline.money import WAN
from tests.papers.reading_back import at, cells, drafted, said
from tests.projects.test_catch_up import promise
from tests.world import assign, do, solve, strike, told


def allot(world, target: str, unit: str, value: Amount = NO_TASK) -> None:
    frame = told("2023-11-20", world.officers.office)
    do(allotting.allot, Target.objects.get(key=target), frame, unit=getattr(world.units, unit), value=value, document="沁攻坚办〔2023〕1号")


def test_it_goes_from_the_whole_to_what_is_asked_of_whom(world):
    text = said(at(world.officers.office), "bulletin")
    order = ["一、总体情况", "二、五大攻坚行动进展", "三、排名情况", "四、先进典型", "五、存在问题及点名单位", "六、下步工作要求", "附件：", "抄送："]
    assert [text.index(heading) for heading in order] == sorted(text.index(heading) for heading in order)
    for heading in ("（一）谋划储备攻坚", "（二）招商引资攻坚", "（三）手续办理攻坚", "（四）项目推进攻坚", "（五）破解难题攻坚"):
        assert heading in text
    assert text.startswith("沁水县项目攻坚指挥部办公室文件\n关于2023年项目建设冬季行动")


def test_its_targets_are_the_indicators(world):
    look = at(world.officers.office)
    rows = {row[0]: row for row in cells(drafted(look, "bulletin"), "whole-targets-table")}
    line = next(line for line in target_lines(look) if line.target.key == "invested")
    assert rows["四季度固定资产投资"] == ("四季度固定资产投资", "调度口径", "44.3", "0.7", "亿元", f"{line.rate:.1f}", f"{line.pace:.1f}")
    assert "四季度固定资产投资完成0.7亿元，为目标44.3亿元的1.5%，落后序时79.2个百分点" in said(look, "bulletin")


def test_nothing_done_not_begun_not_published_and_not_issued_are_four_things(world):
    paper = drafted(at(world.officers.office), "bulletin")
    rows = {row[0]: row[3] for row in cells(paper, "whole-targets-table")}
    assert (rows["四季度新签约项目总投资"], rows["2024年一季度新建项目开工率"]) == ("0", "未起算")
    assert "四季度新签约项目总投资目标57亿元，尚无进展" in paper.block("front-promotion-said").text
    assert "固定资产投资增速尚未公布" in paper.block("growth").text
    assert "固定资产投资增速" not in rows
    assert "2024年一季度新建项目开工率自1月1日起算，目标40%" in paper.block("whole-targets-said").text


def test_the_counts_of_its_lists_are_the_lists(world):
    look = at(world.officers.office)
    text = drafted(look, "bulletin").block("front-progress-said").text
    assert [sheet(number).count(look) for number in (5, 6, 7)] == [1, 1, 2]
    assert "未开工项目1个，其中1个已过计划开工日期（嘉峰镇1个）；已开工未入统项目1个，其中1个只缺一件材料（县农业农村局1个）；未按时序进度推进项目2个（端氏镇1个、县农业农村局1个），均未报追赶计划。" in text


def test_it_says_how_many_of_those_behind_have_a_catch_up_plan_and_hold_to_it(world):
    promise(world.projects.sheep)
    look = at(world.officers.office)
    text = said(look, "bulletin")
    assert "，其中已报追赶计划1个，按计划推进1个。" in text and "分析原因、限期赶上，1个没有追赶计划的尽快报送" in text
    assert "9,000" not in text and "7,000" not in text, "what one project promised is not in it"


def test_no_completed_investment_of_a_project_and_no_official_figure_of_a_unit_stands_in_it(world):
    """统计法: 520 万元 entered for the one road must not be readable; of the county the total is said with its basis."""
    look = at(world.officers.office)
    paper, text = drafted(look, "bulletin"), said(look, "bulletin")
    assert "统计口径录入至11月，同期累计0.05亿元" in text
    for block in paper.blocks:
        labels = [column.label for column in getattr(block, "columns", ())]
        assert not {"本年完成投资", "累计完成投资", "累计投资（统计口径）"} & set(labels), block.key
        assert not any("统计口径" in column.group for column in getattr(block, "columns", ())), block.key
    assert "520" not in text.replace("140521", "")


def test_problems_are_counted_as_13710_asks(world):
    for name, due, on in (("路由需调整", "2023-12-08", "2023-12-06"), ("电源未接", "2023-12-04", "2023-12-08")):
        problem = do(acts.find, world.projects.gas, told("2023-11-25"), what=name)[0].problem
        assign(problem, "2023-11-26", world.officers.office, lead=world.units.agriculture, person="吴农", due_on=date.fromisoformat(due))
        solve(problem, on, world.officers.agriculture)
        strike(problem, on, world.officers.office)
    text = drafted(at(world.officers.office), "bulletin").block("front-problems-said").text
    assert "累计交办问题3项，已办结2项，其中按期办结1项；逾期未办结1项，按期办结率33.3%" in text
    assert "目前没有13710督办和提交专题会议的问题。" in text


def test_units_are_named_for_what_is_late_and_what_is_not_told(world):
    allot(world, "invested", "agriculture", 9000 * WAN)
    allot(world, "starts", "jiafeng", 1)
    paper = drafted(at(world.officers.office), "bulletin")
    assert "县农业农村局（完成率66.0%，落后序时14.6个百分点）" in paper.block("blamed-behind-said").text
    assert paper.block("blamed-nothing-said").text == "四季度新开工项目尚无进展的有1家：嘉峰镇（任务1个）。"
    assert paper.block("blamed-late-said").text == "县林业局（1项）。"
    assert paper.block("blamed-silent-said").text == "11月下半月应填报项目2个，已填报2个，无未填报单位。"


def test_nobody_is_named_as_silent_before_his_day_has_gone_by(world):
    silent = [County(at(world.officers.office, day)).period for day in (date(2023, 12, 16), date(2023, 12, 17), date(2023, 12, 18))]
    assert [period.title for period in silent] == ["11月下半月", "11月下半月", "12月上半月"]
    later = drafted(at(world.officers.office, date(2023, 12, 18)), "bulletin").block("blamed-silent-said").text
    assert "12月上半月应填报项目2个，已填报0个，未填报的单位有：端氏镇（1个）、县农业农村局（1个）" in later


class TestRanking:
    @pytest.fixture
    def ranked(self, world):
        for unit, value in (("jiafeng", 1000), ("duanshi", 500), ("zhengzhuang", 800)):
            allot(world, "invested", unit, value * WAN)
        allot(world, "enrolments", "duanshi", 1)
        allot(world, "invested", "longgang")
        return at(world.officers.office)

    def test_a_units_score_is_over_what_it_was_asked_and_no_more_than_the_cap(self, world, ranked):
        told = ranking(ranked, pack_of(ranked.drive))
        marked = {row.name: row for league in told.boards[0].leagues for row in league.placed}
        duanshi = marked["端氏镇"]
        assert duanshi.part("investment").rate == 130.0
        assert duanshi.part("enrolments").rate == 100.0
        assert duanshi.score == round((25 * 110 + 20 * 100) / 45, 1)
        assert marked["嘉峰镇"].score == round(5 * (marked["嘉峰镇"].part("approvals").rate or 0) / 30, 1)

    def test_its_table_is_the_rule_packs_ranking_and_no_second_scoring(self, world, ranked):
        told = ranking(ranked, pack_of(ranked.drive)).boards[0].leagues[0]
        rows = cells(drafted(ranked, "bulletin"), "league-0-rows")
        assert [(row[0], row[1], row[2]) for row in rows] == [(str(row.place), row.name, f"{row.score:.1f}") for row in told.placed]

    def test_no_task_is_not_ranked_and_said_and_equal_ones_share_a_place(self, world, ranked):
        township = ranking(ranked, pack_of(ranked.drive)).boards[0].leagues[0]
        without = {row.name: row for row in township.unplaced}
        assert without["龙港镇"].part("investment").said == "无任务"
        assert without["中村镇"].part("investment").said == "未下达"
        assert [row.place for row in township.placed] == [1, 2, 3]
        text = said(ranked, "bulletin")
        assert "系默认值" in text
        assert "投资25、开工20、入统20、储备10、招商15、问题销号5、手续办结5" in text
        assert "本期排名为试算，尚未征求单位意见。" in text

    def test_a_league_of_one_is_marked_and_not_placed(self, world, ranked):
        allot(world, "invested", "zone", 100 * WAN)
        paper = drafted(ranked, "bulletin")
        assert [row[:2] for row in cells(paper, "league-1-rows")] == [("—", "开发区管委会")]
        assert "本组只有1家有任务，不排名。" in paper.block("league-1-notes").text


def test_an_empty_county_says_so(world):
    before = drafted(at(world.officers.office, date(2022, 11, 1)), "bulletin")
    assert "全县尚无登记的项目。" in before.block("whole-projects-said").text
    assert before.block("front-problems-said").text == "尚无交办的问题。"
    assert before.block("blamed-late-said").text == "无。"
