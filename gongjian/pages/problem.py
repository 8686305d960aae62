"""/problems/<key>: a problem, what it is about, who must solve it by when, every step, and what may be done next."""
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.doing.problems.offers import on_problem
from gongjian.pages.drawing import light
from gongjian.pages.limits import limit_of
from gongjian.pages.links import maybe
from gongjian.pages.look import Look, look
from gongjian.problems.flow import Step
from gongjian.problems.ledger import Competence, Weight
from gongjian.problems.models import Problem, ProblemStep
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.timeline.when import CHINA


def problem(request: HttpRequest, pk: int) -> HttpResponse:
    eyes = look(request)
    seen = eyes.lens.see(Problem).filter(problem=pk).select_related("problem")
    row = say(seen, Problem, eyes.at, ("project_name", "unit_name", "lead_name")).first()
    if row is None:
        raise Http404
    acts = on_problem(eyes.desk(), row)
    colour, limit, _ = limit_of(row.due_on, eyes.on) if row.struck_on is None else ("G", f"{row.struck_on} 已销号", False)
    why = "这是过去的一天，只读" if eyes.lens.past else "" if acts else "当前环节没有您要办的"
    return eyes.render("gongjian/thing.html", {
        "title": row.what, "light": light(colour, limit), "crumb": [*way_back(eyes), {"label": Step(row.step).label}],
        "meta": [
            [{"text": row.project_name, "url": project_url(eyes, row)}], [{"text": f"{row.unit_name or ''}负责"}],
            [{"text": limit, "tone": "down" if colour == "R" else ""}],
        ],
        "left": [{"title": "办理经过", "part": "gongjian/parts/log.html", "data": steps(eyes, row)}],
        "right": [
            {"title": "办理", "part": "gongjian/parts/acts.html", "data": [act | {"key": not place} for place, act in enumerate(acts)], "foot": why},
            {"title": "交办", "part": "gongjian/parts/facts.html", "data": duties(row)},
        ],
    })


def way_back(eyes: Look) -> list[dict]:
    url = maybe("sheet", 8)
    return [{"label": "问题困难交办清单", "url": eyes.keep(url) if url else ""}]


def project_url(eyes: Look, row) -> str:
    """A unit that only has to solve the problem does not open the project."""
    seen = eyes.lens.see(Project).filter(project=row.project_id).exists()
    return eyes.keep(reverse("project", args=[row.project_id])) if seen else ""


def duties(row) -> list[dict]:
    return [
        {"label": "环节", "text": Step(row.step).label, "small": f"{row.step_on} 起"},
        {"label": "牵头单位", "text": row.lead_name or "未交办"}, {"label": "配合单位", "text": row.cooperating_names or "无"},
        {"label": "分管领导", "text": row.leader}, {"label": "责任科室", "text": row.section}, {"label": "责任人", "text": row.person},
        {"label": "办结时限", "text": str(row.due_on or "")}, {"label": "发现", "text": str(row.found_on)},
        {"label": "类别", "text": row.category or "未分类"}, {"label": "事权", "text": Competence(row.competence).label},
        {"label": "程度", "text": Weight(row.weight).label if row.weight else "一般"},
    ]


def steps(eyes: Look, row) -> list[dict]:
    lines, year = [], eyes.on.year
    facts = ProblemStep.objects.as_of(eyes.when).filter(problem=row.problem_id).select_related("by", "lead").order_by("-occurred_on", "-pk")
    for fact in facts:
        said = f"{fact.get_step_display()}" + (f"：{fact.note}" if fact.note else "")
        if fact.step == Step.ASSIGNED and fact.lead:
            said += f"：{fact.lead.name_on(eyes.on)}牵头，{fact.person}，{fact.due_on} 前办结"
        told = fact.recorded_at.astimezone(CHINA).date()
        late = f"{told} 记" if told != fact.occurred_on else ""
        small = " · ".join(filter(None, [fact.by and fact.by.name, late]))
        line = {"day": f"{fact.occurred_on:%m-%d}", "iso": fact.occurred_on.isoformat(), "text": said, "small": small}
        if fact.occurred_on.year != year:
            year = fact.occurred_on.year
            line["year"] = f"{year}年"
        lines.append(line)
    return lines


urls = [path("problems/<int:pk>", problem, name="problem")]
