"""/clauses: the plan clause by clause on the day, workstream by workstream; with ?unit= what of it is one unit's (G7)."""
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.clauses.figure import State
from gongjian.clauses.standing import ClauseLine, counted
from gongjian.desk.relations import WATCHERS
from gongjian.pages.clauses.said import COLUMNS, lines_of, row_of, unit_asked, units_seen
from gongjian.pages.listing import listing
from gongjian.pages.look import Look, look
from gongjian.pages.table import Group, Row, Table

PARTS = ("牵头", "配合")


def clauses(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    unit, name = unit_asked(eyes, request)
    streams = eyes.drive.rules.get("workstreams", []) if eyes.drive else []
    lines = [line for line in lines_of(eyes, unit) if unit is None or line.owners.part_of(unit)]
    part, stream, state = (asked.chosen(one) for one in ("part", "stream", "state"))
    shown = [line for line in lines if not part or (unit and line.owners.part_of(unit) == part)]
    shown = [line for line in shown if (not stream or line.clause.workstream == stream) and (not state or line.state == state)]
    rows: list[Row | Group] = []
    for told in streams:
        together = [line for line in shown if line.clause.workstream == told["key"]]
        if together:
            rows.append(Group(told["title"], summed(together)))
            rows += [row_of(eyes, line, unit) for line in together]
    fields = [asked.select("unit", "单位", units_seen(eyes)), asked.select("stream", "战线", [(one["key"], one["title"]) for one in streams])]
    if unit:
        fields.append(asked.select("part", "职责", [(one, one) for one in PARTS]))
    fields.append(asked.select("state", "情况", [(one.value, f"{one.label} {number}") for one, number in counted(lines)]))
    return eyes.render("gongjian/table.html", {
        "title": f"方案条款 · {name}" if name else "方案条款 · 逐条对账", "sub": f"{len(shown)} 条 · {summed(shown)}" if shown else "", "landscape": True,
        "acts": acts(eyes, streams), "filter": asked.filter(fields),
        "table": Table(COLUMNS, rows, caption="方案条款", empty="没有符合条件的条款" if eyes.drive else "还没有载入行动方案",
                       empty_small="" if eyes.drive else "装入行动方案后，这里逐条列出", classes="of-clauses"),
    })


def summed(lines: list[ClauseLine]) -> str:
    return "，".join(f"{State(state).label} {number}" for state, number in counted(lines))


def acts(eyes: Look, streams: list[dict]) -> list[dict]:
    """His own unit's clauses first; then each front."""
    seat = eyes.lens.seat
    found = []
    if seat and seat.unit_id and seat.role not in WATCHERS and eyes.request.GET.get("unit") != str(seat.unit_id):
        found.append({"label": "本单位的条款", "url": eyes.keep(f"{reverse('clauses')}?unit={seat.unit_id}"), "key": True})
    return found + [{"label": one["title"], "url": eyes.keep(reverse("front", args=[one["key"]]))} for one in streams if one.get("responsible")]


urls = [path("clauses", clauses, name="clauses")]
