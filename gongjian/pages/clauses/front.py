"""/clauses/fronts/progress: one workstream (五大攻坚行动, M02): its clauses, targets, lists, and the units that answer for it."""
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.clauses.figure import State, View
from gongjian.clauses.links import link_of
from gongjian.clauses.measured import of_list
from gongjian.clauses.spoken import name_of
from gongjian.clauses.standing import ClauseLine, counted
from gongjian.indicators.standing import TargetLine, target_lines
from gongjian.pages.clauses.said import COLUMNS, lines_of, row_of, way
from gongjian.pages.look import Look, look
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.pages.targets import COLUMNS as OF_TARGETS
from gongjian.pages.targets import row_of as target_row
from gongjian.people.models import Unit

TABLE = "gongjian/parts/table.html"


def front(request: HttpRequest, key: str) -> HttpResponse:
    eyes = look(request)
    stream = next((one for one in (eyes.drive.rules.get("workstreams", []) if eyes.drive else []) if one["key"] == key), None)
    if stream is None:
        raise Http404
    lines = [line for line in lines_of(eyes, None) if line.mark in stream["clauses"]]
    targets = [line for line in target_lines(eyes.at) if line.target.clause in stream["clauses"]]
    told = Table(COLUMNS, [row_of(eyes, line) for line in lines], caption="条款", classes="of-clauses")
    full = [{"title": "条款", "small": f"{len(lines)} 条", "part": TABLE, "data": told}]
    if targets:
        rows = [target_row(line, target_lines(eyes.at), eyes) for line in targets]
        full.append({"title": "目标", "small": "各按自己的期间和口径", "part": TABLE, "data": Table(OF_TARGETS, rows, caption="目标", classes="of-targets")})
    return eyes.render("gongjian/summary.html", {
        "title": stream["title"], "sub": f"责任单位：{stream['responsible']}" if stream.get("responsible") else "", "lead": lead(lines), "full": full,
        "left": [{"title": "单位", "part": TABLE, "data": units(eyes, lines, targets)}], "right": [{"title": "清单", "part": TABLE, "data": lists(eyes, lines)}],
        "crumb": [{"label": "方案条款", "url": eyes.keep(reverse("clauses"))}, {"label": stream["title"]}], "landscape": True,
    })


def lead(lines: list[ClauseLine]) -> list[dict]:
    """本战线 10 条：落后 7，未到期 1，…"""
    tones = {State.MISSED: "down", State.BEHIND: "near", State.DONE: "up", State.ON_PACE: "up"}
    said: list[dict] = [{"text": "本战线 "}, {"text": str(len(lines)), "strong": True}, {"text": " 条："}]
    for place, (state, number) in enumerate(counted(lines)):
        said += [{"text": "，" if place else ""}, {"text": f"{state.label} ", "tone": tones.get(state, "")}, {"text": str(number), "strong": True}]
    return [*said, {"text": "。"}]


def lists(eyes: Look, lines: list[ClauseLine]) -> Table:
    """The lists its clauses are measured by, the live one and what became of the issued one."""
    numbers = sorted({int(link.name) for line in lines for link in map(link_of, line.clause.measured_by) if link.kind == "list"})
    rows = []
    for number in numbers:
        for figure in of_list(number, View(eyes.at)):
            gap = Cell(figure.gap, tone="down") if figure.gap else ""
            rows.append(Row([Cell(name_of(figure), small=figure.small), figure.asked, figure.done, gap], way(eyes, figure.page)))
    columns = (Column("清单", "name"), Column("应完成"), Column("现有 · 完成"), Column("差距"))
    return Table(columns, rows, caption="清单", empty="这条战线没有清单")


def units(eyes: Look, lines: list[ClauseLine], targets: list[TargetLine]) -> Table:
    """Units he sees that lead or cooperate: how many clauses, and how their own part of its targets stands."""
    names = dict(eyes.lens.see(Unit).exclude(kind=Unit.Kind.LEADERS).order_by("order", "pk").values_list("unit_id", "short"))
    rows = []
    for key, name in names.items():
        leads, joins = (sum(line.owners.part_of(key) == part for line in lines) for part in ("牵头", "配合"))
        if not leads and not joins:
            continue
        parts = [part for line in targets if (part := next((unit for unit in line.units if unit.unit == key and unit.asked is not None), None))]
        reached = sum(part.done is not None and part.asked is not None and part.done >= part.asked for part in parts)
        rows.append(Row([
            name, str(leads) if leads else "", str(joins) if joins else "", str(len(parts)) if parts else Cell("无", tone="quiet"), str(reached) if parts else "",
        ], eyes.keep(f"{reverse('clauses')}?unit={key}")))
    columns = (
        Column("单位", "name"), Column("牵头", "num", unit="条"), Column("配合", "num", unit="条"), Column("分到目标", "num", unit="项"),
        Column("已完成", "num", unit="项"),
    )
    return Table(columns, rows, caption="单位", empty="没有您可见的单位", foot="点单位名看它的条款和它的数")


urls = [path("clauses/fronts/<slug:key>", front, name="front")]
