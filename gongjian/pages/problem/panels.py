"""The panels beside a problem's course: who answers, which projects, which cause, its papers."""
from django.db.models import Q
from django.urls import reverse

from gongjian.pages.look import Look
from gongjian.pages.project.panels import gallery
from gongjian.problems.ledger import Competence, Origin, Weight
from gongjian.problems.models import Problem, ProblemOn, ProblemStep
from gongjian.projects.models import Project, ProjectStanding
from gongjian.reading.say import say

FACTS = "gongjian/parts/facts.html"


def duties(row) -> dict:
    """M42, M46: the unit that leads, those that cooperate, the leader, the section, the person, the limit."""
    moved = row.due_by and row.due_on and row.due_by != row.due_on
    facts = [
        {"label": "牵头单位", "text": row.lead_name or "未交办"}, {"label": "配合单位", "text": row.cooperating_names or "无"},
        {"label": "分管领导", "text": row.leader}, {"label": "责任科室", "text": row.section}, {"label": "责任人", "text": row.person},
        {"label": "办结时限", "text": str(row.due_on or ""), "small": f"现应办结 {row.due_by}" if moved else ""},
        {"label": "发现", "text": str(row.found_on), "small": " · ".join(filter(None, [Origin(row.origin).label, row.raised_name or ""]))},
        {"label": "类别", "text": row.category or "未分类"},
        {"label": "事权", "text": Competence(row.competence).label, "small": reported(row)},
        {"label": "程度", "text": Weight(row.weight).label if row.weight else "一般"},
    ]
    return {"title": "责任", "part": FACTS, "data": facts}


def reported(row) -> str:
    if row.competence == Competence.COUNTY:
        return ""
    return f"最近 {row.reported_up_on} 上报" if row.reported_up_on else "还没有上报"


def projects(eyes: Look, row) -> dict:
    """What it stands in the way of. A unit that only has to solve it reads the names and does not open the projects."""
    on = ProblemOn.objects.at(eyes.when).filter(problem=row.problem_id).values("project_id")
    rows = say(ProjectStanding.objects.at(eyes.when).filter(project__in=on), Project, eyes.at, ("unit_name",))
    opens = set(eyes.lens.see(Project).filter(project__in=on).values_list("project_id", flat=True))
    to = eyes.way("project")
    facts = [
        {"label": one.unit_name or "责任单位未定", "text": one.name, "url": to(one.project_id) if one.project_id in opens else ""}
        for one in sorted(rows, key=lambda one: (one.project_id != row.project_id, one.name))
    ]
    if not facts:
        facts = [{"label": "涉及单位", "text": row.unit_name or "未定", "small": "不涉及具体项目"}]
    return {"title": "涉及项目", "small": f"{len(opens | {one['text'] for one in facts})} 个" if len(facts) > 1 else "", "part": FACTS, "data": facts}


def cause(eyes: Look, row) -> list[dict]:
    if row.cause_id is None:
        return []
    others = eyes.lens.see(Problem).filter(cause=row.cause_id, struck_on=None).exclude(problem=row.problem_id).count()
    url = eyes.keep(reverse("cause", args=[row.cause_id]))
    fact = {"label": "原因", "text": row.cause_name, "url": url, "small": f"还有 {others} 个未销号的问题由此引起" if others else ""}
    return [{"title": "同因", "part": FACTS, "data": [fact]}]


def papers(eyes: Look, row) -> dict:
    """All that lies beside it or beside one of its steps."""
    steps = ProblemStep.objects.filter(problem=row.problem_id).values("pk")
    about = Q(subject="problem", subject_id=row.problem_id) | Q(supports=ProblemStep.kind(), supports_id__in=steps)
    return gallery(eyes, list(eyes.lens.evidence().filter(about)))
