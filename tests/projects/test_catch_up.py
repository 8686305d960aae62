"""追赶计划与追赶进度 (M39): what a plan must say, which one holds on a day, and how what was reported is held against it."""
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongjian.desk.desk import settle as settle_facts
from gongjian.projects.acts import card, figures, mending, milestones
from gongjian.projects.acts.catch_up import judge_catch_up, plan_catch_up
from gongjian.projects.catch_up import CatchUpPlan, due, short
from gongjian.projects.models import CatchUpStanding, Project
from gongjian.reading.catch_up_words import CATCH_UP, SAID, in_words
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.reserve.models import ReserveStep
from gongjian.sheets.registry import sheet
from gongjian.timeline.money import from_wan
from gongjian.timeline.periods import half_month
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When, end_of
from tests.shaken import shaken
from tests.world import NOV_1, NOV_2, TODAY, WAN, do, looks, pay_in, sits, told

DEC_1, DEC_2, JAN_1, JAN_2 = (half_month(date(*day)) for day in ((2023, 12, 1), (2023, 12, 16), (2024, 1, 1), (2024, 1, 16)))
LEGS = [(DEC_1.end, 7000 * WAN), (DEC_2.end, 9000 * WAN), (JAN_2.end, 12000 * WAN)]
SAYS = {"year": 2023, "reason": "林地手续未批，基础晚了一个月", "measures": "两班作业，月底前批下林地", "person": "刘股长", "legs": LEGS}


def promise(project, on="2023-12-05", note="", by=None, **says):
    return do(plan_catch_up, project, told(on, by, note), **SAYS | says)[0]


def refused(project, on="2023-12-05", note="", **says) -> str:
    with pytest.raises(Refused) as no:
        promise(project, on, note, **says)
    return no.value.reason


def said(world, project, on: date = TODAY, known=None, *names):
    names = names or ("catch_up", "catch_up_light", "catch_up_short", "catch_up_on", "catch_up_days")
    at = At(looks(world.officers.office, on, known), world.drive)
    return say(at.lens.see(Project), Project, at, names).values_list(*names).get(project=project)


def state(world, project, on: date = TODAY, known=None) -> str:
    return dict(CATCH_UP["catch_up"].choices.choices)[said(world, project, on, known, "catch_up")[0]]


def sentence(world, project, on: date) -> str:
    at = At(looks(world.officers.office, on), world.drive)
    return in_words(say(at.lens.see(Project), Project, at, SAID).get(project=project))


# what a plan must say

def test_a_plan_is_told_and_holds_from_its_day_on(world):
    sheep = world.projects.sheep
    assert state(world, sheep, date(2023, 12, 4)) == "未报追赶计划"
    promise(sheep)
    assert said(world, sheep) == ("not_due", "G", None, date(2024, 1, 31), 49)
    assert state(world, sheep, date(2023, 12, 4)) == "未报追赶计划", "on the day before there was none"
    assert state(world, sheep, date(2023, 12, 5), end_of(date(2023, 12, 4))) == "未报追赶计划", "and nobody knew of it yet"
    assert state(world, world.projects.wind) == "无需追赶" and state(world, world.projects.gas) == "无需追赶", "not started: nothing to catch up"
    assert state(world, world.projects.road) == "未报追赶计划"


@pytest.mark.parametrize("says, reason", [
    ({"legs": []}, "请至少写一期"),
    ({"legs": [(date(2023, 11, 30), 12000 * WAN)]}, "分期 2023-11-30 已经过去"),
    ({"legs": [(date(2023, 12, 20), 12000 * WAN)]}, "不是半月末"),
    ({"legs": [LEGS[1], LEGS[0], LEGS[2]]}, "日子要由早到晚"),
    ({"legs": [LEGS[0], LEGS[0], LEGS[2]]}, "日子要由早到晚"),
    ({"legs": [(DEC_1.end, 1000 * WAN), *LEGS[1:]]}, "比现在已完成的 5,940 万元还少"),
    ({"legs": [(DEC_1.end, 9500 * WAN), *LEGS[1:]]}, "比到 2023-12-15 本年累计 9,500 万元还少"),
    ({"legs": LEGS[:2]}, "到 2023-12-31 本年累计 9,000 万元，仍比序时应完成的 12,000 万元少 3,000 万元，没有赶上"),
    ({"legs": [*LEGS[:2], (JAN_2.end, 40000 * WAN)]}, "超过总投资 36,000 万元，多出 4,000 万元"),
    ({"reason": " ", "person": ""}, "须写明落后原因、责任人"),
    ({"year": 2022}, "还没有 2022 年度计划投资"),
])
def test_a_plan_that_does_not_hold_together_is_refused_with_what_is_wrong(world, says, reason):
    assert reason in refused(world.projects.sheep, **says)
    assert not CatchUpPlan.objects.exists()


def test_who_is_not_behind_or_not_under_way_owes_no_plan(world):
    assert "还没有开工" in refused(world.projects.gas)
    pay_in(world.projects.sheep, told("2023-12-05"), on=date(2023, 12, 5), amount=9 * 10**8)
    promise(world.projects.sheep)  # funds that came in are no works done
    ahead = world.projects.road
    do(mending.correct, figures.Report.objects.filter(project=ahead).first(), told("2023-12-05", note="漏报"), amount=4000 * WAN)
    assert "不落后于序时" in refused(ahead) and state(world, ahead) == "无需追赶"
    do(milestones.reach, world.projects.sheep, told("2023-12-06"), kind="completed")
    assert "已于 2023-12-06 竣工" in refused(world.projects.sheep, "2023-12-07")
    assert state(world, world.projects.sheep) == "无需追赶"


def test_an_amount_typed_in_wan_with_decimals_is_kept_to_the_yuan(world):
    plan = promise(world.projects.sheep, legs=[(DEC_1.end, from_wan("7,000.1234")), LEGS[2]])
    assert plan.days[0] == (DEC_1.end, 70_001_234)


# which plan holds

def test_a_newer_plan_needs_a_reason_and_the_earlier_one_stays(world):
    sheep = world.projects.sheep
    first = promise(sheep)
    later = [(DEC_1.end, 6000 * WAN), (JAN_2.end, 12000 * WAN)]
    assert "另报须写明调整理由" in refused(sheep, "2023-12-08", legs=later)
    second = promise(sheep, "2023-12-08", "设备到货推迟", legs=later)
    holds = lambda on: CatchUpStanding.objects.at(When(on)).get(project=sheep)
    assert holds(date(2023, 12, 7)).plan_id == first.pk and holds(date(2023, 12, 8)).plan_id == second.pk
    assert holds(date(2023, 12, 15)).due == 6000 * WAN and holds(date(2023, 12, 8)).number == 2


def test_an_accepted_plan_holds_until_the_newer_one_is_accepted(world):
    """Whoever is held to a line does not move it himself."""
    sheep, o = world.projects.sheep, world.officers
    first = promise(sheep)
    do(judge_catch_up, sheep, told("2023-12-06", o.office), plan=first, verdict="accepted")
    second = promise(sheep, "2023-12-08", "放缓", legs=[(DEC_1.end, 5940 * WAN), (JAN_2.end, 12000 * WAN)])
    do(figures.report, sheep, told("2023-12-16"), period=DEC_1, amount=460 * WAN)
    assert sentence(world, sheep, date(2023, 12, 16)) == "落后追赶计划 600 万元，赶上时限 2024-01-31，还有 46 天"
    assert said(world, sheep, date(2023, 12, 16), None, "catch_up_judged") == ("anew",)
    do(judge_catch_up, sheep, told("2023-12-17", o.office), plan=second, verdict="accepted")
    assert state(world, sheep, date(2023, 12, 17)) == "按追赶计划" and state(world, sheep, date(2023, 12, 16)) == "落后追赶计划"


def test_a_plan_sent_back_holds_no_longer_and_says_what_is_lacking(world):
    sheep, o = world.projects.sheep, world.officers
    plan = promise(sheep)
    with pytest.raises(Refused, match="退回须写明理由"):
        do(judge_catch_up, sheep, told("2023-12-06", o.office), plan=plan, verdict="returned")
    do(judge_catch_up, sheep, told("2023-12-06", o.office, "分期太粗，每半月一期"), plan=plan, verdict="returned")
    assert (state(world, sheep), said(world, sheep)[1]) == ("计划已退回", "Y")
    with pytest.raises(Refused, match="已经审过"):
        do(judge_catch_up, sheep, told("2023-12-07", o.office), plan=plan, verdict="accepted")
    promise(sheep, "2023-12-08")
    assert state(world, sheep) == "未到首期"


def test_sent_back_the_newer_one_leaves_the_accepted_one_where_it_was(world):
    sheep, o = world.projects.sheep, world.officers
    first = promise(sheep)
    do(judge_catch_up, sheep, told("2023-12-06", o.office), plan=first, verdict="accepted")
    second = promise(sheep, "2023-12-08", "放缓")
    do(judge_catch_up, sheep, told("2023-12-09", o.office, "理由不足"), plan=second, verdict="returned")
    row = CatchUpStanding.objects.at(When(TODAY)).get(project=sheep)
    assert (row.plan_id, row.accepted_on, row.waiting_id) == (first.pk, date(2023, 12, 6), None)


def test_a_plan_taken_back_was_never_there_once_judged_it_stays(world):
    sheep, o = world.projects.sheep, world.officers
    do(mending.void, promise(sheep), told("2023-12-06", o.agriculture, "报错项目"))
    assert state(world, sheep) == "未报追赶计划" and state(world, sheep, date(2023, 12, 5), end_of(date(2023, 12, 5))) == "未到首期"
    plan = promise(sheep, "2023-12-07")
    word = do(judge_catch_up, sheep, told("2023-12-08", o.office), plan=plan, verdict="accepted")[0]
    with pytest.raises(Refused, match="已经审过，不能作废"):
        do(mending.void, plan, told("2023-12-09", note="想改"))
    do(mending.void, word, told("2023-12-09", o.office, "看错了"))
    do(mending.void, plan, told("2023-12-10", note="想改"))
    assert state(world, sheep) == "未报追赶计划"


# how it is held

def test_progress_is_what_was_reported_against_the_leg_whose_day_has_come(world):
    sheep = world.projects.sheep
    promise(sheep)
    assert state(world, sheep, date(2023, 12, 14)) == "未到首期"
    assert said(world, sheep, date(2023, 12, 17)) == ("unreported", "Y", None, date(2024, 1, 31), 45), "due, and nothing reported since: not known, and not zero"
    do(figures.report, sheep, told("2023-12-17"), period=DEC_1, amount=560 * WAN)
    assert said(world, sheep, date(2023, 12, 17)) == ("short", "R", 500 * WAN, date(2024, 1, 31), 45)
    do(figures.report, sheep, told("2024-01-02"), period=DEC_2, amount=2500 * WAN)
    assert said(world, sheep, date(2024, 1, 2)) == ("held", "G", 0, date(2024, 1, 31), 29)
    assert said(world, sheep, date(2024, 1, 2), None, "catch_up_due", "catch_up_next_on", "catch_up_next_due") == (9000 * WAN, JAN_2.end, 12000 * WAN)
    assert state(world, sheep, date(2023, 12, 31)) == "按追赶计划", "of that day more is known now"
    assert state(world, sheep, date(2023, 12, 31), end_of(date(2023, 12, 31))) == "未报"


def test_the_day_it_promised_passes_and_it_is_not_back(world):
    sheep = world.projects.sheep
    promise(sheep)
    for period, amount in ((DEC_1, 1060), (DEC_2, 2000), (JAN_1, 0), (JAN_2, 1200)):
        do(figures.report, sheep, told(period.end + timedelta(1)), period=period, amount=amount * WAN)
    assert said(world, sheep, date(2024, 2, 1)) == ("missed", "R", 1800 * WAN, JAN_2.end, -1)
    assert sentence(world, sheep, date(2024, 2, 1)) == "期满未赶上（2024-01-31），差 1,800 万元"
    assert "另报须写明调整理由" in refused(sheep, "2024-02-01", legs=[(date(2024, 2, 15), 12000 * WAN)])


def test_who_is_back_on_the_curve_has_caught_up_and_owes_a_new_plan_only_when_behind_again(world):
    sheep = world.projects.sheep
    promise(sheep)
    do(figures.report, sheep, told("2023-12-16"), period=DEC_1, amount=6060 * WAN)
    assert said(world, sheep, date(2023, 12, 16))[:2] == ("caught", "G")
    do(figures.report, sheep, told("2024-02-01"), period=JAN_2, amount=0)
    assert state(world, sheep, date(2024, 2, 1)) == "已赶上"
    assert CatchUpStanding.objects.at(When(date(2024, 2, 1))).get(project=sheep).done_on == JAN_2.end
    do(card.plan_year, sheep, told("2024-02-02"), year=2023, amount=15000 * WAN)
    assert state(world, sheep, date(2024, 2, 2)) == "未报追赶计划"
    promise(sheep, "2024-02-02", legs=[(date(2024, 2, 15), 15000 * WAN)])
    assert state(world, sheep, date(2024, 2, 2)) == "未到首期", "no reason is asked: the old plan was kept"


def test_list_seven_speaks_of_the_catch_up(world):
    promise(world.projects.sheep)
    table = sheet(7).table(At(looks(world.officers.office), world.drive))
    names = [column.name for column in table.columns]
    row = dict(zip(names, table.rows[table.keys.index(world.projects.sheep.pk)], strict=True))
    assert (row["catch_up"], row["catch_up_on"], row["catch_up_days"], row["catch_up_reason"]) == ("not_due", JAN_2.end, 49, SAYS["reason"])
    rows = sheet(7).query(At(looks(world.officers.office), world.drive), order="-catch_up_days")
    assert [one.project_id for one in rows][0] == world.projects.sheep.pk, "days are numbers to the database"


# who may

def test_the_unit_promises_and_another_judges(world):
    sheep, o = world.projects.sheep, world.officers
    for officer in (o.office, o.duanshi, o.forestry, o.statistics, o.magistrate, o.inspector):
        with pytest.raises(Refused, match="由责任单位办理"):
            sits(officer).do(plan_catch_up, sheep, **SAYS)
    plan = sits(o.agriculture).do(plan_catch_up, sheep, **SAYS)[0]
    for officer in (o.agriculture, o.duanshi, o.statistics, o.magistrate):
        with pytest.raises(Refused, match="由指挥部办公室、主管部门办理"):
            sits(officer).do(judge_catch_up, sheep, plan=plan, verdict="accepted")
    sits(o.office).do(judge_catch_up, sheep, plan=plan, verdict="accepted")


def test_a_department_does_not_judge_what_it_promised_itself(world):
    plan = promise(world.projects.sheep)
    with pytest.raises(Refused, match="不能由本单位审"):
        do(judge_catch_up, world.projects.sheep, told("2023-12-06", world.officers.agriculture), plan=plan, verdict="accepted")


def test_the_department_that_vetted_the_project_may_judge_too(world):
    sheep, o, u = world.projects.sheep, world.officers, world.units
    do(judge_catch_up, sheep, told("2023-12-06", o.office), plan=promise(sheep), verdict="accepted")
    frame = told("2023-12-07")
    settle_facts([frame.tell(ReserveStep, project=sheep, step="proposed", unit=u.agriculture, vetter=u.forestry, year=2024)], frame.at)
    newer = promise(sheep, "2023-12-08", "放缓")
    sits(o.forestry).do(judge_catch_up, sheep, plan=newer, verdict="returned", note="理由不足")
    assert CatchUpStanding.objects.at(When(TODAY)).get(project=sheep).waiting_id is None


# arithmetic

halves = [half_month(date(2023, 12, 1) + timedelta(16 * n)).end for n in range(6)]
amounts = st.integers(0, 10**9)
legs_told = st.lists(amounts, min_size=1, max_size=6).map(lambda some: list(zip(halves, sorted(some), strict=False)))
reports_told = st.lists(st.tuples(st.sampled_from(halves), amounts), max_size=8)


@shaken
@given(legs_told, reports_told, st.dates(date(2023, 11, 1), date(2024, 3, 31)), st.integers(0, 10**9), st.data())
def test_what_is_short_only_falls_by_more_reported_and_splitting_a_report_changes_nothing(legs, reports, on, more, data):
    lacks = short(legs, reports, on)
    assert 0 <= lacks <= due(legs, on)
    assert short(legs, [*reports, (data.draw(st.sampled_from(halves)), more)], on) <= lacks
    if reports:
        (day, amount), *others = reports
        part = data.draw(st.integers(0, amount))
        assert short(legs, [(day, part), (day, amount - part), *others], on) == lacks
    assert due(legs, on) <= due(legs, on + timedelta(1)), "the line never goes down"


@shaken
@given(legs_told, st.lists(amounts, min_size=4, max_size=4), st.dates(date(2023, 12, 5), date(2024, 2, 10)))
def test_the_database_says_what_plain_arithmetic_says_of_any_day(world, db_taken_back, legs, figures_told, on):
    """The plan is written as it is, past its act's refusals: the arithmetic holds for any line."""
    with db_taken_back():
        sheep, frame = world.projects.sheep, told("2023-12-05")
        said_legs = [[day.isoformat(), amount] for day, amount in legs]
        settle_facts([frame.tell(CatchUpPlan, project=sheep, year=2023, reason="因", measures="施", person="人", legs=said_legs)], frame.at)
        periods = (DEC_1, DEC_2, JAN_1, JAN_2)
        for period, amount in zip(periods, figures_told, strict=True):
            do(figures.report, sheep, told(period.end), period=period, amount=amount)
        reports = [(NOV_1.end, 5000 * WAN), (NOV_1.end, 460 * WAN), (NOV_2.end, 480 * WAN), *((one.end, much) for one, much in zip(periods, figures_told, strict=True))]
        kind, lacks = said(world, sheep, on, None, "catch_up", "catch_up_short")
        if kind in ("short", "missed", "held"):
            assert lacks == short(legs, reports, on)
        else:
            assert lacks is None and kind in ("not_due", "unreported", "caught", "no_plan")
