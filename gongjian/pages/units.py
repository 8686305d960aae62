"""Units the officer sees on the day: who answers, how many projects, and how the county's first target stands with each."""
from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.indicators.standing import TargetLine, UnitLine, asked_in_words, done_in_words, spoken, target_lines
from gongjian.pages.drawing import bullet
from gongjian.pages.look import Look, look
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.people.models import PostStanding, Unit, UnitStanding
from gongjian.people.posts import Rank
from gongjian.projects.models import Project
from gongjian.timeline.money import wan

FIRST = "invested"


def units(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    told = list(eyes.lens.see(Unit).exclude(kind=Unit.Kind.LEADERS).order_by("order", "pk"))
    line = next((line for line in target_lines(eyes.at) if line.target.key == FIRST), None)
    parts = {part.unit: part for part in line.units} if line else {}
    heads, projects = heads_of(eyes), counts(eyes)
    rows: list[Row | Group] = []
    for kind in dict.fromkeys(unit.kind for unit in told):
        here = [unit for unit in told if unit.kind == kind]
        rows.append(Group(Unit.Kind(kind).label, f"{len(here)} 个"))
        rows += [row_of(unit, eyes, heads, projects, line, parts.get(unit.unit_id)) for unit in here]
    return eyes.render("gongjian/table.html", {
        "title": "单位", "sub": f"{len(told)} 个 · 项目数和总投资为您可见的项目，总投资单位：万元", "landscape": True,
        "table": Table(columns(line), rows, caption="单位", empty="没有您可见的单位"),
    })


def columns(line: TargetLine | None) -> tuple[Column, ...]:
    group = f"{line.target.title}（亿元）" if line else ""
    first = (Column("单位", "name"), Column("主要领导"), Column("分管领导"), Column("项目", "num"), Column("总投资", "num"))
    figures = (("目标", "num"), ("完成", "num"), ("完成率", "num"), ("进度", "bar"))
    return (*first, *(Column(label, kind, group) for label, kind in figures)) if line else first


def heads_of(eyes: Look) -> dict[tuple[int, int], list[str]]:
    """{(unit, rank): names} of those who hold the posts on the day (M56). One query."""
    found: dict[tuple[int, int], list[str]] = {}
    seats = PostStanding.objects.at(eyes.when).filter(rank__in=(Rank.HEAD, Rank.DEPUTY), unit__in=eyes.lens.see(Unit).values("unit"))
    for unit, rank, name in seats.order_by("pk").values_list("unit_id", "rank", "officer__name"):
        found.setdefault((unit, rank), []).append(name)
    return found


def counts(eyes: Look) -> dict[int, dict]:
    rows = eyes.lens.see(Project).filter(withdrawn_on=None).order_by().values("unit").annotate(count=Count("pk"), money=Sum("total"))
    return {row["unit"]: row for row in rows}


def row_of(unit: UnitStanding, eyes: Look, heads: dict, projects: dict, line: TargetLine | None, part: UnitLine | None) -> Row:
    mine = projects.get(unit.unit_id, {"count": 0, "money": 0})
    cells: list = [unit.name, "、".join(heads.get((unit.unit_id, Rank.HEAD), ())), "、".join(heads.get((unit.unit_id, Rank.DEPUTY), ()))]
    cells += [str(mine["count"]), wan(mine["money"] or 0)]
    if line:
        cells += figures(line, part)
    return Row(cells, eyes.keep(reverse("unit", args=[unit.unit_id])))


def figures(line: TargetLine, part: UnitLine | None) -> list:
    """目标, 完成, 完成率, 进度 of one unit; a unit without a task has a figure and no rate."""
    if part is None:
        return [Cell("未下达", tone="quiet"), spoken(line, 0), "", ""]
    rate = f"{part.rate:.1f}%" if part.rate is not None else ""
    bar = bullet(part.rate, line.pace, says=part.name) if part.asked is not None and line.begun else ""
    asked = Cell(asked_in_words(part, line), tone="quiet" if part.asked is None else "")
    return [asked, Cell(done_in_words(part, line), tone="quiet" if part.done is None else "") if line.begun else "", rate if line.begun else "", bar]


urls = [path("units", units, name="units")]
