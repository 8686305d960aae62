"""A project named by typing: whole or in part, by initials or by code; and, where it is not found, what it may have been."""
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from gongjian.pages.look import Look, look
from gongjian.projects.models import Project, ProjectStanding
from gongjian.projects.names import nearness
from gongjian.reading.say import say

OFFERED, NEAR = 40, 45


def like(rows: QuerySet, text: str) -> QuerySet:
    return rows.filter(Q(name__icontains=text) | Q(pinyin__contains=text.lower()) | Q(code__icontains=text))


def meant(rows: QuerySet, text: str) -> tuple[ProjectStanding | None, str]:
    """The one project of `rows` that is meant, or None and why it is not clear."""
    text = " ".join(text.split())
    exact = list(rows.filter(Q(name=text) | Q(code=text)).select_related("project")[:3])
    found = exact or list(like(rows, text).select_related("project").order_by("name")[:6])
    if len(found) == 1:
        return found[0], ""
    if found:
        names = "、".join(f"「{row.name}」" + (f"（{row.code}）" if exact else "") for row in found[:5])
        return None, f"「{text}」不止一个：{names}，请写{'代码' if exact else '全名'}"
    ranked = sorted(((nearness(text, name), name) for name in rows.values_list("name", flat=True)), reverse=True)[:3]
    near = [name for near, name in ranked if near >= NEAR]
    return None, f"没有「{text}」" + (f"，是不是{'、'.join(f'「{name}」' for name in near)}？" if near else "这个项目，或不在您可见的范围内")


def several(rows: QuerySet, text: str) -> tuple[list[Project], list[str]]:
    """Names, one a line: the projects, and what is wrong."""
    found, wrong = [], []
    for line in filter(None, (line.strip() for line in text.replace("；", "\n").splitlines())):
        row, why = meant(rows, line)
        if row is None:
            wrong.append(why)
        elif row.project not in found:
            found.append(row.project)
    return found, wrong


def names(eyes: Look, text: str = "") -> list[dict]:
    """For parts/project_names.html."""
    rows = say(eyes.lens.see(Project).filter(withdrawn_on=None), Project, eyes.at, ("unit_name",))
    found = like(rows, text) if text else rows
    return [{"name": row.name, "small": " ".join(filter(None, [row.unit_name, row.code]))} for row in found.order_by("name")[:OFFERED]]


def project_names(request: HttpRequest) -> HttpResponse:
    """Whatever field is being typed in."""
    text = next((value for name, value in request.GET.items() if name in ("project", "also")), "")[:60].strip()
    return render(request, "gongjian/parts/project_names.html", {"data": names(look(request), text.replace("\0", ""))})


urls = [path("problems/projects", project_names, name="project-names")]
