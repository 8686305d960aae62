"""招商, eye by eye: no page leads where its reader may not go, none says 0 of what he does not see, and every figure says what it rests on."""
from datetime import date

import pytest

from gongjian.projects.acts import card, figures
from gongjian.projects.models import Payment
from tests.pages.hands import send
from tests.pages.plain import text
from tests.rankings.plainly import allot
from tests.world import WAN, client_for, do, pay_in_bare, told, voucher


def page(world, who: str, url: str) -> str:
    return client_for(getattr(world.officers, who)).get(url).content.decode()


def test_who_sees_signings_and_no_lead_reads_the_names_without_a_way_to_the_lead(courted):
    way = f'href="/promotion/leads/{courted.lead.pk}"'
    for who, leads_there in (("office", True), ("jiafeng", True), ("statistics", False)):
        shown = page(courted, who, "/promotion/signings")
        assert "井口装置制造" in shown and (way in shown) == leads_there, who


def test_who_sees_no_lead_is_not_told_that_there_is_none(courted):
    shown = text(page(courted, "statistics", "/promotion"))
    assert "计入签约 1 个" in shown and "在册招商项目" not in shown and "还没有招商线索" not in shown and "目标企业" not in shown and "履约率" not in shown
    assert "在册招商项目 1 个" in text(page(courted, "office", "/promotion"))


def test_a_unit_reads_that_only_its_own_is_counted_and_its_share_of_the_target(courted):
    allot(courted, "signed_total", "jiafeng", 60_000 * WAN)
    shown = text(page(courted, "jiafeng", "/promotion"))
    assert "只计您的单位和您经手的" in shown and "5 / 6嘉峰镇" in shown
    assert "未下达您的单位" in text(page(courted, "duanshi", "/promotion"))
    assert "只计您的单位" not in text(page(courted, "office", "/promotion"))


def test_a_helper_is_led_to_the_lead_and_not_to_the_enterprise(courted):
    ask = {"element": "water", "what": "日供水300吨", "unit": courted.units.agriculture.pk, "person": "", "due_on": "2023-12-20", "on": "2023-12-01", "note": ""}
    lead, enterprise = f"/promotion/leads/{courted.lead.pk}", f'href="/promotion/enterprises/{courted.enterprise.pk}"'
    assert send(courted.officers.jiafeng, f"{lead}/aids/new", **ask).status_code == 302
    assert enterprise not in page(courted, "agriculture", lead) and enterprise in page(courted, "jiafeng", lead)


@pytest.mark.parametrize(("who", "may"), [("magistrate", False), ("inspector", False), ("jiafeng", True), ("office", True)])
def test_papers_are_offered_to_those_who_may_add_them(courted, who, may):
    assert (f"/promotion/leads/{courted.lead.pk}/papers/new" in page(courted, who, f"/promotion/leads/{courted.lead.pk}")) == may


def test_aid_is_asked_of_those_who_do_the_work_and_neither_of_leaders_nor_of_inspectors(courted):
    form = page(courted, "jiafeng", f"/promotion/leads/{courted.lead.pk}/aids/new")
    for unit, there in ((courted.units.agriculture, True), (courted.units.zone, True), (courted.officers.magistrate.posts.get().unit, False)):
        assert (f'<option value="{unit.pk}"' in form) == there, unit


def test_a_promise_on_a_past_day_stays_on_that_day(courted):
    made = {"side": "government", "clause": "land", "content": "交付净地", "amount": "", "condition": "", "due_on": "2023-12-01", "on": "2023-10-26", "note": ""}
    send(courted.officers.jiafeng, f"/promotion/leads/{courted.lead.pk}/commitments/new", unit=courted.units.zone.pk, **made)
    promise = f"/promotion/commitments/{courted.lead.commitments.get().pk}"
    assert f'href="{promise}?on=2023-12-05"' in page(courted, "office", f"/promotion/leads/{courted.lead.pk}?on=2023-12-05")


def test_funds_that_no_voucher_shows_are_told_apart(courted):
    road = courted.projects.road
    do(card.change_card, road, told("2023-10-02"), attracted=True)
    for on, amount in (("2023-11-05", 2000 * WAN), ("2023-11-20", 3000 * WAN)):
        pay_in_bare(road, told(on, courted.officers.duanshi), on=date.fromisoformat(on), amount=amount)
    do(figures.vouch, Payment.objects.earliest("occurred_on"), told("2023-11-06", courted.officers.duanshi), vouchers=[voucher()])
    target = text(page(courted, "office", "/targets/paid_in"))
    assert "另有 0.3 亿元未附凭证，未计入" in text(page(courted, "office", "/promotion")) and "只计附了到账凭证的；另有 0.3 亿元未附凭证，未计入" in target
    assert "完成 0.2 亿元" in target
    assert "未附凭证" not in text(page(courted, "office", "/promotion?on=2023-11-04"))
