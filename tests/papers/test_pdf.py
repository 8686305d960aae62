"""The PDF as pictures: measures on the page, heads that repeat, the same paper the same bytes; without Chinese fonts a sentence that says what to install."""
import io

import pytest
from PIL import Image, ImageChops

from gongjian.papers import fonts, measures
from gongjian.papers.blocks import CENTER, RIGHT, Column, Head, Paper, Para, Signature, Table
from gongjian.papers.docx import write
from gongjian.papers.pdf import laid_out, write_pages, write_pdf
from gongjian.timeline.refused import Refused
from tests.fonts import prints
from tests.papers.make import ORGAN, plain_page, rows, whole
from tests.world import TODAY

DOTS = 144
MM = DOTS / 25.4

pytestmark = prints


def pages(paper: Paper) -> list[Image.Image]:
    return [Image.open(io.BytesIO(page)).convert("L") for page in write_pages(paper, DOTS)]


def ink(page: Image.Image, box: tuple[float, float, float, float] = (0, 0, 210, 270)) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of what is printed within a box, in millimetres (the page number left out)."""
    cut = page.crop(tuple(round(side * MM) for side in box)).point(lambda grey: 255 if grey < 200 else 0)
    left, top, right, bottom = cut.getbbox()
    return left / MM + box[0], top / MM + box[1], right / MM + box[0], bottom / MM + box[1]


def full_page(extra: int = 0) -> Paper:
    """22 lines of 28 characters, the first two of them the indent; and so many more."""
    return plain_page(Para("p", "国" * (measures.LINES * measures.SIGNS - 2 + extra)))


def test_the_text_stands_in_156_by_225_millimetres_37_from_the_top_28_from_the_left():
    left, top, right, bottom = ink(pages(full_page())[0])
    assert left == pytest.approx(28, abs=0.8) and top == pytest.approx(37, abs=0.8)
    assert right == pytest.approx(210 - 26, abs=0.8) and bottom == pytest.approx(297 - 35, abs=5.2)  # the last line's own height of 28.95 points ends here


def test_a_page_holds_22_lines_of_28_characters_and_not_one_more():
    assert len(pages(full_page())) == 1 and len(pages(full_page(1))) == 2


def test_lines_are_28_95_points_apart():
    page = pages(full_page())[0].point(lambda grey: 255 if grey < 200 else 0)
    inked = [page.crop((0, y, page.width, y + 1)).getbbox() is not None for y in range(round(265 * MM))]
    tops = [y for y in range(1, len(inked)) if inked[y] and not inked[y - 1]]
    assert len(tops) == 22 and (tops[-1] - tops[0]) / 21 == pytest.approx(measures.PITCH * DOTS / 72, abs=0.2)


def test_the_first_line_begins_two_characters_in():
    page = pages(full_page())[0]
    first, second = ink(page, (0, 36, 210, 43))[0], ink(page, (0, 47, 210, 53))[0]
    assert (first - second) * 72 / 25.4 == pytest.approx(measures.INDENT, abs=1)


def test_the_page_number_stands_outside_seven_millimetres_below_the_text():
    odd, even = pages(full_page(1))
    right, left = ink(odd, (0, 265, 210, 297)), ink(even, (0, 265, 210, 297))
    assert right[1] == pytest.approx(297 - 35 + 7, abs=2) and left[1] == pytest.approx(right[1], abs=0.5)
    assert right[2] == pytest.approx(210 - 26 - 5, abs=1.2) and left[0] == pytest.approx(28 + 5, abs=1.2)


def test_the_red_organ_stands_35_millimetres_below_the_upper_edge_and_is_red():
    page = Image.open(io.BytesIO(write_pages(whole(), DOTS)[0])).convert("RGB")
    red = page.split()[0].point(lambda value: 255 if value > 180 else 0)
    green = page.split()[1].point(lambda value: 255 if value < 90 else 0)
    box = ImageChops.multiply(red, green).crop((0, 0, page.width, round(100 * MM))).getbbox()
    assert box[1] / MM == pytest.approx(37 + 35, abs=1.5)


def test_a_letter_has_its_organ_30_mm_from_the_top_its_rules_170_mm_long_and_no_number_on_the_first_page():
    first, *_ = pages(whole(Head.LETTER))
    assert ink(first)[1] == pytest.approx(30, abs=1.5)
    left, top, right, bottom = ink(first, (0, 265, 210, 297))
    assert right - left == pytest.approx(170, abs=0.5) and bottom == pytest.approx(297 - 20, abs=0.5) and top > 274


def test_a_long_table_repeats_its_head_on_every_page_and_parts_no_row():
    columns = (Column("序号", align=CENTER), Column("项目名称", share=4), Column("完成", "万元", RIGHT, 2), Column("率", "%", RIGHT))
    head, *others = pages(plain_page(Table("t", columns, rows(90))))
    assert len(others) >= 2
    strip = (0, round(36.5 * MM), head.width, round(44 * MM))
    first, *rest = (page.crop(strip) for page in others)
    assert first.getextrema()[0] < 100 and all(ImageChops.difference(page, first).getextrema()[1] < 8 for page in rest)
    below = (0, round(47 * MM), head.width, round(60 * MM))
    assert ImageChops.difference(others[0].crop(below), others[1].crop(below)).getextrema()[1] > 100


def test_a_wide_appendix_lies_across():
    sizes = [page.size for page in pages(whole())]
    assert any(width > height for width, height in sizes) and sizes[0][0] < sizes[0][1] and sizes[-1][0] < sizes[-1][1]


def test_the_imprint_stands_at_the_foot_of_the_last_page():
    last = pages(whole())[-1]
    assert ink(last, (20, 200, 190, 266))[3] == pytest.approx(297 - 35, abs=1.5)


def test_the_same_paper_gives_the_same_bytes():
    assert write_pdf(whole()) == write_pdf(whole()) and write_pdf(whole()).startswith(b"%PDF")


def test_what_is_said_is_data_and_never_markup():
    odd = "#panic() [x] *y* $z$ \\ \"q\" <a> 〔2023〕"
    assert write_pdf(plain_page(Para("p", odd), Table("t", (Column(odd),), ((odd,),)))).startswith(b"%PDF") and write(plain_page(Para("p", odd)))


def test_signs_that_cannot_be_printed_are_left_out():
    paper = plain_page(Para("p", "甲\x0b乙\x00丙\ud800"), Table("t", (Column("栏\x01"),), (("一\n二\ufffe",),)))
    assert write_pdf(paper).startswith(b"%PDF") and write(paper)[:2] == b"PK"


def test_a_row_longer_than_a_page_is_parted_and_an_empty_paper_is_written():
    assert len(pages(plain_page(Table("t", (Column("甲"), Column("乙", share=5)), (("1", "字" * 3000),))))) >= 2
    assert write_pdf(Paper("空", TODAY, ())) and write(Paper("空", TODAY, ()))


def test_headings_are_numbered_in_what_typst_is_given():
    told = [block for section in laid_out(whole())["sections"] for block in section["blocks"] if block["kind"] == "heading"]
    assert [block["mark"] for block in told] == ["一、", "（一）", "1.", "（1）", "二、"]


# --- fonts


def test_without_a_chinese_font_pdf_says_what_to_install_and_word_is_written(monkeypatch, settings):
    monkeypatch.setattr(fonts, "_there", lambda own, system: [[], ["DejaVu Sans", "Libertinus Serif"]])
    with pytest.raises(Refused, match="fonts-noto-cjk.*FONT_DIR"):
        write_pdf(whole())
    assert write(whole())


def test_the_countys_own_fonts_come_before_the_systems(monkeypatch):
    monkeypatch.setattr(fonts, "_there", lambda own, system: [["FandolFang", "FandolSong"], ["Noto Serif CJK SC", "FangSong", "Noto Sans CJK SC", "Liberation Serif"]])
    found = fonts.families("/fonts")
    assert found["body"] == [{"name": "Liberation Serif", "covers": "latin-in-cjk"}, "FandolFang", "FangSong", "Noto Serif CJK SC", "Noto Sans CJK SC"]
    assert found["hei"][1] == "Noto Sans CJK SC" and found["kai"][1] == "Noto Serif CJK SC"


def test_a_font_dir_that_is_not_there_is_passed_over():
    assert fonts.families("/nowhere/at/all")["body"]


def test_a_signature_never_stands_on_a_page_of_its_own():
    """Twenty lines leave no room for it: the last paragraph goes with it, and so the first page ends a line earlier."""
    lines = tuple(Para(f"line{place}", "一行正文") for place in range(20))
    alone, signed = pages(Paper("甲", TODAY, lines)), pages(Paper("甲", TODAY, (*lines, Signature(ORGAN, TODAY))))
    last = [ImageChops.invert(one[0].crop((0, 0, one[0].width, round(262 * MM)))).getbbox()[3] for one in (alone, signed)]
    assert (len(alone), len(signed)) == (1, 2) and last[1] < last[0] - 5 * MM
