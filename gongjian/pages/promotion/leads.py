"""/promotion/leads: the register of leads (项目管理库, M24), filtered, sorted and paged in SQL."""
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.listing import Listing, download, listing
from gongjian.pages.look import Look, look
from gongjian.pages.projects import units_at
from gongjian.pages.promotion.said import crumb
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.models import Unit
from gongjian.promotion.acts import leads as acts
from gongjian.promotion.flow import WAY, Step
from gongjian.promotion.leads import Trade
from gongjian.promotion.models import Lead
from gongjian.reading.say import column, word
from gongjian.reading.shown import shown
from gongjian.sheets.excel import Page, workbook
from gongjian.sheets.roll import Roll
from gongjian.sheets.table import Column as Told
from gongjian.sheets.table import Table as List
from gongjian.timeline.money import wan

SAID = ("title", "enterprise_name", "unit_name", "trade", "stage", "moved_on", "expected", "contract_total", "paid_total", "open_aids")
BESIDE = ("contract_on", "counted", "doubtful", "why", "lost_why")
PRINTED = (
    "title", "enterprise_name", "unit_name", "trade", "newness", "stage", "site", "expected", "contract_total", "counted", "why", "found_on", "talked_on", "framework_on",
    "reviewed_on", "contract_on", "registered_on", "landed_on", "started_on", "paid_on", "paid_total", "commissioned_on", "succeeded", "company", "project_name", "news",
)
ORDER = ("-moved_on", "title")
NUMBERS = ("expected", "contract_total", "paid_total", "open_aids")
KINDS = {"title": "name", "enterprise_name": "unit", "unit_name": "unit", "moved_on": "day"} | dict.fromkeys(NUMBERS, "num")


def asked_for(eyes: Look, asked: Listing, columns: tuple[str, ...]) -> QuerySet:
    """The leads he sees that are asked for; the lost only when asked for by that stage."""
    roll = Roll(number=0, title="招商项目", about=Lead, where=lambda at: Q(), columns=columns, order=ORDER)
    rows = roll.query(eyes.at, search=asked.search, order=asked.sort, extra=("stage", "counted", "doubtful"))
    stage, trade, unit = asked.chosen("stage"), asked.chosen("trade"), asked.chosen("unit")
    rows = rows.filter(stage=stage) if stage in (*WAY, Step.LOST) else rows.filter(lost_on=None)
    if trade in Trade.values:
        rows = rows.filter(trade=trade)
    if unit.isdecimal() and len(unit) < 12:
        rows = rows.filter(unit=int(unit))
    if asked.chosen("refused") == "1":
        rows = rows.filter(contract_on__isnull=False, counted=False)
    return rows


def leads(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    rows = asked_for(eyes, asked, (*SAID, *BESIDE))
    count = rows.order_by().count()
    first, last = asked.span(count)
    names = [column(Lead, name, rows.model) for name in (*SAID, *BESIDE)]
    to = eyes.way("lead")
    told = [row_of(dict(zip(("key", *SAID, *BESIDE), row, strict=True)), to) for row in rows.values_list("lead_id", *names)[first:last]]
    empty = "没有符合条件的招商项目" if asked.query else "还没有招商项目"
    return eyes.render("gongjian/table.html", {
        "title": "招商项目", "sub": f"{count} 个 · 单位：万元 · 开工、到资、投产取自对应项目", "landscape": True, "acts": offered(eyes, asked),
        "crumb": crumb(eyes, "招商项目"),
        "filter": asked.filter(fields(eyes, asked), "搜索（项目、企业、单位、拼音首字母）"), "paging": asked.paging(count, "个"),
        "table": Table(columns(asked), told, (), "招商项目", empty, "登记线索后，一个项目一行，从线索走到投产", tall=True),
    })


def offered(eyes: Look, asked: Listing) -> list[dict]:
    found = [{"label": "导出 Excel", "url": asked.to(reverse("leads-xlsx"))}]
    seat = eyes.lens.seat
    unit = Unit.objects.filter(pk=seat.unit_id).first() if seat and seat.unit_id else None
    if unit and eyes.desk().may(acts.spot, unit):
        found.insert(0, {"label": "登记线索", "url": reverse("spot"), "key": True})
    return found


def fields(eyes: Look, asked: Listing) -> list[dict]:
    here = eyes.lens.see(Lead).order_by().values("unit")
    units = [(str(key), name) for key, name in units_at(eyes.lens).filter(unit__in=here).order_by("order", "pk").values_list("unit_id", "short")]
    return [
        asked.select("stage", "环节", [(str(step), step.label) for step in (*WAY, Step.LOST)], "在册"), asked.select("trade", "类别", Trade.choices),
        *([asked.select("unit", "招引单位", units)] if len(units) > 1 else []), asked.check("refused", "签了不计"),
    ]


def columns(asked: Listing) -> tuple[Column, ...]:
    return tuple(Column(said.label, KINDS.get(name, "text"), hint=said.help, **asked.sorting(name, KINDS.get(name) == "num")) for name, said in (
        (name, word(Lead, name)) for name in SAID))


def row_of(said: dict, to) -> Row:
    cells: list = [shown(word(Lead, name), said[name]) for name in SAID]
    if said["stage"] == Step.LOST:
        cells[SAID.index("stage")] = Cell(Step.LOST.label, small=said["lost_why"][:20], tone="quiet")
    if said["contract_on"]:
        small = "待认定" if said["doubtful"] else "" if said["counted"] else "不计入"
        cells[SAID.index("contract_total")] = Cell(wan(said["contract_total"]), small=small, title=said["why"])
    if not said["paid_total"]:
        cells[SAID.index("paid_total")] = ""
    if not said["open_aids"]:
        cells[SAID.index("open_aids")] = ""
    return Row(cells, to(said["key"]))


def leads_xlsx(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    rows = asked_for(eyes, asked, PRINTED)
    found = list(rows.values_list("lead_id", *(column(Lead, name, rows.model) for name in PRINTED)))
    table = List("招商项目台账", [Told(name, word(Lead, name)) for name in PRINTED], [row[0] for row in found], [row[1:] for row in found])
    region, office = (eyes.drive.region, eyes.drive.office) if eyes.drive else ("", "")
    return download(workbook([Page(table, "", eyes.on, region, "招商项目台账", office)]), f"招商项目台账（截至{eyes.on}）.xlsx")


urls = [path("promotion/leads", leads, name="leads"), path("promotion/leads.xlsx", leads_xlsx, name="leads-xlsx")]
