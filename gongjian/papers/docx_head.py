"""Everything above the title of a paper in Word: 份号, urgency, the red organ, number and 签发人, the red rule."""
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from gongjian.papers import measures as m
from gongjian.papers.blocks import Head, RedHead
from gongjian.papers.docx_frame import HEI, KAI, fonts, letter, organ, rule
from gongjian.papers.saying import full_day

if TYPE_CHECKING:
    from gongjian.papers.docx import Writer


def red_head(writer: "Writer", block: RedHead) -> None:
    """Everything above the title."""
    name = block.name or block.organ + ("文件" if block.style == Head.DOCUMENT else "")
    if block.style == Head.PLAIN:
        if block.number:
            writer.line(block.number, "发文字号", ALIGN.RIGHT)
        return
    if block.style == Head.LETTER:
        letter(writer.document, name)
        writer.line(block.number, "发文字号", ALIGN.RIGHT)
        if block.urgency:
            fonts(writer.line(block.urgency, "主送机关").runs[0]._r.get_or_add_rPr(), HEI, m.BODY)
        writer.blanks(1)
        return
    notes = [note for note in (block.serial, block.secrecy, block.urgency) if note]
    for note in notes:
        made = writer.line(note, "主送机关")
        if note != block.serial:
            fonts(made.runs[0]._r.get_or_add_rPr(), HEI, m.BODY)
    red = writer.document.add_paragraph(style="发文机关标志")
    organ(red, name)
    red.paragraph_format.space_before = Pt(max(m.ORGAN_TOP * 72 / 25.4 - len(notes) * m.PITCH, 0))
    if block.style == Head.DOCUMENT:
        writer.blanks(2)
        last = _ends(writer, block.number, f"签发人：{block.signer}") if block.signer else writer.line(block.number, "发文字号")
    else:
        if issue := block.issue or block.number:
            writer.line(issue, "发文字号").paragraph_format.space_before = Mm(4)
        writer.blanks(1)
        last = _ends(writer, block.organ, full_day(block.day) if block.day else "", indent=0)
    rule(last, "bottom", "single", 20 if block.style == Head.DOCUMENT else 12, m.RED, space=11)
    writer.blanks(1)


def _ends(writer: "Writer", left: str, right: str, indent: float = m.BODY) -> Paragraph:
    """Two texts at the two ends of a line; 签发人's name is set in 楷体."""
    made = writer.line("", "发文字号", ALIGN.LEFT)
    made.paragraph_format.left_indent = made.paragraph_format.right_indent = Pt(indent)
    made.paragraph_format.tab_stops.add_tab_stop(Mm(m.A4[0] - m.LEFT - m.RIGHT) - Pt(indent), 2)
    lead, colon, name = right.partition("：")
    made.add_run(f"{left}\t{lead}{colon}")
    if name:
        fonts(made.add_run(name)._r.get_or_add_rPr(), KAI, m.BODY)
    return made
