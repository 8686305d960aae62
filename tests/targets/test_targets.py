"""What the plan asks, of whom, over which period; amendments, no task, not issued, zero; the frozen denominator and its history."""
from datetime import date

import pytest

from gongjian.indicators.registry import indicator
from gongjian.indicators.standing import asked_in_words, line_of, overlap_says, target_lines
from gongjian.projects.acts import card, figures, milestones
from gongjian.promotion import acts as promotion
from gongjian.reading.shown import NO_TASK, NOT_ISSUED
from gongjian.reading.word import At
from gongjian.sheets.registry import sheet
from gongjian.targets import allotting
from gongjian.targets.amounts import NO_TASK as NOTHING_ASKED
from gongjian.targets.drives import drive_on
from gongjian.targets.loading import amend, load_plan
from gongjian.targets.models import Allotment, Clause, Drive, Member, Target
from gongjian.targets.planfile import PlanError, read_plan
from gongjian.timeline.periods import Period
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import end_of
from tests.world import PLAN, TODAY, WAN, do, looks, told

YI = 10**8
AMENDMENT = """
[amendment]
drive = "qinshui-winter-2023"
number = "沁政办函〔2023〕20号"
issued_on = 2023-12-08
[[targets]]
key = "growth"
value = "7.5%"
[[targets]]
key = "invested"
value = "45亿"
[targets.units]
"嘉峰镇" = "3.2亿"
"十里乡" = "无任务"
"""


def at(world, on=TODAY, who="office", known=None) -> At:
    return At(looks(getattr(world.officers, who), on, known), Drive.objects.get())


def load(on=TODAY):
    return load_plan(read_plan(PLAN), told(on), PLAN.read_bytes())


def change(on="2023-12-08", text=AMENDMENT):
    return amend(read_plan(text.encode()), told(on))


def counts():
    return [model.objects.count() for model in (Drive, Clause, Target, Allotment)]


def test_loading_a_plan_twice_changes_nothing(world):
    before, values = counts(), list(Allotment.objects.values_list("pk", "value"))
    assert load() == [] and load("2024-01-05") == []
    assert counts() == before and list(Allotment.objects.values_list("pk", "value")) == values
    assert counts()[:2] == [1, 61]


def test_nor_does_it_after_an_amendment_and_the_amendment_still_holds(world):
    assert len(change()) == 4
    assert change() == [] and load() == [] and change("2023-12-12") == []
    assert line_of(at(world), "invested").asked == 45 * YI


def test_an_amendment_holds_from_its_day_with_its_document_and_the_past_stays(world):
    change("2023-12-10")
    before, after = at(world, date(2023, 12, 7)), at(world, date(2023, 12, 8))
    assert (line_of(before, "invested").asked, line_of(before, "invested").document) == (44.3 * YI, "沁政办函〔2023〕17号")
    assert (line_of(after, "invested").asked, line_of(after, "invested").document) == (45 * YI, "沁政办函〔2023〕20号")
    known = at(world, date(2023, 12, 9), known=end_of(date(2023, 12, 9)))
    assert line_of(known, "invested").asked == 44.3 * YI, "on the ninth nobody had told us yet"


def test_an_amendment_of_nothing_that_is_there_is_refused_whole(world):
    before = counts()
    for old, new, sentence in (("qinshui-winter-2023", "other-2023", "没有标识为「other-2023」的行动"), ('"growth"', '"output"', "目标「output」不在"), ("嘉峰镇", "无此镇", "单位名录中没有这个名称")):
        with pytest.raises(PlanError, match=sentence):
            change(text=AMENDMENT.replace(old, new))
    assert counts() == before


def test_a_growth_rate_without_a_number_reads_not_issued(world):
    line = line_of(at(world), "growth")
    assert line.asked is None and asked_in_words(line) == "目标未下达" and line.light == "N" and line.done is None and line.rate is None
    change()
    assert line_of(at(world), "growth").asked == 7.5 and asked_in_words(line_of(at(world), "growth")) == "7.5"


def test_no_task_nothing_issued_and_zero_are_three_things(world):
    target, u = world.drive.targets.get(key="invested"), world.units
    for unit, value in ((u.agriculture, 0), (u.duanshi, NOTHING_ASKED), (u.jiafeng, 3 * YI)):
        do(allotting.allot, target, told("2023-11-20"), unit=unit, value=value, document="沁攻坚办〔2023〕1号")
    do(figures.report, world.projects.gas, told(TODAY), period=Period(date(2023, 11, 1), date(2023, 11, 15)), amount=600 * WAN)
    do(promotion.sign, u.zone, told("2023-11-20"), investor="甲", title="乙", total=YI)
    do(card.register, u.zone, told("2023-10-20"), name="园区项目")
    rows = {record["key"]: record for record in sheet(1).table(at(world)).records()}
    told_of = lambda unit: (rows[unit.pk]["invested_target"], rows[unit.pk]["invested_done"], rows[unit.pk]["invested_rate"])
    assert told_of(u.agriculture) == (0, (5000 + 460 + 480) * WAN, None), "nought asked is no ratio"
    assert told_of(u.duanshi) == (NO_TASK, 650 * WAN, None)
    assert told_of(u.jiafeng) == (3 * YI, 600 * WAN, 2.0)
    assert rows[u.jiafeng.pk]["industrial_invested_target"] == NOT_ISSUED
    assert u.zone.pk not in rows, "nothing asked and nothing done is a blank line"
    table = sheet(1).table(at(world))
    shown = dict(zip(table.keys, table.shown_rows(), strict=True))[u.duanshi.pk]
    assert shown[table.place("invested_target")] == "无任务" and shown[table.place("industrial_invested_target")] == "未下达"
    assert table.totals()["invested_target"] == 3 * YI


def test_zero_done_and_nothing_asked_of_in_words(world):
    do(allotting.allot, world.drive.targets.get(key="starts"), told("2023-11-20"), unit=world.units.zone, value=NOTHING_ASKED, document="x")
    do(allotting.allot, world.drive.targets.get(key="starts"), told("2023-11-20"), unit=world.units.jiafeng, value=0, document="x")
    line = line_of(at(world), "starts")
    said = {unit.unit: asked_in_words(unit, line) for unit in line.units}
    assert said[world.units.zone.pk] == "无任务" and said[world.units.jiafeng.pk] == "0"


def test_a_target_is_allotted_with_a_paper_and_within_reason(world):
    invested, rate = world.drive.targets.get(key="invested"), world.drive.targets.get(key="start_rate")
    for target, value, document, sentence in ((invested, 1, "", "须写明文件"), (invested, -1, "x", "不能为负"), (rate, 10001, "x", "不能超过 100%")):
        with pytest.raises(Refused, match=sentence):
            allotting.allot(target, told(TODAY), value=value, document=document, unit=world.units.jiafeng)
    assert len(allotting.allot(invested, told(TODAY), value=5, document="x", unit=world.units.jiafeng)) == 1
    assert allotting.allot(invested, told(TODAY), value=5, document="x", unit=world.units.jiafeng) == []
    assert allotting.standing(invested, world.units.jiafeng, TODAY).value == 5
    assert allotting.standing(invested, world.units.duanshi, TODAY) is None


def test_closure_says_short_over_or_exact(world):
    target = world.drive.targets.get(key="enrolments")
    assert line_of(at(world), "enrolments").closure is None, "nothing is allotted yet"
    for day, value, word in (("2023-11-20", 30, "短"), ("2023-11-21", 38, "平"), ("2023-11-22", 40, "超")):
        do(allotting.allot, target, told(day), unit=world.units.jiafeng, value=value, document=f"第{value}号")
        closure = line_of(at(world, date.fromisoformat(day)), "enrolments").closure
        assert (closure.word, closure.difference) == (word, value - 38)


def test_parts_that_overlap_are_never_added(world):
    lines = target_lines(at(world))
    whole, industrial, private = (line_of(at(world), key) for key in ("invested", "industrial_invested", "private_invested"))
    assert industrial.asked + private.asked > whole.asked
    assert overlap_says(whole, lines).endswith("（亿元）：至少 7.5 亿元同时计入两项，不得相加")
    sheep = {name: indicator(name).by_unit(at(world).over(Period(date(2023, 10, 1), TODAY)))[world.units.agriculture.pk] for name in ("invested", "industrial_invested", "private_invested")}
    assert len(set(sheep.values())) == 1, "one project counts once in the whole and in each of its parts"
    totals = sheet(1).table(at(world)).totals()
    assert set(totals) == {f"{key}_{part}" for key in ("invested", "industrial_invested", "private_invested") for part in ("target", "done", "rate")} | {"official_invested_done"}


def test_a_targets_period_outlives_the_drive(world):
    """40 % of the first quarter's starts is measured on 31 March, after the drive ends on 20 February."""
    wind = world.projects.wind
    assert drive_on(date(2024, 3, 31)) == world.drive
    seen = line_of(at(world), "start_rate")
    assert not seen.begun and seen.light == "N" and seen.pace is None and seen.done == 0
    do(milestones.plan, wind, told("2024-02-01"), kind="started", planned_on=date(2024, 2, 20))
    do(milestones.reach, wind, told("2024-03-20"), kind="started")
    assert line_of(at(world, date(2024, 3, 19)), "start_rate").done == 0
    line = line_of(at(world, date(2024, 3, 31)), "start_rate")
    assert (line.done, line.out_of, line.asked, line.light) == (100.0, 1, 40, "G")
    assert line_of(at(world, date(2024, 6, 30)), "start_rate").done == 100.0


def test_a_start_outside_the_period_does_not_count(world):
    do(milestones.reach, world.projects.wind, told("2023-12-20"), kind="started")
    assert line_of(at(world, date(2024, 3, 31)), "start_rate").done == 0
    assert line_of(at(world, date(2023, 12, 31)), "starts").done == 1


def test_the_frozen_denominator_stays_whatever_becomes_of_the_plans(world):
    rate, p = world.drive.targets.get(key="start_rate"), world.projects
    for project in (p.wind, p.gas):
        do(allotting.count_in, rate, told("2023-11-17"), project=project)
    do(milestones.plan, p.wind, told("2023-12-01", note="推迟"), kind="started", planned_on=date(2024, 5, 1))
    extra = do(card.register, world.units.duanshi, told("2023-12-01"), name="新冒出的", nature="new")[0].project
    do(milestones.plan, extra, told("2023-12-01"), kind="started", planned_on=date(2024, 3, 1))
    do(milestones.reach, p.gas, told("2024-01-10"), kind="started")
    line = line_of(at(world, date(2024, 3, 31)), "start_rate")
    assert (line.out_of, line.done) == (2, 50.0), "re-planning does not leave it, coming later does not join it"
    assert indicator("start_rate").total(at(world, date(2024, 3, 31)).over(rate.period)) == 50.0


def test_leaving_the_denominator_needs_a_reason_and_is_seen(world):
    rate, p = world.drive.targets.get(key="start_rate"), world.projects
    assert len(do(allotting.count_in, rate, told("2023-11-17"), project=p.wind)) == 1
    assert allotting.count_in(rate, told("2023-11-18"), project=p.wind) == [], "it is counted already"
    do(allotting.count_in, rate, told("2023-11-17"), project=p.gas)
    with pytest.raises(Refused, match="移出分母须写明理由"):
        allotting.count_in(rate, told("2024-01-05"), project=p.wind, counted=False)
    with pytest.raises(Refused, match="没有锁定的分母"):
        allotting.count_in(world.drive.targets.get(key="starts"), told("2024-01-05"), project=p.wind)
    do(allotting.count_in, rate, told("2024-01-05", note="用地规划调整"), project=p.wind, counted=False)
    assert line_of(at(world, date(2024, 1, 4)), "start_rate").out_of == 2
    assert line_of(at(world, date(2024, 1, 5)), "start_rate").out_of == 1
    assert list(Member.objects.filter(target=rate, project=p.wind).order_by("pk").values_list("counted", "note")) == [(True, ""), (False, "用地规划调整")]
    do(allotting.count_in, rate, told("2024-02-05"), project=p.wind)
    assert line_of(at(world, date(2024, 2, 5)), "start_rate").out_of == 2


def test_an_emptied_denominator_is_empty_and_not_the_plan_again(world):
    rate = world.drive.targets.get(key="start_rate")
    do(allotting.count_in, rate, told("2023-11-17"), project=world.projects.wind)
    do(allotting.count_in, rate, told("2024-01-05", note="取消"), project=world.projects.wind, counted=False)
    line = line_of(at(world, date(2024, 3, 31)), "start_rate")
    assert line.done is None and indicator("start_rate").total(at(world, date(2024, 3, 31)).over(rate.period)) is None


def test_what_is_measured_many_at_a_time_is_what_each_indicator_says(world):
    """The overview's few queries and the indicator's own one must never disagree."""
    do(promotion.sign, world.units.jiafeng, told("2023-11-20"), investor="甲", title="乙", total=YI)
    do(promotion.sign, world.units.jiafeng, told("2023-11-20"), investor="甲", title="丙", total=YI, kind="framework")
    for on in (date(2023, 11, 17), TODAY, date(2024, 1, 31), date(2024, 3, 31)):
        for line in target_lines(at(world, on)):
            told_by = indicator(line.target.indicator)
            assert line.done == told_by.total(line.look), (line.target.key, on)
            by_unit = {unit.unit: unit.done for unit in line.units if unit.done}
            assert by_unit == {key: value for key, value in told_by.by_unit(line.look).items() if value}, (line.target.key, on)


def test_the_same_signing_is_not_counted_for_two_units(world):
    do(promotion.sign, world.units.jiafeng, told("2023-11-20"), investor="某某集团", title="产业园", total=YI)
    with pytest.raises(Refused, match="已于 2023-11-20 记过签约，不重复计数"):
        promotion.sign(world.units.duanshi, told(TODAY), investor=" 某某集团", title="产业园", total=YI)
    for wrong, sentence in (({"investor": " "}, "请写明"), ({"total": 0}, "须大于零"), ({"on": date(2023, 12, 20)}, "还没到")):
        with pytest.raises(Refused, match=sentence):
            promotion.sign(world.units.duanshi, told(TODAY), **{"investor": "乙", "title": "丁", "total": YI} | wrong)
    assert line_of(at(world), "signed_total").done == YI


def test_next_winter_is_another_file_and_no_code(world):
    text = PLAN.read_text("utf-8").replace('key = "qinshui-winter-2023"', 'key = "qinshui-winter-2024"', 1).replace("from = 2023-11-01", "from = 2024-11-01", 1)
    text = text.replace("to = 2024-02-20", "to = 2025-02-20", 1).replace("issued_on = 2023-11-17", "issued_on = 2024-11-17", 1)
    load_plan(read_plan(text.encode()), told("2024-11-17"))
    assert drive_on(date(2024, 10, 31)).key == "qinshui-winter-2023" and drive_on(date(2024, 11, 1)).key == "qinshui-winter-2024"
    assert drive_on(date(2020, 1, 1)).key == "qinshui-winter-2023" and drive_on(TODAY, "999999") is None


def test_the_drive_counts_its_own_days(world):
    drive = world.drive
    assert (drive.days, drive.day_number(date(2023, 11, 17)), len(drive.half_months), len(drive.months)) == (112, 17, 8, 4)
    assert drive.day_number(date(2023, 1, 1)) == 1 and drive.day_number(date(2030, 1, 1)) == 112
    assert drive.report_due(drive.half_months[0]) == date(2023, 11, 17)
