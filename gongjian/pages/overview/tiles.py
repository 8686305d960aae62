"""The nine lists as tiles: how many rows now, how many half a month ago, what is red."""
from collections import Counter
from datetime import timedelta

from django.db.models import Count, Q

from gongjian.approvals.items import State
from gongjian.approvals.models import ApprovalStanding
from gongjian.indicators.standing import TargetLine
from gongjian.pages.links import maybe
from gongjian.pages.look import Look
from gongjian.projects.models import Project
from gongjian.sheets.grid import Grid
from gongjian.sheets.registry import every_sheet
from gongjian.sheets.roll import Roll

BEFORE = timedelta(days=15)
NUMERALS = "一二三四五六七八九"
SHORT = {1: "投资目标", 2: "储备目标", 3: "招商目标", 4: "副县长包保", 5: "未开工", 6: "已开工未入统", 7: "未按序时", 8: "问题交办", 9: "前期手续"}
WANTED_LOW = (5, 6, 7, 8)  # lists that should grow shorter
UNIT = {4: "个项目", 8: "件", 9: "个"}
BY_UNIT = {5: "starts", 6: "enrolments"}  # these lists say where a target without allotments falls short


def tiles(look: Look, lines: list[TargetLine]) -> tuple[list[dict], dict[str, list[tuple[int, int]]]]:
    """For parts/nine.html; and, for lists 5 and 6, how many rows each unit has, most first."""
    found, by_unit = [], {}
    for sheet in every_sheet():
        url = maybe("sheet", sheet.number)
        tile = {"title": f"{NUMERALS[sheet.number - 1]} {SHORT.get(sheet.number, sheet.title)}", "url": look.keep(url) if url else ""}
        if isinstance(sheet, Grid):
            tile |= of_grid(look, sheet, lines)
        else:
            now, late, units = standing(look, sheet)
            if sheet.number in BY_UNIT:
                by_unit[BY_UNIT[sheet.number]] = units
            tile |= of_roll(look, sheet, now, late)
        found.append(tile)
    return found, by_unit


def of_grid(look: Look, sheet: Grid, lines: list[TargetLine]) -> dict:
    lights = Counter(line.light for line in lines if line.target.key in sheet.targets)
    said = " · ".join(f"{lights[light]} {word}" for light, word in (("G", "绿"), ("Y", "黄"), ("R", "红")) if lights[light])
    return {"count": str(sheet.count(look.at)), "small": f"项 · {said}" if said else "项", "tone": "down" if lights["R"] else ""}


def of_roll(look: Look, sheet: Roll, now: int, late: int) -> dict:
    if late:
        return {"count": str(now), "small": f"{late} {'件' if sheet.number == 8 else '个'}逾期", "tone": "down"}
    if sheet.number == 9:
        return {"count": str(now), "small": f"个 · {share}" if (share := approvals_done(look, sheet)) else "个"}
    change = now - before(look, sheet)
    tone = "" if not change or sheet.number not in WANTED_LOW else "up" if change < 0 else "down"
    text = f"{change:+d}".replace("-", "−") if change else "持平"
    return {"count": str(now), "small": f"{UNIT[sheet.number]} {text}" if sheet.number in UNIT else text, "tone": tone}


def standing(look: Look, sheet: Roll) -> tuple[int, int, list[tuple[int, int]]]:
    """(rows, rows past their day, rows by unit). One query."""
    rows, unit = sheet.rows(look.at, *([sheet.deadline] if sheet.number in (5, 8) else [])), "unit" if sheet.about is Project else "lead"
    late = Q(**{f"{sheet.deadline}__lt": look.on}) if sheet.number in (5, 8) else Q(pk__in=[])
    groups = list(rows.values(unit).annotate(n=Count("pk"), red=Count("pk", filter=late)).values_list(unit, "n", "red"))
    return sum(row[1] for row in groups), sum(row[2] for row in groups), sorted(((row[0], row[1]) for row in groups if row[0]), key=lambda row: -row[1])


def before(look: Look, sheet: Roll) -> int:
    return sheet.count(look.at.then(look.on - BEFORE))


def approvals_done(look: Look, sheet: Roll) -> str:
    """办结 61%: of the items these projects need. One query."""
    projects = sheet.rows(look.at).values("project_id")
    rows = ApprovalStanding.objects.at(look.when).filter(project__in=projects).exclude(state=State.NOT_NEEDED)
    said = rows.aggregate(all=Count("pk"), done=Count("pk", filter=Q(state=State.DONE)))
    return f"办结 {said['done'] * 100 / said['all']:.0f}%" if said["all"] else ""
