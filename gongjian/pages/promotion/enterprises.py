"""/promotion/enterprises: the register of enterprises (目标企业库, M23): those courted and those here already. No contact on any list or in any file."""
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.listing import Listing, download, listing
from gongjian.pages.look import Look, look
from gongjian.pages.promotion.said import crumb
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.models import Unit
from gongjian.promotion.acts import enterprises as acts
from gongjian.promotion.enterprises import Size
from gongjian.promotion.models import ChainLink, Enterprise
from gongjian.reading.say import column, word
from gongjian.reading.shown import shown
from gongjian.sheets.excel import Page, workbook
from gongjian.sheets.roll import Roll
from gongjian.sheets.table import Column as Told
from gongjian.sheets.table import Table as List

SAID = ("name", "size", "region", "chain", "link_name", "unit_name", "intent", "leads", "visited_on")
BESIDE = ("local", "code")
PRINTED = ("name", "code", "size", "local", "region", "chain", "link_name", "unit_name", "intent", "leads", "visited_on", "born_on")
KINDS = {"name": "name", "region": "unit", "link_name": "unit", "unit_name": "unit", "intent": "long", "leads": "num", "visited_on": "day"}
HERE = (("target", "目标企业"), ("local", "本县企业"))


def asked_for(eyes: Look, asked: Listing, columns: tuple[str, ...]) -> QuerySet:
    roll = Roll(number=0, title="目标企业", about=Enterprise, where=lambda at: Q(), columns=columns, order=("name",))
    rows = roll.query(eyes.at, search=asked.search, order=asked.sort, extra=("chain",))
    here, size, chain, link = (asked.chosen(name) for name in ("here", "size", "chain", "link"))
    if here in dict(HERE):
        rows = rows.filter(local=here == "local")
    if size in Size.values:
        rows = rows.filter(size=size)
    if chain:
        rows = rows.filter(link__chain=chain)
    return rows.filter(link=int(link)) if link.isdecimal() and len(link) < 12 else rows


def enterprises(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    rows = asked_for(eyes, asked, (*SAID, *BESIDE))
    count = rows.order_by().count()
    first, last = asked.span(count)
    names = [column(Enterprise, name, rows.model) for name in (*SAID, *BESIDE)]
    to = eyes.way("enterprise")
    told = [row_of(dict(zip(("key", *SAID, *BESIDE), row, strict=True)), to) for row in rows.values_list("enterprise_id", *names)[first:last]]
    return eyes.render("gongjian/table.html", {
        "title": "目标企业", "sub": f"{count} 家 · 联系人不列在清单上，要用时在企业页上写明用途查看，查看留痕", "landscape": True, "acts": offered(eyes, asked),
        "crumb": crumb(eyes, "目标企业"),
        "filter": asked.filter(fields(eyes, asked), "搜索（企业、代码、地区、拼音首字母）"), "paging": asked.paging(count, "家"),
        "table": Table(columns(asked), told, (), "目标企业", "没有符合条件的企业", "各单位把目标企业和本县企业登记进来，按产业链环节归类", tall=True),
    })


def offered(eyes: Look, asked: Listing) -> list[dict]:
    found = [{"label": "导出 Excel", "url": asked.to(reverse("enterprises-xlsx"))}]
    seat = eyes.lens.seat
    unit = Unit.objects.filter(pk=seat.unit_id).first() if seat and seat.unit_id else None
    if unit and eyes.desk().may(acts.enlist, unit):
        found.insert(0, {"label": "登记企业", "url": reverse("enlist"), "key": True})
    return found


def fields(eyes: Look, asked: Listing) -> list[dict]:
    seen = eyes.lens.see(Enterprise).order_by()
    chains = sorted(set(ChainLink.objects.filter(pk__in=seen.values("link")).values_list("chain", flat=True)))
    return [asked.select("here", "哪里的", HERE), asked.select("size", "企业类型", Size.choices), asked.select("chain", "产业链", ((name, name) for name in chains))]


def columns(asked: Listing) -> tuple[Column, ...]:
    told = [(name, word(Enterprise, name)) for name in SAID]
    return tuple(Column(said.label, KINDS.get(name, "text"), hint=said.help, **asked.sorting(name, name == "leads")) for name, said in told)


def row_of(said: dict, to) -> Row:
    cells: list = [shown(word(Enterprise, name), said[name]) for name in SAID]
    cells[0] = Cell(said["name"], small=" · ".join(filter(None, ["本县企业" if said["local"] else "", said["code"]])))
    return Row([cell if cell != "0" else "" for cell in cells], to(said["key"]))


def enterprises_xlsx(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    rows = asked_for(eyes, asked, PRINTED)
    found = list(rows.values_list("enterprise_id", *(column(Enterprise, name, rows.model) for name in PRINTED)))
    table = List("目标企业库", [Told(name, word(Enterprise, name)) for name in PRINTED], [row[0] for row in found], [row[1:] for row in found])
    region, office = (eyes.drive.region, eyes.drive.office) if eyes.drive else ("", "")
    return download(workbook([Page(table, "", eyes.on, region, "目标企业库", office)]), f"目标企业库（截至{eyes.on}）.xlsx")


urls = [path("promotion/enterprises", enterprises, name="enterprises"), path("promotion/enterprises.xlsx", enterprises_xlsx, name="enterprises-xlsx")]
