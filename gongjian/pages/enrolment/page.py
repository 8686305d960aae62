"""/projects/<key>/enrolment: what the bureau wants to see and what is there, what would be returned and how to mend it, where the papers are."""
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.enrolment.flow import FLOW, EnrolState, Reason
from gongjian.enrolment.readiness import Readiness
from gongjian.pages.doing.enrolment.offers import may_take, on_enrolment
from gongjian.pages.drawing import light
from gongjian.pages.enrolment.course import course
from gongjian.pages.enrolment.doubts import beside
from gongjian.pages.enrolment.papers import pack, papers
from gongjian.pages.enrolment.ribbon import way
from gongjian.pages.enrolment.told import findings, window
from gongjian.pages.look import Look, look
from gongjian.pages.ready import ready_of
from gongjian.projects.card import InvestmentKind
from gongjian.timeline.money import wan

JUMP = [{"label": label, "url": f"#{key}"} for label, key in (("办理", "acts"), ("检查", "findings"), ("材料", "papers"), ("经过", "course"))]


def page(request: HttpRequest, pk: int) -> HttpResponse:
    eyes = look(request)
    one = ready_of(eyes, pk)
    may, told = eyes.desk().offers(one.row.project), course(eyes, one.row)
    acts, why = on_enrolment(eyes, one, may)
    return eyes.render("gongjian/thing.html", {
        "title": one.row.name, "light": light(*judged(one)), "jump": JUMP, "meta": meta(eyes, one), "ribbon": way(one, told.steps),
        "crumb": [{"label": "入统", "url": eyes.keep(reverse("enrolment"))}, {"label": "项目", "url": eyes.keep(reverse("project", args=[pk]))}, {"label": "入统材料"}],
        "left": [findings(eyes, one, may), papers(eyes, one, may)],
        "right": [
            {"title": "办理", "part": "gongjian/parts/acts.html", "data": acts, "foot": why, "id": "acts"},
            *([window(eyes, one)] if one.state != EnrolState.ENROLLED else []), *([pack(one)] if may_take(eyes, one, may) else []),
            told.panel(may), *beside(eyes, one.row),
        ],
    })


def judged(one: Readiness) -> tuple[str, str]:
    if one.state == EnrolState.ENROLLED:
        return "G", "已入库"
    if not one.scoped or one.row.started_on is None or one.row.withdrawn_on:
        return "N", "不在申报范围或还没有开工"
    if one.state in (EnrolState.RETURNED, EnrolState.REMOVED) or one.missing or one.blocks:
        return "R", "缺材料或会被退回"
    return ("Y", "有要核对的地方") if one.warns else ("G", "材料齐")


def meta(eyes: Look, one: Readiness) -> list[list[dict]]:
    """状态（起） · 在等谁 · 类别 · 总投资 · 开工 · 本年完成（调度口径）."""
    row, way = one.row, one.standing
    found = [[{"text": one.state.label, "strong": True, "tone": "up" if one.state == EnrolState.ENROLLED else ""}, {"text": f"（{one.since} 起）" if one.since else ""}]]
    waits = FLOW[one.state].waits if one.state in FLOW else ""
    if way and one.state == EnrolState.RETURNED:
        found.append([{"text": f"退回 {way.returns} 次，最近因{Reason(way.reason).label if way.reason else '其他'}", "tone": "late"}])
    if waits:
        found.append([{"text": "在等 "}, {"text": waits, "strong": True}])
    found.append([{"text": row.unit_name or "责任单位未定", "strong": True}, {"text": "负责"}])
    found.append([{"text": InvestmentKind(row.investment_kind or InvestmentKind.ORDINARY).label}])
    found.append([{"text": "总投资 "}, {"text": wan(row.total) or "未填", "strong": True}, {"text": " 万元" if row.total is not None else ""}])
    found.append([{"text": f"{row.started_on} 开工" if row.started_on else "还没有开工"}])
    value = [{"text": "本年完成 "}, {"text": wan(one.value), "strong": True}, {"text": " 万元（调度口径）"}] if one.value is not None else [{"text": "本年完成未报"}]
    return [*found, value]


urls = [path("projects/<int:pk>/enrolment", page, name="project-enrolment")]
