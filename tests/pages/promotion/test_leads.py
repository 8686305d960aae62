"""招商项目: the register, one lead, each of its acts: works, refuses bad input, keeps others out (M24)."""
import io
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongjian.promotion.models import Lead, LeadStanding, LeadStep, Review, Signing
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.when import When
from tests.pages.hands import send
from tests.pages.plain import text
from tests.promotion.making import code_of, enlisted, lead_on, led
from tests.world import PDF, TODAY, client_for

SPOT = {"enterprise": "华岳装备有限公司", "title": "阀门铸造", "trade": "industry", "newness": "new", "expected": "30000", "site": "", "resource": "", "note": "展会上认识", "on": "2023-12-10"}
EVERYBODY = ("office", "magistrate", "inspector", "promotion", "jiafeng")
NOBODY = ("duanshi", "agriculture", "forestry", "statistics", "approvals", "deputy")


def said(world, who: str, url: str) -> str:
    return text(client_for(getattr(world.officers, who)).get(url).content.decode())


def url(world, rest: str = "") -> str:
    return f"/promotion/leads/{world.lead.pk}{rest}"


def test_the_register_shows_how_far_each_has_come_and_is_searched_and_narrowed(courted):
    led(courted, "talked", title="铸造", enterprise=courted.enterprise)
    page = said(courted, "office", "/promotion/leads")
    assert "井口装置制造" in page and "正式合同" in page and "50,000" in page and "2 个" in page
    assert "井口装置制造" not in said(courted, "office", "/promotion/leads?stage=talked") and "铸造" in said(courted, "office", "/promotion/leads?stage=talked")
    assert "井口装置制造" in said(courted, "office", "/promotion/leads?q=jkzz") and "没有符合条件" in said(courted, "office", "/promotion/leads?q=xx&trade=nothing&unit=x&page=9")
    assert "井口装置制造" not in said(courted, "office", "/promotion/leads?on=2023-10-08")


def test_who_sees_a_lead_and_who_does_not(courted):
    for who in EVERYBODY:
        assert "井口装置制造" in said(courted, who, "/promotion/leads"), who
        assert client_for(getattr(courted.officers, who)).get(url(courted)).status_code == 200, who
    for who in NOBODY:
        assert "井口装置制造" not in said(courted, who, "/promotion/leads"), who
        assert client_for(getattr(courted.officers, who)).get(url(courted)).status_code == 404, who


def test_an_empty_register_says_what_to_do(world):
    assert "还没有招商项目" in said(world, "office", "/promotion/leads") and "登记线索后" in said(world, "office", "/promotion/leads")


def test_the_register_goes_out_as_excel_without_any_contact(courted):
    answer = client_for(courted.officers.office).get("/promotion/leads.xlsx")
    cells = [str(cell) for row in openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True) for cell in row if cell]
    assert "井口装置制造" in cells and "认定理由" in cells and not any("13800001234" in cell or "王建国" in cell for cell in cells)


def test_a_unit_registers_a_lead_of_an_enterprise_in_the_register(courted):
    answer = send(courted.officers.jiafeng, "/promotion/leads/new", **SPOT)
    lead = Lead.objects.latest("pk")
    assert answer.status_code == 302 and answer.url == f"/promotion/leads/{lead.pk}"
    assert (lead_on(lead).title, lead_on(lead).expected, lead_on(lead).found_on, lead.unit) == ("阀门铸造", 300_000_000, date(2023, 12, 10), courted.units.jiafeng)
    by_code = enlisted(courted, "有代码公司", code=code_of(3))
    assert send(courted.officers.duanshi, "/promotion/leads/new", **(SPOT | {"enterprise": f" {code_of(3).lower()} "})).status_code == 302
    assert Lead.objects.latest("pk").enterprise == by_code, "another unit's enterprise, by its code"


@pytest.mark.parametrize(("wrong", "why"), [
    ({"enterprise": "没有的公司"}, "请先登记企业"), ({"title": ""}, "必填"), ({"expected": "很多"}, "不是金额"), ({"on": "2023-12-20"}, "还没到"), ({"title": "井口装置制造"}, "不重复立"),
])
def test_a_lead_that_cannot_be_is_refused_and_what_was_typed_stays(courted, wrong, why):
    answer = send(courted.officers.jiafeng, "/promotion/leads/new", **(SPOT | wrong))
    assert answer.status_code == 422 and (why in answer.content.decode() or why == "必填") and "展会上认识" in answer.content.decode()
    assert Lead.objects.count() == 1


def test_inspectors_and_leaders_register_nothing(courted):
    for who in ("inspector", "magistrate"):
        assert client_for(getattr(courted.officers, who)).get("/promotion/leads/new").status_code in (403, 404), who


def test_a_lead_page_shows_its_way_what_counts_and_what_is_missing(courted):
    page = said(courted, "jiafeng", url(courted))
    for words in ("线索", "2023-10-09", "正式合同", "2023-10-25", "计入", "正式合同，符合认定规则", "各步凭据 0 / 2", "公平竞争审查", "未评", "还没有登记承诺", "还没有提出帮办", "签正式合同：总投资 5 亿元"):
        assert words in page, words
    assert "未核实" in page, "the chain of reviews is from elsewhere"
    assert "才登记线索" in said(courted, "jiafeng", f"{url(courted)}?on=2023-10-01") and "只读" in said(courted, "jiafeng", f"{url(courted)}?on=2023-11-01")


def test_a_lead_is_moved_on_step_by_step_from_its_page(courted):
    jiafeng, promotion = courted.officers.jiafeng, courted.officers.promotion
    send(jiafeng, "/promotion/leads/new", **SPOT)
    lead = Lead.objects.latest("pk")
    base = f"/promotion/leads/{lead.pk}"
    assert "记洽谈" in said(courted, "jiafeng", base)
    assert send(jiafeng, f"{base}/steps/talked", note="谈了用地", on="2023-12-11", expected="", site="", resource="").status_code == 302
    for kind in ("survey", "departments", "legal", "collective"):
        assert send(promotion, f"{base}/reviews/new", kind_of=kind, passed_it="1", document="1号", on="2023-12-11", note="", unit="").status_code == 302, kind
    paper = SimpleUploadedFile("合同.pdf", PDF)
    made = {"kind_of": "contract", "total": "28000", "site": "嘉峰", "on": "2023-12-12", "note": "", "paper1_file": paper, "paper1_kind": "document"}
    assert send(jiafeng, f"{base}/agreements/new", **made).status_code == 302
    assert send(jiafeng, f"{base}/steps/registered", company="沁水华岳公司", code=code_of(9), on="2023-12-12", note="").status_code == 302
    assert send(jiafeng, f"{base}/steps/landed", project=courted.projects.gas.pk, site="嘉峰镇工业园", resource="", on="2023-12-13", note="").status_code == 302
    stands = lead_on(lead)
    assert (stands.step, stands.project, stands.contract_total, stands.company) == ("landed", courted.projects.gas, 280_000_000, "沁水华岳公司")
    contract = Signing.objects.get(lead=lead)
    assert Evidence.objects.get(subject="lead").supports_id == contract.pk
    page = said(courted, "jiafeng", base)
    assert "各步凭据 1 / 4" in page and "煤层气增压站及配套管网" in page
    assert "阀门铸造" in said(courted, "jiafeng", f"/projects/{courted.projects.gas.pk}"), "the project says where it came from"


@pytest.mark.parametrize(("step", "wrong", "why"), [
    ("registered", {"company": "", "code": ""}, "必填"), ("registered", {"company": "甲", "code": "91350100M000100Y44"}, "校验位"),
    ("registered", {"company": "甲", "code": "91350100M000100Y43", "on": "2023-12-20"}, "还没到"), ("landed", {"project": "", "site": "x", "resource": ""}, ""),
])
def test_a_step_that_cannot_be_is_refused(courted, step, wrong, why):
    answer = send(courted.officers.jiafeng, url(courted, f"/steps/{step}"), **({"on": "2023-12-10", "note": ""} | wrong))
    assert answer.status_code == 422 and (why in answer.content.decode() or why == "必填")
    assert lead_on(courted.lead).step == "contract"


def test_steps_are_for_whose_they_are(courted):
    for who, step, status in (("duanshi", "registered", 404), ("office", "registered", 403), ("promotion", "registered", 403), ("inspector", "lost", 403), ("promotion", "lost", 200)):
        assert client_for(getattr(courted.officers, who)).get(url(courted, f"/steps/{step}")).status_code == status, (who, step)
    for who, status in (("jiafeng", 403), ("duanshi", 404), ("promotion", 200), ("office", 200)):
        assert client_for(getattr(courted.officers, who)).get(url(courted, "/reviews/new")).status_code == status, who
    assert client_for(courted.officers.office).get(url(courted, "/agreements/new")).status_code == 403, "nobody signs for another unit"
    for bad in ("found", "started", "contract", "nonsense"):
        assert client_for(courted.officers.jiafeng).get(url(courted, f"/steps/{bad}")).status_code == 404, bad
    assert client_for(courted.officers.jiafeng).get(url(courted, "/steps/registered?on=2023-11-01")).status_code == 422


def test_a_lost_lead_offers_to_be_followed_again(courted):
    send(courted.officers.jiafeng, url(courted, "/steps/lost"), note="资金断了", on="2023-12-12")
    page = said(courted, "jiafeng", url(courted))
    assert "2023-12-12 流失：资金断了" in page and "重新跟踪" in page and "记注册" not in page
    assert "井口装置制造" not in said(courted, "office", "/promotion/leads") and "井口装置制造" in said(courted, "office", "/promotion/leads?stage=lost")


def test_a_review_not_passed_keeps_the_contract_away(courted):
    lead = led(courted, "talked", title="铸造", enterprise=courted.enterprise)
    base = f"/promotion/leads/{lead.pk}"
    no = send(courted.officers.promotion, f"{base}/reviews/new", kind_of="collective", passed_it="1", document="1号", on="2023-12-11", note="", unit="")
    assert no.status_code == 422 and "集体审议以前须先通过考察、部门评估、法律审查" in no.content.decode() and Review.objects.filter(lead=lead).count() == 0
    sign = send(courted.officers.jiafeng, f"{base}/agreements/new", kind_of="contract", total="100", on="2023-12-12", site="", note="")
    assert sign.status_code == 422 and "还没有评审" in sign.content.decode()


def test_a_signing_is_corrected_and_a_step_taken_back_with_a_reason_from_the_page(courted):
    signing = Signing.objects.get()
    jiafeng = client_for(courted.officers.jiafeng)
    assert f"/facts/signing/{signing.pk}/correct" in jiafeng.get(url(courted)).content.decode()
    new = {"occurred_on": "2023-10-25", "title": "井口装置制造", "investor": "华岳装备有限公司", "total": "40000", "site": ""}
    assert jiafeng.post(f"/facts/signing/{signing.pk}/correct", new | {"note": ""}).status_code == 422
    done = jiafeng.post(f"/facts/signing/{signing.pk}/correct", new | {"note": "合同写的是4亿"})
    assert done.status_code == 302 and done.url == url(courted) and lead_on(courted.lead).contract_total == 400_000_000
    assert client_for(courted.officers.duanshi).get(f"/facts/signing/{Signing.objects.latest('pk').pk}/void").status_code == 404
    talked = LeadStep.objects.get(step="talked")
    assert f"/facts/leadstep/{talked.pk}/void" not in jiafeng.get(url(courted)).content.decode(), "what others stand on is not offered"
    assert jiafeng.post(f"/facts/leadstep/{talked.pk}/void", {"note": "误"}).status_code == 422


def test_papers_are_put_beside_a_lead_by_those_who_may(courted):
    paper = {"paper1_file": SimpleUploadedFile("执照.pdf", PDF), "paper1_kind": "licence", "on": "2023-12-01"}
    assert send(courted.officers.jiafeng, url(courted, "/papers/new"), **paper).status_code == 302
    kept = Evidence.objects.get(subject="lead")
    for who, status in (("jiafeng", 200), ("promotion", 200), ("duanshi", 404), ("statistics", 404)):
        assert client_for(getattr(courted.officers, who)).get(f"/evidence/{kept.pk}").status_code == status, who
    assert client_for(courted.officers.inspector).get(url(courted, "/papers/new")).status_code == 403
    assert "请选择文件" in send(courted.officers.jiafeng, url(courted, "/papers/new"), on="").content.decode()


def test_two_hundred_leads_are_paged(courted):
    stands = LeadStanding.objects.at(When(TODAY)).get(lead=courted.lead)
    leads = Lead.objects.bulk_create([Lead(area="140521", enterprise=courted.enterprise, unit=courted.units.jiafeng) for _ in range(200)])
    rows = []
    for number, lead in enumerate(leads):
        row = LeadStanding.objects.get(pk=stands.pk)
        row.pk, row.lead, row.title = None, lead, f"一个名称很长很长很长很长很长很长很长很长很长很长很长的招商项目第{number}号"
        rows.append(row)
    LeadStanding.objects.bulk_create(rows)
    page = said(courted, "office", "/promotion/leads?page=5")
    assert "第 201—201 个，共 201 个" in page
