"""/projects/<key>."""
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.doing.offers import on_project
from gongjian.pages.drawing import light
from gongjian.pages.links import maybe
from gongjian.pages.look import Look, look
from gongjian.pages.project import catching_up, paid, panels
from gongjian.pages.project.chart import chart
from gongjian.pages.project.history import history
from gongjian.pages.project.judged import judged
from gongjian.pages.project.ribbon import life
from gongjian.pages.promotion_told import of_project
from gongjian.pages.reserve.panel import panels as reserve
from gongjian.pages.stocktakes.history import panel as stocktakes
from gongjian.projects.models import Project, ProjectStanding
from gongjian.reading.say import say
from gongjian.timeline.money import yi
from gongjian.timeline.when import When

WORDS = (
    "unit_name", "township_name", "stage", "flags", "responsible_name", "expected", "lag", "reported_year", "reported_total", "evidenced_share",
    "year_plan", "physical", "problem", "named_due_on", *paid.WORDS, *catching_up.WORDS,
)


NO_SPONSOR = {"text": "未定包保领导"}
JUMP = [{"label": "办理", "url": "#acts"}, {"label": "入统材料", "url": "#papers"}, {"label": "来龙去脉", "url": "#history"}]
CATCH_UP = {"label": "追赶计划", "url": "#catch-up"}


def project(request: HttpRequest, pk: int) -> HttpResponse:
    eyes = look(request)
    row = say(eyes.lens.see(Project).filter(project=pk).select_related("project"), Project, eyes.at, WORDS).first()
    if row is None:
        return not_yet(eyes, pk)
    may, held = eyes.desk().offers(row.project), list(eyes.lens.evidence().filter(subject="project", subject_id=pk))
    held_up = catching_up.held_by(eyes.at, pk)
    approvals, counted = panels.approvals(eyes, row)
    catch_up, bare = catching_up.panels(eyes, row, held_up, may), paid.bare(eyes, row)
    lines, count = history(eyes, row, may, bare, whole="all" in request.GET)
    acts = on_project(eyes, row, may)
    why = "这是过去的一天，只读；要办理请回到今天" if eyes.lens.past else "" if acts else "您只能查看这个项目"
    log = {"title": "来龙去脉", "small": "谁在何时说了什么", "part": "gongjian/parts/log.html", "data": lines, "link": known(eyes), "id": "history"}
    if count > len(lines):
        log["foot"] = {"label": f"显示全部 {count} 条", "url": f"{eyes.keep(request.path)}{'&' if eyes.on != eyes.today else '?'}all=1#history"}
    colour, says = judged(row, eyes)
    pool = reserve(eyes, row, may)
    first = any(panel.get("first") for panel in pool)  # proposed and not yet admitted: that is what matters of it now
    return eyes.render("gongjian/thing.html", {
        "title": row.name, "light": light(colour, says), "crumb": crumb(eyes, row), "meta": meta(row), "jump": [*JUMP, CATCH_UP] if catch_up else JUMP,
        "ribbon": life(row, eyes.on, counted),
        "left": [chart(eyes.at, row, held_up), log],
        "right": [
            {"title": "办理", "part": "gongjian/parts/acts.html", "data": acts, "foot": why, "id": "acts"}, *catch_up,
            *(pool if first else []), panels.papers(eyes, row, held, may), panels.open_problems(eyes, row), *([approvals] if approvals["data"] else []),
            *paid.panels(row, bare, may),
            *filter(None, [stocktakes(eyes, row, may), attracted(eyes, pk)]), *([] if first else pool),
            panels.duties(eyes, row), panels.gallery(eyes, held),
        ],
    })


def attracted(eyes: Look, pk: int) -> dict | None:
    """Where it came from, what it is helped with and what was promised (M27, M28)."""
    facts = of_project(eyes.at, pk)
    data = [fact | ({"url": eyes.keep(reverse("lead", args=[fact["lead"]]))} if "lead" in fact else {}) for fact in facts]
    return {"title": "招商", "part": "gongjian/parts/facts.html", "data": data} if data else None


def known(eyes: Look) -> dict | None:
    """On a past day: what we know now of that day, or what was known then."""
    if eyes.on >= eyes.today:
        return None
    url = eyes.keep(eyes.request.path)
    then = eyes.when.known is not None
    return {"label": "看现在所知" if then else "看当时所知", "url": f"{url}#history" if then else f"{url}&known=then#history"}


def not_yet(eyes: Look, pk: int) -> HttpResponse:
    """Not born on the day looked at: said, to those who see it today; to the others there is no such page."""
    row = eyes.lens.at(When(eyes.today)).see(Project).filter(project=pk).first()
    if row is None:
        raise Http404
    text = f"{row.born_on} 才登记，{eyes.on} 时还没有这个项目。" if row.born_on > eyes.on else f"{eyes.on} 时不在您可见的范围内。"
    facts = [{"label": "登记", "text": row.born_on.isoformat(), "url": f"{eyes.request.path}?on={row.born_on}" if row.born_on > eyes.on else ""}]
    about = {"title": text, "part": "gongjian/parts/facts.html", "data": facts}
    return eyes.render("gongjian/thing.html", {"title": row.name, "crumb": [{"label": "项目"}], "left": [about], "right": []})


def crumb(eyes: Look, row) -> list[dict]:
    url = maybe("projects")
    return [{"label": "项目", "url": eyes.keep(url) if url else ""}, {"label": row.stage}]


def meta(row: ProjectStanding) -> list[list[dict]]:
    """代码 · 责任单位 · 包保（起） · 总投资 · 属性 · 地点."""
    found = [
        [{"text": f"代码 {row.code}" if row.code else "代码未填"}],
        [{"text": row.unit_name or "责任单位未定", "strong": True}, {"text": "负责"}],
        [{"text": "包保 "}, {"text": row.sponsors, "strong": True}, {"text": f"（{row.sponsored_on} 起）"}] if row.sponsors else [NO_SPONSOR],
        [{"text": "总投资 "}, {"text": yi(row.total, 2) or "未填", "strong": True}, {"text": " 亿元" if row.total is not None else ""}],
        *([{"text": flag}] for flag in row.flags.split()),
    ]
    place = row.township_name or row.place
    found += [[{"text": place}]] if place else []
    if row.paused_on:
        found.append([{"text": f"{row.paused_on} 起停工", "tone": "down"}])
    if row.withdrawn_on:
        found.append([{"text": f"{row.withdrawn_on} 退出：{row.withdrawn_why}", "tone": "down"}])
    return found


urls = [path("projects/<int:pk>", project, name="project")]
