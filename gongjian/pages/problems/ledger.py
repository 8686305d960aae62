"""/problems: the ledger on the day, filtered, sorted and paged in SQL; what is shown goes out in the columns of list 8 and can come back in."""
from collections.abc import Callable
from datetime import date

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.desk.desk import Desk
from gongjian.pages.doing.problems.found import may_find_on
from gongjian.pages.drawing import light
from gongjian.pages.limits import LIGHTS, colour_of
from gongjian.pages.listing import Listing, download, listing
from gongjian.pages.look import Look, look
from gongjian.pages.problems.lanes import OF_STEP
from gongjian.pages.problems.narrowed import asked_for, fields
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.models import Unit
from gongjian.problems import acts as problems
from gongjian.problems.ledger import Rung
from gongjian.problems.models import Problem
from gongjian.reading.problem_words import Light
from gongjian.reading.say import column, word
from gongjian.reading.shown import shown
from gongjian.sheets.excel import Page, workbook
from gongjian.sheets.registry import sheet
from gongjian.sheets.table import Column as Told
from gongjian.sheets.table import Table as List

SAID = ("light", "what", "project_name", "lead_name", "responsible_name", "step", "desk_name", "limit_on", "rung", "category")
BESIDE = ("desk_on", "cause_name")
KINDS = {"light": "light", "what": "name", "project_name": "long", "lead_name": "unit", "limit_on": "day"}
VIEWS = (("台账", "problems"), ("看板", "problem-board"), ("同因", "causes"))


def ledger(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    rows = asked_for(eyes, asked, (*SAID, *BESIDE))
    counts = counted(rows)
    first, last = asked.span(counts["all"])
    names = [column(Problem, name, rows.model) for name in (*SAID, *BESIDE)]
    found = rows.values_list("problem_id", *names)[first:last]
    to = eyes.way("problem")
    return eyes.render("gongjian/table.html", {
        "title": "问题", "sub": sub(counts), "landscape": True, "acts": [*views(eyes, asked, "problems"), *acts(eyes, asked)],
        "filter": asked.filter(fields(eyes, asked), "搜索（问题、项目、单位、拼音首字母）"), "paging": asked.paging(counts["all"], "个"),
        "table": Table(columns(asked), [row_of(eyes, row, to) for row in found], (), "问题台账", "没有符合条件的问题", tall=True),
    })


def counted(rows) -> dict[str, int]:
    lights = {name: Count("pk", filter=Q(light=value)) for name, value in (("red", Light.RED), ("yellow", Light.YELLOW))}
    rungs = {"supervised": Count("pk", filter=Q(rung=Rung.SUPERVISED, struck_on=None)), "meeting": Count("pk", filter=Q(rung=Rung.MEETING, struck_on=None))}
    return rows.order_by().aggregate(all=Count("pk"), **lights, **rungs)


def sub(counts: dict[str, int]) -> str:
    told = [f"{counts['all']} 个"]
    told += [f"{label} {counts[name]}" for name, label in (("red", "红灯"), ("yellow", "黄灯"), ("supervised", "13710督办"), ("meeting", "专题会议")) if counts[name]]
    return " · ".join(told)


def views(eyes: Look, asked: Listing, here: str) -> list[dict]:
    """The same problems seen otherwise; what was asked for goes along to the board and back."""
    return [{"label": label, "url": asked.to(reverse(name)) if name != "causes" else eyes.keep(reverse(name))} for label, name in VIEWS if name != here]


def acts(eyes: Look, asked: Listing) -> list[dict]:
    offered = [{"label": "导出 Excel", "url": asked.to(reverse("problems-xlsx"))}]
    if may_raise(eyes):
        offered.insert(0, {"label": "提问题", "url": reverse("raise-problem"), "key": True})
    return offered


def may_raise(eyes: Look) -> bool:
    desk: Desk = eyes.desk()
    if eyes.lens.past or eyes.lens.seat is None:
        return False
    return may_find_on(eyes).exists() or bool(eyes.lens.seat.unit_id and desk.may(problems.find, Unit.objects.get(pk=eyes.lens.seat.unit_id)))


def columns(asked: Listing) -> tuple[Column, ...]:
    return tuple(
        Column("" if name == "light" else said.label, KINDS.get(name, "text"), hint=said.help, **({} if name == "light" else asked.sorting(name)))
        for name, said in ((name, word(Problem, name)) for name in SAID)
    )


def row_of(eyes: Look, row: tuple, to: Callable[[int], str]) -> Row:
    key, said = row[0], dict(zip((*SAID, *BESIDE), row[1:], strict=True))
    cells: list = [shown(word(Problem, name), said[name]) for name in SAID]
    cells[SAID.index("light")] = light(colour_of(said["light"]), LIGHTS[said["light"]])
    cells[SAID.index("what")] = Cell(said["what"], small=f"同因：{said['cause_name']}" if said["cause_name"] else "")
    cells[SAID.index("step")] = Cell(OF_STEP[said["step"]].label, small=cells[SAID.index("step")])
    if said["desk_name"]:
        cells[SAID.index("desk_name")] = Cell(said["desk_name"], small=held(said["desk_on"], eyes.on))
    cells[SAID.index("limit_on")] = limit(said["limit_on"], said["light"], eyes.on)
    return Row(cells, to(key))


def held(since: date, on: date) -> str:
    return f"{(on - since).days} 天" if since < on else "今天到手"


def limit(by: date | None, colour: str, on: date) -> Cell | str:
    """The limit, and how late or how near; where the clock stands still, the limit as it was promised."""
    if by is None:
        return ""
    days = (by - on).days
    if colour == Light.RED and days < 0:
        return Cell(by.isoformat(), small=f"逾期 {-days} 天", tone="late")
    if colour in (Light.GREEN, Light.YELLOW, Light.RED) and days >= 0:  # red with days to go: late once, and a new limit since
        return Cell(by.isoformat(), small="今天" if days == 0 else f"剩 {days} 天", tone={"Y": "near", "R": "down"}.get(colour, ""))
    return Cell(by.isoformat(), small="停表", tone="quiet") if colour == Light.STILL else by.isoformat()


def problems_xlsx(request: HttpRequest) -> HttpResponse:
    """What is filtered, in the columns of list 8: the file can be brought in again."""
    eyes, asked = look(request), listing(request)
    names = sheet(8).columns
    rows = asked_for(eyes, asked, names)
    found = list(rows.values_list("problem_id", *(column(Problem, name, rows.model) for name in names)))
    table = List("问题台账", [Told(name, word(Problem, name)) for name in names], [row[0] for row in found], [row[1:] for row in found])
    region, office = (eyes.drive.region, eyes.drive.office) if eyes.drive else ("", "")
    return download(workbook([Page(table, "", eyes.on, region, "问题台账", office)]), f"问题台账（截至{eyes.on}）.xlsx")


urls = [path("problems", ledger, name="problems"), path("problems.xlsx", problems_xlsx, name="problems-xlsx")]
