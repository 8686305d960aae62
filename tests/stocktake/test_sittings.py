"""A sitting: called, held, minuted, decided, closed; each decision a clocked problem; a sponsor's own marks what it dealt with (M50, G14)."""
from datetime import date

import pytest

from gongjian.problems import acts as problems
from gongjian.problems.models import Problem, ProblemStep
from gongjian.projects.acts import card, mending
from gongjian.stocktake.acts import sittings
from gongjian.stocktake.models import AgendaItem, Decision, Minute, SittingStep, Stocktake
from gongjian.stocktake.sittings import standing_of
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When
from tests.world import TODAY, do, looks, sits, told

NOW = When(TODAY)
DAY = date(2023, 12, 12)


def refused(desk, act, thing, **said) -> str:
    with pytest.raises(Refused) as caught:
        desk.do(act, thing, **said)
    return caught.value.reason


def items(world, *names):
    return [{"section": "behind", "heading": "进度落后的项目", "text": name, "concerns": getattr(world.projects, name)} for name in names]


def called(world, kind="county", by=None, names=("sheep", "gas"), **said):
    office = sits(by or world.officers.office, date(2023, 12, 10))
    return office.do(sittings.convene, kind, held_on=DAY, place="县政府三楼会议室", chair="赵县", items=items(world, *names), **said)[0].sitting


def held(world, *args, **said):
    sitting = called(world, *args, **said)
    sits(world.officers.office).do(sittings.hold, sitting, attendance=["县发改局", "端氏镇", ""])
    return sitting


def decided(world, sitting, by=None, **said):
    details = {"text": "12月20日前完成林地批复", "unit": world.units.forestry, "person": "陈林", "due_on": date(2023, 12, 20)}
    return sits(by or world.officers.office).do(sittings.decide, sitting, **(details | said))


def test_it_is_called_held_and_closed_and_its_agenda_is_frozen(world):
    sitting = called(world)
    item = AgendaItem.objects.get(sitting=sitting, place=1)
    assert item.text == "sheep" and standing_of(sitting, When(date(2023, 12, 9))) is None
    now = standing_of(sitting, NOW)
    assert (now.title, now.step.step, now.held_on, now.step.chair) == ("县政府调度会（12月12日）", "convened", DAY, "赵县")
    office = sits(world.officers.office)
    assert "请先记开会" in refused(office, sittings.write, sitting, text="通报进度", item=item)
    office.do(sittings.hold, sitting, attendance=["县发改局", "端氏镇", "县发改局"])
    assert standing_of(sitting, NOW).step.attendance == ["县发改局", "端氏镇"]
    assert "不能结会" in refused(office, sittings.close, sitting)
    office.do(sittings.write, sitting, text="县林业局汇报林地手续进展", item=item)
    office.do(sittings.close, sitting)
    assert standing_of(sitting, NOW).step.step == "closed" and "已结会" in refused(office, sittings.write, sitting, text="再记", item=item)
    assert not Stocktake.objects.exists(), "only a sponsor's own sitting is his stocktake"


def test_minutes_typed_again_correct_what_stood_and_emptied_take_it_back(world):
    sitting, office = held(world), sits(world.officers.office)
    item = sitting.agenda.get(place=1)
    office.do(sittings.write, sitting, text="一稿", item=item)
    assert office.do(sittings.write, sitting, text=" 一稿 ", item=item) == []
    office.do(sittings.write, sitting, text="二稿", item=item)
    office.do(sittings.write, sitting, text="其他：春节前再开一次")
    assert list(Minute.objects.as_of(NOW).order_by("pk").values_list("text", flat=True)) == ["二稿", "其他：春节前再开一次"]
    office.do(sittings.write, sitting, text="", item=item)
    assert Minute.objects.as_of(NOW).get().item is None and Minute.objects.count() == 4
    assert "不在这次会议上" in refused(office, sittings.write, sitting, text="x", item=held(world).agenda.get(place=1))


def test_what_is_decided_is_a_clocked_problem_in_the_same_act(world):
    sitting = held(world)
    facts = decided(world, sitting, project=world.projects.sheep, item=sitting.agenda.get(place=1))
    decision = facts[0]
    assert isinstance(decision, Decision) and decision.occurred_on == DAY and [fact.step for fact in facts if isinstance(fact, ProblemStep)] == ["found", "verified", "assigned"]
    stands = looks(world.officers.forestry).see(Problem).get(problem=decision.problem)
    assert (stands.origin, stands.step, stands.lead, stands.person, stands.due_on, stands.assigned_on) == (
        "sitting", "assigned", world.units.forestry, "陈林", date(2023, 12, 20), DAY,
    )
    assert stands.project == world.projects.sheep and stands.due_by
    about_unit = decided(world, sitting, unit=world.units.jiafeng, text="月底前报送招商线索")[0]
    assert about_unit.problem.project is None and about_unit.problem.unit == world.units.jiafeng


def test_a_decision_that_cannot_be_is_refused(world):
    sitting = held(world)
    office, whole = sits(world.officers.office), {"text": "x", "unit": world.units.forestry, "person": "陈林", "due_on": date(2023, 12, 20)}
    assert refused(office, sittings.decide, sitting, **(whole | {"text": " ", "person": ""})) == "请写明议定事项、责任人"
    assert "早于会议日期" in refused(office, sittings.decide, sitting, **(whole | {"due_on": date(2023, 12, 11)}))
    assert "请先记开会" in refused(office, sittings.decide, called(world), **whole)
    assert not Decision.objects.exists()


def test_a_decision_is_revoked_with_its_problem_while_nobody_has_begun(world):
    sitting, office = held(world), sits(world.officers.office)
    first = decided(world, sitting, project=world.projects.sheep)[0]
    assert "须写明理由" in refused(office, sittings.revoke, first)
    office.do(sittings.revoke, first, note="会上没有定")
    assert not looks(world.officers.office).see(Problem).filter(problem=first.problem).exists() and not Decision.objects.as_of(NOW).exists()
    second = decided(world, sitting, text="另定")[0]
    do(problems.advance, second.problem, told("2023-12-13", world.officers.forestry), to="signed")
    assert "已经在办" in refused(office, sittings.revoke, second, note="误")


def test_a_sponsors_sitting_marks_what_it_dealt_with_as_taken_stock_of(world):
    o, p = world.officers, world.projects
    do(card.sponsor, p.gas, told("2023-11-02", o.office), leader=o.deputy)
    sitting = held(world, "leader", leader=o.deputy, names=("sheep", "gas", "road"))
    office = sits(o.office)
    for place, said in ((1, "缺施工合同"), (3, "不是他包保的")):
        office.do(sittings.write, sitting, text=said, item=sitting.agenda.get(place=place))
    mine = Stocktake.objects.as_of(NOW).get()
    assert (mine.project, mine.leader, mine.occurred_on, mine.how, mine.found, mine.sitting) == (p.sheep, o.deputy, DAY, "meeting", "缺施工合同", sitting)
    decided(world, sitting, project=p.sheep, item=sitting.agenda.get(place=1), text="月底补齐合同")
    office.do(sittings.write, sitting, text="缺施工合同和申请表", item=sitting.agenda.get(place=1))
    now = Stocktake.objects.as_of(NOW).get()
    assert (now.found, now.required) == ("缺施工合同和申请表", "月底补齐合同")
    assert "请写明这些项目的情况" in refused(office, sittings.close, sitting, projects=[p.gas])
    office.do(sittings.close, sitting, projects=[p.gas], found="按计划推进")
    assert Stocktake.objects.as_of(NOW).get(project=p.gas).found == "按计划推进"


def test_what_is_taken_out_of_the_minutes_is_no_stocktake_any_more(world):
    sitting, office = held(world, "leader", leader=world.officers.deputy), sits(world.officers.office)
    item = sitting.agenda.get(place=1)
    office.do(sittings.write, sitting, text="缺合同", item=item)
    decision = decided(world, sitting, project=world.projects.sheep)[0]
    office.do(sittings.write, sitting, text="", item=item)
    assert Stocktake.objects.as_of(NOW).get().found == "见议定事项"
    office.do(sittings.revoke, decision, note="没有定")
    assert not Stocktake.objects.as_of(NOW).exists()


def test_a_leader_keeps_the_record_of_his_own_sitting_and_of_no_other(world):
    o = world.officers
    deputy = sits(o.deputy)
    mine = deputy.do(sittings.convene, "leader", held_on=TODAY, leader=o.deputy, items=items(world, "sheep"))[0].sitting
    deputy.do(sittings.hold, mine)
    decided(world, mine, by=o.deputy)
    for desk, kind, said in ((deputy, "county", {}), (deputy, "leader", {"leader": o.magistrate}), (sits(o.magistrate), "leader", {"leader": o.deputy})):
        assert "会议由指挥部办公室记录" in refused(desk, sittings.convene, kind, held_on=TODAY, **said)
    assert "会议由指挥部办公室记录" in refused(deputy, sittings.hold, called(world))
    assert refused(sits(o.jiafeng), sittings.hold, mine) == "这件事由指挥部办公室、县领导办理"
    assert "须写明是哪位领导的" in refused(sits(o.office), sittings.convene, "leader", held_on=TODAY)
    assert set(looks(o.deputy).sittings()) == {mine, *looks(o.office).sittings().filter(kind="county")}
    assert not looks(o.jiafeng).sittings().exists() and looks(o.magistrate).sittings().count() == looks(o.inspector).sittings().count() == 2


def test_it_is_called_off_with_a_reason_and_a_step_is_taken_back_last_first(world):
    office, sitting = sits(world.officers.office), called(world)
    assert "须写明理由" in refused(office, sittings.call_off, sitting)
    office.do(sittings.call_off, sitting, note="与省里会议冲突")
    assert "取消" in refused(office, sittings.hold, sitting)
    convened, off = sitting.steps.order_by("pk")
    assert "最后一个环节" in refused(office, mending.void, convened, note="误")
    office.do(mending.void, off, note="又开了")
    office.do(sittings.hold, sitting)
    office.do(sittings.write, sitting, text="记", item=sitting.agenda.get(place=1))
    last = SittingStep.objects.as_of(NOW).filter(sitting=sitting).latest("pk")
    assert "已经记了纪要" in refused(office, mending.void, last, note="误")
    assert "须写明理由" in refused(office, sittings.hold, sitting, attendance=["县住建局"])
    office.do(sittings.hold, sitting, attendance=["县住建局"], note="漏记")
    assert standing_of(sitting, NOW).step.attendance == ["县住建局"]
    assert "还没到" in refused(office, sittings.hold, called(world), on=date(2023, 12, 14))
