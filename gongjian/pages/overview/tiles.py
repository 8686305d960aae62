"""The nine lists as tiles: how many rows now, how many half a month ago, what is red."""
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Count, Q, Sum

from gongjian.approvals.handing_in import ahead
from gongjian.approvals.models import ChecklistStanding
from gongjian.indicators.standing import TargetLine
from gongjian.pages.links import maybe
from gongjian.pages.look import Look
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.sheets.grid import Grid
from gongjian.sheets.registry import every_sheet
from gongjian.sheets.roll import Roll

BEFORE = timedelta(days=15)
NUMERALS = "一二三四五六七八九"
SHORT = {1: "投资目标", 2: "储备目标", 3: "招商目标", 4: "副县长包保", 5: "未开工", 6: "已开工未入统", 7: "未按序时", 8: "问题交办", 9: "前期手续"}
WANTED_LOW = (5, 6, 7, 8)  # lists that should grow shorter
UNIT = {4: "个项目", 8: "件", 9: "个"}
BY_UNIT = {5: "starts", 6: "enrolments"}  # these lists say where a target without allotments falls short
TELL_LATE = (5, 8)


@dataclass
class Counted:
    """One list: its rows, those past their day, and the rows of each unit."""

    rows: int = 0
    late: int = 0
    units: dict[int, int] = field(default_factory=dict)

    @property
    def worst(self) -> list[tuple[int, int]]:
        return sorted(self.units.items(), key=lambda unit: -unit[1])


def tiles(look: Look, lines: list[TargetLine]) -> tuple[list[dict], dict[str, list[tuple[int, int]]]]:
    """For parts/nine.html; and, for lists 5 and 6, how many rows each unit has, most first."""
    rolls = [sheet for sheet in every_sheet() if isinstance(sheet, Roll)]
    now = counted(look.at, rolls)
    before = counted(look.at.then(look.on - BEFORE), [roll for roll in rolls if compared(roll.number, now[roll.number])])
    found = []
    for sheet in every_sheet():
        url = maybe("sheet", sheet.number)
        tile = {"title": f"{NUMERALS[sheet.number - 1]} {SHORT.get(sheet.number, sheet.title)}", "url": look.keep(url) if url else ""}
        said = of_grid(look, sheet, lines) if isinstance(sheet, Grid) else of_roll(look, sheet, now[sheet.number], before.get(sheet.number))
        found.append(tile | said)
    return found, {name: now[number].worst for number, name in BY_UNIT.items() if number in now}


def counted(at: At, rolls: list[Roll]) -> dict[int, Counted]:
    """All lists about one kind of thing in one pass over its rows, by unit: one query a kind."""
    found = {roll.number: Counted() for roll in rolls}
    for about in {roll.about for roll in rolls}:
        conditions = {}
        for roll in (roll for roll in rolls if roll.about is about):
            where = roll.where(at)
            conditions[f"rows{roll.number}"] = where
            if roll.number in TELL_LATE:
                conditions[f"late{roll.number}"] = where & Q(**{f"{roll.deadline}__lt": at.on})
        unit = "unit" if about is Project else "lead"
        rows = say(at.lens.see(about), about, at, (), using=conditions.values()).order_by().values(unit)
        for row in rows.annotate(**{name: Count("pk", filter=where) for name, where in conditions.items()}):
            _add(found, row, row[unit])
    return found


def _add(found: dict[int, Counted], row: dict, unit: int | None) -> None:
    for number, said in found.items():
        if rows := row.get(f"rows{number}"):
            said.rows += rows
            said.late += row.get(f"late{number}") or 0
            if unit:
                said.units[unit] = rows


def of_grid(look: Look, sheet: Grid, lines: list[TargetLine]) -> dict:
    lights = Counter(line.light for line in lines if line.target.key in sheet.targets)
    said = " · ".join(f"{lights[light]} {word}" for light, word in (("G", "绿"), ("Y", "黄"), ("R", "红")) if lights[light])
    return {"count": str(sheet.count(look.at)), "small": f"项 · {said}" if said else "项", "tone": "down" if lights["R"] else ""}


def compared(number: int, now: Counted) -> bool:
    """A tile that tells what is late, or what share is done, has no room for the change."""
    return not now.late and number != 9


def of_roll(look: Look, sheet: Roll, now: Counted, before: Counted | None) -> dict:
    count = str(now.rows)
    if now.late:
        return {"count": count, "small": f"{now.late} {'件' if sheet.number == 8 else '个'}逾期", "tone": "down"}
    if before is None:
        return {"count": count, "small": f"个 · {share}" if now.rows and (share := approvals_done(look)) else "个"}
    change = now.rows - before.rows
    tone = "" if not change or sheet.number not in WANTED_LOW else "up" if change < 0 else "down"
    text = f"{change:+d}".replace("-", "−") if change else "持平"
    return {"count": count, "small": f"{UNIT[sheet.number]} {text}" if sheet.number in UNIT else text, "tone": tone}


def approvals_done(look: Look) -> str:
    """办结 61%: of the items the projects of the coming quarter need, started or not, as the indicator counts. One query."""
    projects = look.lens.see(Project).filter(ahead(look.at.next_year)).values("project_id")
    said = ChecklistStanding.objects.at(look.when).filter(project__in=projects).aggregate(all=Sum("needed"), done=Sum("done"))
    return f"办结 {said['done'] * 100 / said['all']:.0f}%" if said["all"] else ""
