"""A paper's life: drafted, edited beside the draft, checked by another, signed under a number and frozen; refused in words; who may."""
import hashlib
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from gongjian.papers import acts
from gongjian.papers.blocks import from_json
from gongjian.papers.documents import DocumentStep
from gongjian.papers.flow import FLOW, Step
from gongjian.papers.kinds import every_kind, kind
from gongjian.papers.life import life_of
from gongjian.papers.printing import printed, stored
from gongjian.papers.register import entries, next_number, prefix_of
from gongjian.papers.seen import seen
from gongjian.problems import acts as problems
from gongjian.projects.acts import milestones
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import verify
from gongjian.timeline.when import FAR, When
from tests.fonts import prints
from tests.papers.make import draft_at
from tests.world import TODAY, do, looks, sits, told

WHOLE = "本周（12月7日—12月13日），全县新开工项目**0个**，新入统项目**0个**，销号问题**0个**。另有一个项目待核。"


def refused(officer, act, thing, note: str = "", **details) -> str:
    before = DocumentStep.objects.count()
    with pytest.raises(Refused) as caught:
        sits(officer).do(act, thing, note=note, **details)
    assert DocumentStep.objects.count() == before
    return caught.value.reason


def sign(officer, document):
    return sits(officer).do(acts.sign, document, printed=printed(life_of(document), TODAY))


@prints
def test_a_paper_goes_its_whole_way_and_every_step_is_sealed(office, draft, settings):
    desk = sits(office.wang)
    desk.do(acts.edit, draft, texts={"whole": WHOLE})
    sits(office.zhu).do(acts.check, draft, note="同意")
    step = sign(office.head, draft)[0]
    life = life_of(draft)
    assert [Step(one.step).label for one in life.steps] == ["起草", "修改", "核稿", "签发"]
    assert (step.number, step.running, step.by) == ("一周动态〔2023〕第1期", 1, office.head) and life.paper.block("whole").text == WHOLE
    assert life.paper.block("head").issue == "第1期" and verify().unsealed == 0 or verify().broken is None
    for file, sha256 in ((step.docx, step.docx_sha256), (step.pdf, step.pdf_sha256)):
        assert hashlib.sha256((Path(settings.MEDIA_ROOT) / file).read_bytes()).hexdigest() == sha256


def test_the_edited_text_stands_beside_the_drafted_one(office, draft):
    sits(office.wang).do(acts.edit, draft, texts={"whole": WHOLE})
    life = life_of(draft)
    assert life.drafted.block("whole").text != WHOLE and life.texts == {"whole": WHOLE} and life.paper.block("whole").text == WHOLE
    sits(office.zhu).do(acts.edit, draft, texts={"whole": life.drafted.block("whole").text, "imprint": "县政府领导"})
    assert life_of(draft).texts == {"imprint": "县政府领导"}


def test_drafting_again_takes_todays_figures_and_keeps_what_was_written(world, office, draft):
    sits(office.wang).do(acts.edit, draft, texts={"imprint": "县政府领导", "whole": WHOLE})
    do(milestones.reach, world.projects.gas, told("2023-12-13", world.officers.jiafeng), kind="started")
    paper = draft_at(world, office.wang)  # the same day, known later
    sits(office.wang).do(acts.draft_again, draft, paper=life_of(paper).drafted, known=life_of(paper).draft.known)
    life = life_of(draft)
    assert "**1个**" in life.drafted.block("whole").text and life.texts["whole"] == WHOLE and life.paper.block("imprint").cc == "县政府领导"


def test_who_drafted_does_not_check_his_own(office, draft):
    assert refused(office.wang, acts.check, draft) == "起草人不能核自己起草的文稿，请换一位同志核稿"
    assert sits(office.zhu).do(acts.check, draft)


def test_signing_is_the_heads_or_a_leaders(office, draft, world):
    sits(office.zhu).do(acts.check, draft)
    made = printed(life_of(draft), TODAY)
    for officer in (office.wang, office.zhu, world.officers.inspector, world.officers.jiafeng, world.officers.statistics):
        assert refused(officer, acts.sign, draft, printed=made) == "这件事由指挥部办公室主任、县领导办理"
    assert sits(office.deputy).do(acts.sign, draft, printed=made)[0].number


def test_no_kind_opens_the_door_to_signing(office, draft):
    for key in ("draft_paper", "issue", "receive"):
        assert not sits(office.zhu).may(acts.sign, draft, key)


def test_units_and_leaders_do_not_draft(world, office):
    for officer in (world.officers.jiafeng, world.officers.inspector, office.deputy):
        assert "指挥部办公室" in sits(officer).why_not(acts.draft, kind("weekly"))


@pytest.mark.parametrize(("act", "said", "why"), [
    ("sign", {}, "当前为「起草」，不能签发"), ("give_back", {}, "退回修改须写明理由"), ("withdraw", {}, "作废须写明理由"), ("edit", {"texts": {}}, "文字没有改动"),
    ("edit", {"texts": {"started-rows": "x"}}, "不是这份文稿里可以改的文字"), ("edit", {"texts": {"title": ""}}, "标题不能空着"),
])
def test_what_does_not_follow_or_lacks_its_reason_is_refused(office, draft, act, said, why):
    said = {"printed": printed(life_of(draft), TODAY)} if act == "sign" else said
    assert why in refused(office.head, getattr(acts, act), draft, **said)


def test_what_was_checked_is_edited_only_after_it_is_given_back(office, draft):
    sits(office.zhu).do(acts.check, draft)
    assert "当前为「核稿」，不能修改" in refused(office.wang, acts.edit, draft, texts={"whole": WHOLE})
    sits(office.magistrate).do(acts.give_back, draft, note="补一句")
    sits(office.wang).do(acts.edit, draft, texts={"whole": WHOLE})
    assert "当前为「修改」，不能签发" in refused(office.head, acts.sign, draft, printed=printed(life_of(draft), TODAY))


def test_a_withdrawn_paper_takes_no_number_and_a_signed_one_is_not_withdrawn(office, draft, world):
    other = draft_at(world, office.zhu)
    sits(office.wang).do(acts.withdraw, draft, note="重复")
    assert "已签发" not in refused(office.zhu, acts.check, draft)
    sits(office.wang).do(acts.check, other)
    sign(office.head, other)
    assert life_of(other).number == "一周动态〔2023〕第1期"
    assert "已签发的公文不再改动" in refused(office.wang, acts.withdraw, other, note="x")
    assert [life_of(other).may_follow(step) for step in FLOW] == [False] * len(FLOW)


# --- numbers


def test_numbers_run_on_and_no_number_is_taken_twice(office, world):
    signed = []
    for _ in range(3):
        document = draft_at(world, office.wang)
        sits(office.zhu).do(acts.check, document)
        signed.append(sign(office.head, document)[0])
    assert [step.running for step in signed] == [1, 2, 3]
    with pytest.raises(IntegrityError), transaction.atomic():
        told(TODAY).tell(DocumentStep, document=signed[0].document, step=Step.SIGNED, prefix="一周动态", year=2023, running=2)


def test_what_was_printed_before_the_register_moved_is_not_signed(office, world, draft):
    other = draft_at(world, office.wang)
    for document in (draft, other):
        sits(office.zhu).do(acts.check, document)
    stale = printed(life_of(other), TODAY)
    sign(office.head, draft)
    assert "刚刚有变动" in refused(office.head, acts.sign, other, printed=stale)
    assert sign(office.head, other)[0].running == 2


def test_numbers_used_elsewhere_are_said_and_passed_over(office, world, draft):
    drive = world.drive
    assert refused(office.wang, acts.pass_numbers, drive, prefix="一周动态", year=2023, upto=11).startswith("请写明这些号为什么")
    sits(office.wang).do(acts.pass_numbers, drive, prefix="一周动态", year=2023, upto=11, note="系统启用前已用")
    assert "已经用到 11 号" in refused(office.wang, acts.pass_numbers, drive, note="x", prefix="一周动态", year=2023, upto=11)
    sits(office.zhu).do(acts.check, draft)
    assert sign(office.head, draft)[0].number == "一周动态〔2023〕第12期"
    told_of = entries("140521", "一周动态", 2023, When(FAR))
    assert [bool(entry.signed or entry.passed) for entry in told_of] == [True] * 12 and told_of[11].signed and told_of[0].passed.note == "系统启用前已用"


def test_the_year_begins_anew_and_the_prefix_is_the_plans(world):
    from gongjian.papers.kinds import Kind

    notice = Kind("notice", "督办函", lambda at: None)
    assert next_number(notice, world.drive, "140521", date(2024, 1, 2)).text == "沁项攻坚办〔2024〕1号"
    world.drive.rules["papers"]["prefixes"] = {"notice": "沁项督"}
    assert prefix_of(notice, world.drive) == "沁项督" and prefix_of(kind("weekly"), world.drive) == "一周动态" and prefix_of(notice, None) == "攻坚办"


# --- frozen


def test_later_facts_change_neither_the_signed_blocks_nor_the_files(world, office, signed):
    before = life_of(signed)
    data = stored(before.signed.docx, before.signed.docx_sha256)
    do(milestones.reach, world.projects.gas, told("2023-12-13", world.officers.jiafeng), kind="started")
    do(problems.find, world.projects.gas, told("2023-12-13", world.officers.jiafeng), what="缺电")
    after = life_of(signed)
    assert after.paper == before.paper == from_json(after.signed.paper) and stored(after.signed.docx, after.signed.docx_sha256) == data


def test_a_file_that_was_touched_is_no_longer_given_out(settings, signed):
    step = life_of(signed).signed
    path = Path(settings.MEDIA_ROOT) / step.docx
    path.write_bytes(path.read_bytes() + b" ")
    assert stored(step.docx, step.docx_sha256) is None


def test_on_a_machine_without_fonts_it_is_signed_with_word_alone(office, draft, monkeypatch):
    from gongjian.papers import fonts

    monkeypatch.setattr(fonts, "_there", lambda own, system: [[], []])
    sits(office.zhu).do(acts.check, draft)
    made = printed(life_of(draft), TODAY)
    assert "fonts-noto-cjk" in made.no_pdf
    step = sits(office.head).do(acts.sign, draft, printed=made)[0]
    assert step.docx and not step.pdf


# --- who sees


def test_drafts_are_seen_by_the_office_and_leaders_and_what_is_issued_by_every_officer(world, office, draft):
    def who() -> set[str]:
        return {name for name, officer in vars(world.officers).items() if seen(looks(officer)).exists()}

    assert who() == {"office", "magistrate", "deputy"}
    sits(office.zhu).do(acts.check, draft)
    sign(office.head, draft)
    assert who() == set(vars(world.officers)) - {"admin"}
    assert not seen(looks(world.officers.jiafeng, date(2023, 12, 12))).exists()


def test_every_kind_has_its_row_of_may():
    from gongjian.desk.may import MAY

    assert {one.drafted_by for one in every_kind().values()} <= set(MAY)


def test_an_unknown_kind_is_refused_with_those_there_are():
    with pytest.raises(Refused, match="没有「nope」这种公文。现有：.*一周动态（weekly）"):
        kind("nope")
