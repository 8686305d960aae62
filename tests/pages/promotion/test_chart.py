"""招商图谱、招商地图、招商: pictures drawn from what was told and from nothing else (M25); the page that leads to all (M26)."""
import json

from django.core.files.uploadedfile import SimpleUploadedFile

from gongjian.pages.drawing.chain import Box, chain
from gongjian.pages.drawing.places import Place, frame_of, places, spread
from gongjian.pages.drawing.waiting import waiting
from gongjian.promotion.models import ChainLink, Outline, Resource, ResourceCard
from tests.pages.hands import send
from tests.pages.plain import text
from tests.promotion.making import enlisted
from tests.world import client_for

LINK = {"chain": "煤层气", "name": "管材制造", "tier": "up", "order": "1", "strength": "weak", "gap": "缺大口径管材", "on": "2023-12-01", "note": ""}
PLOT = {
    "kind_of": "plot", "name": "A-03地块", "state": "free", "datum": "gcj02", "longitude": "112.1865", "latitude": "35.6901", "mu": "60", "standard": "on", "water": "日供500吨",
    "power": "", "gas": "", "road": "", "price": "12.8万元/亩", "on": "2023-12-01", "note": "",
}
RING = [[112.0, 35.4], [112.7, 35.4], [112.7, 36.0], [112.0, 36.0], [112.0, 35.4]]


def said(world, who: str, url: str) -> str:
    return text(client_for(getattr(world.officers, who)).get(url).content.decode())


def html(world, who: str, url: str) -> str:
    return client_for(getattr(world.officers, who)).get(url).content.decode()


# --- the chart


def test_the_chart_is_empty_until_the_county_enters_a_link(courted):
    assert "图谱还是空的" in said(courted, "office", "/promotion/chains") and "系统不预置产业链" in said(courted, "jiafeng", "/promotion/chains")
    assert "编环节" in said(courted, "promotion", "/promotion/chains") and "编环节" not in said(courted, "jiafeng", "/promotion/chains")


def test_a_link_is_entered_drawn_and_opens_its_page_with_its_firms(courted):
    assert send(courted.officers.promotion, "/promotion/chains/new", **LINK).status_code == 302
    link = ChainLink.objects.get()
    enlisted(courted, "本地管材公司", local=True, link=link)
    enlisted(courted, "外地管材公司", link=link)
    drawn = html(courted, "office", "/promotion/chains")
    assert f'href="/promotion/chains/{link.pk}"' in drawn and "本地管材公司" in drawn and "外地管材公司" in drawn and "缺大口径管材" in drawn
    page = said(courted, "office", f"/promotion/chains/{link.pk}")
    assert "上游" in page and "薄弱" in page and "本地企业 1 家" in page and "目标企业 1 家" in page
    other = html(courted, "duanshi", "/promotion/chains")
    assert "本地管材公司" in other and "外地管材公司" not in other, "who is here is open, who is courted is not"
    form = html(courted, "promotion", f"/promotion/chains/new?link={link.pk}")
    assert 'value="管材制造"' in form and "缺大口径管材" in form
    assert send(courted.officers.promotion, "/promotion/chains/new", **(LINK | {"ends": "on", "on": "2023-12-05"})).status_code == 302
    assert "图谱还是空的" in said(courted, "office", "/promotion/chains") and "管材制造" in said(courted, "office", "/promotion/chains?on=2023-12-04")
    assert client_for(courted.officers.office).get(f"/promotion/chains/{link.pk}").status_code == 404


def test_a_link_that_cannot_be_is_refused_and_units_enter_none(courted):
    wrong = send(courted.officers.office, "/promotion/chains/new", **(LINK | {"gap": ""}))
    assert wrong.status_code == 422 and "请写明缺什么、招什么" in wrong.content.decode() and "管材制造" in wrong.content.decode()
    for who in ("jiafeng", "inspector", "magistrate"):
        assert client_for(getattr(courted.officers, who)).get("/promotion/chains/new").status_code == 403, who


def test_a_chain_is_drawn_from_its_boxes_alone_and_escapes_what_it_writes():
    box = Box("上游", "<b>勘探</b>", "missing", "缺失", "缺" * 60, "/x", [], [f"企业{n}" for n in range(5)])
    drawn = chain("链", [box, Box("下游", "利用", "whole", "健全", "", "/y", ["甲"])])
    assert "&lt;b&gt;勘探" in drawn and "<b>勘探" not in drawn and "等 5 家" in drawn and "没有本地企业" in drawn and drawn.count("<a ") == 6
    assert 'class="link missing"' in drawn and 'class="link whole"' in drawn and "链：上游" in drawn


# --- the map


def test_the_map_is_empty_says_so_and_ships_no_outline(courted):
    page = said(courted, "office", "/promotion/map")
    assert "地图上还没有点" in page and "系统不自带轮廓数据" in page and not Outline.objects.exists()


def test_a_place_is_entered_drawn_and_told_in_all_three_datums(courted):
    assert send(courted.officers.zone, "/promotion/map/new", **PLOT).status_code == 302
    place = Resource.objects.get()
    drawn = html(courted, "duanshi", "/promotion/map")
    assert f'href="/promotion/map/{place.pk}"' in drawn and "place plot free" in drawn and "由 GCJ-02 换算" in drawn
    page = said(courted, "office", f"/promotion/map/{place.pk}")
    assert "112.186500，35.690100 登记时的坐标" in page and page.count("换算") == 2 and "60 亩 40,000 平方米" in page
    assert "没有符合条件" in said(courted, "office", "/promotion/map?kind=plant") and "A-03地块" in said(courted, "office", "/promotion/map?kind=plot&state=free")
    anew = f"/promotion/map/{place.pk}/card"
    assert send(courted.officers.zone, anew, **(PLOT | {"state": "held", "on": "2023-12-10"})).status_code == 302
    assert "已预留" in said(courted, "office", f"/promotion/map/{place.pk}") and ResourceCard.objects.count() == 2
    assert client_for(courted.officers.jiafeng).get(anew).status_code == 403 and client_for(courted.officers.zone).get("/promotion/map/999/card").status_code == 404
    assert send(courted.officers.zone, anew, **(PLOT | {"state": "gone", "on": "2023-12-11"})).url == "/promotion/map"
    assert client_for(courted.officers.office).get(f"/promotion/map/{place.pk}").status_code == 404


def test_latitude_first_is_refused_and_what_was_typed_stays(courted):
    wrong = send(courted.officers.zone, "/promotion/map/new", **(PLOT | {"longitude": "35.69", "latitude": "112.18"}))
    assert wrong.status_code == 422 and "是不是填反了" in wrong.content.decode() and "A-03地块" in wrong.content.decode()
    assert send(courted.officers.zone, "/promotion/map/new", **(PLOT | {"longitude": "东经112"})).status_code == 422
    for who in ("inspector", "magistrate"):
        assert client_for(getattr(courted.officers, who)).get("/promotion/map/new").status_code == 403, who


def test_a_lead_stands_where_its_plot_is_for_those_who_see_it(courted):
    send(courted.officers.zone, "/promotion/map/new", **PLOT)
    place = Resource.objects.get()
    send(courted.officers.jiafeng, f"/promotion/leads/{courted.lead.pk}/steps/changed", title="", trade="", newness="", expected="", site="", resource=place.pk, note="看中地块", on="2023-12-05")
    assert "招商项目：井口装置制造" in html(courted, "office", "/promotion/map") and "招商项目：井口装置制造" not in html(courted, "duanshi", "/promotion/map")
    assert "井口装置制造" in said(courted, "office", f"/promotion/map/{place.pk}") and "A-03" not in said(courted, "office", "/promotion/map?kind=lead").split("位置")[0]


def test_the_county_brings_in_its_own_outline_with_its_right(courted):
    file = lambda data: SimpleUploadedFile("轮廓.geojson", data)
    said_of = {"datum": "cgcs2000", "origin": "县自然资源局", "licence": "县内部使用", "note": ""}
    good = json.dumps({"type": "Polygon", "coordinates": [RING]}).encode()
    for data, other, why in ((b"{}", {}, "没有面"), (good, {"licence": ""}, "必填"), (b"", {}, "")):
        answer = client_for(courted.officers.office).post("/promotion/map/outline", said_of | other | {"file": file(data)})
        assert answer.status_code == 422 and (why in answer.content.decode() or why == "必填"), why
    assert client_for(courted.officers.promotion).post("/promotion/map/outline", said_of | {"file": file(good)}).status_code == 302
    drawn = html(courted, "jiafeng", "/promotion/map")
    assert 'class="outline"' in drawn and "县自然资源局（县内部使用）" in drawn
    assert client_for(courted.officers.jiafeng).get("/promotion/map/outline").status_code == 403


def test_marks_lie_inside_the_picture_and_never_on_one_another():
    marks = [Place("plot", "free", f"{n}", f"/{n}", (112.5 + n % 3 * 0.0001, 35.6)) for n in range(30)] + [Place("lead", "free", "远", "/x", (112.0, 36.0))]
    frame = frame_of([mark.point for mark in marks])
    spots = spread(marks, frame)
    assert all(max(abs(x - a), abs(y - b)) >= 15 for place, (x, y) in enumerate(spots) for a, b in spots[:place])
    assert all(0 <= x <= 900 and 0 <= y <= frame.height for x, y in (frame.at(mark.point) for mark in marks))
    assert frame.at((112.0, 36.0))[0] < frame.at((112.5, 35.6))[0] and frame.at((112.0, 36.0))[1] < frame.at((112.5, 35.6))[1], "west is left and north is up"
    assert places([]) == places([], ()) and "还没有点" in places([])


def test_the_curve_says_in_words_what_it_shows_and_nothing_where_there_is_nothing():
    drawn = waiting([(0, 1.0), (30, 0.5), (400, 0.25)], 500, "半数在 30 天内开工")
    assert "半数在 30 天内开工" in drawn and "<polyline" in drawn and "个月" in drawn and "还没有计入的签约" in waiting([], 0, "")
    assert "<polyline" in waiting([(0, 1.0)], 0, "刚签")


# --- the page above all


def test_the_page_of_promotion_shows_the_three_targets_and_leads_to_every_ledger(courted):
    page = html(courted, "office", "/promotion")
    for words in ("四季度新签约项目总投资", "四季度新开工固定资产项目计划总投资", "四季度固定资产投资项目资金到位", "未核实"):
        assert words in page, words
    for url in ("leads", "enterprises", "signings", "commitments", "aids", "trips", "chains", "map", "rules"):
        assert f'href="/promotion/{url}"' in page, url
    shown = text(page).replace(" ", "")
    assert "57" in shown and "21" in shown and "5.5" in shown and "开工率0.0%0/1" in shown and "履约率无任务" in shown
    assert 'href="/promotion" aria-current="page"' in page, "it is in the menu"


def test_the_page_of_promotion_is_there_before_anything_was_told_and_on_a_past_day(world, courted):
    early = said(courted, "office", "/promotion?on=2023-10-01").replace(" ", "")
    assert "还没有招商线索" in early and "开工率无任务" in early
    for who in ("jiafeng", "duanshi", "statistics", "inspector", "deputy", "forestry", "admin"):
        assert client_for(getattr(courted.officers, who)).get("/promotion").status_code == 200, who
    assert "在册招商项目 1 个" in said(courted, "jiafeng", "/promotion") and "在册招商项目 0 个" in said(courted, "duanshi", "/promotion")
