"""/matrix/<indicator>/projects: the projects a figure of the matrix is made of, with what each adds to it."""
from django.db.models import BooleanField, Case, Count, F, Q, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.indicators.by_sector import NO_PLACE, NO_SECTOR, closed, in_cell, made_of_rows, rows_seen
from gongjian.indicators.indicator import Indicator
from gongjian.pages.listing import listing
from gongjian.pages.look import Look, look
from gongjian.pages.matrix.asked import look_at
from gongjian.pages.table import Column, Row, Table
from gongjian.people.models import UnitStanding
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.timeline.money import wan
from gongjian.timeline.refused import Refused


def page(request: HttpRequest, name: str) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    told = made_of_rows().get(name)
    if told is None or told.about is not Project:
        raise Http404
    if reason := closed(eyes.at, told):
        raise Refused(reason)
    at, sector, place = look_at(eyes.at, name), asked.query.get("sector"), asked.chosen("place")
    where = in_cell(at, sector, int(place) if place.isdecimal() and len(place) < 12 else None)
    keys = rows_seen(at, told).filter(where).values("project_id")
    whole = keys.count()
    using = [told.among(at), *told.aggregates(at).values()]
    seen = say(at.lens.see(Project).filter(project__in=keys), Project, at, ("unit_name", "stage", "unit_order"), using=using)
    rows = added(told, at, seen)
    found = list(rows.order_by("unit_order", "name", "pk").values_list("project_id", "name", "unit_name", "sector", "stage", "total", "adds"))
    first, last = asked.span(len(found))
    to = eyes.way("project")
    hidden = f" · 另有 {whole - len(found)} 个不在您可见的范围内" if whole > len(found) else ""
    return eyes.render("gongjian/table.html", {
        "title": told.title, "sub": f"{named(eyes, sector, place)} · {len(found)} 个项目{hidden}", "landscape": True,
        "crumb": [{"label": "行业属地矩阵", "url": eyes.keep(f"{reverse('matrix')}?indicator={name}")}, {"label": "项目"}],
        "table": Table(columns(told), [row_of(told, row, to) for row in found[first:last]], caption=told.title, empty="没有您可见的项目"),
        "paging": asked.paging(len(found), "个"),
    })


def added(told: Indicator, at: At, rows):
    """`adds`: the amount it adds, or whether it is counted in the number (of a ratio: above the line)."""
    number = told.number(at)
    inside = number.filter if isinstance(number.filter, Q) else Q()
    if isinstance(number, Count):
        counted = Case(When(inside, then=Value(True)), default=Value(False), output_field=BooleanField()) if inside else Value(True, output_field=BooleanField())
        return rows.annotate(adds=counted)
    (amount,) = [part for part in number.get_source_expressions() if isinstance(part, F)][:1]
    return rows.annotate(adds=amount)


def columns(told: Indicator) -> tuple[Column, ...]:
    adds = Column("计入" if not told.out_of else "计入分子", "num", unit="万元") if told.measure == "money" else Column("计入分子" if told.out_of else "计入")
    return Column("项目", "name"), Column("责任单位", "unit"), Column("行业"), Column("阶段"), Column("总投资", "num", unit="万元"), adds


def row_of(told: Indicator, row: tuple, to) -> Row:
    key, name, unit, sector, stage, total, adds = row
    said = wan(adds) if not isinstance(adds, bool) else "是" if adds else "否"
    return Row([name, unit or "", sector or NO_SECTOR, stage, wan(total), said], to(key))


def named(eyes: Look, sector: str | None, place: str) -> str:
    where = ""
    if place:
        unit = UnitStanding.objects.at(eyes.when).filter(unit=int(place)).first() if place.isdecimal() and len(place) < 12 and place != "0" else None
        where = unit.short if unit else NO_PLACE
    return "、".join(filter(None, [(sector or NO_SECTOR) if sector is not None else "全部行业", where or "全部属地"]))


urls = [path("matrix/<slug:name>/projects", page, name="matrix-projects")]
