"""/promotion/enterprises/<key>: one enterprise: who it is, its leads and the trips to it; its contact masked, and who read it in full."""
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.look import Look, look
from gongjian.pages.promotion.said import by_name, crumb, dated
from gongjian.pages.promotion_told import trips_of
from gongjian.pages.table import Column, Row, Table
from gongjian.pages.trips import following
from gongjian.promotion.acts import enterprises as acts
from gongjian.promotion.enterprises import Size, masked_name, masked_phone
from gongjian.promotion.flow import Step
from gongjian.promotion.models import Disclosure, Enterprise, EnterpriseCard, Lead
from gongjian.reading.say import say
from gongjian.timeline.money import yi
from gongjian.timeline.when import CHINA

TABLE, FACTS, LOG = (f"gongjian/parts/{name}.html" for name in ("table", "facts", "log"))
LEADS = (Column("招商项目", "name"), Column("招引单位", "unit"), Column("环节"), Column("投资额", "num", unit="亿元"))


def enterprise(request: HttpRequest, pk: int) -> HttpResponse:
    eyes = look(request)
    seen = eyes.lens.see(Enterprise).filter(enterprise=pk).select_related("enterprise", "link")
    row = say(seen, Enterprise, eyes.at, ("unit_name", "chain", "link_name")).first()
    if row is None:
        raise Http404
    may = eyes.desk().offers(row.enterprise)
    offered = [("改企业信息", "restate", acts.restate), ("查看联系人", "disclose", acts.disclose)]
    data = [{"label": label, "url": reverse(name, args=[pk])} for label, name, act in offered if may(act) and (name != "disclose" or row.contact or row.phone)]
    why = "这是过去的一天，只读；要办理请回到今天" if eyes.lens.past else "" if data else "您只能查看这家企业"
    return eyes.render("gongjian/thing.html", {
        "title": row.name, "crumb": crumb(eyes, ("目标企业", "enterprises"), row.name),
        "meta": [[{"text": text}] for text in (Size(row.size).label, "本县企业" if row.local else row.region or "地区未填", row.code or "信用代码未填")],
        "left": [leads(eyes, pk), trips(eyes, pk)],
        "right": [{"title": "办理", "part": "gongjian/parts/acts.html", "data": data, "foot": why}, about(eyes, row), read(eyes, pk)],
    })


def about(eyes: Look, row) -> dict:
    link = {"url": eyes.keep(reverse("chain-link", args=[row.link_id])), "text": f"{row.chain} · {row.link_name}"} if row.link_id else {"text": "未归类"}
    facts = [
        {"label": "产业链", **link}, {"label": "对接单位", "text": row.unit_name}, {"label": "投资意向", "text": row.intent or "没有说"},
        {"label": "联系人", "text": masked_name(row.contact) or "没有登记", "small": row.contact_post},
        {"label": "联系电话", "text": masked_phone(row.phone) or "没有登记"},
        {"label": "登记", "text": str(row.born_on)},
    ]
    return {"title": "企业信息", "part": FACTS, "data": facts, "foot": "联系人只在写明用途后显示，查看留痕" if row.contact or row.phone else ""}


def leads(eyes: Look, pk: int) -> dict:
    rows = say(eyes.lens.see(Lead).filter(enterprise=pk), Lead, eyes.at, ("unit_name", "stage")).order_by("-found_on", "pk")
    to = eyes.way("lead")
    told = [Row([row.title, row.unit_name, Step(row.stage).label, yi(row.contract_total or row.expected, 2)], to(row.lead_id)) for row in rows]
    return {"title": "招商项目", "part": TABLE, "data": Table(LEADS, told, caption="招商项目", empty="没有您可见的招商项目")}


def trips(eyes: Look, pk: int) -> dict:
    """By every name it ever had."""
    names = set(EnterpriseCard.objects.filter(enterprise=pk).values_list("name", flat=True))
    rows = trips_of(eyes.at).filter(enterprise__in=names).select_related("unit").order_by("-occurred_on", "-pk")
    lines = [
        dated(trip.occurred_on, f"{trip.leader}赴{trip.place}：{trip.outcome}", following(trip), year=trip.occurred_on.year != eyes.on.year) for trip in rows[:20]
    ]
    return {"title": "走访", "part": LOG, "data": lines}


def read(eyes: Look, pk: int) -> dict:
    """Who read the contact in full, when, what for."""
    facts = Disclosure.objects.as_of(eyes.when).filter(enterprise=pk).select_related("by").order_by("-recorded_at")[:20]
    lines = [dated(fact.occurred_on, f"{by_name(fact)}：{fact.purpose}", f"{fact.recorded_at.astimezone(CHINA):%H:%M}") for fact in facts]
    return {"title": "联系人查看记录", "part": LOG, "data": lines}


urls = [path("promotion/enterprises/<int:pk>", enterprise, name="enterprise")]
