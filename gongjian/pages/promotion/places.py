"""/promotion/map: plots, plants, resource points and leads on the county's own outline, offline; and one of them with its place in all three datums (M25)."""
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.drawing.places import Place, places
from gongjian.pages.listing import listing
from gongjian.pages.look import Look, look
from gongjian.pages.promotion.said import crumb
from gongjian.pages.promotion_told import Told
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.models import Unit
from gongjian.promotion.acts import chart as acts
from gongjian.promotion.coordinates import Datum, from_cgcs
from gongjian.promotion.models import Lead, Outline, Resource, ResourceCard
from gongjian.promotion.resources import latest

KINDS = (*Resource.Kind.choices, ("lead", "招商项目"))
COLUMNS = (
    Column("名称", "name"), Column("种类"), Column("状态"), Column("面积", "num", unit="亩"), Column("标准地"), Column("水、电、气、路", "long"), Column("价格"),
    Column("所属单位", "unit"), Column("经纬度", hint="CGCS2000"),
)
LEGEND = "■ 地块　▲ 厂房　● 资源点　◆ 招商项目；实心可供，空心已预留或已落项目"
NO_OUTLINE = "还没有导入县域轮廓，只按经纬网画；系统不自带轮廓数据，请导入县里有权使用的 GeoJSON"
MU = 2000 / 3  # 平方米


def cards_of(eyes: Look) -> list[ResourceCard]:
    """Open to all of the county: it is what the county offers."""
    rows = ResourceCard.objects.as_of(eyes.when).filter(area__startswith=eyes.request.user.area).select_related("resource", "unit")
    return sorted(latest(rows), key=lambda card: (card.resource.kind, card.name))


def outline_of(eyes: Look) -> Outline | None:
    return Outline.objects.as_of(eyes.when).filter(area__startswith=eyes.request.user.area).order_by("occurred_on", "pk").last()


def chart(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    kind, state = asked.chosen("kind"), asked.chosen("state")
    fits = lambda card: (kind not in Resource.Kind or card.resource.kind == kind) and (state not in ResourceCard.State or card.state == state)
    cards = [card for card in cards_of(eyes) if fits(card)]
    names, to, outline = Told(eyes.at).names, eyes.way("resource"), outline_of(eyes)
    marks = [Place(card.resource.kind, card.state, f"{card.name}（{card.get_state_display()}）", to(card.resource_id), card.point) for card in cards if kind != "lead"]
    marks += leads_on(eyes) if kind in ("", "lead") and not state else []
    table = Table(COLUMNS, [row_of(card, names, to) for card in cards], (), "招商资源", "没有符合条件的资源", "各单位登记地块、厂房、资源点，填上经纬度和坐标系")
    foot = f"轮廓：{outline.origin}（{outline.licence}）" if outline else NO_OUTLINE
    return eyes.render("gongjian/table.html", {
        "title": "招商地图", "sub": f"{len(cards)} 处 · 离线绘制，坐标统一换算为 CGCS2000", "landscape": True, "acts": offered(eyes),
        "crumb": crumb(eyes, "招商地图"),
        "filter": asked.filter([asked.select("kind", "种类", KINDS), asked.select("state", "状态", ResourceCard.State.choices[:-1])]),
        "above": [{"title": "位置", "small": LEGEND, "html": places(marks, outline.rings if outline else ()), "foot": foot}],
        "table": table,
    })


def leads_on(eyes: Look) -> list[Place]:
    """Leads he sees that have chosen a plot or a plant, at its place."""
    chosen = {card.resource_id: card.point for card in cards_of(eyes)}
    rows = eyes.lens.see(Lead).filter(resource__in=chosen, lost_on=None).order_by("pk").values_list("lead_id", "title", "resource_id")
    to = eyes.way("lead")
    return [Place("lead", "free", f"招商项目：{title}", to(key), chosen[resource]) for key, title, resource in rows]


def offered(eyes: Look) -> list[dict]:
    desk, seat = eyes.desk(), eyes.lens.seat
    unit = Unit.objects.filter(pk=seat.unit_id).first() if seat and seat.unit_id else None
    found = [{"label": "登记资源", "url": reverse("place-resource"), "key": True}] if unit and desk.may(acts.place_resource, unit) else []
    return found + ([{"label": "导入轮廓", "url": reverse("import-outline")}] if desk.may(acts.import_outline, "county") else [])


def row_of(card: ResourceCard, names: dict[int, str], to) -> Row:
    works = "；".join(f"{label} {text}" for label, text in (("水", card.water), ("电", card.power), ("气", card.gas), ("路", card.road)) if text)
    east, north = card.point
    where = Cell(f"{east:.5f}，{north:.5f}", small="" if card.datum == Datum.CGCS2000 else f"由 {card.get_datum_display()} 换算")
    said = [card.name, card.resource.get_kind_display(), card.get_state_display(), mu(card.size), "是" if card.standard else "", works, card.price]
    return Row([*said, names.get(card.unit_id, ""), where], to(card.resource_id))


def mu(size: int | None) -> str:
    return f"{size / MU:,.1f}".removesuffix(".0") if size else ""


def resource(request: HttpRequest, pk: int) -> HttpResponse:
    eyes = look(request)
    card = next((card for card in cards_of(eyes) if card.resource_id == pk), None)
    if card is None:
        raise Http404
    may = eyes.desk().may(acts.place_resource, card.unit)
    leads = eyes.lens.see(Lead).filter(resource=pk, lost_on=None).order_by("pk")
    data = [{"label": "改资源信息", "url": reverse("place-resource-anew", args=[pk]), "key": True}] if may else []
    outline, to = outline_of(eyes), eyes.way("lead")
    mark = Place(card.resource.kind, card.state, card.name, "#place", card.point)
    facts = [{"label": "招商项目", "text": row.title, "url": to(row.lead_id)} for row in leads]
    return eyes.render("gongjian/thing.html", {
        "title": card.name, "crumb": crumb(eyes, ("招商地图", "places"), card.name),
        "meta": [[{"text": text}] for text in (card.resource.get_kind_display(), card.get_state_display(), "标准地" if card.standard else "") if text],
        "left": [{"title": "位置", "html": places([mark], outline.rings if outline else ()), "id": "place"}],
        "right": [
            *([{"title": "办理", "part": "gongjian/parts/acts.html", "data": data}] if data else []), about(card, eyes),
            {"title": "选了它的项目", "part": "gongjian/parts/facts.html", "data": facts or [{"label": "招商项目", "text": "还没有"}]},
        ],
    })


def about(card: ResourceCard, eyes: Look) -> dict:
    facts = [
        {"label": "所属单位", "text": card.unit.name_on(eyes.on)},
        {"label": "面积", "text": f"{mu(card.size)} 亩" if card.size else "没有填", "small": f"{card.size:,} 平方米" if card.size else ""},
        {"label": "标准地", "text": "是" if card.standard else "否"},
    ]
    given = (("供水", card.water), ("供电", card.power), ("供气", card.gas), ("道路", card.road), ("价格", card.price))
    facts += [{"label": label, "text": text or "没有填"} for label, text in given]
    for datum in Datum:
        east, north = from_cgcs(card.point, datum)
        facts.append({"label": datum.label, "text": f"{east:.6f}，{north:.6f}", "small": "登记时的坐标" if card.datum == datum else "换算"})
    return {"title": "资源", "part": "gongjian/parts/facts.html", "data": facts}


urls = [path("promotion/map", chart, name="places"), path("promotion/map/<int:pk>", resource, name="resource")]
