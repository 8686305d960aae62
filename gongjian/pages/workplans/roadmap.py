"""项目清单 and 路线图 of a unit: its projects' days, planned and reached, and its tasks' days, half-month by half-month of the drive."""
from datetime import date

from gongjian.pages.look import Look
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.timeline.money import wan
from gongjian.timeline.periods import Period
from gongjian.workplans.flow import Step
from gongjian.workplans.reading import Stands

MOST = 60
MARKS = (("开工", "started_on", "planned_started_on"), ("入统", "enrolled_on", "planned_enrolled_on"), ("竣工", "completed_on", "planned_completed_on"))
TABLE = "gongjian/parts/table.html"


def roadmap(eyes: Look, unit: int, tasks: list[Stands]) -> list[dict]:
    seen = say(eyes.lens.see(Project).filter(unit=unit, withdrawn_on=None).select_related("responsible"), Project, eyes.at, ("stage", "year_plan"))
    rows = list(seen.order_by("planned_started_on", "name")[: MOST + 1])
    to = eyes.way("project")
    return [projects(rows[:MOST], to, len(rows) > MOST), *([road(eyes, rows[:MOST], tasks, to)] if eyes.drive else [])]


def projects(rows: list, to, more: bool) -> dict:
    days = (Column(label, "day") for label in ("计划开工", "拟入统", "计划竣工"))
    columns = (Column("项目", "name"), Column("阶段"), *days, Column("年度计划", "num", unit="万元"), Column("责任人"))
    table = Table(
        columns,
        [
            Row([row.name, row.stage, *(str(day or "") for day in (row.planned_started_on, row.planned_enrolled_on, row.planned_completed_on)), wan(row.year_plan),
                 row.responsible_name or (row.responsible.name if row.responsible else "")], to(row.project_id))
            for row in rows
        ],
        caption="项目清单", empty="没有您可见的项目", foot=f"只列前 {MOST} 个" if more else "",
    )
    return {"title": "项目清单", "small": "本单位负责的在册项目", "part": TABLE, "data": table}


def road(eyes: Look, rows: list, tasks: list[Stands], to) -> dict:
    halves = eyes.drive.half_months
    columns = (Column("项目或任务", "name"), *(Column(called(half)) for half in halves))
    lines = [Row([one.task.what, *(of_task(one, half, eyes.on) for half in halves)]) for one in tasks if one.step != Step.DROPPED]
    for row in rows:
        cells = [of_project(row, half, eyes.on) for half in halves]
        if any(cells):
            lines.append(Row([row.name, *cells], to(row.project_id)))
    foot = "“计划”是还没有到的日子，红字是过了还没有做到的；没有日子落在行动期内的项目不列"
    return {"title": "路线图", "small": "按半月", "part": TABLE, "data": Table(columns, lines, caption="路线图", empty="没有落在行动期内的日子", foot=foot)}


def called(half: Period) -> str:
    """"2月下半月", also where the drive ends within it."""
    return f"{half.start.month}月{'上' if half.start.day <= 15 else '下'}半月"


def of_task(one: Stands, half: Period, on: date) -> Cell | str:
    day = one.step_on if one.step == Step.FINISHED else one.due_on
    if day not in half:
        return ""
    if one.step == Step.FINISHED:
        return Cell(f"{day:%m-%d} 完成", tone="up")
    return Cell(f"{day:%m-%d} 到期", tone="late" if one.late(on) else "")


def of_project(row, half: Period, on: date) -> Cell | str:
    said, late = [], False
    for label, reached, planned in MARKS:
        day, plan = getattr(row, reached), getattr(row, planned)
        if day and day in half:
            said.append(f"{day:%m-%d} {label}")
        elif day is None and plan and plan in half:
            said.append(f"{plan:%m-%d} 计划{label}")
            late = late or plan < on
    return Cell("，".join(said), tone="late" if late else "") if said else ""
