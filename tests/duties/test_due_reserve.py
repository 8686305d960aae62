"""What the reserve and the units' own plans ask for: vetting of the department, deciding of the office, mending of the unit, tasks by their day."""
from datetime import date

from gongjian.duties.due import due
from gongjian.duties.heads import heads, in_words
from gongjian.projects.acts import milestones
from gongjian.reading.word import At
from gongjian.reserve.acts import rules
from gongjian.reserve.rules import Rules
from gongjian.workplans import acts as workplans
from tests.duties.test_due import at, said, seat
from tests.reserve.hands import join, propose, step, vet
from tests.world import AREA, TODAY, do, looks, told


def of_reserve(world, who, on=TODAY) -> list:
    return [duty for duty in due(at(world, who, on)) if duty.label.startswith("储备") or duty.label == "滚动清退"]


def test_a_proposal_lies_with_the_department_then_the_office_then_whoever_mends_it(world):
    gas, u = world.projects.gas, world.units
    propose(world, gas, "2023-12-06", vetter=u.forestry)
    (vets,) = of_reserve(world, "forestry")
    assert (vets.label, vets.on, vets.act, vets.text) == ("储备审查", date(2023, 12, 11), ("审查", "reserve-step", (gas.pk, "vetted")), "煤层气增压站及配套管网")
    assert "储备" not in str(said(world, "jiafeng")) and "储备" not in str(said(world, "agriculture")) and "储备" not in str(said(world, "office"))
    vet(gas, "2023-12-08", land=("stop", "压占基本农田"))
    (decides,) = of_reserve(world, "office")
    assert (decides.label, decides.on, decides.act) == ("储备审定", date(2023, 12, 13), ("退回", "reserve-step", (gas.pk, "returned"))), "what may not go in is returned"
    assert of_reserve(world, "forestry") == []
    step(gas, "returned", "2023-12-09")
    (mends,) = of_reserve(world, "jiafeng")
    assert (mends.label, mends.on, mends.act) == ("储备补正", date(2023, 12, 19), ("再次申报", "reserve-propose", (gas.pk,)))


def test_whoever_only_joins_in_owes_nothing(world):
    propose(world, world.projects.gas, "2023-12-06", vetter=world.units.forestry)
    join(world, world.units.duanshi, world.projects.gas)
    assert of_reserve(world, "duanshi") == []


def test_the_days_are_those_the_office_set(world):
    propose(world, world.projects.gas, "2023-12-06", vetter=world.units.forestry)
    do(rules.lay_down, AREA, told("2023-12-07", note="会议定"), rules=Rules(vet=3))
    assert of_reserve(world, "forestry")[0].on == date(2023, 12, 9)
    assert of_reserve(world, "forestry", date(2023, 12, 6))[0].on == date(2023, 12, 11), "on the day itself it was still five"


def test_what_has_not_moved_for_a_year_is_one_thing_for_the_office_with_its_list(world):
    day = date(2024, 11, 25)
    (duty,) = of_reserve(world, "office", day)
    assert (duty.label, duty.text, duty.on, duty.act[1]) == ("滚动清退", "1 个在库项目满 365 天无进展", date(2024, 11, 19), "reserve-stale")
    assert of_reserve(world, "jiafeng", day) == []
    step(world.projects.wind, "kept", "2024-11-20", note="风资源评估在做")
    assert of_reserve(world, "office", day) == []


def test_what_has_begun_asks_for_nothing_more(world):
    propose(world, world.projects.gas, "2023-12-06", vetter=world.units.forestry)
    do(milestones.reach, world.projects.gas, told("2023-12-08"), kind="started")
    assert of_reserve(world, "forestry") == []


def test_a_task_of_the_units_own_plan_is_due_by_its_day_with_its_deputy_head(world):
    u, o = world.units, world.officers
    task = do(workplans.set_task, u.agriculture, told("2023-12-01"), what="报批用地", person="吴农", due_on=date(2023, 12, 15), deputy=o.agriculture_deputy)[0].task
    do(workplans.set_task, u.agriculture, told("2023-12-01"), what="远期", person="吴农", due_on=date(2024, 2, 1))
    (duty,) = [duty for duty in due(at(world, "agriculture")) if duty.label == "工作任务"]
    assert (duty.text, duty.on, duty.act, duty.page) == ("报批用地", date(2023, 12, 15), ("完成", "task-advance", (task.pk, "finished")), ("workplan", (u.agriculture.pk,)))
    assert duty.small == "吴农 · 分管 冯农" and "工作任务" not in str(said(world, "duanshi")) and "工作任务" not in str(said(world, "office"))
    do(workplans.advance, task, told("2023-12-12", note="已批"), to="finished")
    assert "工作任务" not in str(said(world, "agriculture"))


def test_head_and_deputy_stand_on_every_duty(world):
    u = world.units
    found = heads(At(looks(world.officers.office), world.drive))
    assert found[u.agriculture.pk] == ("郑农", "冯农") and found[u.jiafeng.pk] == ("李嘉", "") and u.duanshi.pk not in found
    assert in_words(("郑农", "冯农")) == "郑农亲自抓，冯农具体抓" and in_words(("李嘉", "")) == "李嘉亲自抓" and in_words(("", "")) == ""
    seat(world, "second", u.agriculture, "unit", 2)
    assert heads(At(looks(world.officers.office), world.drive))[u.agriculture.pk] == ("郑农", "冯农、second")
    before = heads(At(looks(world.officers.office, date(2023, 9, 1)), world.drive))
    assert before == {}, "nobody was in post then"
