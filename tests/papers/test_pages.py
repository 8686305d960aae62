"""The pages of papers: drafting, editing beside the draft, checking, signing, files, numbers, what has changed; each refuses and keeps others out."""
import hashlib
import io
import re

import docx
import pytest

from gongjian.papers.documents import Document
from gongjian.papers.life import life_of
from gongjian.projects.acts import milestones
from tests.fonts import prints
from tests.pages.plain import text
from tests.world import client_for, do, told

OTHERS = ["jiafeng", "statistics", "approvals", "inspector"]


@pytest.fixture
def wang(office):
    return client_for(office.wang)


@pytest.fixture
def key(draft) -> int:
    return draft.pk


def test_the_office_drafts_from_the_register_and_lands_on_the_paper(world, wang):
    assert "还没有公文" in wang.get("/papers").text and 'href="/papers/new"' in wang.get("/papers").text
    assert "一周动态" in text(wang.get("/papers/new").text) and "最近七天" in text(wang.get("/papers/new/weekly").text)
    answer = wang.post("/papers/new/weekly", {}, follow=True)
    document = Document.objects.get()
    assert answer.redirect_chain[-1][0] == f"/papers/{document.pk}" and "已起草" in answer.text
    page = text(answer.text)
    assert "沁水县项目攻坚指挥部办公室" in page and "一、新开工项目" in page and "未取号" in page and "等另一位同志核稿" in page
    assert "办理中" in text(wang.get("/papers").text)


def test_a_kind_that_is_none_is_not_found_and_one_without_a_plan_says_why(world, wang, monkeypatch):
    assert wang.get("/papers/new/nope").status_code == 404
    monkeypatch.setattr("gongjian.pages.look.drive_on", lambda day, area: None)
    answer = wang.post("/papers/new/weekly", {})
    assert answer.status_code == 422 and "还没有载入行动方案" in answer.text and not Document.objects.exists()


@pytest.mark.parametrize("who", ["jiafeng", "statistics", "approvals", "deputy", "magistrate", "admin"])
def test_others_do_not_draft(world, who):
    client = client_for(getattr(world.officers, who))
    assert client.get("/papers/new").status_code == 403 and client.post("/papers/new/weekly", {}).status_code == 403 and not Document.objects.exists()
    assert "起草公文" not in client.get("/papers").text


def test_the_inspectors_draft_their_own_paper_and_no_other(world):
    client = client_for(world.officers.inspector)
    offered = text(client.get("/papers/new").text)
    assert "督查通报" in offered and "一周动态" not in offered
    assert client.post("/papers/new/weekly", {}).status_code == 403 and client.post("/papers/new/inspection", {"month": "2023-11"}, follow=True).status_code == 200
    assert Document.objects.get().kind == "inspection"


@pytest.mark.parametrize("who", OTHERS)
def test_a_draft_is_hidden_from_units_on_every_address(world, key, who):
    client = client_for(getattr(world.officers, who))
    for page in ("", ".docx", ".pdf", "/edit", "/again", "/check", "/return", "/sign", "/withdraw", "/since"):
        assert client.get(f"/papers/{key}{page}").status_code == 404, page
    assert "一周动态（" not in client.get("/papers").text and client.get("/papers/numbers").status_code == 403


def test_text_is_edited_beside_the_draft_and_the_difference_is_shown(wang, key):
    form = wang.get(f"/papers/{key}/edit").text
    fields = dict(re.findall(r'name="(text-[\w-]+)"[^>]*value="([^"]*)"', form)) | {"text-whole": "本周全县平稳。**抓紧**。"}
    page = wang.post(f"/papers/{key}/edit", fields, follow=True).text
    assert "已修改" in page and "<ins>" in page and "<del>" in page and "<b>抓紧</b>" in page
    again = wang.get(f"/papers/{key}/edit").text
    assert "起草稿：本周（12月7日" in again and "本周全县平稳" in again


@pytest.mark.parametrize(("said", "why"), [
    ({"text-title": ""}, "必填"), ({"text-title": "题", "text-whole": "**半个"}, "要成对"), ({"text-title": "题", "text-whole": "字" * 5001}, "5000"),
])
def test_a_poor_edit_is_refused_and_keeps_what_was_typed(wang, key, said, why):
    answer = wang.post(f"/papers/{key}/edit", said | {"text-imprint": "我写的抄送"})
    assert answer.status_code == 422 and (why in answer.text or "这个字段" in answer.text) and "我写的抄送" in answer.text
    assert len(life_of(Document.objects.get(pk=key)).steps) == 1


def test_the_drafter_is_not_offered_to_check_and_is_refused(office, wang, key):
    assert f"/papers/{key}/check" not in wang.get(f"/papers/{key}").text
    answer = wang.post(f"/papers/{key}/check", {})
    assert answer.status_code == 422 and "起草人不能核自己起草的文稿" in answer.text


def test_another_checks_the_head_signs_and_every_officer_reads_it(world, office, key):
    zhu, head = client_for(office.zhu), client_for(office.head)
    assert f"/papers/{key}/check" in zhu.get(f"/papers/{key}").text
    assert "已核稿" in zhu.post(f"/papers/{key}/check", {"note": "同意"}, follow=True).text
    assert f"/papers/{key}/sign" not in zhu.get(f"/papers/{key}").text and zhu.post(f"/papers/{key}/sign", {}).status_code == 403
    assert "一周动态〔2023〕第1期" in text(head.get(f"/papers/{key}/sign").text)
    page = head.post(f"/papers/{key}/sign", {}, follow=True).text
    assert "已签发：一周动态〔2023〕第1期" in page and life_of(Document.objects.get(pk=key)).signed.docx_sha256 in page
    unit = client_for(world.officers.jiafeng)
    assert "一周动态〔2023〕第1期" in unit.get("/papers").text and "第1期" in unit.get(f"/papers/{key}").text
    assert unit.get(f"/papers/{key}/since").status_code == 403


def test_what_does_not_follow_is_refused_with_a_sentence(office, key):
    answer = client_for(office.head).get(f"/papers/{key}/sign")
    assert answer.status_code == 422 and "当前为「起草」，不能签发" in answer.text


def test_returning_and_withdrawing_ask_for_a_reason(office, key):
    zhu = client_for(office.zhu)
    assert zhu.post(f"/papers/{key}/return", {}).status_code == 422
    assert "退回修改" in zhu.post(f"/papers/{key}/return", {"note": "补数"}, follow=True).text
    assert zhu.post(f"/papers/{key}/withdraw", {}).status_code == 422
    page = text(zhu.post(f"/papers/{key}/withdraw", {"note": "重复"}, follow=True).text)
    assert "作废" in page and "重复" in page
    assert "已作废" in text(zhu.get("/papers").text)


def test_drafting_again_takes_the_figures_of_today(world, wang, key):
    do(milestones.reach, world.projects.gas, told("2023-12-13", world.officers.jiafeng), kind="started")
    assert "全县新开工项目1个" in text(wang.post(f"/papers/{key}/again", {}, follow=True).text)


@prints
def test_files_are_what_was_signed_byte_for_byte(world, office, wang, signed):
    step = life_of(signed).signed
    for ending, sha256 in ((".docx", step.docx_sha256), (".pdf", step.pdf_sha256)):
        answer = client_for(world.officers.jiafeng).get(f"/papers/{signed.pk}{ending}")
        assert hashlib.sha256(answer.content).hexdigest() == sha256 and "attachment" in answer["Content-Disposition"]


@prints
def test_a_drafts_file_reads_as_it_stands(wang, key):
    lines = [line.text for line in docx.Document(io.BytesIO(wang.get(f"/papers/{key}.docx").content)).paragraphs]
    assert "12月7日—12月13日全县项目建设情况" in lines and wang.get(f"/papers/{key}.pdf").content[:4] == b"%PDF"


def test_pdf_without_fonts_is_a_page_that_says_what_to_install(wang, key, monkeypatch):
    from gongjian.papers import fonts

    monkeypatch.setattr(fonts, "_there", lambda own, system: [[], []])
    answer = wang.get(f"/papers/{key}.pdf")
    assert answer.status_code == 422 and "fonts-noto-cjk" in answer.text and wang.get(f"/papers/{key}.docx").status_code == 200


def test_what_has_changed_since_is_a_page(world, wang, signed):
    assert "没有变化" in text(wang.get(f"/papers/{signed.pk}/since").text)
    do(milestones.reach, world.projects.gas, told("2023-12-13", world.officers.jiafeng), kind="started")
    page = text(wang.get(f"/papers/{signed.pk}/since").text)
    assert "煤层气增压站及配套管网" in page and "一、新开工项目" in page
    assert "新开工项目0个" in text(wang.get(f"/papers/{signed.pk}").text)


def test_numbers_are_listed_gaps_explained_and_a_poor_form_refused(office, wang, signed):
    assert "一周动态〔2023〕第1期" in wang.get("/papers/numbers?prefix=一周动态").text
    assert wang.post("/papers/numbers/pass", {"prefix": "一周动态", "year": 2023, "upto": 0, "note": "x"}).status_code == 422
    answer = wang.post("/papers/numbers/pass", {"prefix": "一周动态", "year": 2023, "upto": 1, "note": "已用"})
    assert answer.status_code == 422 and "已经用到 1 号" in answer.text and "已用" in answer.text
    wang.post("/papers/numbers/pass", {"prefix": "一周动态", "year": 2023, "upto": 3, "note": "纸质刊发"})
    page = text(wang.get("/papers/numbers?prefix=一周动态").text)
    assert page.count("纸质刊发") == 2 and "第3期" in page
    assert client_for(office.deputy).get("/papers/numbers").status_code == 200 and client_for(office.deputy).post("/papers/numbers/pass", {}).status_code == 403


def test_the_register_is_filtered_and_nonsense_is_no_error(wang, signed):
    assert "项目建设一周动态（" in wang.get("/papers?step=signed&kind=weekly&year=2023").text
    for query in ("?step=open", "?year=2022", "?kind=nope", "?year=x&step=y&page=99"):
        assert wang.get(f"/papers{query}").status_code == 200
    assert "没有符合条件的公文" in wang.get("/papers?step=open").text


def test_a_past_day_shows_the_paper_as_it_stood_and_nothing_is_done(office, wang, signed):
    assert wang.get(f"/papers/{signed.pk}?on=2023-12-12").status_code == 404
    assert "还没有公文" in wang.get("/papers?on=2023-12-12").text
    assert wang.post("/papers/new/weekly?on=2023-12-12", {}).status_code == 422
