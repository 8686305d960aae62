"""/promotion/aids: what signed projects need from the county, by unit and element, the most overdue first (M27)."""
from django.http import HttpRequest, HttpResponse
from django.urls import path

from gongjian.pages.listing import listing
from gongjian.pages.look import look
from gongjian.pages.promotion import helped
from gongjian.pages.promotion.said import crumb
from gongjian.pages.promotion_told import Told
from gongjian.pages.table import Column, Row, Table
from gongjian.promotion.aids import Aid, Element

COLUMNS = (Column("", "light"), Column("招商项目", "name"), Column("要素"), *helped.COLUMNS[2:-1], Column("状态"))


def aids(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    told = Told(eyes.at)
    titles, to = {lead.lead_id: lead.title for lead in told.leads}, eyes.way("lead")
    element, unit, state = (asked.chosen(name) for name in ("element", "unit", "state"))
    rows = [
        one for one in told.aids
        if (element not in Element or one.element == element) and (not unit.isdecimal() or str(one.unit_id) == unit)
        and (one.state == state if state in Aid.State.values else one.open if state != "every" else True)
    ]
    rows.sort(key=lambda one: (not one.open, -one.days, one.due_on or eyes.on, one.lead_id))
    first, last = asked.span(len(rows))
    late = sum(one.open and bool(one.days) for one in told.aids)
    units = sorted({(str(one.unit_id), told.names.get(one.unit_id, "")) for one in told.aids if one.unit_id}, key=lambda pair: pair[1])
    body = [
        Row([helped.lit(one, eyes), titles[one.lead_id], one.element.label, *helped.cells(one, eyes, told.names), Aid.State(one.state).label], to(one.lead_id))
        for one in rows[first:last]
    ]
    left = sum(one.open for one in told.aids)
    says = f"未了 {left} 项" + (f"，逾期 {late} 项" if late else "")
    states = [*Aid.State.choices, ("every", "全部")]
    return eyes.render("gongjian/table.html", {
        "title": "帮办服务", "sub": f"{says} · 已签约项目的水、电、气、路、土地、资金、厂房、用工、环境容量", "landscape": True, "crumb": crumb(eyes, "帮办服务"),
        "filter": asked.filter([
            asked.select("element", "要素", Element.choices), asked.select("unit", "帮办单位", units), asked.select("state", "状态", states, "未了的"),
        ]),
        "paging": asked.paging(len(rows), "项"),
        "table": Table(COLUMNS, body, (), "帮办服务", "没有符合条件的帮办", "签正式合同后，在招商项目页上提出", tall=True),
    })


urls = [path("promotion/aids", aids, name="aids")]
