"""A unit's own plan as pages (M57): the county's table of them, one unit's 方案、任务清单、项目清单、路线图, and its forms."""
from datetime import date

import pytest

from gongjian.timeline.evidence import Evidence
from gongjian.timeline.when import When
from gongjian.workplans import acts
from gongjian.workplans.models import Task, TaskStep, WorkPlan
from gongjian.workplans.reading import tasks_of
from tests.pages.hands import file, send
from tests.pages.plain import text
from tests.world import TODAY, client_for, do, told

PLAN = {"title": "县农业农村局冬季行动方案", "document": "沁农发〔2023〕9号", "aims": "两个项目开工，一个入统", "on": "2023-12-01", "note": ""}


def get(world, url, who="agriculture"):
    return client_for(getattr(world.officers, who)).get(url)


def home(world) -> str:
    return f"/workplans/{world.units.agriculture.pk}"


@pytest.fixture
def task(world):
    return do(
        acts.set_task, world.units.agriculture, told("2023-12-01"), what="完成使用林地报批", person="吴农", due_on=date(2023, 12, 10),
        deputy=world.officers.agriculture_deputy, project=world.projects.sheep,
    )[0].task


def stands(task):
    return tasks_of(Task.objects.filter(pk=task.pk), When(TODAY))[0]


def test_a_unit_lays_out_its_plan_with_its_paper(world):
    assert "还没有定" in text(get(world, home(world)).text) and "还没有列任务" in text(get(world, home(world)).text)
    assert get(world, f"{home(world)}/plan").status_code == 200
    answer = send(world.officers.agriculture, f"{home(world)}/plan", **PLAN, paper1_file=file("方案.pdf"))
    assert answer.status_code == 302 and answer.headers["Location"].startswith(home(world))
    assert WorkPlan.objects.get().title == PLAN["title"] and Evidence.objects.filter(subject="unit", subject_id=world.units.agriculture.pk).count() == 1
    said = text(get(world, home(world)).text)
    assert "沁农发〔2023〕9号" in said and "两个项目开工，一个入统" in said and "方案.pdf" in get(world, home(world)).text
    paper = Evidence.objects.get(subject="unit")
    assert get(world, f"/evidence/{paper.pk}").status_code == 200 and get(world, f"/evidence/{paper.pk}", "duanshi").status_code == 404
    assert get(world, f"/evidence/{paper.pk}", "office").status_code == 200


@pytest.mark.parametrize(("wrong", "why"), [({"title": ""}, "方案名称"), ({"aims": " "}, "目标和举措"), ({"on": "2023-12-20"}, "印发日期还没到"), ({"on": "x"}, "日期")])
def test_a_plan_that_cannot_be_is_refused_with_what_was_typed(world, wrong, why):
    answer = send(world.officers.agriculture, f"{home(world)}/plan", **PLAN | wrong)
    assert answer.status_code == 422 and why in answer.text and "沁农发〔2023〕9号" in answer.text and not WorkPlan.objects.exists()


def test_a_task_names_its_person_its_deputy_and_its_day_and_falls_due(world):
    page = get(world, f"{home(world)}/tasks/new").text
    assert "冯农" in page and "肉羊全产业链项目" in page and "李嘉" not in page, "its own leaders and projects"
    said = {"what": "完成土地预审", "person": "吴农", "due_on": "2023-12-15", "project": world.projects.sheep.pk, "deputy": world.officers.agriculture_deputy.pk, "note": ""}
    assert send(world.officers.agriculture, f"{home(world)}/tasks/new", **said).status_code == 302
    shown = text(get(world, home(world)).text)
    assert "完成土地预审" in shown and "冯农" in shown and "2023-12-15" in shown
    assert "完成土地预审" in text(get(world, "/due").text)
    for wrong, why in (({"due_on": "2023-12-01"}, "时限早于今天"), ({"person": ""}, "责任人"), ({"what": " "}, "任务"), ({"deputy": world.officers.jiafeng_head.pk}, "分管领导")):
        answer = send(world.officers.agriculture, f"{home(world)}/tasks/new", **said | wrong)
        assert answer.status_code == 422 and why in answer.text
    assert Task.objects.count() == 1


def test_a_task_is_told_put_off_and_finished_from_its_row(world, task):
    page = get(world, home(world)).text
    assert f'href="/tasks/{task.pk}/finished"' in page and "逾期 3 天" in page
    assert send(world.officers.agriculture, f"/tasks/{task.pk}/told", on="2023-12-12", note="已组件上报").status_code == 302
    assert send(world.officers.agriculture, f"/tasks/{task.pk}/put_off", on="2023-12-12", note="等省厅批", due_on="").status_code == 422
    assert send(world.officers.agriculture, f"/tasks/{task.pk}/put_off", on="2023-12-12", note="等省厅批", due_on="2023-12-30").status_code == 302
    said = text(get(world, home(world)).text)
    assert "原定 2023-12-10" in said and "等省厅批" in said
    assert send(world.officers.agriculture, f"/tasks/{task.pk}/finished", on="2023-12-13", note="").status_code == 422
    assert send(world.officers.agriculture, f"/tasks/{task.pk}/finished", on="2023-12-13", note="批文已到").status_code == 302
    assert stands(task).step == "finished" and "完成 1 件" in text(get(world, home(world)).text)
    assert get(world, f"/tasks/{task.pk}/finished").status_code == 422, "it is finished"
    assert send(world.officers.agriculture, f"/tasks/{task.pk}/reopened", on="2023-12-13", note="批文有误", due_on="2023-12-20").status_code == 302


def test_a_task_is_its_units_and_others_find_or_do_nothing(world, task):
    for who, page, form in (("duanshi", 404, 404), ("office", 200, 403), ("inspector", 200, 403), ("admin", 404, 404)):
        assert get(world, home(world), who).status_code == page, who
        assert get(world, f"/tasks/{task.pk}/finished", who).status_code == form and get(world, f"{home(world)}/tasks/new", who).status_code == form, who
        assert send(getattr(world.officers, who), f"/tasks/{task.pk}/finished", on="2023-12-13", note="x").status_code == form
    assert "列入任务" not in get(world, home(world), "office").text
    for odd in (f"/tasks/{task.pk}/set", f"/tasks/{task.pk}/nothing", "/tasks/99999/finished", "/workplans/99999", "/workplans/99999/plan"):
        assert get(world, odd).status_code == 404, odd
    assert TaskStep.objects.count() == 1


def test_the_countys_table_says_who_has_none_and_who_is_late(world, task):
    do(acts.lay_out, world.units.agriculture, told("2023-12-01"), title="冬季行动方案", aims="x")
    said = text(get(world, "/workplans", "office").text)
    assert "个还没有定方案" in said and "冬季行动方案" in said and "郑农" in said and "冯农" in said and "没有登记" in said
    assert home(world) in get(world, "/workplans", "office").text
    own = text(get(world, "/workplans", "duanshi").text)
    assert "1 个单位" in own and "冬季行动方案" not in own and "没有您可见的单位" in text(get(world, "/workplans", "admin").text)


def test_the_road_shows_days_planned_reached_and_missed(world, task):
    gas = text(get(world, f"/workplans/{world.units.jiafeng.pk}", "jiafeng").text)
    road = gas[gas.index("路线图"):gas.index("项目清单")]
    assert "11-20 计划开工" in road and "固县风电一期" not in road, "a day after the drive's end is on no road of it"
    assert "12-10 到期" in text(get(world, home(world)).text)
    assert "没有您可见的项目" in text(get(world, f"/workplans/{world.units.forestry.pk}", "forestry").text)


def test_a_past_day_is_only_looked_at(world, task):
    page = get(world, f"{home(world)}?on=2023-12-05").text
    assert "完成使用林地报批" in page and f"/tasks/{task.pk}/finished" not in page and "剩 5 天" in page
    assert "还没有列任务" in get(world, f"{home(world)}?on=2023-11-20").text
    assert get(world, f"/tasks/{task.pk}/finished?on=2023-12-05").status_code == 422


def test_two_hundred_tasks_with_long_names_stand_on_one_page(world):
    for number in range(200):
        do(acts.set_task, world.units.agriculture, told("2023-12-01"), what=f"第{number}件{'很长的任务' * 30}"[:200], person="吴农", due_on=date(2024, 1, 1))
    assert "任务 200 件" in text(get(world, home(world)).text) and get(world, "/workplans", "office").status_code == 200
