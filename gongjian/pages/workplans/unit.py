"""/workplans/<unit>: 方案、任务清单、项目清单、路线图 of one unit. The lists of projects and their days are views over the records; nothing is kept twice."""
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.html import format_html_join

from gongjian.pages.drawing import light
from gongjian.pages.limits import limit_of
from gongjian.pages.look import Look
from gongjian.pages.project.panels import gallery
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.pages.unit import found, posts
from gongjian.pages.workplans.roadmap import roadmap
from gongjian.people.models import Unit
from gongjian.projects.acts.evidence import add_evidence
from gongjian.workplans import acts
from gongjian.workplans.flow import FLOW, Step
from gongjian.workplans.models import Task
from gongjian.workplans.reading import Stands, plans_of, tasks_of

FACTS, TABLE = "gongjian/parts/facts.html", "gongjian/parts/table.html"
DOES = ((Step.FINISHED, "完成"), (Step.TOLD, "报进展"), (Step.PUT_OFF, "调整时限"), (Step.REOPENED, "重新列入"), (Step.DROPPED, "取消"))


def workplan(request: HttpRequest, pk: int) -> HttpResponse:
    eyes, unit = found(request, pk)
    plan = plans_of([pk], eyes.when).get(pk)
    tasks = tasks_of(Task.objects.filter(unit=unit), eyes.when)
    name = unit.name_on(eyes.on)
    papers = list(eyes.lens.evidence().filter(subject="unit", subject_id=pk))
    listed, *road = roadmap(eyes, pk, tasks)
    todo = offered(eyes, unit, plan)
    right = [{"title": "谁负责", "small": f"{eyes.on} 在任", "part": FACTS, "data": posts(eyes, pk)}, *todo, gallery(eyes, papers)]
    return eyes.render("gongjian/thing.html", {
        "title": f"{name}工作方案", "full": [task_list(eyes, tasks), *road], "left": [the_plan(plan), listed], "right": right,
        "jump": [{"label": "办理", "url": "#acts"}] if todo else [],
        "meta": [[{"text": unit.get_kind_display()}], [{"text": summed(tasks, eyes)}]],
        "crumb": [{"label": "单位工作方案", "url": eyes.keep(reverse("workplans"))}, {"label": name, "url": eyes.keep(reverse("unit", args=[pk]))}],
    })


def summed(tasks: list[Stands], eyes: Look) -> str:
    live = [one for one in tasks if one.step != Step.DROPPED]
    late = sum(one.open and one.late(eyes.on) for one in live)
    return f"任务 {len(live)} 件，完成 {sum(not one.open for one in live)} 件" + (f"，逾期未完成 {late} 件" if late else "")


def the_plan(plan) -> dict:
    data = [{"label": "名称", "text": plan.title}, {"label": "文号", "text": plan.document or "无"}, {"label": "印发", "text": str(plan.occurred_on)},
            {"label": "目标和举措", "text": plan.aims}] if plan else [{"label": "工作方案", "text": "还没有定"}]
    return {"title": "方案", "part": FACTS, "data": data}


def task_list(eyes: Look, tasks: list[Stands]) -> dict:
    """任务清单, in the order of days: the 时间表 read from top to bottom."""
    may = bool(tasks) and eyes.desk().may(acts.advance, tasks[0].task)
    columns = [Column("", "light"), Column("任务", "name"), Column("责任人"), Column("分管领导"), Column("时限"), Column("状态")]
    columns += [Column("办理", "long")] if may else []
    empty = {"empty": "还没有列任务", "empty_small": "每项任务写明责任人、分管领导和时限，到期进“今日必办”"}
    table = Table(columns, [row_of(eyes, one, may) for one in tasks], caption="任务清单", **empty)
    return {"title": "任务清单", "small": "按时限排列", "part": TABLE, "data": table}


def row_of(eyes: Look, one: Stands, may: bool) -> Row:
    colour, words, late = limit_of(one.due_on, eyes.on) if one.open else ("G", "", False)
    project = one.task.project_id
    url = eyes.keep(reverse("project", args=[project])) if project else ""
    moved = f"原定 {one.first_due_on}" if one.first_due_on != one.due_on else ""
    small = " · ".join(filter(None, ["" if one.open else str(one.step_on), one.said]))
    state = Cell(words if one.open else one.step.label, small=small, tone="late" if late else "")
    does = [(label, reverse("task-advance", args=[one.task.pk, step.value])) for step, label in DOES if may and one.step in FLOW[step].after]
    return Row([
        light(colour if one.step != Step.DROPPED else "N", one.step.label if not one.open else words), Cell(one.task.what, url), one.person, one.deputy_name,
        Cell(str(one.due_on), small=moved), state, *([format_html_join(" · ", '<a href="{}">{}</a>', ((where, label) for label, where in does))] if may else []),
    ], struck=one.step == Step.DROPPED)


def offered(eyes: Look, unit: Unit, plan) -> list[dict]:
    desk = eyes.desk()
    ways = (
        ("改定方案" if plan else "定方案", "workplan-lay-out", acts.lay_out), ("列入任务", "task-set", acts.set_task), ("附方案文件", "unit-paper", add_evidence),
    )
    data = [{"label": label, "url": reverse(name, args=[unit.pk]), "key": name == "task-set"} for label, name, act in ways if desk.may(act, unit)]
    return [{"title": "办理", "part": "gongjian/parts/acts.html", "data": data, "id": "acts"}] if data else []


urls = [path("workplans/<int:pk>", workplan, name="workplan")]
