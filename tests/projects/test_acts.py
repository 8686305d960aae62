"""Acts refuse in the officer's language, and say what to do instead. A refusal writes nothing."""
from datetime import date

import pytest

from gongjian.projects.acts import card, figures, mending, milestones
from gongjian.projects.models import Card, Milestone, Official, Payment, Project, ProjectStanding, Report, Sponsorship, SponsorStanding, YearPlan
from gongjian.timeline.periods import Period, half_month
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When
from tests.world import NOV_1, NOV_2, TODAY, WAN, do, told, voucher

FACTS = (Card, Milestone, Report, Official, Payment, YearPlan, Sponsorship)
DEC_1 = half_month(date(2023, 12, 1))


def refuses(sentence: str, act, thing, frame=None, **details):
    before = [model.objects.count() for model in FACTS], Project.objects.count()
    with pytest.raises(Refused, match=sentence) as refused:
        act(thing, frame or told(TODAY), **details)
    assert ([model.objects.count() for model in FACTS], Project.objects.count()) == before
    assert any("一" <= sign <= "鿿" for sign in refused.value.reason)


def state(project, on=TODAY):
    return ProjectStanding.objects.at(When(on)).get(project=project)


# --- the card


@pytest.mark.parametrize("code", ["123", "2311-140521-89-01-12345", "2311-140521-89-01-1234567", "2311 140521 89 01 123456", "2311-14052A-89-01-123456", "２３１１-140521-89-01-123456"])
def test_a_code_of_another_shape_is_refused(world, code):
    refuses("不合格式|项目代码太长", card.register, world.units.jiafeng, name="新项目", code=code)
    refuses("不合格式|项目代码太长", card.change_card, world.projects.gas, code=code)


def test_a_code_belongs_to_one_project(world):
    refuses("已用于「肉羊全产业链项目」", card.register, world.units.jiafeng, name="新项目", code="2301-140521-89-01-000001")
    refuses("已用于「肉羊全产业链项目」", card.change_card, world.projects.gas, code="2301-140521-89-01-000001")
    do(card.change_card, world.projects.sheep, told(TODAY), code="2301-140521-89-01-000009", name="肉羊")


@pytest.mark.parametrize("says, sentence", [
    ({"name": ""}, "项目名称不能空"), ({"name": "  "}, "项目名称不能空"), ({"name": "长" * 121}, "项目名称太长：最多 120 字"), ({"total": -1}, "总投资不能为负"),
    ({"nature": "old"}, "建设性质只能是：新建、续建"), ({"start_year": 23}, "不像年份"), ({"start_year": 2025, "end_year": 2024}, "晚于完工年份"),
    ({"township": 99999}, "不在单位名录中"), ({"responsible": 99999}, "不在人员名录中"), ({"colour": "red"}, "没有「colour」这一项"),
    ({"industrial": True}, "认定为「产业项目」须写明依据"), ({"provincial": True, "provincial_ground": ""}, "认定为「省级重点」须写明依据"),
])
def test_a_card_that_cannot_be_is_refused(world, says, sentence):
    refuses(sentence, card.register, world.units.jiafeng, **{"name": "新项目"} | says)


def test_a_flag_once_grounded_needs_no_second_ground(world):
    do(card.change_card, world.projects.gas, told(TODAY), industrial=False)
    do(card.change_card, world.projects.gas, told(TODAY), industrial=True)
    refuses("须写明依据", card.change_card, world.projects.gas, private=True)


def test_a_change_that_changes_nothing_is_refused(world):
    refuses("没有改动", card.change_card, world.projects.gas, name="煤层气增压站及配套管网")
    refuses("没有改动", card.change_card, world.projects.gas, unit=world.units.jiafeng, township=world.units.jiafeng.pk)


def test_a_change_is_neither_of_tomorrow_nor_of_a_day_before_the_project(world):
    refuses("不能晚于今天", card.change_card, world.projects.gas, on=date(2023, 12, 14), name="新名")
    refuses("还没有登记", card.change_card, world.projects.gas, on=date(2023, 2, 1), name="新名")
    assert state(world.projects.gas).born_on == date(2023, 3, 1)


def test_a_project_is_not_registered_for_tomorrow(world):
    refuses("还没到", card.register, world.units.jiafeng, name="新项目", on=date(2023, 12, 14))


def test_a_name_and_a_unit_cannot_be_taken_away(world):
    refuses("不能空", card.change_card, world.projects.gas, name="")
    refuses("不能空", card.change_card, world.projects.gas, unit=None)


def test_a_plan_is_not_negative_and_its_months_are_twelve(world):
    gas = world.projects.gas
    refuses("不能为负", card.plan_year, gas, year=2023, amount=-1)
    refuses("须为 12 个", card.plan_year, gas, year=2023, amount=1, months=[1] * 11)
    refuses("须为 12 个", card.plan_year, gas, year=2023, amount=1, months=[-1] + [1] * 11)


def test_a_new_sponsor_relieves_the_one_before(world):
    sheep = world.projects.sheep
    refuses("请写明包保领导", card.sponsor, sheep)
    do(card.sponsor, sheep, told("2023-12-10"), leader=world.officers.magistrate)
    who = lambda on: list(SponsorStanding.objects.at(When(on)).filter(project=sheep).values_list("leader_name", flat=True))
    assert (who(date(2023, 12, 9)), who(date(2023, 12, 10))) == (["钱副"], ["赵县"])
    assert state(sheep).sponsors == "赵县" and state(sheep).sponsored_on == date(2023, 12, 10)


# --- milestones


def test_a_start_lies_not_in_the_future(world):
    refuses("2023-12-20 还没到：将来的日子请用「计划开工」", milestones.reach, world.projects.gas, kind="started", on=date(2023, 12, 20))


def test_levelling_the_ground_is_not_a_start(world):
    do(milestones.reach, world.projects.gas, told(TODAY), kind="levelled", on=date(2023, 12, 1))
    assert state(world.projects.gas).levelled_on and state(world.projects.gas).started_on is None
    refuses("尚未开工，不能记入统", milestones.reach, world.projects.gas, kind="enrolled")


def test_what_comes_after_a_start_comes_after_it(world):
    for kind, label in (("enrolled", "入统"), ("completed", "竣工"), ("commissioned", "投产")):
        refuses(f"尚未开工，不能记{label}", milestones.reach, world.projects.gas, kind=kind)
    refuses("尚未开工，不能记停工", milestones.reach, world.projects.gas, told(TODAY, note="冬"), kind="paused")
    refuses("尚未停工，不能记复工", milestones.reach, world.projects.road, kind="resumed")
    refuses("2023-09-19 尚未开工，不能记入统", milestones.reach, world.projects.sheep, kind="enrolled", on=date(2023, 9, 19))


def test_a_thing_happens_once(world):
    refuses("已记开工（2023-09-20）。日期有误请更正原记录", milestones.reach, world.projects.sheep, kind="started")
    refuses("已记开工（2023-09-20）", milestones.reach, world.projects.sheep, kind="started", on=date(2023, 8, 1))


def test_a_pause_and_a_withdrawal_need_a_reason(world):
    refuses("停工须写明原因", milestones.reach, world.projects.road, kind="paused")
    refuses("退出须写明原因", milestones.reach, world.projects.gas, kind="withdrawn")
    do(milestones.reach, world.projects.road, told("2023-12-10", note="冬季"), kind="paused")
    refuses("已于 2023-12-10 停工", milestones.reach, world.projects.road, told(TODAY, note="冬季"), kind="paused")
    do(milestones.reach, world.projects.road, told("2023-12-12"), kind="resumed")
    assert state(world.projects.road).paused_on is None and state(world.projects.road, date(2023, 12, 11)).paused_on == date(2023, 12, 10)


def test_what_has_left_stays_away_until_it_is_taken_in_again(world):
    wind = world.projects.wind
    do(milestones.reach, wind, told("2023-12-01", note="投资方撤回"), kind="withdrawn")
    refuses("项目已于 2023-12-01 退出", milestones.reach, wind, kind="started")
    do(milestones.reach, wind, told("2023-12-10"), kind="reserved")
    assert state(wind).withdrawn_on is None and state(wind, date(2023, 12, 5)).withdrawn_why == "投资方撤回"


def test_nothing_happens_before_the_project_is_there(world):
    refuses("2023-02-28 时这个项目还没有登记（2023-03-01 登记）", milestones.reach, world.projects.gas, kind="started", on=date(2023, 2, 28))


def test_a_later_plan_needs_a_reason_and_an_earlier_one_does_not(world):
    gas = world.projects.gas
    refuses("由 2023-11-20 推迟到 2023-12-25，须写明原因", milestones.plan, gas, kind="started", planned_on=date(2023, 12, 25))
    refuses("没有变化", milestones.plan, gas, kind="started", planned_on=date(2023, 11, 20))
    refuses("「平场」不设计划日期", milestones.plan, gas, kind="levelled", planned_on=date(2023, 12, 25))
    do(milestones.plan, gas, told("2023-11-01"), kind="started", planned_on=date(2023, 11, 18))
    refuses("已开工", milestones.plan, world.projects.sheep, kind="started", planned_on=date(2023, 12, 25))


# --- figures


def test_a_period_is_reported_once_and_not_before_it_is_over(world):
    sheep = world.projects.sheep
    refuses("12月上半月还没结束（2023-12-15 止）", figures.report, sheep, period=DEC_1, amount=1)
    refuses("11月上半月已经填报过", figures.report, sheep, period=NOV_1, amount=1)
    refuses("11月上半月已经填报过", figures.report, sheep, period=Period(date(2023, 11, 10), date(2023, 11, 12)), amount=1)
    refuses("11月下半月已经填报过", figures.report, sheep, period=NOV_2, amount=1)
    refuses("还没有登记", figures.report, world.projects.gas, period=half_month(date(2023, 2, 1)), amount=1)


def test_amounts_are_not_negative_and_vouchers_not_more_than_what_was_done(world):
    gas = world.projects.gas
    refuses("不能为负", figures.report, gas, period=NOV_1, amount=-1)
    refuses("不能大于本期完成投资", figures.report, gas, period=NOV_1, amount=10, evidenced=11)
    refuses("不能为负", figures.report, gas, period=NOV_1, amount=10, evidenced=-1)
    refuses("0% 到 100%", figures.report, gas, period=NOV_1, amount=10, physical=10001)
    refuses("须大于零", figures.pay_in, gas, on=TODAY, amount=0, vouchers=[voucher()])
    refuses("还没到", figures.pay_in, gas, on=date(2023, 12, 14), amount=1, vouchers=[voucher()])
    refuses("还没有登记", figures.pay_in, gas, on=date(2023, 1, 14), amount=1, vouchers=[voucher()])
    refuses("请附到账凭证", figures.pay_in, gas, on=TODAY, amount=1, vouchers=[])
    refuses("付款凭证、发票", figures.pay_in, gas, on=TODAY, amount=1, vouchers=[voucher(kind="photo")])


def test_an_opening_balance_is_told_once_and_of_a_day_gone_by(world):
    refuses("期初累计已经记过", figures.opening, world.projects.sheep, on=TODAY, amount=1)
    refuses("不能为负", figures.opening, world.projects.gas, on=TODAY, amount=-1)
    refuses("还没到", figures.opening, world.projects.gas, on=date(2023, 12, 14), amount=1)


def test_official_figures_are_by_month_afterwards_and_never_of_january(world):
    road = world.projects.road
    refuses("1月份投资数据免报", figures.enter_official, road, told("2024-03-01"), month=date(2024, 1, 1), amount=1)
    refuses("2023年12月还没结束", figures.enter_official, road, month=date(2023, 12, 1), amount=1)
    refuses("2023年11月统计口径已录入", figures.enter_official, road, month=date(2023, 11, 5), amount=1)
    refuses("还没有登记", figures.enter_official, world.projects.gas, month=date(2023, 2, 1), amount=1)
    assert do(figures.enter_official, road, told(TODAY), month=date(2023, 10, 9), amount=-30)[0].occurred_on == date(2023, 10, 31), "a revision downwards"


# --- mending


def test_mending_needs_a_reason_a_difference_and_a_fact_that_still_stands(world):
    fact = Report.objects.get(project=world.projects.sheep, occurred_on=NOV_1.end)
    refuses("更正须写明理由", mending.correct, fact, amount=1)
    refuses("作废须写明理由", mending.void, fact)
    refuses("没有差别", mending.correct, fact, told(TODAY, note="误"), amount=fact.amount)
    refuses("金额不能为负", mending.correct, fact, told(TODAY, note="误"), amount=-1)
    refuses("不能大于本期完成投资", mending.correct, fact, told(TODAY, note="误"), amount=399 * WAN)
    refuses("日期还没到", mending.correct, fact, told(TODAY, note="误"), occurred_on=date(2023, 12, 14))
    better = do(mending.correct, fact, told(TODAY, note="误"), amount=450 * WAN)[0]
    refuses("已被更正或作废，请在最新的一条上办理", mending.correct, fact, told(TODAY, note="误"), amount=1)
    gone = do(mending.void, better, told(TODAY, note="重"))[0]
    refuses("已被更正或作废", mending.void, better, told(TODAY, note="误"))
    refuses("已被更正或作废", mending.correct, gone, told(TODAY, note="误"), amount=1)
    assert better.evidenced == 400 * WAN and better.since_on == NOV_1.start, "what is not mended stays as it was"
    do(figures.report, world.projects.sheep, told(TODAY), period=NOV_1, amount=1)


def test_a_correction_keeps_within_what_a_report_may_say(world):
    fact = Report.objects.get(project=world.projects.sheep, occurred_on=NOV_1.end)
    refuses("0% 到 100%", mending.correct, fact, told(TODAY, note="误"), physical=20000)
    refuses("不能为负", mending.correct, fact, told(TODAY, note="误"), evidenced=-5)


def test_a_start_is_not_moved_behind_what_came_after_it(world):
    start = Milestone.objects.get(project=world.projects.road, kind_of="started")
    refuses("入统", mending.correct, start, told(TODAY, note="误"), occurred_on=date(2023, 12, 1))
    refuses("入统", mending.void, start, told(TODAY, note="误"))
    enrolled = Milestone.objects.get(project=world.projects.road, kind_of="enrolled")
    refuses("开工", mending.correct, enrolled, told(TODAY, note="误"), occurred_on=date(2023, 4, 1))
    do(mending.correct, start, told(TODAY, note="照片日期"), occurred_on=date(2023, 4, 8))
    assert state(world.projects.road).started_on == date(2023, 4, 8)
