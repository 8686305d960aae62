"""A picture in a paper: kept as data, set in the PDF, put into Word as dots with its words, shown on the page; without Chinese letters its words stand for it."""
import base64
import io
import zipfile

import docx
import pytest

from gongjian.pages.papers.sheet import sheet
from gongjian.papers import fonts, pictures
from gongjian.papers.blocks import Appendix, Paper, Para, Picture, as_json, from_json
from gongjian.papers.docx import write
from gongjian.papers.gantt import Gantt, Row, Span
from gongjian.papers.gantt_svg import picture
from gongjian.papers.pdf import write_pages, write_pdf
from gongjian.papers.plain import plain
from gongjian.papers.since import compare_papers
from gongjian.timeline.refused import Refused
from tests.papers.make import plain_page
from tests.world import TODAY

CHART = Gantt(TODAY, tuple(Row(f"r{n}", f"事项{n}", (Span("left", TODAY, TODAY.replace(day=20 + n)),), "12月前") for n in range(4)))


def drawn(key: str = "way", alt: str = "4 个事项，均在办", **said) -> Picture:
    return Picture(key, picture(CHART), 1000, CHART.height, alt, **said)


@pytest.fixture
def letters():
    try:
        fonts.families("")
    except Refused:
        pytest.skip(fonts.INSTALL)


@pytest.fixture
def no_letters(monkeypatch):
    def none(own, system=True):
        raise Refused(fonts.INSTALL)

    monkeypatch.setattr(pictures, "families", none)


def dark(page: bytes) -> int:
    from PIL import Image

    return sum(Image.open(io.BytesIO(page)).convert("L").histogram()[:200])


def test_a_paper_with_a_picture_is_kept_as_data_and_read_back_the_same():
    paper = plain_page(drawn(caption="横道图"))
    assert from_json(as_json(paper)) == paper


def test_the_pdf_shows_the_picture_upright_and_across(letters):
    with_it = write_pages(plain_page(Para("p", "甲"), drawn(), Appendix("x", "附图", wide=True), drawn("across")))
    without = write_pages(plain_page(Para("p", "甲"), Appendix("x", "附图", wide=True)))
    assert len(with_it) == 2 and all(dark(one) > dark(other) + 500 for one, other in zip(with_it, without, strict=True))
    assert write_pdf(plain_page(drawn())).startswith(b"%PDF")


def test_a_picture_is_as_wide_as_the_text_and_smaller_where_it_would_be_too_high():
    assert pictures.size_of(drawn(), wide=False) == (156, round(156 * CHART.height / 1000, 2))
    tall = Picture("t", "", 1000, 4000, "高")
    assert pictures.size_of(tall, wide=False) == (43, 172) and pictures.size_of(tall, wide=True) == (26, 104)


def test_word_has_the_picture_as_dots_with_its_words(letters):
    data = write(plain_page(drawn(caption="横道图")))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert any(name.startswith("word/media/") and name.endswith(".png") for name in file.namelist())
        assert 'descr="4 个事项，均在办"' in file.read("word/document.xml").decode()
    shape = docx.Document(io.BytesIO(data)).inline_shapes[0]
    assert round(shape.width.mm) == 156


def test_without_chinese_letters_word_has_the_words_of_the_picture_and_says_why(no_letters):
    told = "\n".join(line.text for line in docx.Document(io.BytesIO(write(plain_page(drawn())))).paragraphs)
    assert "4 个事项，均在办" in told and "没有中文字体" in told
    with pytest.raises(Refused, match="没有中文字体"):
        write_pdf(plain_page(drawn()))


def test_the_page_shows_it_as_an_image_that_can_run_nothing():
    block = sheet(plain_page(drawn()))[-1]
    assert block["alt"] == "4 个事项，均在办" and base64.b64decode(block["source"].removeprefix("data:image/svg+xml;base64,")).startswith(b"<svg")


def test_in_plain_text_its_words_stand_for_it():
    assert plain(plain_page(drawn(caption="横道图")))[-2:] == ["横道图", "（图：4 个事项，均在办）"]


def test_a_picture_that_says_something_else_has_changed():
    before, after = (Paper("甲", TODAY, (drawn(alt=alt),)) for alt in ("2 项在办", "1 项在办"))
    assert [(change.label, change.before, change.after) for change in compare_papers(before, after)] == [("图", "2 项在办", "1 项在办")]
    assert list(compare_papers(before, before)) == []
