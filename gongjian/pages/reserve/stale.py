"""/reserve/stale: what has not moved for so long that it is shown for exit, and what will be soon (滚动管理, M19)."""
from datetime import timedelta

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import path

from gongjian.indicators.pool import IN_STOCK
from gongjian.pages.doing.reserve.step import step_url
from gongjian.pages.drawing import light
from gongjian.pages.look import Look, look
from gongjian.pages.reserve.ways import crumb, ways
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.projects.models import Project
from gongjian.reading.reserve_words import RESERVE
from gongjian.reading.say import column, say
from gongjian.reserve.acts import course
from gongjian.reserve.flow import Step
from gongjian.reserve.rules import rules_on
from gongjian.timeline.money import yi

SAID = ("name", "unit_name", "total", "reserved_on", "moved_on", "planned_start_on", "problem")
COLUMNS = (
    Column("", "light"), Column("项目", "name"), Column("责任单位", "unit"), Column("总投资", "num", unit="亿元"), Column("入库", "day"),
    Column("最近进展", "day", hint=RESERVE["moved_on"].help), Column("无进展", "num", unit="天"), Column("计划开工", "day"), Column("存在问题", "long"),
)


def stale_rows(eyes_at, near: int, stale: int):
    """Rows of the stock whose last movement lies `stale` − `near` days back or more, the longest first."""
    last = eyes_at.on - timedelta(stale - near)
    where = IN_STOCK & Q(reserved_on__lte=last, moved_on__lte=last)
    return say(eyes_at.lens.see(Project), Project, eyes_at, SAID, using=[where]).filter(where).order_by("moved_on", "pk")


def stale(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    rules = rules_on(eyes.on, eyes.request.user.area)
    rows = stale_rows(eyes.at, rules.near, rules.stale)
    found = [(row[0], dict(zip(SAID, row[1:], strict=True))) for row in rows.values_list("project_id", *(column(Project, name, rows.model) for name in SAID))]
    told = [(key, said, (eyes.on - said["moved_on"]).days) for key, said in found]
    to, shown_rows, ways_out = eyes.way("project"), [], decides(eyes, rows.select_related("project").first())
    over, near = [one for one in told if one[2] >= rules.stale], [one for one in told if one[2] < rules.stale]
    for label, here in ((f"满 {rules.stale} 天无进展，列入清退", over), (f"{rules.near} 天内将满", near)):
        if here:
            shown_rows.append(Group(label, f"{len(here)} 个"))
        shown_rows += [row_of(said, days, days >= rules.stale, to(key), [Cell(label, step_url(key, step)) for step, label in ways_out]) for key, said, days in here]
    columns = COLUMNS + tuple(Column("办理" if not place else "") for place in range(len(ways_out)))
    return eyes.render("gongjian/table.html", {
        "title": "滚动清退", "crumb": crumb(eyes, "滚动清退"), "acts": ways(eyes, "reserve-stale"), "landscape": True,
        "sub": f"在库未开工、满 {rules.stale} 天没有进展的（未核实的默认值为 365 天） · 出库或继续留库由指挥部办公室写明理由 · 开工的自动转出，不在这里",
        "table": Table(columns, shown_rows, caption="滚动清退", empty="没有长期无进展的项目", empty_small=f"{RESERVE['moved_on'].help}"),
    })


def decides(eyes: Look, row) -> tuple[tuple[Step, str], ...]:
    """What may be decided of a row, where it is his to decide."""
    may = eyes.desk().offers(row.project) if row else None
    return tuple((step, label) for step, label in ((Step.KEPT, "留库"), (Step.WITHDRAWN, "出库")) if may and may(course.advance, kind=step))


def row_of(said: dict, days: int, over: bool, url: str, ways_out: list[Cell]) -> Row:
    return Row([
        light("R" if over else "Y", f"{days} 天无进展"), said["name"], said["unit_name"] or "", yi(said["total"], 2) if said["total"] is not None else "",
        str(said["reserved_on"]), str(said["moved_on"]), Cell(str(days), tone="late" if over else "near"), str(said["planned_start_on"] or ""), said["problem"],
        *ways_out,
    ], url)


urls = [path("reserve/stale", stale, name="reserve-stale")]
