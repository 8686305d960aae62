"""/projects/<key>/approvals, and the chart alone as SVG."""
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.approvals.flow import State
from gongjian.pages.approvals.project import beside
from gongjian.pages.approvals.project.found import Found, found
from gongjian.pages.approvals.project.items import items
from gongjian.pages.approvals.project.lead import lead
from gongjian.pages.drawing.gantt import gantt
from gongjian.pages.listing import download
from gongjian.papers.gantt_svg import picture

JUMP = [{"label": "横道图", "url": "#chart"}, {"label": "逐项", "url": "#items"}, {"label": "办理", "url": "#acts"}, {"label": "告知", "url": "#advice"}]
NARROW = 620  # px the days have at least on a small screen


def approvals(request: HttpRequest, pk: int) -> HttpResponse:
    told = found(request, pk)
    eyes = told.eyes
    acts, why = beside.acts(told)
    chart = {"title": "横道图", "small": "工作日推算", "html": gantt(told.gantt(NARROW)), "id": "chart",
             "link": {"label": "SVG", "url": eyes.keep(reverse("project-approvals-svg", args=[pk]))}}
    return eyes.render("gongjian/approvals.html", {
        "title": f"{told.row.name}：手续", "landscape": True, "jump": JUMP,
        "crumb": [
            {"label": "手续", "url": eyes.keep(reverse("approvals"))}, {"label": told.row.name, "url": eyes.keep(reverse("project", args=[pk]))}, {"label": "手续"},
        ],
        "meta": meta(told),
        "head": lead(told), "acts": {"title": "办理", "part": "gongjian/parts/acts.html", "data": acts, "foot": why, "id": "acts"}, "full": [chart, items(told)],
        "left": [beside.advice(told), *beside.lacking(told)], "right": [beside.vetting(told), beside.checklist(told)],
    })


def meta(told: Found) -> list[list[dict]]:
    eyes, row = told.eyes, told.row
    unknown = sum(line.state == State.UNKNOWN for line in told.lines)
    found_ = [
        [{"text": row.unit_name or "责任单位未定", "strong": True}, {"text": "负责"}], [{"text": row.stage}],
        [{"text": "计划开工 "}, {"text": str(row.planned_start_on) if row.planned_start_on else "未定", "strong": True}],
    ]
    if told.way.assumed:
        found_.append([{"text": "没有编审批清单，按项目信息推定，未核实", "tone": "unsure", "url": "#checklist"}])
    if told.listed and (told.listed.agent or told.listed.agent_name):
        found_.append([{"text": "代办 "}, {"text": told.listed.agent.name if told.listed.agent else told.listed.agent_name, "strong": True}])
    if unknown:
        found_.append([{"text": f"待核 {unknown} 项", "tone": "unsure", "url": "#checklist"}])
    if row.withdrawn_on:
        found_.append([{"text": f"{row.withdrawn_on} 退出", "tone": "down"}])
    found_.append([{"text": "项目页", "url": eyes.keep(reverse("project", args=[row.project_id]))}])
    return found_


def svg(request: HttpRequest, pk: int) -> HttpResponse:
    """The drawing of the paper, to take away."""
    told = found(request, pk)
    drawn = picture(told.gantt(784))
    return download(drawn.encode(), f"{told.row.name}前期手续横道图（截至{told.eyes.on}）.svg", "image/svg+xml")


urls = [
    path("projects/<int:pk>/approvals", approvals, name="project-approvals"), path("projects/<int:pk>/approvals.svg", svg, name="project-approvals-svg"),
]
