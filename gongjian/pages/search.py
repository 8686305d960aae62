"""Search: projects, problems and units by name or pinyin initials. What belongs to others is told by the open directory only (M54)."""
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.desk.lens import directory_stage
from gongjian.pages.look import Look, look
from gongjian.pages.projects import units_at
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.models import Unit
from gongjian.problems.models import Problem
from gongjian.projects.models import Project
from gongjian.projects.names import pinyin
from gongjian.reading.say import say, word
from gongjian.reading.shown import shown

MOST = 50
PART = "gongjian/parts/table.html"
PROJECT = (Column("项目", "name"), Column("责任单位", "unit"), Column("地点", "long"), Column("阶段"))


def search(request: HttpRequest) -> HttpResponse:
    eyes, text = look(request), request.GET.get("q", "").strip()[:60]
    panels = [panel for panel in found(eyes, text) if panel["data"].rows] if text else []
    kept = [("on", request.GET["on"])] if "on" in request.GET else []
    return eyes.render("gongjian/search.html", {
        "title": f"搜索：{text}" if text else "搜索", "text": text, "panels": panels,
        "filter": {"url": request.path, "kept": kept, "submit": "搜索", "fields": [box(text)]},
    })


def box(text: str) -> dict:
    return {"name": "q", "label": "名称、拼音首字母或代码", "kind": "text", "value": text}


def found(eyes: Look, text: str) -> list[dict]:
    mine = own_projects(eyes, text)
    to = eyes.way("project")
    told = [
        ("项目", Table(PROJECT, [Row(words, to(key)) for key, *words in mine])), ("问题", problems(eyes, text)), ("单位", units(eyes, text)),
        ("其他单位的项目（项目名录）", others(eyes, text)),
    ]
    return [{"title": title, "small": counted(len(table.rows)), "part": PART, "data": table} for title, table in told]


def counted(rows: int) -> str:
    return f"{rows} 条" if rows < MOST else f"前 {MOST} 条"


def like(rows: QuerySet, text: str) -> QuerySet:
    return rows.filter(Q(name__icontains=text) | Q(pinyin__contains=text.lower()))


def own_projects(eyes: Look, text: str) -> list[tuple]:
    rows = say(eyes.lens.see(Project), Project, eyes.at, ("unit_name", "stage"))
    rows = rows.filter(Q(name__icontains=text) | Q(pinyin__contains=text.lower()) | Q(code__icontains=text) | Q(owner__icontains=text))
    return list(rows.order_by("name").values_list("project_id", "name", "unit_name", "place", "stage")[:MOST])


def problems(eyes: Look, text: str) -> Table:
    names = ("what", "project_name", "lead_name", "step", "due_on")
    rows = say(eyes.lens.see(Problem), Problem, eyes.at, (*names, "pinyin"))
    by_name = Q(what__icontains=text) | Q(project_name__icontains=text) | Q(lead_name__icontains=text)
    rows = rows.filter(by_name | Q(pinyin__contains=text.lower()))
    told, to = [word(Problem, name) for name in names], eyes.way("problem")
    return Table(
        (Column("问题", "name"), Column("涉及项目", "long"), Column("牵头单位", "unit"), Column("环节"), Column("办结时限", "day")),
        [
            Row([shown(said, value) for said, value in zip(told, row[1:], strict=True)], to(row[0]))
            for row in rows.order_by("due_on", "pk").values_list("problem_id", *names)[:MOST]
        ],
    )


def units(eyes: Look, text: str) -> Table:
    """Names of units are open; their pages are for those who see the unit."""
    seen = set(eyes.lens.see(Unit).values_list("unit_id", flat=True))
    rows = []
    for unit in units_at(eyes.lens).order_by("order", "pk"):
        if text.lower() in pinyin(unit.name) or text in unit.name or text in unit.short:
            rows.append(Row([unit.name, Unit.Kind(unit.kind).label], eyes.keep(reverse("unit", args=[unit.unit_id])) if unit.unit_id in seen else ""))
    return Table((Column("单位", "name"), Column("类别")), rows)


def others(eyes: Look, text: str) -> Table:
    """Open words only, and no link: name, unit, place, stage."""
    mine = eyes.lens.see(Project).values("project_id")
    rows = like(eyes.lens.directory(), text).exclude(project_id__in=mine).filter(withdrawn_on=None).order_by("name")[:MOST]
    names = dict(units_at(eyes.lens).values_list("unit_id", "short"))
    return Table(PROJECT, [Row([row["name"], names.get(row["unit_id"], ""), row["place"], Cell(directory_stage(row), tone="quiet")]) for row in rows])


urls = [path("search", search, name="search")]
