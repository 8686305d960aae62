"""双向承诺、帮办服务、签约认定、认定规则: the ledgers and their acts: works, refuses, keeps others out (M27, M28, G13)."""
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from gongjian.promotion.acts import leads
from gongjian.promotion.models import Aid, Commitment, CommitmentStep, PromotionRules, Ruling, Sameness, Signing
from tests.pages.hands import send
from tests.pages.plain import text
from tests.promotion.making import counting, signed
from tests.world import PDF, client_for, do, told

LAND = {"side": "government", "clause": "land", "content": "交付净地60亩", "amount": "", "condition": "", "due_on": "2023-12-01", "on": "2023-10-26", "note": ""}


def said(world, who: str, url: str) -> str:
    return text(client_for(getattr(world.officers, who)).get(url).content.decode())


def of_lead(world, rest: str) -> str:
    return f"/promotion/leads/{world.lead.pk}{rest}"


def promised(world, **other) -> Commitment:
    made = LAND | {"unit": world.units.zone.pk} | other
    answer = send(world.officers.jiafeng, of_lead(world, "/commitments/new"), **made)
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    return Commitment.objects.latest("pk")


# --- promises


def test_a_promise_is_told_kept_with_its_paper_and_shown_on_its_page(courted):
    one = promised(courted)
    page = f"/promotion/commitments/{one.pk}"
    assert "逾期未兑现" in said(courted, "jiafeng", page) and "交付净地60亩" in said(courted, "office", "/promotion/commitments")
    bare = send(courted.officers.zone, f"{page}/fulfilment", document="交地确认书", on="2023-12-10", note="")
    assert bare.status_code == 422 and "兑现须有佐证" in bare.content.decode() and "交地确认书" in bare.content.decode()
    kept = {"document": "交地确认书", "on": "2023-12-10", "note": "", "paper1_file": SimpleUploadedFile("交地.pdf", PDF), "paper1_kind": "document"}
    assert send(courted.officers.zone, f"{page}/fulfilment", **kept).status_code == 302, "by the unit that answers for it"
    assert "逾期兑现 2023-12-10 交地确认书 晚 9 天" in said(courted, "jiafeng", page) and "交地.pdf" in said(courted, "jiafeng", page)
    assert "兑现 1 / 1" in said(courted, "jiafeng", of_lead(courted, ""))
    again = client_for(courted.officers.zone).get(f"{page}/fulfilment")
    assert again.status_code == 422 and "已于 2023-12-10 兑现" in again.content.decode()


def test_one_broken_is_found_so_by_the_centre_with_its_facts(courted):
    one = promised(courted)
    page = f"/promotion/commitments/{one.pk}"
    for who, status in (("jiafeng", 403), ("zone", 403), ("duanshi", 404), ("promotion", 200)):
        assert client_for(getattr(courted.officers, who)).get(f"{page}/breach").status_code == status, who
    assert send(courted.officers.promotion, f"{page}/breach", note="", on="2023-12-12").status_code == 422
    assert send(courted.officers.promotion, f"{page}/breach", note="逾期12天没有交地", on="2023-12-12").status_code == 302
    shown = said(courted, "office", "/promotion/commitments?state=broken&side=government")
    assert "认定未兑现" in shown and "逾期12天没有交地" in shown and "没有符合条件的承诺" in said(courted, "office", "/promotion/commitments?side=enterprise")
    ahead = promised(courted, content="修路", due_on="2024-01-01")
    assert client_for(courted.officers.promotion).get(f"/promotion/commitments/{ahead.pk}/breach").status_code == 422


def test_an_incentive_waits_for_the_fair_competition_review(courted):
    prize = LAND | {"unit": courted.units.zone.pk, "clause": "incentive", "content": "设备补助", "amount": "300"}
    answer = send(courted.officers.jiafeng, of_lead(courted, "/commitments/new"), **prize)
    assert answer.status_code == 422 and "须先通过公平竞争审查" in answer.content.decode() and "设备补助" in answer.content.decode()
    do(leads.review, courted.lead, told("2023-10-25"), kind="fair", passed_it=True, document="审查表")
    assert promised(courted, **{name: prize[name] for name in ("clause", "content", "amount")})


def test_another_day_is_agreed_in_writing(courted):
    one = promised(courted)
    page = f"/promotion/commitments/{one.pk}/due"
    assert send(courted.officers.promotion, page, due_on="2023-11-01", document="补充协议", note="冻土", on="2023-12-10").status_code == 422
    assert send(courted.officers.promotion, page, due_on="2024-03-31", document="补充协议", note="冻土", on="2023-12-10").status_code == 302
    assert "原定 2023-12-01" in said(courted, "jiafeng", f"/promotion/commitments/{one.pk}")
    assert client_for(courted.officers.jiafeng).get(page).status_code == 403


def test_a_promise_taken_back_has_no_page_and_others_see_none(courted):
    one = promised(courted)
    assert client_for(courted.officers.duanshi).get(f"/promotion/commitments/{one.pk}").status_code == 404
    assert client_for(courted.officers.jiafeng).get("/promotion/commitments/999").status_code == 404
    agreed = CommitmentStep.objects.get()
    assert send(courted.officers.promotion, f"/facts/commitmentstep/{agreed.pk}/void", note="合同没有这条").status_code == 302
    assert client_for(courted.officers.jiafeng).get(f"/promotion/commitments/{one.pk}").status_code == 404
    assert client_for(courted.officers.promotion).get(f"/promotion/commitments/{one.pk}/breach").status_code == 404


def test_empty_ledgers_say_what_to_do(world):
    assert "没有符合条件的承诺" in said(world, "office", "/promotion/commitments") and "还没有登记承诺" in said(world, "office", "/promotion/commitments")
    assert "没有符合条件的帮办" in said(world, "office", "/promotion/aids") and "没有符合条件的签约" in said(world, "office", "/promotion/signings")
    assert "没有符合条件的外出招商" in said(world, "office", "/promotion/trips") and "没有符合条件的企业" in said(world, "office", "/promotion/enterprises")


# --- aid


def test_an_element_is_asked_of_a_unit_which_sees_it_and_settles_it(courted):
    ask = {"element": "water", "what": "日供水300吨", "unit": courted.units.agriculture.pk, "person": "吴农", "due_on": "2023-12-05", "on": "2023-11-20", "note": ""}
    assert client_for(courted.officers.agriculture).get(of_lead(courted, "")).status_code == 404
    assert send(courted.officers.jiafeng, of_lead(courted, "/aids/new"), **ask).status_code == 302
    assert client_for(courted.officers.agriculture).get(of_lead(courted, "")).status_code == 200, "whoever is asked sees what for"
    shown = said(courted, "agriculture", "/promotion/aids")
    assert "供水" in shown and "逾期 8 天" in shown and "井口装置制造" in shown
    assert "没有符合条件" in said(courted, "office", "/promotion/aids?element=power") and "供水" in said(courted, "office", f"/promotion/aids?unit={courted.units.agriculture.pk}")
    give = of_lead(courted, "/aids/water")
    for who, status in (("jiafeng", 403), ("promotion", 403), ("duanshi", 404)):
        assert client_for(getattr(courted.officers, who)).get(give).status_code == status, who
    assert send(courted.officers.agriculture, give, state="done", note="", on="2023-12-10").status_code == 422
    assert send(courted.officers.agriculture, give, state="done", note="已通水", on="2023-12-10").status_code == 302
    assert Aid.objects.latest("pk").state == "done" and "已解决，晚 5 天" in said(courted, "jiafeng", of_lead(courted, ""))
    assert client_for(courted.officers.agriculture).get(of_lead(courted, "/aids/gas")).status_code == 404


def test_aid_is_asked_again_of_another_with_the_reason_and_may_be_waived(courted):
    ask = {"element": "water", "what": "日供水300吨", "unit": courted.units.agriculture.pk, "person": "", "due_on": "2023-12-20", "on": "2023-12-01", "note": ""}
    send(courted.officers.jiafeng, of_lead(courted, "/aids/new"), **ask)
    form = client_for(courted.officers.jiafeng).get(of_lead(courted, "/aids/new?element=water")).content.decode()
    assert "日供水300吨" in form
    again = send(courted.officers.jiafeng, of_lead(courted, "/aids/new"), **(ask | {"unit": courted.units.zone.pk, "on": "2023-12-05"}))
    assert again.status_code == 422 and "须写明理由" in again.content.decode()
    assert send(courted.officers.jiafeng, of_lead(courted, "/aids/new"), **(ask | {"unit": courted.units.zone.pk, "on": "2023-12-05", "note": "园区自供"})).status_code == 302
    assert send(courted.officers.jiafeng, of_lead(courted, "/aids/waived"), element="gas", note="用电不用气", on="2023-12-06").status_code == 302
    assert send(courted.officers.jiafeng, of_lead(courted, "/aids/waived"), element="gas", note="", on="2023-12-06").status_code == 422
    assert "供气" in said(courted, "office", "/promotion/aids?state=not_needed") and "供气" in said(courted, "office", "/promotion/aids?state=every")


# --- signings judged


def pair(world) -> tuple[Signing, Signing]:
    return signed(world, "光伏发电", on="2023-10-20"), signed(world, "光伏发电二期", on="2023-11-20", unit=world.units.duanshi)


def test_a_pair_is_shown_side_by_side_and_decided_with_a_reason(courted):
    one, other = pair(courted)
    shown = said(courted, "office", "/promotion/signings")
    assert "待认定" in shown and "光伏发电二期" in shown and "同一投资方，名称相近" in shown
    post = {"signing": one.pk, "other": other.pk, "verdict": "keep-one"}
    office = client_for(courted.officers.office)
    no = office.post("/promotion/signings/decision", post | {"note": ""})
    assert no.status_code == 422 and "请写明认定的理由" in no.content.decode() and Sameness.objects.count() == 0
    assert office.post("/promotion/signings/decision", post | {"note": "同一合同"}).status_code == 302
    shown = said(courted, "office", "/promotion/signings")
    assert "是同一项目，只计一次" in shown and "计入 2023-10-20 签的「光伏发电」" in shown and "可能是同一项目" not in shown
    decision = Sameness.objects.get()
    assert send(courted.officers.office, f"/facts/sameness/{decision.pk}/void", note="认错了").status_code == 302
    assert "可能是同一项目" in said(courted, "office", "/promotion/signings")


def test_the_right_one_may_be_kept_and_both_may_count(courted):
    one, other = pair(courted)
    client_for(courted.officers.promotion).post("/promotion/signings/decision", {"signing": one.pk, "other": other.pk, "verdict": "keep-other", "note": "后一次为准"})
    assert (counting()["光伏发电"][0], counting()["光伏发电二期"][0]) == (False, True)
    third = signed(courted, "光伏发电三期", on="2023-12-01")
    client_for(courted.officers.office).post("/promotion/signings/decision", {"signing": other.pk, "other": third.pk, "verdict": "apart", "note": "两块地"})
    assert counting()["光伏发电三期"][0]


def test_units_see_their_own_signings_and_decide_nothing(courted):
    one, other = pair(courted)
    shown = said(courted, "duanshi", "/promotion/signings")
    assert "光伏发电二期" in shown and "井口装置制造" not in shown and "同一项目，计左边" not in shown
    post = {"signing": one.pk, "other": other.pk, "verdict": "apart", "note": "x"}
    assert client_for(courted.officers.duanshi).post("/promotion/signings/decision", post).status_code == 404
    assert client_for(courted.officers.inspector).post("/promotion/signings/decision", post).status_code == 422
    assert client_for(courted.officers.office).get("/promotion/signings/decision").status_code == 405
    assert client_for(courted.officers.office).post("/promotion/signings/decision", {"signing": "x", "other": "1"}).status_code == 404
    assert Sameness.objects.count() == 0


def test_signings_are_narrowed_to_what_counts_and_what_does_not(courted):
    pair(courted)
    signed(courted, "小店", on="2023-11-21", total=1_000_000, investor="小店主")
    shown = {key: said(courted, "office", f"/promotion/signings?shown={key}") for key in ("counted", "doubtful", "refused")}
    assert "井口装置制造" in shown["counted"] and "小店" not in shown["counted"] and "小店" in shown["refused"] and "不到 500 万元" in shown["refused"]
    assert "小店" not in shown["doubtful"]


def test_the_office_rules_by_a_document(courted):
    one = signed(courted, "小店", on="2023-11-21", total=1_000_000)
    page = f"/promotion/signings/{one.pk}/ruling"
    assert send(courted.officers.office, page, counted="1", document="", note="x").status_code == 422
    assert send(courted.officers.office, page, counted="1", document="常务会纪要", note="补短板").status_code == 302
    assert counting()["小店"] == (True, "人工认定计入（常务会纪要）") and Ruling.objects.get().by == courted.officers.office
    for who, status in (("jiafeng", 403), ("promotion", 403), ("duanshi", 404)):
        assert client_for(getattr(courted.officers, who)).get(page).status_code == status, who
    assert client_for(courted.officers.office).get("/promotion/signings/999/ruling").status_code == 404


def test_the_rules_are_shown_as_not_verified_and_set_by_the_office(courted):
    shown = said(courted, "jiafeng", "/promotion/rules")
    assert "未核实" in shown and "按系统默认执行" in shown and "总投资不到 500 万元的不计" in shown
    rules = {"floor": "3000", "late": "31", "years": "2", "local": "on", "new": "on", "excluded": ["estate"], "document": "沁招〔2023〕1号", "on": "2023-12-01", "note": ""}
    assert send(courted.officers.office, "/promotion/rules/new", **(rules | {"floor": "x"})).status_code == 422
    assert send(courted.officers.office, "/promotion/rules/new", **rules).status_code == 302
    assert PromotionRules.objects.get().says["excluded"] == ["estate"]
    shown = said(courted, "jiafeng", "/promotion/rules")
    assert "总投资不到 3,000 万元的不计" in shown and "2023-12-01 起执行" in shown and "沁招〔2023〕1号" in shown
    again = send(courted.officers.office, "/promotion/rules/new", **(rules | {"on": "2023-12-02"}))
    assert again.status_code == 422 and "没有差别" in again.content.decode()
    for who in ("jiafeng", "promotion", "inspector"):
        assert client_for(getattr(courted.officers, who)).get("/promotion/rules/new").status_code == 403, who


def test_a_signing_told_on_the_unit_page_keeps_its_site(courted):
    made = {"kind_of": "contract", "title": "药材", "investor": "本草公司", "total": "9000", "site": "土沃乡", "on": "2023-12-01", "project": "", "note": ""}
    assert send(courted.officers.jiafeng, f"/units/{courted.units.jiafeng.pk}/signings/new", **made).status_code == 302
    assert Signing.objects.latest("pk").site == "土沃乡" and Signing.objects.latest("pk").occurred_on == date(2023, 12, 1)
