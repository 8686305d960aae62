"""/problems/causes/<key>: one cause, the problems it brings, the projects it blocks, on whose desks they lie, who joined and split what."""
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.drawing import light
from gongjian.pages.limits import LIGHTS, colour_of
from gongjian.pages.look import Look, look
from gongjian.pages.problems.blocked import Blocked, blocked, open_rows
from gongjian.pages.problems.ledger import limit
from gongjian.pages.table import Column, Row, Table
from gongjian.problems.models import Cause, Joined, Problem
from gongjian.projects.models import Project, ProjectStanding
from gongjian.reading.say import say
from gongjian.timeline.money import yi

TABLE, LOG = "gongjian/parts/table.html", "gongjian/parts/log.html"
PROBLEMS = (
    Column("", "light"), Column("问题", "name"), Column("涉及项目", "long"), Column("牵头单位", "unit"), Column("在谁手上"), Column("应办结", "day"),
)
PROJECTS = (Column("项目", "name"), Column("责任单位", "unit"), Column("阶段"), Column("总投资", "num", unit="亿元"))


def cause(request: HttpRequest, pk: int) -> HttpResponse:
    eyes = look(request)
    one = Cause.objects.filter(pk=pk, area__startswith=request.user.area).first()
    ever = eyes.lens.see(Problem).filter(problem__in=Joined.objects.as_of(eyes.when).filter(cause=pk).values("problem"))
    if one is None or not ever.exists():
        raise Http404
    rows = sorted(open_rows(eyes).filter(cause=pk), key=lambda row: (row.limit_on is None, row.limit_on or eyes.on, row.what))
    held = blocked(eyes, rows).get(pk, Blocked())
    above = [{"label": label, "url": eyes.keep(reverse(name))} for label, name in (("问题", "problems"), ("同因", "causes"))]
    return eyes.render("gongjian/thing.html", {
        "title": one.name, "crumb": [*above, {"label": "原因"}],
        "meta": meta(held), "full": [of_problems(eyes, rows)], "left": [of_projects(eyes, held)], "right": [of_desks(held), history(eyes, pk, ever)],
    })


def meta(held: Blocked) -> list[list[dict]]:
    if not held.rows:
        return [[{"text": "由此引起的问题都已销号或拆出"}]]
    unknown = f"（{held.unknown} 个未填总投资）" if held.unknown else ""
    return [
        [{"text": f"{len(held.rows)} 个", "strong": True}, {"text": "问题未销号"}],
        [{"text": "卡住 "}, {"text": f"{len(held.projects)} 个", "strong": True}, {"text": "项目"}],
        [{"text": "总投资 "}, {"text": yi(held.money, 2), "strong": True}, {"text": f" 亿元{unknown}"}],
        *([[{"text": f"{held.red} 个逾期", "tone": "late"}]] if held.red else []),
    ]


def of_problems(eyes: Look, rows: list) -> dict:
    to = eyes.way("problem")
    told = [
        Row([
            light(colour_of(row.light), LIGHTS[row.light]), row.what, row.project_name or "", row.lead_name or "", row.desk_name,
            limit(row.limit_on, row.light, eyes.on),
        ], to(row.problem_id))
        for row in rows
    ]
    table = Table(PROBLEMS, told, caption="问题", empty="都已销号或拆出")
    return {"title": "由此引起的问题", "small": f"{len(rows)} 个未销号" if rows else "", "part": TABLE, "data": table}


def of_projects(eyes: Look, held: Blocked) -> dict:
    rows = say(ProjectStanding.objects.at(eyes.when).filter(project__in=held.projects), Project, eyes.at, ("unit_name", "stage")).order_by("-total", "name")
    opens = set(eyes.lens.see(Project).filter(project__in=held.projects).values_list("project_id", flat=True))
    to = eyes.way("project")
    told = [
        Row([row.name, row.unit_name or "", row.stage, yi(row.total, 2) or "未填"], to(row.project_id) if row.project_id in opens else "") for row in rows
    ]
    totals = ("合计", "", "", yi(held.money, 2)) if told else ()
    return {"title": "卡住的项目", "part": TABLE, "data": Table(PROJECTS, told, totals, "项目", empty="没有涉及具体项目")}


def of_desks(held: Blocked) -> dict:
    counts: dict[str, int] = {}
    for row in held.rows:
        counts[row.desk_name] = counts.get(row.desk_name, 0) + 1
    facts = [{"label": name, "text": f"{count} 个"} for name, count in sorted(counts.items(), key=lambda item: -item[1]) if name]
    return {"title": "在谁手上", "part": "gongjian/parts/facts.html", "data": facts or [{"label": "现在", "text": "没有未销号的"}]}


def history(eyes: Look, pk: int, seen: QuerySet) -> dict:
    """Who was joined to it, who was split from it, when and why."""
    facts = Joined.objects.as_of(eyes.when).filter(cause=pk, problem__in=seen.values("problem_id")).select_related("by", "problem").order_by("-occurred_on", "-pk")
    lines = [
        {"day": f"{fact.occurred_on:%m-%d}", "iso": fact.occurred_on.isoformat(), "small": " · ".join(filter(None, [fact.note, fact.by.name if fact.by else ""])),
         "parts": [{"text": "拆出：" if fact.ends else "归入："}, {"text": fact.problem.what, "url": eyes.keep(reverse("problem", args=[fact.problem_id]))}]}
        for fact in facts
    ]
    return {"title": "归并与拆出", "part": LOG, "data": lines}


urls = [path("problems/causes/<int:pk>", cause, name="cause")]
