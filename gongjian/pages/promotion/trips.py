"""/promotion/trips: who went out to win what, by unit and direction (M22)."""
from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.desk.relations import WATCHERS
from gongjian.pages.listing import listing
from gongjian.pages.look import Look, look
from gongjian.pages.promotion.said import crumb
from gongjian.pages.promotion_told import Told, trips_of
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.models import Unit
from gongjian.promotion.acts import trips as acts
from gongjian.promotion.models import Enterprise

COLUMNS = (
    Column("外出", "day"), Column("对接企业", "name"), Column("单位", "unit"), Column("带队领导"), Column("去了哪里", "unit"), Column("方向"), Column("成果", "long"),
    Column("下一步", "long"), Column("时限", "day"),
)
NONE = "none"  # asked for: trips without a direction


def trips(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    names = Told(eyes.at).names
    every = trips_of(eyes.at)
    told = Counter(every.values_list("direction", flat=True))
    unit, direction = asked.chosen("unit"), asked.chosen("direction")
    rows = every.filter(unit=int(unit)) if unit.isdecimal() and len(unit) < 12 else every
    if direction:
        rows = rows.filter(direction="" if direction == NONE else direction)
    if asked.search:
        rows = rows.filter(enterprise__icontains=asked.search) | rows.filter(leader__icontains=asked.search) | rows.filter(place__icontains=asked.search)
    count = rows.count()
    first, last = asked.span(count)
    known = dict(eyes.lens.see(Enterprise).values_list("name", "enterprise_id"))
    body = [
        Row([str(trip.occurred_on), trip.enterprise, names.get(trip.unit_id, ""), trip.leader, trip.place, trip.direction or Cell("未归类", tone="quiet"), trip.outcome,
             trip.next_step, str(trip.next_on or "")],
            eyes.keep(reverse("enterprise", args=[known[trip.enterprise]])) if trip.enterprise in known else "")
        for trip in rows.order_by("-occurred_on", "-pk")[first:last]
    ]
    units = sorted({(str(key), names.get(key, "")) for key in every.values_list("unit_id", flat=True).distinct()}, key=lambda pair: pair[1])
    directions = [(name, f"{name} {times}") for name, times in sorted(told.items()) if name] + ([(NONE, f"未归类 {told['']}")] if told[""] else [])
    return eyes.render("gongjian/table.html", {
        "title": "外出招商", "sub": f"{count} 次 · 主要领导带队外出，一家企业记一条", "landscape": True, "acts": offered(eyes),
        "crumb": crumb(eyes, "外出招商"), "paging": asked.paging(count, "次"),
        "filter": asked.filter([asked.select("unit", "单位", units), asked.select("direction", "方向", directions)], "搜索（企业、领导、去处）"),
        "table": Table(COLUMNS, body, (), "外出招商", "没有符合条件的外出招商", "各单位在单位页上记", tall=True),
    })


def offered(eyes: Look) -> list[dict]:
    seat = eyes.lens.seat
    unit = Unit.objects.filter(pk=seat.unit_id).first() if seat and seat.unit_id else None
    may = unit is not None and seat is not None and seat.role not in WATCHERS and eyes.desk().may(acts.travel, unit)
    return [{"label": "记外出招商", "url": reverse("travel", args=[unit.pk]), "key": True}] if may else []


urls = [path("promotion/trips", trips, name="trips")]
