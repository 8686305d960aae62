"""The Word file, read back: measures of GB/T 9704-2012, fonts by name, heads that repeat, properties in the order Word asks for."""
import io
import re
import zipfile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from gongjian.papers.blocks import Head, Paper, Para, Signature
from gongjian.papers.docx import write
from tests.papers.make import ORGAN, whole
from tests.world import TODAY

# The order of children that Word's schema asks for, as far as the writer uses them.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
           "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
           "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz "
           "szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg "
              "textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
}


def opened(style: Head = Head.DOCUMENT, **said):
    return docx.Document(io.BytesIO(write(whole(style, **said))))


def part(style: Head, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(write(whole(style)))) as file:
        return file.read(name).decode()


def test_the_page_is_a4_with_its_margins_in_twips_and_a_grid_of_22_lines():
    section = opened().sections[0]._sectPr
    size, margin, grid = section.find(qn("w:pgSz")), section.find(qn("w:pgMar")), section.find(qn("w:docGrid"))
    assert (size.get(qn("w:w")), size.get(qn("w:h"))) == ("11906", "16838")
    assert [margin.get(qn(f"w:{side}")) for side in ("top", "bottom", "left", "right")] == ["2098", "1984", "1588", "1474"]
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


@pytest.mark.parametrize(("style", "font", "half_points"), [
    ("Normal", "仿宋_GB2312", "32"), ("Title", "方正小标宋简体", "44"), ("Heading 1", "黑体", "32"), ("Heading 2", "楷体_GB2312", "32"),
    ("Heading 3", "仿宋_GB2312", "32"), ("表头", "黑体", "24"), ("表格", "仿宋_GB2312", "24"), ("版记", "仿宋_GB2312", "28"), ("页码", "宋体", "28"),
])
def test_styles_name_their_chinese_font_and_digits_are_times(style, font, half_points):
    said = opened().styles[style].element.rPr
    fonts = said.find(qn("w:rFonts"))
    assert (fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii")), said.find(qn("w:sz")).get(qn("w:val"))) == (font, "Times New Roman", half_points)
    assert not [name for name in fonts.attrib if name.endswith("Theme")]


def test_the_body_is_two_characters_in_on_lines_of_28_95_points():
    frame = opened().styles["Normal"].element.pPr
    assert frame.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"
    assert (frame.find(qn("w:spacing")).get(qn("w:line")), frame.find(qn("w:spacing")).get(qn("w:lineRule"))) == ("579", "exact")


def test_paragraphs_have_real_styles_and_headings_their_numbers():
    told = [(line.style.name, line.text) for line in opened().paragraphs if line.text]
    assert ("Heading 1", "一、总体情况") in told and ("Heading 2", "（一）产业项目") in told and ("Heading 3", "1.进度") in told and ("Heading 4", "（1）问题") in told
    assert ("Heading 1", "二、下步要求") in told and ("主送机关", "各乡（镇）人民政府，开发区管委会：") in told
    assert ("发文机关标志", f"{ORGAN}文件") in told and ("附件标题", "附件1") in told and ("Normal", "（此件公开发布）") in told


def test_the_addressee_is_flush_left():
    assert opened().styles["主送机关"].element.pPr.find(qn("w:ind")).get(qn("w:firstLine")) == "0"


def test_the_day_stands_four_characters_in_and_the_organ_centred_above_it():
    organ, day = [line for line in opened().paragraphs if line.style.name == "落款"]
    assert day.text == "2023年12月3日" and day.paragraph_format.right_indent.pt == 64
    middle = [line.paragraph_format.right_indent.pt + sum(16 if ord(sign) > 0x2E7F else 8 for sign in line.text) / 2 for line in (organ, day)]
    assert middle[0] == pytest.approx(middle[1], abs=0.1)


def test_tables_repeat_their_heads_and_do_not_part_rows():
    table = next(table for table in opened().tables if "项目名称" in table.rows[0].cells[1].text)
    rows = table._tbl.tr_lst
    heads = [row for row in rows if row.trPr.find(qn("w:tblHeader")) is not None]
    assert heads == rows[:2] and all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows) and len(rows) == 80 + 2 + 1
    assert table.rows[0].cells[2].text == "投资" and table.rows[0].cells[2]._tc is table.rows[0].cells[3]._tc


def test_figures_stand_right_and_names_left():
    row = next(table for table in opened().tables if "项目名称" in table.rows[0].cells[1].text).rows[5].cells
    assert [cell.paragraphs[0]._p.pPr.find(qn("w:jc")).get(qn("w:val")) for cell in row] == ["center", "left", "right", "right"]


def test_pages_are_numbered_outside_on_odd_and_even_pages():
    told = opened()
    section = told.sections[0]
    assert told.settings.odd_and_even_pages_header_footer
    assert "PAGE" in section.footer._element.xml and section.footer.paragraphs[0].alignment == 2 and section.even_page_footer.paragraphs[0].alignment == 0
    assert section.footer.paragraphs[0].text.startswith("— ")


def test_a_wide_appendix_lies_across_and_the_next_stands_again():
    found = [(section.orientation, section.page_width.mm > 250) for section in opened().sections]
    assert found == [(WD_ORIENT.PORTRAIT, False), (WD_ORIENT.LANDSCAPE, True), (WD_ORIENT.PORTRAIT, False)]


def test_the_imprint_floats_to_the_foot_between_its_rules():
    table = opened().tables[-1]
    place = table._tbl.tblPr.find(qn("w:tblpPr"))
    assert (place.get(qn("w:vertAnchor")), place.get(qn("w:tblpYSpec"))) == ("margin", "bottom")
    assert table.rows[0].cells[0].text == "抄送：县委办公室，县政协办公室。" and table.rows[1].cells[1].text == "2023年12月3日印发"


def test_a_letters_organ_stands_30_mm_from_the_top_with_red_double_rules_and_no_first_number():
    section = opened(Head.LETTER).sections[0]
    assert section.different_first_page_header_footer and section.header_distance.mm == pytest.approx(30, abs=0.1)
    head, foot = section.first_page_header._element.xml, section.first_page_footer._element.xml
    assert ORGAN in head and 'w:val="thickThinSmallGap"' in head and 'w:val="thinThickSmallGap"' in foot and "PAGE" not in foot
    assert f"{ORGAN}文件" not in head


def test_upward_papers_name_the_signer_in_kai():
    document = opened(signer="赵县", urgency="特急", serial="000012")
    line = next(line for line in document.paragraphs if "签发人" in line.text)
    assert "沁项攻坚办〔2023〕12号" in line.text and line.runs[-1].text == "赵县"
    assert line.runs[-1]._r.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "楷体_GB2312"
    assert [each.text for each in document.paragraphs[:2]] == ["000012", "特急"]


def test_attendance_begins_in_hei():
    line = next(line for line in opened(Head.MINUTES).paragraphs if line.text.startswith("出席："))
    assert line.runs[0].text == "出席：" and line.runs[0]._r.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "黑体"


@pytest.mark.parametrize("style", list(Head))
def test_every_property_stands_where_words_schema_wants_it(style):
    from lxml import etree

    for name in ("word/document.xml", "word/styles.xml"):
        for element in etree.fromstring(part(style, name).encode()).iter():
            tag = etree.QName(element).localname
            if tag in ORDER:
                places = [ORDER[tag].split().index(etree.QName(child).localname.replace("headerR", "footerR")) for child in element]
                assert places == sorted(places), (name, etree.tostring(element)[:600])


def test_no_day_has_a_leading_zero():
    assert not re.search(r"年0|月0", "".join(line.text for line in opened().paragraphs))


def test_a_signature_takes_the_last_paragraph_to_its_page():
    paper = Paper("函", TODAY, (Para("one", "一"), Para("two", "二"), Signature(ORGAN, TODAY)))
    told = docx.Document(io.BytesIO(write(paper))).paragraphs
    assert [one.paragraph_format.keep_with_next for one in told if one.text in ("一", "二")] == [None, True]
