"""What comes first for those who do not see everything: a unit's own rows, the projects a leader sponsors."""
from django.urls import reverse

from gongjian.indicators.standing import MEASURE, TargetLine, spoken
from gongjian.pages.drawing import light
from gongjian.pages.look import Look
from gongjian.pages.project.judged import judged
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.posts import Role
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.timeline.money import wan

WORDS = ("stage", "reported_year", "reported_on", "expected", "lag", "year_plan", "problem")
COLUMNS = (
    Column("", "light"), Column("项目名称", "name"), Column("阶段", "text"),
    Column("年度计划", "num", unit="万元"), Column("本年完成", "num", unit="万元"), Column("落后序时", "num", unit="个百分点"),
    Column("填报至", "day"), Column("未了问题", "long"),
)
SHOWN = 12


def own(look: Look, lines: list[TargetLine]) -> tuple[list[dict], dict] | None:
    """(sentence, panel), or None for those who see every project."""
    seat = look.lens.seat
    if seat is None or look.lens.sees_all(Project):
        return None
    rows = list(say(look.lens.see(Project).filter(withdrawn_on=None), Project, look.at, WORDS))
    worst = {"R": 0, "Y": 1, "G": 2, "N": 3}
    judges = {row.pk: judged(row, look) for row in rows}
    rows.sort(key=lambda row: (worst[judges[row.pk][0]], -(row.lag or 0), row.name))
    leader = seat.role == Role.LEADER
    called = "我包保的项目" if leader else "本单位项目"
    body = [Row(cells(row, judges[row.pk]), url=look.keep(reverse("project", args=[row.project_id]))) for row in rows[:SHOWN]]
    empty = "还没有包保的项目" if leader else "本单位还没有项目"
    foot = f"共 {len(rows)} 个，先列要紧的 {SHOWN} 个" if len(rows) > SHOWN else ""
    table = Table(COLUMNS, body, caption=called, empty=empty, foot=foot)
    panel = {"title": called, "small": f"{len(rows)} 个" if rows else "", "part": "gongjian/parts/table.html", "data": table, "id": "own"}
    return sentence(look, seat, lines, [colour for colour, _ in judges.values()]), panel


def cells(row, judgement) -> list:
    return [
        light(*judgement), row.name, row.stage, wan(row.year_plan),
        wan(row.reported_year) if row.reported_on else "未报" if row.started_on else "",
        Cell(f"{row.lag:.1f}", tone="down") if row.lag is not None and row.lag > 0 and row.started_on else "",
        str(row.reported_on or ""), row.problem,
    ]


def sentence(look: Look, seat, lines: list[TargetLine], lights: list[str]) -> list[dict]:
    """嘉峰镇：固定资产投资完成 2.1 亿元，为任务的 61.0%；12 个项目，3 个红灯."""
    name = "您包保的" if seat.role == Role.LEADER else seat.unit.name_on(look.on) if seat.unit else ""
    parts: list[dict] = [{"text": f"{name}：" if seat.role != Role.LEADER else name, "strong": True}]
    for line in lines:
        mine = next((unit for unit in line.units if unit.unit == seat.unit_id), None)
        if line.target.indicator == "invested" and mine and seat.role != Role.LEADER and line.begun:
            done, unit = spoken(line, mine.done), MEASURE[line.target.measure]
            told = [{"text": f"{line.target.title}完成 "}, {"text": done, "strong": True}, {"text": f" {unit}"}]
            parts += told if mine.done is not None else [{"text": f"{line.target.title}未报", "tone": "down"}]
            parts += [{"text": "，为任务的 "}, {"text": f"{mine.rate:.1f}%", "strong": True}] if mine.rate is not None else []
            parts.append({"text": "；"})
    red = lights.count("R")
    parts += [{"text": f"{len(lights)} 个项目，"}, {"text": f"{red} 个红灯", "tone": "down"} if red else {"text": "没有红灯"}, {"text": "。"}]
    return parts
