"""/catalogue: every item of the catalogue by stage: who has it, when it is needed, its limits, what comes before it, and how sure each figure is."""
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.approvals.catalogue.book import Catalogue
from gongjian.approvals.catalogue.item import GROUPS, LEVELS, Item
from gongjian.approvals.changes import catalogue_on
from gongjian.pages.approvals.figures import LEGEND, figure
from gongjian.pages.approvals.views import views
from gongjian.pages.listing import Listing, listing
from gongjian.pages.look import Look, look
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.people.models import UnitStanding

COLUMNS = (
    Column("编号", hint="与手续目录规则的编号一致"), Column("事项", "name"), Column("承办单位", "unit"), Column("什么项目要办", "long"),
    Column("法定时限", "term"), Column("承诺时限", "term"), Column("预计用时", "term", hint="含编制材料和中介时间，从开始准备到办结"), Column("有效期", "term"),
    Column("须先办结", "long"), Column("可容缺", "long", hint="受理时可以先缺，办结前补齐"), Column("办理层级"),
)


def catalogue(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    book = catalogue_on(eyes.on, request.user.area, eyes.when.known)
    names = unit_names(eyes)
    found = [item for item in book.items.values() if asked_for(item, asked, book, names)]
    return eyes.render("gongjian/table.html", {
        "title": "手续目录", "sub": sub(book, found), "landscape": True, "acts": views(eyes, "catalogue"),
        "filter": asked.filter(fields(asked, book, names), "搜索（事项、单位、编号）"),
        "table": Table(
            COLUMNS, list(rows(eyes, book, found, names)), caption="手续目录", empty="没有符合条件的事项", tall=True, foot=f"{LEGEND}{book.note}", classes="of-catalogue",
        ),
    })


def sub(book: Catalogue, found: list[Item]) -> str:
    unsure = sum(not mark.verified for item in found for mark in item.figures.values())
    return f"{len(found)} 项 · {book.on} 版 · {unsure} 处数字未核实 · 项目按编清单时的版本办，改目录不影响已编的清单"


def unit_names(eyes: Look) -> dict[str, str]:
    """{key of the county file: short name on the day}."""
    rows = UnitStanding.objects.at(eyes.when).filter(area__startswith=eyes.request.user.area)
    return dict(rows.values_list("unit__key", "short"))


def asked_for(item: Item, asked: Listing, book: Catalogue, names: dict[str, str]) -> bool:
    text = f"{item.name} {names.get(item.bureau, '')} {item.owner} {item.rule} {item.code}"
    stage, unit = asked.chosen("stage"), asked.chosen("bureau")
    return (
        asked.search.upper() in text.upper() and (not stage or stage == str(item.stage)) and (not unit or unit == item.bureau)
        and (asked.chosen("unsure") != "1" or any(not mark.verified for mark in item.figures.values()))
        and (asked.chosen("element") != "1" or item.element)
    )


def fields(asked: Listing, book: Catalogue, names: dict[str, str]) -> list[dict]:
    bureaus = dict.fromkeys(item.bureau for item in book.items.values() if item.bureau in names)
    return [
        asked.select("stage", "阶段", [(str(stage.number), stage.name) for stage in book.stages.values()]),
        asked.select("bureau", "承办单位", [(key, names[key]) for key in bureaus]),
        asked.check("element", "要素前置"), asked.check("unsure", "有未核实的数"),
    ]


def rows(eyes: Look, book: Catalogue, found: list[Item], names: dict[str, str]) -> Iterator[Row | Group]:
    for stage in book.stages.values():
        of_stage = [item for item in found if item.stage == stage.number]
        if of_stage:
            yield Group(stage.name, f"{len(of_stage)} 项{f' · {stage.lead}牵头' if stage.lead else ''}")
        yield from (row_of(eyes, book, item, names) for item in of_stage)


def row_of(eyes: Look, book: Catalogue, item: Item, names: dict[str, str]) -> Row:
    return Row(
        [
            item.rule, Cell(item.name, small="要素前置" if item.element else ""), names.get(item.bureau) or item.owner, applies(book, item),
            *(figure(mark, book) for mark in (item.legal, item.promised, item.likely, item.validity)),
            called(book, item.after), called(book, item.lacking), LEVELS[item.level],
        ],
        eyes.keep(reverse("catalogue-item", args=[item.code])),
    )


def applies(book: Catalogue, item: Item) -> Cell:
    said = item.applies.said(book.attributes) + ("（限有此项的项目类型）" if item.by_kind else "")
    return Cell(said, small=item.trigger.said if item.trigger else "")


def called(book: Catalogue, codes: tuple[str, ...]) -> str:
    """Names of items; 立项 for the whole group."""
    return "、".join(GROUPS[code[1:]] if code.startswith("@") else book.items[code].name for code in codes)


urls = [path("catalogue", catalogue, name="catalogue")]
