"""/inspections?month=2023-12: units × the ten points. Not inspected is not zero; what is left of the cap stands beside it (M52, M53, G6).

Those who do not see all inspections see what was published: number, total, findings, and no point by itself.
"""
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.inspections.acts import course
from gongjian.inspections.acts.course import INSPECTED
from gongjian.inspections.dimensions import DIMENSIONS
from gongjian.inspections.flow import Step
from gongjian.inspections.limits import cap
from gongjian.inspections.models import Inspection
from gongjian.inspections.reading import Inspected, month_summary
from gongjian.pages.drawing import light
from gongjian.pages.limits import limit_of
from gongjian.pages.listing import listing
from gongjian.pages.look import Look, look
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.people.models import Unit, UnitStanding
from gongjian.timeline.periods import Period, month_end

NOT_YET = Cell("未查", tone="quiet", title="在督查范围内，还没有核查")
UNSCORED = Cell("—", tone="quiet", title="已核查，没有评分")


def month_of(eyes: Look) -> date:
    """The month asked for, else the day's; brought inside the drive."""
    try:
        asked = date.fromisoformat(f"{eyes.request.GET.get('month', '')[:7]}-01")
    except ValueError:
        asked = eyes.on.replace(day=1)
    there = [month.start.replace(day=1) for month in months(eyes)]
    return min(max(asked, there[0]), there[-1]) if there else asked


def months(eyes: Look) -> list[Period]:
    return eyes.drive.months if eyes.drive else []


def inspections(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    month = month_of(eyes)
    whole = eyes.lens.sees_all(Inspection)
    rows = eyes.lens.see(Inspection) if whole else eyes.lens.published_inspections()
    summary = month_summary(rows.filter(month=month).select_related("unit"), month, eyes.when)
    mine = set() if whole else set(eyes.lens.see(Inspection).values_list("inspection_id", flat=True))
    table = matrix(eyes, month, summary.rows) if whole else published(eyes, summary.rows, mine)
    options = [(f"{one.start:%Y-%m}", f"{one.start.year}年{one.start.month}月") for one in months(eyes)]
    chosen = asked.select("month", "月份", options, every="本月")
    return eyes.render("gongjian/table.html", {
        "title": f"督查 · {month.year}年{month.month}月", "sub": said(eyes, summary, whole), "landscape": True,
        "acts": acts(eyes, month), "filter": asked.filter([chosen]), "table": table, "below": own(eyes, month) if not whole else [],
    })


def said(eyes: Look, summary, whole: bool) -> str:
    told = f"督查 {summary.units} 个单位，发现问题 {summary.findings} 个，已整改 {summary.rectified} 个"
    if not whole:
        return f"已通报：{told}"
    return f"{told} · 每项满分 10 分，空白是不在督查范围，不是零分" + (f" · 每单位每月至多 {cap(eyes.drive)} 次" if eyes.drive else "")


def acts(eyes: Look, month: date) -> list[dict]:
    unit = Unit.objects.filter(kind__in=INSPECTED).first()
    if unit is None or eyes.drive is None or over(eyes, month) or not eyes.desk().may(course.arrange, unit):
        return []
    return [{"label": "安排督查", "url": f"{reverse('arrange')}?month={month:%Y-%m}", "key": True}]


def over(eyes: Look, month: date) -> bool:
    """Nothing can be arranged for a month gone by."""
    return month_end(month) < eyes.today


def matrix(eyes: Look, month: date, rows: tuple[Inspected, ...]) -> Table:
    columns = [
        Column("单位", "name"), Column("督查", hint="督查编号和环节"), *(Column(said.label, "num", "十督", hint="；".join(said.asks)) for said in DIMENSIONS.values()),
        Column("合计", "num", hint="已评分各项之和 / 这些项的满分", strong=True), Column("问题", "num"), Column("已整改", "num"),
        Column("余", "num", hint="本月还可以督查几次"),
    ]
    by_unit: dict[int, list[Inspected]] = {}
    for row in rows:
        by_unit.setdefault(row.unit, []).append(row)
    told: list[Row | Group] = []
    units = list(UnitStanding.objects.at(eyes.when).filter(area__startswith=eyes.request.user.area, kind__in=INSPECTED).order_by("order", "pk"))
    to = eyes.way("inspection")
    may = bool(acts(eyes, month))
    for kind in dict.fromkeys(unit.kind for unit in units):
        here = [unit for unit in units if unit.kind == kind]
        told.append(Group(Unit.Kind(kind).label, f"{len(here)} 个，已督查 {sum(unit.unit_id in by_unit for unit in here)} 个"))
        for unit in here:
            rest = max((cap(eyes.drive) if eyes.drive else 0) - len(by_unit.get(unit.unit_id, [])), 0)
            left = "" if over(eyes, month) else str(rest)
            told += [line(unit, row, left, to(row.inspection)) for row in by_unit.get(unit.unit_id, [])] or [idle(unit, month, left, may and rest > 0)]
    return Table(columns, told, caption="督查", empty="还没有单位", tall=True)


def line(unit: UnitStanding, row: Inspected, left: str, url: str) -> Row:
    points = [point(row, key) for key in DIMENSIONS]
    return Row([
        unit.short, Cell(row.number, small=Step(row.step).label), *points, total(row), str(row.findings), str(row.rectified) if row.findings else "", left,
    ], url)


def point(row: Inspected, key: str) -> Cell | str:
    if key not in row.scope:
        return ""
    if key not in row.checked:
        return NOT_YET
    score = row.scores[key]
    return UNSCORED if score is None else str(score)


def total(row: Inspected) -> Cell | str:
    return Cell(str(row.score), small=f"/ {row.full}") if row.score is not None else ""


def idle(unit: UnitStanding, month: date, left: str, may: bool) -> Row:
    arrange = Cell("安排", f"{reverse('arrange')}?month={month:%Y-%m}&unit={unit.unit_id}") if may else Cell("未安排", tone="quiet")
    return Row([unit.short, arrange, *([""] * len(DIMENSIONS)), "", "", "", left])


def published(eyes: Look, rows: tuple[Inspected, ...], mine: set[int]) -> Table:
    columns = [Column("单位", "name"), Column("督查编号"), Column("通报", "day"), Column("得分", "num", strong=True), Column("问题", "num"), Column("已整改", "num")]
    to = eyes.way("inspection")
    told = [
        Row(
            [row.unit_name, row.number, str(row.published_on), total(row), str(row.findings), str(row.rectified) if row.findings else ""],
            to(row.inspection) if row.inspection in mine else "",
        )
        for row in rows
    ]
    return Table(columns, told, caption="已通报的督查", empty="这个月还没有通报", empty_small="督查结论通报后在这里列出")


def own(eyes: Look, month: date) -> list[dict]:
    """A unit's own inspections that wait for its answer, or were published."""
    rows = list(eyes.lens.see(Inspection).filter(month=month).order_by("number"))
    to = eyes.way("inspection")
    items = []
    for row in rows:
        asked = row.step == Step.PROPOSED
        colour, limit, late = limit_of(row.answer_by, eyes.on) if asked else ("N", str(row.step_on), False)
        says = f"{row.answer_by} 前可以答复" if asked else Step(row.step).label
        items.append({
            "light": light(colour, says), "text": f"{row.number}　{Step(row.step).label}", "small": says if asked else "", "url": to(row.inspection_id),
            "limit": limit, "late": late,
        })
    return [{"title": "对本单位的督查", "part": "gongjian/parts/todo.html", "data": items}] if items else []


urls = [path("inspections", inspections, name="inspections")]
