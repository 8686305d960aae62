"""/workplans: which units have laid out a plan, how their tasks stand, who answers for the unit (M56, M57)."""
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.drawing import light
from gongjian.pages.limits import limit_of
from gongjian.pages.look import Look, look
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.pages.units import heads_of
from gongjian.people.models import Unit
from gongjian.people.posts import Rank
from gongjian.workplans.flow import Step
from gongjian.workplans.models import Task
from gongjian.workplans.reading import Stands, plans_of, tasks_of

COLUMNS = (
    Column("", "light"), Column("单位", "name"), Column("亲自抓", hint="主要领导"), Column("具体抓", hint="分管领导"), Column("工作方案", "long"),
    Column("任务", "num", unit="件"), Column("完成", "num", unit="件"), Column("逾期未完成", "num", unit="件"), Column("最近到期", "text"),
)
WHO = Q(kind__in=(Unit.Kind.TOWNSHIP, Unit.Kind.ZONE, Unit.Kind.DEPARTMENT))


def workplans(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    units = list(eyes.lens.see(Unit).filter(WHO).order_by("order", "pk"))
    keys = [unit.unit_id for unit in units]
    plans, heads = plans_of(keys, eyes.when), heads_of(eyes)
    tasks: dict[int, list[Stands]] = {key: [] for key in keys}
    for stands in tasks_of(Task.objects.filter(unit__in=keys), eyes.when):
        tasks[stands.task.unit_id].append(stands)
    rows: list[Row | Group] = []
    for kind in dict.fromkeys(unit.kind for unit in units):
        here = [unit for unit in units if unit.kind == kind]
        laid = sum(unit.unit_id in plans for unit in here)
        rows.append(Group(Unit.Kind(kind).label, f"{len(here)} 个，已定方案 {laid} 个"))
        rows += [row_of(eyes, unit, heads, plans.get(unit.unit_id), tasks[unit.unit_id]) for unit in here]
    lacking = len(keys) - len(plans)
    seat = eyes.lens.seat
    mine = [{"label": "本单位方案", "url": eyes.keep(reverse("workplan", args=[seat.unit_id])), "key": True}] if seat and seat.unit_id in keys else []
    return eyes.render("gongjian/table.html", {
        "title": "单位工作方案", "landscape": True, "acts": mine,
        "sub": f"{len(keys)} 个单位，{lacking} 个还没有定方案 · 任务逐项定人定责定时限，到期进“今日必办”",
        "table": Table(COLUMNS, rows, caption="单位工作方案", empty="没有您可见的单位"),
    })


def row_of(eyes: Look, unit, heads: dict, plan, tasks: list[Stands]) -> Row:
    live = [one for one in tasks if one.step != Step.DROPPED]
    open_ = [one for one in live if one.open]
    late = [one for one in open_ if one.late(eyes.on)]
    nearest = min((one.due_on for one in open_), default=None)
    colour, words, is_late = limit_of(nearest, eyes.on) if nearest else ("N", "没有未完成的任务", False)
    told = Cell(plan.title, small=" · ".join(filter(None, [plan.document, str(plan.occurred_on)]))) if plan else Cell("未定", tone="quiet")
    return Row([
        light(colour, words), unit.name, "、".join(heads.get((unit.unit_id, Rank.HEAD), ())) or Cell("没有登记", tone="quiet"),
        "、".join(heads.get((unit.unit_id, Rank.DEPUTY), ())) or Cell("没有登记", tone="quiet"), told, str(len(live)),
        str(sum(one.step == Step.FINISHED for one in live)), Cell(str(len(late)), tone="late") if late else "0",
        Cell(words, tone="late" if is_late else "") if nearest else "",
    ], eyes.keep(reverse("workplan", args=[unit.unit_id])))


urls = [path("workplans", workplans, name="workplans")]
