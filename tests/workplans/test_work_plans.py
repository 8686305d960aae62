"""A unit's own plan (M57): 方案 and tasks as objects with a person, a deputy head and a day; what is put off keeps the day it was first given."""
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When, end_of
from gongjian.workplans import acts
from gongjian.workplans.flow import FLOW
from gongjian.workplans.models import Task, TaskStep, WorkPlan
from gongjian.workplans.reading import plans_of, tasks_of
from tests.shaken import shaken
from tests.workplans import plainly
from tests.world import TODAY, do, sits, told

DUE = date(2023, 12, 20)


def refused(act, *args, **said) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **said)
    return caught.value.reason


def set_task(unit, on="2023-12-01", **said) -> Task:
    return do(acts.set_task, unit, told(on), **({"what": "完成管线用地报批", "person": "何站长", "due_on": DUE} | said))[0].task


def move(task, to, on="2023-12-05", note="因故", **said):
    return do(acts.advance, task, told(on, note=note), to=to, **said)


def stands(task, on=TODAY, known=None):
    return next((one for one in tasks_of(Task.objects.filter(pk=task.pk), When(on, known))), None)


def test_a_unit_works_by_its_latest_plan_and_the_one_before_stays(world):
    jiafeng = world.units.jiafeng
    do(acts.lay_out, jiafeng, told("2023-11-20"), title="嘉峰镇冬季行动方案", aims="十个项目开工", document="嘉政发〔2023〕8号")
    do(acts.lay_out, jiafeng, told("2023-12-05"), title="嘉峰镇冬季行动方案（修订）", aims="十二个项目开工")
    assert plans_of([jiafeng.pk], When(TODAY))[jiafeng.pk].title.endswith("（修订）")
    assert plans_of([jiafeng.pk], When(date(2023, 12, 1)))[jiafeng.pk].document == "嘉政发〔2023〕8号"
    assert plans_of([jiafeng.pk], When(date(2023, 11, 1))) == {} and WorkPlan.objects.count() == 2


def test_a_plan_wants_its_name_and_its_aims_and_no_day_to_come(world):
    jiafeng = world.units.jiafeng
    assert refused(acts.lay_out, jiafeng, told(TODAY), title="方案", aims=" ") == "请写明方案名称、目标和举措"
    assert refused(acts.lay_out, jiafeng, told(TODAY), title="方案", aims="x", on=DUE) == "印发日期还没到"


def test_a_task_has_its_person_its_deputy_head_and_its_day(world):
    u, o = world.units, world.officers
    task = set_task(u.agriculture, deputy=o.agriculture_deputy, project=world.projects.sheep)
    found = stands(task)
    assert (found.person, found.deputy_name, found.due_on, found.first_due_on, found.open, found.late(TODAY)) == ("何站长", "冯农", DUE, DUE, True, False)
    assert found.late(DUE + timedelta(1)) and stands(task, date(2023, 11, 30)) is None
    assert refused(set_task, u.agriculture, deputy=o.agriculture) == "吴农不是本单位在任的领导", "he is no head"
    assert refused(set_task, u.jiafeng, deputy=o.agriculture_deputy) == "冯农不是本单位在任的领导"
    assert refused(set_task, u.jiafeng, what=" ") == "请写明任务" and refused(set_task, u.jiafeng, person=" ") == "任务须写明责任人和时限"
    assert refused(set_task, u.jiafeng, due_on=date(2023, 11, 30)) == "时限早于今天"


def test_what_is_put_off_keeps_the_day_it_was_first_given(world):
    task = set_task(world.units.jiafeng)
    assert refused(move, task, "put_off", due_on=DUE) == "时限没有变化"
    assert refused(move, task, "put_off", due_on=date(2023, 12, 4)) == "新的时限早于这一天"
    assert refused(move, task, "put_off") == "调整时限须写明时限" and refused(move, task, "put_off", note=" ", due_on=date(2023, 12, 30)) == "调整时限须写明说明"
    move(task, "put_off", due_on=date(2023, 12, 30))
    assert (stands(task).due_on, stands(task).first_due_on, stands(task).step) == (date(2023, 12, 30), DUE, "set")


def test_done_dropped_and_taken_up_again(world):
    task = set_task(world.units.jiafeng)
    move(task, "told", "2023-12-04", note="已组件")
    assert stands(task).said == "已组件"
    assert refused(move, task, "finished", "2023-12-03") == "已于 2023-12-04 报进展，完成不能早于这一天"
    move(task, "finished", "2023-12-06", note="批文已到", due_on=date(2023, 12, 31))
    assert (stands(task).open, stands(task).late(TODAY), stands(task).due_on) == (False, False, DUE), "a day it does not ask for is not taken"
    assert refused(move, task, "told", "2023-12-07") == "当前为「完成」，不能报进展"
    move(task, "reopened", "2023-12-07", due_on=date(2023, 12, 9))
    assert stands(task).open and stands(task).late(TODAY)
    move(task, "dropped", "2023-12-11", note="项目取消")
    assert not stands(task).late(TODAY) and stands(task).step == "dropped"
    assert refused(acts.advance, task, told(TODAY), to="set") == "任务由「列入任务」开始"
    assert "还没到" in refused(acts.advance, task, told(TODAY, note="x"), to="reopened", on=DUE, due_on=DUE)


def test_tasks_are_read_in_the_order_of_their_days_the_open_ones_first(world):
    late, soon, done = (set_task(world.units.jiafeng, what=what, due_on=due) for what, due in (("乙", DUE), ("甲", date(2023, 12, 8)), ("丙", date(2023, 12, 7))))
    move(done, "finished")
    assert [one.task.pk for one in tasks_of(Task.objects.filter(unit=world.units.jiafeng), When(TODAY))] == [soon.pk, late.pk, done.pk]


def test_the_unit_lays_its_own_plan_and_no_other_does(world):
    desk = sits(world.officers.jiafeng)
    task = desk.do(acts.set_task, world.units.jiafeng, what="x", person="y", due_on=DUE)[0].task
    desk.do(acts.advance, task, kind="finished", note="好了")
    for who in ("office", "duanshi", "magistrate"):
        assert refused(sits(getattr(world.officers, who)).do, acts.lay_out, world.units.jiafeng, title="x", aims="y") == "这件事由责任单位办理"
        assert not sits(getattr(world.officers, who)).may(acts.advance, task)


STEPS = tuple(step for step in FLOW if step != "set")


@shaken
@given(
    said=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 4), st.integers(0, 15)), max_size=8),
    on=st.integers(0, 25), known=st.one_of(st.none(), st.integers(0, 25)),
)
def test_what_stands_is_what_the_facts_say_one_after_another(world, db_taken_back, said, on, known):
    with db_taken_back():
        day = date(2023, 11, 20)
        task = do(acts.set_task, world.units.jiafeng, told(day), what="x", person="甲", due_on=day + timedelta(5))[0].task
        for step, later, due in said:
            day += timedelta(later)
            try:
                do(acts.advance, task, told(day, note="因故"), to=step, due_on=day + timedelta(due), person="乙" if due % 3 == 0 else "")
            except Refused:
                continue
        look = date(2023, 11, 18) + timedelta(on)
        moment = end_of(date(2023, 11, 18) + timedelta(known)) if known is not None else None
        plain = plainly.stands(list(TaskStep.objects.filter(task=task)), look, moment)
        found = stands(task, look, moment)
        assert (found and (found.step, found.step_on, found.person, found.due_on, found.first_due_on, found.late(look))) == plain
