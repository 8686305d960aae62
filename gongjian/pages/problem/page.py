"""/problems/<key>."""
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.doing.problems.mended import mendable
from gongjian.pages.doing.problems.offers import on_problem
from gongjian.pages.drawing import light
from gongjian.pages.limits import LIGHTS, colour_of
from gongjian.pages.look import Look, look
from gongjian.pages.problem import panels
from gongjian.pages.problem.clock import clock, nodes
from gongjian.pages.problem.course import course
from gongjian.problems.flow import Step
from gongjian.problems.ledger import Rung
from gongjian.problems.lives import lives
from gongjian.problems.models import Problem
from gongjian.reading.problem_words import Light
from gongjian.reading.say import say
from gongjian.timeline.when import When

WORDS = ("project_name", "unit_name", "lead_name", "raised_name", "cause_name", "light", "desk_name", "limit_on", "node")
JUMP = [{"label": "办理", "url": "#acts"}, {"label": "时限", "url": "#clock"}, {"label": "办理经过", "url": "#course"}]


def problem(request: HttpRequest, pk: int) -> HttpResponse:
    eyes = look(request)
    row = say(eyes.lens.see(Problem).filter(problem=pk).select_related("problem"), Problem, eyes.at, WORDS).first()
    if row is None:
        return not_yet(eyes, pk)
    desk, told, life = eyes.desk(), course(eyes, row), lives([row.problem], eyes.when)[pk].life
    acts = on_problem(desk, row)
    mends = mendable(told.steps, eyes.lens.seat, desk.offers(row.problem)) if not eyes.lens.past else {}
    why = "这是过去的一天，只读；要办理请回到今天" if eyes.lens.past else "" if acts else "当前环节没有您要办的"
    return eyes.render("gongjian/thing.html", {
        "title": row.what, "light": light(colour_of(row.light), LIGHTS[row.light]), "jump": JUMP,
        "crumb": [{"label": "问题", "url": eyes.keep(reverse("problems"))}, {"label": Step(row.step).label}],
        "meta": meta(eyes, row), "ribbon": nodes(row, life, eyes.on),
        "left": [clock(eyes, row, life), told.panel(mends)],
        "right": [
            {"title": "办理", "part": "gongjian/parts/acts.html", "data": acts, "foot": why, "id": "acts"},
            panels.duties(row), panels.projects(eyes, row), *panels.cause(eyes, row), panels.papers(eyes, row),
        ],
    })


def meta(eyes: Look, row) -> list[list[dict]]:
    """灯 · 环节 · 在谁手上 · 应办结 · 层级."""
    found = [[{"text": LIGHTS[row.light], "strong": True, "tone": {"R": "late", "Y": "near", "G": "up"}.get(row.light, "quiet")}]]
    if row.desk:
        found.append([{"text": "在 "}, {"text": row.desk_name, "strong": True}, {"text": f" 手上 {(eyes.on - row.desk_on).days} 天（{row.desk_on} 起）"}])
    if row.struck_on:
        found.append([{"text": f"{row.struck_on} 已销号"}])
    elif row.limit_on:
        found.append([{"text": "应办结 "}, {"text": str(row.limit_on), "strong": True}, *late(row.light, row.limit_on, eyes.on)])
    if row.assigned_on:
        found.append([{"text": Rung(row.rung).label, "strong": row.rung != Rung.DATED}, {"text": f"（{row.rung_on} 起）" if row.rung != Rung.DATED else ""}])
    return found


def late(colour: str, limit: date, on: date) -> list[dict]:
    days = (on - limit).days
    if colour == Light.RED and days > 0:
        return [{"text": f"，逾期 {days} 天", "tone": "late"}]
    return [{"text": f"，剩 {-days} 天"}] if colour in (Light.GREEN, Light.YELLOW) and days <= 0 else []


def not_yet(eyes: Look, pk: int) -> HttpResponse:
    """Not found yet on the day looked at: said, to those who see it today; to the others there is no such page."""
    row = eyes.lens.at(When(eyes.today)).see(Problem).filter(problem=pk).first()
    if row is None:
        raise Http404
    later = row.found_on > eyes.on
    text = f"{row.found_on} 才发现，{eyes.on} 时还没有这个问题。" if later else f"{eyes.on} 时不在您可见的范围内。"
    facts = [{"label": "发现", "text": row.found_on.isoformat(), "url": f"{eyes.request.path}?on={row.found_on}" if later else ""}]
    about = {"title": text, "part": "gongjian/parts/facts.html", "data": facts}
    crumb = [{"label": "问题", "url": eyes.keep(reverse("problems"))}]
    return eyes.render("gongjian/thing.html", {"title": row.what, "crumb": crumb, "left": [about], "right": []})


urls = [path("problems/<int:pk>", problem, name="problem")]
