"""目标企业: the register, one enterprise; its contact masked, read only for a purpose that stays on record (M23, rules.md §9)."""
import io

import openpyxl

from gongjian.promotion.models import Disclosure, Enterprise, EnterpriseStanding
from tests.pages.hands import send
from tests.pages.plain import text
from tests.promotion.making import code_of, enlisted
from tests.world import client_for

NEW = {
    "name": "远图氢能有限公司", "code": code_of(5), "size": "leader", "region": "上海市", "link": "", "intent": "找地", "contact": "李小明", "contact_post": "总监",
    "phone": "13911112222", "on": "2023-12-01", "note": "",
}
SECRET = ("王建国", "13800001234")


def said(world, who: str, url: str) -> str:
    return text(client_for(getattr(world.officers, who)).get(url).content.decode())


def page(world, rest: str = "") -> str:
    return f"/promotion/enterprises/{world.enterprise.pk}{rest}"


def test_a_unit_enlists_an_enterprise_and_it_stands_in_the_register(courted):
    answer = send(courted.officers.duanshi, "/promotion/enterprises/new", **NEW)
    made = Enterprise.objects.latest("pk")
    assert answer.status_code == 302 and answer.url == f"/promotion/enterprises/{made.pk}"
    stands = EnterpriseStanding.objects.get(enterprise=made)
    assert (stands.name, stands.code, stands.local, stands.unit) == ("远图氢能有限公司", code_of(5), False, courted.units.duanshi)
    assert "远图氢能有限公司" in said(courted, "duanshi", "/promotion/enterprises") and "远图氢能有限公司" not in said(courted, "jiafeng", "/promotion/enterprises")
    assert "2 家" in said(courted, "office", "/promotion/enterprises") and "远图" not in said(courted, "office", "/promotion/enterprises?here=local&size=x&chain=x&link=x")


def test_what_is_wrong_is_refused_and_a_local_firm_not_marked_so_is_odd(courted):
    jiafeng = courted.officers.jiafeng
    for wrong, why in (({"code": code_of(5)[:-1] + "I"}, "18位"), ({"code": "91350100M000100Y44"}, "校验位"), ({"name": "华岳装备有限公司"}, "已在目标企业库"), ({"on": "2024-01-01"}, "还没到")):
        answer = send(jiafeng, "/promotion/enterprises/new", **(NEW | wrong))
        assert answer.status_code == 422 and why in answer.content.decode() and "李小明" in answer.content.decode(), wrong
    client = client_for(jiafeng)
    odd = client.post("/promotion/enterprises/new", NEW | {"code": code_of(5, "140521")})
    assert odd.status_code == 200 and "在本县登记，却没有勾“本县企业”" in odd.content.decode() and Enterprise.objects.count() == 1


def test_inspectors_and_leaders_enlist_nothing_and_neighbours_do_not_see(courted):
    for who in ("inspector", "magistrate"):
        assert client_for(getattr(courted.officers, who)).get("/promotion/enterprises/new").status_code == 403, who
    for who, status in (("duanshi", 404), ("agriculture", 404), ("statistics", 404), ("inspector", 200), ("promotion", 200), ("office", 200)):
        assert client_for(getattr(courted.officers, who)).get(page(courted)).status_code == status, who


def test_the_contact_is_masked_on_every_page_list_and_file(courted):
    for who in ("jiafeng", "office", "promotion", "inspector", "magistrate"):
        for url in (page(courted), "/promotion/enterprises", "/promotion", "/promotion/leads", f"/promotion/leads/{courted.lead.pk}"):
            shown = client_for(getattr(courted.officers, who)).get(url).content.decode()
            assert not any(secret in shown for secret in SECRET), (who, url)
    assert "王**" in said(courted, "jiafeng", page(courted)) and "138****1234" in said(courted, "jiafeng", page(courted))
    assert not any(secret in client_for(courted.officers.jiafeng).get(page(courted, "/card")).content.decode() for secret in SECRET), "not even in the form that changes it"
    book = client_for(courted.officers.office).get("/promotion/enterprises.xlsx")
    cells = [str(cell) for row in openpyxl.load_workbook(io.BytesIO(book.content)).active.iter_rows(values_only=True) for cell in row if cell]
    assert "华岳装备有限公司" in cells and not any(secret in cell for cell in cells for secret in SECRET)


def test_the_contact_is_read_for_a_purpose_by_those_who_may_and_stays_on_record(courted):
    jiafeng = client_for(courted.officers.jiafeng)
    asked = jiafeng.get(page(courted, "/contact"))
    assert asked.status_code == 200 and "查看的用途" in asked.content.decode() and SECRET[1] not in asked.content.decode()
    assert jiafeng.post(page(courted, "/disclosures/new"), {"purpose": "看"}).status_code == 422
    answer = jiafeng.post(page(courted, "/disclosures/new"), {"purpose": "约谈12月20日来沁考察"})
    assert answer.status_code == 302 and answer.url == page(courted, "/contact")
    shown = jiafeng.get(answer.url).content.decode()
    assert all(secret in shown for secret in SECRET) and "约谈12月20日来沁考察" in shown
    assert SECRET[1] not in client_for(courted.officers.office).get(page(courted, "/contact")).content.decode(), "another writes down his own purpose"
    assert "孙嘉：约谈12月20日来沁考察" in said(courted, "office", page(courted)) and Disclosure.objects.get().by == courted.officers.jiafeng
    for who, status in (("inspector", 403), ("magistrate", 403), ("duanshi", 404)):
        assert client_for(getattr(courted.officers, who)).get(page(courted, "/contact")).status_code == status, who
    assert jiafeng.get(page(courted, "/contact?on=2023-11-01")).status_code == 422


def test_an_enterprise_described_anew_keeps_its_contact_unless_it_is_typed_anew(courted):
    form = {name: NEW[name] for name in ("size", "region", "link", "intent")} | {"name": "华岳智能装备有限公司", "code": "", "on": "2023-12-05", "note": "", "unit": courted.units.jiafeng.pk}
    blank = {"contact": "", "contact_post": "", "phone": ""}
    assert send(courted.officers.jiafeng, page(courted, "/card"), **(form | blank)).status_code == 302
    stands = EnterpriseStanding.objects.filter(enterprise=courted.enterprise).order_by("from_on").last()
    assert (stands.name, stands.contact, stands.phone) == ("华岳智能装备有限公司", *SECRET)
    handed = send(courted.officers.jiafeng, page(courted, "/card"), **(form | blank | {"unit": courted.units.zone.pk, "on": "2023-12-06"}))
    assert handed.status_code == 302 and handed.url == "/promotion/enterprises", "a unit that hands it on no longer sees it"
    assert client_for(courted.officers.jiafeng).get(page(courted)).status_code == 404


def test_the_page_shows_its_leads_and_the_trips_to_it(courted):
    went = {"leader": "李嘉", "on": "2023-12-05", "place": "苏州市", "enterprise": "华岳装备有限公司", "outcome": "看了车间", "direction": "先进制造", "next_step": "", "next_on": "", "note": ""}
    assert client_for(courted.officers.jiafeng).post(f"/units/{courted.units.jiafeng.pk}/trips/new", went).status_code == 302
    shown = said(courted, "office", page(courted))
    assert "井口装置制造" in shown and "李嘉赴苏州市：看了车间" in shown
    trips = said(courted, "office", "/promotion/trips")
    assert "先进制造 1" in trips and "看了车间" in trips and "看了车间" not in said(courted, "office", "/promotion/trips?direction=none")
    assert "看了车间" not in said(courted, "duanshi", "/promotion/trips") and "看了车间" in said(courted, "promotion", "/promotion/trips?q=李嘉")
    enlisted(courted, "丙公司")
    assert "没有您可见的招商项目" in said(courted, "office", f"/promotion/enterprises/{Enterprise.objects.latest('pk').pk}")
