"""/promotion/chains: the chart of chains, drawn from the county's own table (M25); and one link with its local firms, what it lacks and whom it courts."""
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.drawing.chain import Box, chain
from gongjian.pages.look import Look, look
from gongjian.pages.promotion.said import by_name, crumb, dated
from gongjian.pages.table import Column, Row, Table
from gongjian.promotion.acts import chart as acts
from gongjian.promotion.chains import Placed, Strength, Tier, placed
from gongjian.promotion.enterprises import Size
from gongjian.promotion.models import ChainLink, Enterprise, EnterpriseStanding, LinkCard
from gongjian.reading.say import say

TABLE = "gongjian/parts/table.html"
FIRMS = (Column("企业", "name"), Column("企业类型"), Column("所在地区", "unit"), Column("对接单位", "unit"), Column("投资意向", "long"))


def on_chart(eyes: Look) -> list[Placed]:
    return placed(LinkCard.objects.as_of(eyes.when).filter(area__startswith=eyes.request.user.area).select_related("link"))


def firms_of(eyes: Look, local: bool) -> dict[int, list[str]]:
    """{link: names}. Which firms a link has here is open to all who see the chart; whom it courts, to those who see the enterprise."""
    here = EnterpriseStanding.objects.at(eyes.when).filter(area__startswith=eyes.request.user.area, local=True)
    rows = here if local else eyes.lens.see(Enterprise).filter(local=False)
    found: dict[int, list[str]] = {}
    for link, name in rows.exclude(link=None).order_by("name").values_list("link_id", "name"):
        found.setdefault(link, []).append(name)
    return found


def chains(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    shown, local, courted = on_chart(eyes), firms_of(eyes, True), firms_of(eyes, False)
    to = eyes.way("chain-link")
    panels = []
    for name, links in groupby(shown, key=lambda one: one.link.chain):
        together = list(links)
        boxes = [box_of(one, to(one.link.pk), local.get(one.link.pk, []), courted.get(one.link.pk, [])) for one in together]
        gaps = sum(one.card.strength != Strength.WHOLE for one in together)
        says = f"{gaps} 个缺失或薄弱" if gaps else "都健全"
        panels.append({"title": name, "small": f"{len(together)} 个环节，{says}", "html": chain(name, boxes)})
    return eyes.render("gongjian/chart.html", {
        "title": "招商图谱", "sub": "产业链、环节由县里自己编；点环节看本地企业、缺什么、招谁" if panels else "", "landscape": True,
        "panels": panels, "acts": offered(eyes), "crumb": crumb(eyes, "招商图谱"),
        "empty": "图谱还是空的", "empty_small": "系统不预置产业链。由招商牵头单位或指挥部办公室逐个环节编进来，写明健全、薄弱还是缺失",
    })


def box_of(one: Placed, url: str, local: list[str], courted: list[str]) -> Box:
    strength = Strength(one.card.strength)
    return Box(Tier(one.card.tier).label, one.link.name, strength.value, strength.label, one.card.gap, url, local, courted)


def offered(eyes: Look) -> list[dict]:
    return [{"label": "编环节", "url": reverse("place-link"), "key": True}] if eyes.desk().may(acts.place_link, "county") else []


def link(request: HttpRequest, pk: int) -> HttpResponse:
    eyes = look(request)
    one = next((one for one in on_chart(eyes) if one.link.pk == pk), None)
    if one is None:
        raise Http404
    may = eyes.desk().may(acts.place_link, "county")
    data = [{"label": "改环节", "url": f"{reverse('place-link')}?link={pk}", "key": True}] if may else []
    facts = [
        {"label": "产业链", "text": one.link.chain, "url": eyes.keep(reverse("chains"))}, {"label": "位置", "text": Tier(one.card.tier).label},
        {"label": "现状", "text": Strength(one.card.strength).label, "small": f"{one.card.occurred_on} 起"}, {"label": "缺什么", "text": one.card.gap or "不缺"},
    ]
    return eyes.render("gongjian/thing.html", {
        "title": one.link.name, "meta": [[{"text": one.link.chain}], [{"text": Strength(one.card.strength).label, "strong": True}]],
        "crumb": crumb(eyes, ("招商图谱", "chains"), one.link.name), "left": [firms(eyes, pk, True), firms(eyes, pk, False)],
        "right": [
            *([{"title": "办理", "part": "gongjian/parts/acts.html", "data": data}] if data else []),
            {"title": "环节", "part": "gongjian/parts/facts.html", "data": facts}, history(eyes, one.link),
        ],
    })


def firms(eyes: Look, pk: int, local: bool) -> dict:
    seen = eyes.lens.see(Enterprise).filter(link=pk, local=local)
    rows = list(say(seen, Enterprise, eyes.at, ("unit_name",)).order_by("name"))
    to = eyes.way("enterprise")
    told = [Row([row.name, Size(row.size).label, row.region, row.unit_name or "", row.intent], to(row.enterprise_id)) for row in rows]
    if local:  # named to all, opened by those who may
        others = EnterpriseStanding.objects.at(eyes.when).filter(link=pk, local=True).exclude(enterprise__in=[row.enterprise_id for row in rows])
        told += [Row([name, "", "", "", ""]) for name in others.order_by("name").values_list("name", flat=True)]
    title = "本地企业" if local else "目标企业"
    table = Table(FIRMS, told, caption=title, empty=f"没有{title}", empty_small="在企业信息里选这个环节，就归到这里")
    return {"title": title, "small": f"{len(told)} 家" if told else "", "part": TABLE, "data": table, "id": "local" if local else "target"}


def history(eyes: Look, told: ChainLink) -> dict:
    cards = told.cards.as_of(eyes.when).select_related("by").order_by("-occurred_on", "-pk")
    says = lambda card: "撤下" if card.ends else "，".join(filter(None, [card.get_strength_display(), card.gap]))
    lines = [dated(card.occurred_on, says(card), card.note, by_name(card)) for card in cards]
    return {"title": "沿革", "part": "gongjian/parts/log.html", "data": lines}


urls = [path("promotion/chains", chains, name="chains"), path("promotion/chains/<int:pk>", link, name="chain-link")]
