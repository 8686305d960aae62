"""/problems/causes: what each cause blocks, the most money first; and the problems under none, to be joined by ticking them."""
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse

from gongjian.desk.desk import Desk
from gongjian.pages import clock
from gongjian.pages.drawing import light
from gongjian.pages.limits import LIGHTS, colour_of
from gongjian.pages.look import Look, look
from gongjian.pages.problems.blocked import Blocked, blocked, money_of, open_rows
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.problems import acts as problems
from gongjian.problems.models import Joined, Problem
from gongjian.timeline.refused import Refused
from gongjian.timeline.source import Source

TICKED = 200  # offered for ticking at once


def causes(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    if request.method == "POST":
        return join_ticked(request, eyes)
    return shown(eyes)


def shown(eyes: Look, typed: dict | None = None, status: int = 200) -> HttpResponse:
    said = typed or {}
    q = said.get("q", eyes.request.GET.get("q", "")).strip()[:60]
    rows = list(open_rows(eyes))
    found = blocked(eyes, [row for row in rows if row.cause_id])
    free = sorted((row for row in rows if row.cause_id is None and fits(row, q)), key=lambda row: (row.category, row.what))
    to, problem_to = eyes.way("cause"), eyes.way("problem")
    told = sorted(found.items(), key=lambda item: (-item[1].money, -len(item[1].rows), item[0]))
    table = Table(
        (Column("共同的原因", "name"), Column("卡住项目", "num", unit="个"), Column("总投资", "num", unit="亿元", strong=True), Column("问题", "num", unit="个"),
         Column("逾期", "num"), Column("在谁手上", "long")),
        [row_of(one, to(key)) for key, one in told], caption="同因", empty="还没有归并过同因", empty_small="几个问题由同一个原因引起的，在下面勾选后归并",
    )
    may = any(eyes.desk().may(problems.join, row.problem) for row in free[:1])
    return eyes.render("gongjian/causes.html", {
        "title": "同因", "sub": "每个原因卡住的项目只计一次投资；按卡住的投资由多到少", "landscape": True,
        "crumb": [{"label": "问题", "url": eyes.keep(reverse("problems"))}, {"label": "同因"}], "table": table, "may": may,
        "names": [one.rows[0].cause.name for _, one in told], "count": len(free), "over": max(0, len(free) - TICKED), "filter": finding(eyes, q),
        "free": [ticking(row, problem_to(row.problem_id), said) for row in free[:TICKED]],
        **{name: said.get(name, "") for name in ("name", "note", "refused")},
    }, status=status)


def finding(eyes: Look, text: str) -> dict:
    """For parts/filter.html."""
    return {
        "url": eyes.request.path, "kept": [("on", eyes.on.isoformat())] if eyes.on != eyes.today else [], "clear": eyes.keep(reverse("causes")) if text else "",
        "fields": [{"name": "q", "label": "从未归并的问题里找", "kind": "text", "value": text}],
    }


def fits(row, text: str) -> bool:
    return not text or any(text in (said or "") for said in (row.what, row.category, row.project_name, row.lead_name))


def row_of(one: Blocked, url: str) -> Row:
    late = Cell(str(one.red), tone="late") if one.red else "0"
    return Row([one.rows[0].cause.name, str(len(one.projects)), money_of(one), str(len(one.rows)), late, "、".join(one.desks)], url)


def ticking(row, url: str, said: dict) -> dict:
    return {
        "key": row.problem_id, "text": row.what, "url": url, "light": light(colour_of(row.light), LIGHTS[row.light]),
        "on": str(row.problem_id) in said.get("ticked", ()),
        "small": " · ".join(filter(None, [row.project_name, row.category, row.lead_name])),
    }


def join_ticked(request: HttpRequest, eyes: Look) -> HttpResponse:
    """All of them or none; what was ticked and typed stays when it is refused."""
    typed = {"ticked": request.POST.getlist("ticked"), **{name: request.POST.get(name, "") for name in ("name", "note", "q")}}
    keys = [int(key) for key in typed["ticked"] if key.isdecimal() and len(key) < 12]
    rows = list(eyes.lens.see(Problem).filter(problem__in=keys).select_related("problem"))
    try:
        if not rows:
            raise Refused("请先勾选要归并的问题")
        joined = join_all(eyes, [row.problem for row in rows], typed)
    except Refused as refused:
        if reason := next((reason for row in rows if (reason := eyes.desk().why_not(problems.join, row.problem))), ""):
            raise PermissionDenied(reason) from None
        return shown(eyes, typed | {"refused": refused.reason}, status=422)
    messages.success(request, f"已把 {len(rows)} 个问题归在「{joined[0].cause.name}」之下")
    return HttpResponseRedirect(reverse("cause", args=[joined[0].cause_id]))


@transaction.atomic
def join_all(eyes: Look, found: list[Problem], typed: dict) -> list[Joined]:
    officer = eyes.request.user
    source = Source.objects.create(area=officer.area, kind=Source.Kind.FORM, title="页面填报：归并同因", made_at=clock.now(), by=officer)
    desk: Desk = eyes.desk(source)
    return [fact for problem in found for fact in desk.do(problems.join, problem, note=typed["note"], name=typed["name"])]


urls = [path("problems/causes", causes, name="causes")]
