"""/stages: how long projects dwell in each stage of 谋划 → 招引 → 前期 → 开工 → 入统, the county's summed and unit by unit (M55)."""
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.indicators.dwelling import Here, Stage, dwelling
from gongjian.pages.listing import listing
from gongjian.pages.look import Look, look
from gongjian.pages.projects import units_at
from gongjian.pages.recall import recalled
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.projects.models import Project
from gongjian.timeline.money import wan

COLUMNS = (
    Column("阶段", "name"), Column("项目", "num", "现停留在这一阶段", unit="个", strong=True), Column("累计停留", "num", "现停留在这一阶段", unit="项目·天"),
    Column("中位", "num", "现停留在这一阶段", unit="天"), Column("最长", "num", "现停留在这一阶段", unit="天"), Column("项目", "num", "已走过这一阶段", unit="个"),
    Column("中位用时", "num", "已走过这一阶段", unit="天"),
)
LONGEST = 10


def stages(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    unit = asked.chosen("unit")
    key = int(unit) if unit.isdecimal() and len(unit) < 12 else None
    told = recalled(eyes, ("stages", key), lambda: dwelling(eyes.at, key))
    units = [(str(pk), name) for pk, name in units_at(eyes.lens).exclude(kind="leaders").order_by("order", "pk").values_list("unit_id", "short")]
    waiting = [one for stage in told for one in stage.here]
    return eyes.render("gongjian/table.html", {
        "title": "阶段停留", "acts": [{"label": "行业属地矩阵", "url": eyes.keep(reverse("matrix"))}], "landscape": True,
        "sub": f"{len(waiting)} 个在册项目 · 阶段从该节点记下之日起算，没有签约的直接进前期 · 竣工、退出的不再计停留",
        "filter": asked.filter([asked.select("unit", "责任单位", units)]), "table": Table(COLUMNS, [row_of(stage) for stage in told], caption="阶段停留"),
        "below": [panel(eyes, stage) for stage in told[:4] if stage.here],
    })


def row_of(stage: Stage) -> Row:
    middle, took = (f"{days:g}" if days is not None else "" for days in (stage.middle, stage.took))
    longest = str(stage.here[0].days) if stage.here else ""
    return Row([stage.title, str(len(stage.here)), f"{stage.summed:,}", middle, longest, str(len(stage.passed)), took])


def panel(eyes: Look, stage: Stage) -> dict:
    """Those who have waited longest, so that somebody asks why."""
    shown: list[Here] = list(stage.here[:LONGEST])
    rows = {row.project_id: row for row in eyes.lens.see(Project).filter(project__in=[one.project for one in shown])}
    names, to = dict(units_at(eyes.lens).values_list("unit_id", "short")), eyes.way("project")
    table = Table(
        (Column("项目", "name"), Column("责任单位", "unit"), Column("总投资", "num", unit="万元"), Column("已停留", "num", unit="天")),
        [Row([rows[one.project].name, names.get(one.unit, ""), wan(rows[one.project].total), Cell(f"{one.days:,}")], to(one.project)) for one in shown],
        caption=f"{stage.title}停留最久",
    )
    return {"title": f"{stage.title}：停留最久", "small": f"前 {len(shown)} 个，共 {len(stage.here)} 个", "part": "gongjian/parts/table.html", "data": table}


urls = [path("stages", stages, name="stages")]
