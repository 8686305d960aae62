"""双向承诺: both sides, clause by clause; kept, kept late, late, broken, with what shows it; nothing that favours before the fair-competition review (M28)."""
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongjian.projects.acts import mending, milestones
from gongjian.projects.acts.evidence import add_evidence
from gongjian.promotion.acts import commitments, leads
from gongjian.promotion.acts.commitments import state
from gongjian.promotion.commitments import MILESTONES, Commitment, CommitmentStep, Promised, State, account, stands
from gongjian.timeline.money import YI
from gongjian.timeline.refused import Refused
from tests.promotion.making import led
from tests.world import PDF, WAN, do, told

LAND = {"side": "government", "clause": "land", "content": "交付净地60亩", "due_on": date(2023, 11, 30)}


def promised(world, lead, on: str = "2023-10-26", **said) -> Commitment:
    said = LAND | {"unit": world.units.zone} | said
    if said["side"] == "enterprise":
        said.pop("unit")
    return do(commitments.promise, lead, told(on), **said)[0].commitment


def kept(commitment: Commitment, on: str, paper: bool = True) -> None:
    if paper:
        agreed = CommitmentStep.objects.get(commitment=commitment, step="agreed")
        do(add_evidence, commitment.lead, told(on), paper="document", name=f"交付单{commitment.pk}.pdf", data=PDF + f"{commitment.pk}{on}".encode(), supports=agreed)
    do(commitments.fulfil, commitment, told(on), document="交地确认书1号")


def refused(act, thing, *args, **details) -> str:
    with pytest.raises(Refused) as caught:
        do(act, thing, *args, **details)
    return caught.value.reason


def on(commitment: Commitment, day: str) -> Promised:
    return state(commitment, date.fromisoformat(day))


def test_a_promise_of_the_government_is_kept_late_or_broken(world):
    lead = led(world, "contract")
    in_time, late, never = (promised(world, lead, content=text) for text in ("净地", "道路", "水"))
    kept(in_time, "2023-11-30")
    kept(late, "2023-12-05")
    do(commitments.judge_broken, never, told("2023-12-10", note="逾期10天仍未动工"))
    assert [on(one, "2023-11-30").state for one in (in_time, late, never)] == [State.KEPT, State.AHEAD, State.AHEAD]
    assert [on(one, "2023-12-13").state for one in (in_time, late, never)] == [State.KEPT, State.KEPT_LATE, State.BROKEN]
    assert on(late, "2023-12-04").state == State.LATE and (on(late, "2023-12-13").days, on(never, "2023-12-13").days) == (5, 13)
    assert (on(never, "2023-12-13").why, on(late, "2023-12-13").proof) == ("逾期10天仍未动工", "交地确认书1号")
    kept(never, "2023-12-12")
    assert on(never, "2023-12-13").state == State.KEPT_LATE, "what is kept after all is kept late"


def test_a_promise_about_a_milestone_is_what_the_project_tells(world):
    lead = led(world, "landed")
    start = promised(world, lead, side="enterprise", clause="start", content="2023年11月底前开工", on="2023-11-11")
    assert on(start, "2023-12-01").state == State.LATE
    do(milestones.reach, world.projects.gas, told("2023-12-03"), kind="started", on=date(2023, 11, 29))
    assert (on(start, "2023-12-13").state, on(start, "2023-12-13").kept_on, on(start, "2023-12-13").proof) == (State.KEPT, date(2023, 11, 29), "项目节点")
    assert "以项目的节点为准" in refused(commitments.fulfil, start, told("2023-12-05"), document="x")
    assert "已于 2023-11-29 兑现" in refused(commitments.judge_broken, start, told("2023-12-05", note="x"))


def test_nothing_that_favours_an_enterprise_before_the_fair_competition_review(world):
    lead = led(world, "contract")
    prize = {"clause": "incentive", "content": "设备投资补助", "amount": 300 * WAN}
    assert "须先通过公平竞争审查" in refused(commitments.promise, lead, told("2023-10-26"), **(LAND | prize), unit=world.units.zone)
    hidden = LAND | {"clause": "other", "content": "三年内税收地方留成部分全额返还"}
    assert "须先通过公平竞争审查" in refused(commitments.promise, lead, told("2023-10-26"), **hidden, unit=world.units.zone), "by whatever name"
    do(leads.review, lead, told("2023-10-27"), kind="fair", passed_it=False, document="不予通过")
    assert "须先通过公平竞争审查" in refused(commitments.promise, lead, told("2023-10-28"), **(LAND | prize), unit=world.units.zone)
    do(leads.review, lead, told("2023-11-01"), kind="fair", passed_it=True, document="公平竞争审查表3号")
    assert "须先通过公平竞争审查" in refused(commitments.promise, lead, told("2023-11-02"), **(LAND | prize), unit=world.units.zone, on=date(2023, 10, 30)), "nor behind its back"
    assert promised(world, lead, on="2023-11-02", **prize)
    assert promised(world, lead, side="enterprise", clause="tax", content="年税收奖励自愿捐给乡村", on="2023-11-02"), "the other side's promise is no incentive"


def test_a_promise_says_what_by_when_and_who(world):
    lead = led(world, "contract")
    for wrong, why in (
        ({"unit": None}, "政府承诺须写明责任单位"), ({"content": " "}, "请写明承诺的内容"), ({"due_on": date(2023, 10, 1)}, "时限早于约定之日"), ({"amount": 0}, "金额须大于零"),
        ({"clause": "tax"}, "「税收」不是政府承诺的事项"), ({"side": "heaven"}, "请选择哪一方"), ({"on": date(2023, 10, 24)}, "还没有签正式合同"), ({"on": date(2024, 1, 1)}, "还没到"),
    ):
        assert why in refused(commitments.promise, lead, told("2023-10-26"), **(LAND | {"unit": world.units.zone} | wrong)), wrong
    assert Commitment.objects.count() == 0


def test_keeping_needs_a_paper_and_breaking_a_day_gone_by(world):
    one = promised(world, led(world, "contract"))
    assert "兑现须有佐证" in refused(commitments.fulfil, one, told("2023-11-20"), document="x")
    assert "兑现须写明凭据" in refused(commitments.fulfil, one, told("2023-11-20"), document=" ")
    assert "还没有逾期" in refused(commitments.judge_broken, one, told("2023-11-20", note="x"))
    assert "须写明事实和依据" in refused(commitments.judge_broken, one, told("2023-12-10"))
    kept(one, "2023-11-20")
    assert "已于 2023-11-20 兑现" in refused(commitments.fulfil, one, told("2023-11-21"), document="x")


def test_both_sides_may_agree_on_another_day_and_the_first_stays_on_record(world):
    one = promised(world, led(world, "contract"))
    assert "双方确认的文件" in refused(commitments.put_off, one, told("2023-11-20", note="冻土"), due_on=date(2024, 3, 31), document="")
    assert "须晚于现在的 2023-11-30" in refused(commitments.put_off, one, told("2023-11-20", note="冻土"), due_on=date(2023, 11, 30), document="补充协议")
    do(commitments.put_off, one, told("2023-12-05", note="冻土"), due_on=date(2024, 3, 31), document="补充协议")
    now = on(one, "2023-12-13")
    assert (now.state, now.due_on, now.first_due_on, on(one, "2023-12-04").state) == (State.AHEAD, date(2024, 3, 31), date(2023, 11, 30), State.LATE)


def test_an_agreement_with_a_later_record_is_not_taken_back(world):
    one = promised(world, led(world, "contract"))
    kept(one, "2023-11-20")
    agreed, done = CommitmentStep.objects.order_by("pk")
    assert "请先作废后面的" in refused(mending.void, agreed, told("2023-12-01", note="误"))
    do(mending.void, done, told("2023-12-01", note="没有交付"))
    do(mending.void, agreed, told("2023-12-01", note="合同没有这条"))
    assert "这条承诺已经作废" in refused(commitments.fulfil, one, told("2023-12-02"), document="x")


def test_a_side_is_summed_and_nothing_due_is_no_task(world):
    lead = led(world, "contract")
    rows = [promised(world, lead, side="enterprise", clause="investment", content="投资", amount=amount, due_on=due) for amount, due in (
        (YI, date(2023, 11, 1)), (2 * YI, date(2023, 11, 20)), (None, date(2023, 11, 20)), (3 * YI, date(2024, 6, 1)))]
    kept(rows[0], "2023-11-01")
    told_of = account([on(row, "2023-12-13") for row in rows])
    assert (told_of.all, told_of.kept, told_of.late, told_of.ahead, told_of.rate) == (4, 1, 2, 1, 33.3)
    assert (told_of.honoured, told_of.amiss, told_of.to_come) == (YI, 2 * YI, 3 * YI)
    assert account([on(rows[3], "2023-12-13")]).rate is None and account([]).rate is None


# --- arithmetic

days = st.dates(date(2023, 1, 1), date(2024, 12, 31))


@given(due=days, today=days, done=st.none() | days, later=st.none() | days, clause=st.sampled_from(["land", "start"]))
def test_of_one_promise_exactly_one_thing_is_true_and_money_goes_to_one_side_of_it(due, today, done, later, clause):
    made = Commitment(pk=1, side="government", clause=clause)
    steps = [CommitmentStep(pk=1, commitment=made, step="agreed", due_on=due, occurred_on=date(2023, 1, 1), amount=7)]
    steps += [CommitmentStep(pk=2, commitment=made, step="put_off", due_on=later, occurred_on=date(2023, 1, 2))] if later and later > due else []
    if clause not in MILESTONES and done and done <= today:
        steps.append(CommitmentStep(pk=3, commitment=made, step="kept", occurred_on=done, document="x"))
    row = stands(made, steps, today, done if clause in MILESTONES else None)
    limit = later if later and later > due else due
    over = done is not None and done <= today
    expected = (State.KEPT if done <= limit else State.KEPT_LATE) if over else State.LATE if today > limit else State.AHEAD
    assert row.state == expected and row.days == max(((done if over else today) - limit).days, 0)
    told_of = account([row])
    assert told_of.kept + told_of.kept_late + told_of.late + told_of.broken + told_of.ahead == 1 == told_of.due + told_of.ahead
    assert told_of.honoured + told_of.amiss + told_of.to_come == 7
