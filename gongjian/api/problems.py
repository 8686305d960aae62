"""GET /problems: the ledger the key's eyes see, with lights and limits as the page has them (M42–M45)."""
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from gongjian.api.answering import answer
from gongjian.api.asked import MOST_KEY, Paged, at, looked, wrong
from gongjian.api.listed import listed
from gongjian.api.said import Listed
from gongjian.problems.models import Problem, ProblemOn
from gongjian.reading.problem_words import OPEN, Light
from gongjian.sheets.roll import Roll

router = Router(tags=["问题"])
ALL = Roll(
    number=0, title="问题", about=Problem, where=lambda at: Q(), order=("limit_on", "what"),
    columns=(
        "what", "project_name", "unit_name", "category", "competence", "weight", "origin", "step", "step_on", "found_on", "assigned_on", "lead_name",
        "cooperating_names", "leader", "section", "responsible_name", "due_on", "limit_on", "light", "rung", "rung_on", "rung_why", "desk_name", "node", "node_by",
        "waits_for", "extensions", "solved_on", "closed_on", "struck_on", "grade", "progress",
    ),
)
OPENED = {"open": "未销号的", "all": "全部"}


class ProblemsAsked(Paged):
    state: str = Field("open", description="open 未销号的，all 全部")
    late: bool = Field(False, description="只要亮红灯（逾期）的")
    project: int | None = Field(None, ge=1, le=MOST_KEY, description="只要卡住这个项目的")


@router.get("/problems", by_alias=True, response=Listed, summary="问题，一页一页地取")
def problems(request: HttpRequest, asked: Query[ProblemsAsked]) -> HttpResponse:
    look = at(request, asked)
    if asked.state not in OPENED:
        raise wrong(f"state「{asked.state[:40]}」不认识，可用的是：{'、'.join(OPENED)}")
    rows = ALL.query(look)
    rows = rows.filter(OPEN) if asked.state == "open" else rows
    rows = rows.filter(light=Light.RED) if asked.late else rows
    if asked.project is not None:
        rows = rows.filter(problem__in=ProblemOn.objects.at(look.when).filter(project=asked.project).values("problem"))
    return answer(request, looked(request, look) | listed(ALL, rows, look, asked))
