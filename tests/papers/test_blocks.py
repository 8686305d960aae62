"""What a paper is made of: kept as data and read back, numbered as officials count, edited by key."""
from datetime import date

import pytest

from gongjian.papers.blocks import Appendix, Head, Heading, Paper, Para, Table, Title, as_json, from_json
from gongjian.papers.saying import full_day, numbered, numeral, runs, title_lines, tops
from gongjian.papers.texts import heard, pieces, with_texts
from gongjian.timeline.refused import Refused
from tests.papers.make import COLUMNS, whole


@pytest.mark.parametrize("style", list(Head))
def test_a_paper_is_kept_as_data_and_read_back_the_same(style):
    assert from_json(as_json(whole(style))) == whole(style)


def test_what_a_later_house_adds_to_a_block_does_not_make_old_papers_unreadable():
    said = as_json(Paper("题", date(2023, 12, 3), (Title("题"),)))
    said["blocks"][0]["colour"] = "red"
    assert from_json(said).blocks == (Title("题"),)


def test_two_blocks_of_one_key_and_rows_of_another_length_are_a_mistake():
    with pytest.raises(ValueError, match="one block's"):
        Paper("题", date(2023, 12, 3), (Para("a", "甲"), Para("a", "乙")))
    with pytest.raises(ValueError, match="another length"):
        Paper("题", date(2023, 12, 3), (Table("t", COLUMNS, (("1",),)),))


def test_levels_are_numbered_as_officials_number_and_an_appendix_begins_again():
    blocks = (
        Heading("a", 1, "甲"), Heading("b", 2, "乙"), Heading("c", 2, "丙"), Heading("d", 3, "丁"), Heading("e", 4, "戊"), Heading("f", 1, "己"), Heading("g", 2, "庚"),
        Appendix("x", "附表"), Heading("h", 1, "辛"),
    )
    assert [mark for _, mark in numbered(blocks)] == ["一、", "（一）", "（二）", "1.", "（1）", "二、", "（一）", "", "一、"]
    assert [numeral(number) for number in (1, 10, 11, 20, 21, 99)] == ["一", "十", "十一", "二十", "二十一", "九十九"]


def test_days_have_no_leading_zeros():
    assert full_day(date(2023, 2, 3)) == "2023年2月3日"


def test_bold_is_between_stars():
    assert runs("本周**新开工**3个") == [("本周", False), ("新开工", True), ("3个", False)]


def test_a_long_title_is_broken_evenly():
    lines = title_lines("关于全县2023年项目建设冬季行动推进情况的通报")
    assert len(lines) == 2 and "".join(lines) == "关于全县2023年项目建设冬季行动推进情况的通报" and min(map(len, lines)) > 8
    assert title_lines("关于甲的\n通报") == ["关于甲的", "通报"] and title_lines("短题") == ["短题"]
    assert all(len(line) <= 20 for line in title_lines("字" * 57))


def test_columns_of_one_group_stand_under_one_heading():
    assert [(top.label, top.span) for top in tops(COLUMNS)] == [("序号", 1), ("项目名称", 1), ("投资", 2)] and tops(COLUMNS[:2]) == []


# --- edited texts


def test_edited_text_takes_the_drafted_ones_place_and_an_emptied_paragraph_goes():
    paper = with_texts(whole(), {"said": "改过。", "end": "", "gone": "没有这段"})
    assert paper.block("said").text == "改过。" and paper.block("end") is None and whole().block("said").text.startswith("全县")


def test_only_what_differs_is_kept():
    paper = whole()
    assert heard(paper, {"said": paper.block("said").text + "\r\n", "end": " 附后。 "}) == {}
    assert heard(paper, {"end": "另附。\n\n再附。"}) == {"end": "另附。\n再附。"}


@pytest.mark.parametrize(("key", "text", "why"), [
    ("title", "  ", "标题不能空着"), ("long", "x", "不是这份文稿里可以改的"), ("nope", "x", "不是这份文稿里可以改的"), ("said", "字" * 5001, "超过 5000 字"),
    ("said", "**半个", "要成对"),
])
def test_what_cannot_be_edited_is_refused(key, text, why):
    with pytest.raises(Refused, match=why.replace("*", r"\*")):
        heard(whole(), {key: text})


def test_a_change_is_shown_sign_by_sign():
    assert [(piece.text, piece.how) for piece in pieces("完成31亿元", "完成32亿元")] == [("完成3", ""), ("1", "gone"), ("2", "new"), ("亿元", "")]


def test_what_the_writers_put_round_a_text_is_not_kept_twice():
    assert heard(whole(), {"to": "各乡镇：", "note": "（此件不公开）", "imprint": "抄送：县委办公室。"}) == {"to": "各乡镇", "note": "此件不公开", "imprint": "县委办公室"}
