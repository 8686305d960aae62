"""A paper as a Word file that WPS and Word open and people edit: real styles, the measures of GB/T 9704-2012 (rules.md §8)."""
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from gongjian.papers import docx_tables as tables
from gongjian.papers import measures as m
from gongjian.papers.blocks import (
    CENTER,
    RIGHT,
    Appendix,
    Attachments,
    Facts,
    Head,
    Heading,
    Imprint,
    Note,
    Paper,
    Para,
    Picture,
    RedHead,
    Signature,
    Table,
    Title,
    To,
    printable,
)
from gongjian.papers.docx_frame import HEI, fonts, hang, numbers, page, styled
from gongjian.papers.docx_head import red_head
from gongjian.papers.pictures import as_png, size_of
from gongjian.papers.saying import bare, full_day, numbered, runs, title_lines
from gongjian.timeline.refused import Refused


def write(paper: Paper) -> bytes:
    """The .docx. Fonts are named, not put in: a machine without 仿宋_GB2312 shows its nearest."""
    paper, document = printable(paper), docx.Document()
    styled(document)
    page(document.sections[0])
    numbers(document)
    document.core_properties.title = paper.title
    writer = Writer(document, paper)
    for block, mark in numbered(paper.blocks):
        writer.write(block, mark)
    document.core_properties.author = writer.organ
    out = BytesIO()
    document.save(out)
    return out.getvalue()


class Writer:
    """Goes through the blocks; knows whether the sheet lies across, and whether anything stands above."""

    def __init__(self, document: Document, paper: Paper):
        self.document, self.wide, self.begun, self.appendix, self.organ = document, False, False, 0, ""
        self.several = sum(isinstance(block, Appendix) for block in paper.blocks) > 1
        self.letter = any(isinstance(block, RedHead) and block.style == Head.LETTER for block in paper.blocks)

    def write(self, block, mark: str) -> None:
        match block:
            case RedHead():
                self.organ = block.organ
                red_head(self, block)
            case Title():
                self.blanks(1 if self.begun else 0)
                self.titled(block.text)
                self.blanks(1)
            case To():
                self.line(block.text + "：", "主送机关")
            case Heading():
                self.line(mark + bare(block.text), f"Heading {min(max(block.level, 1), 4)}")
            case Para():
                self.para(block)
            case Table():
                self.table(block)
            case Facts():
                tables.facts(self.document, block, self.wide)
            case Picture():
                self.picture(block)
            case Attachments():
                self.attachments(block)
            case Signature():
                self.signature(block)
            case Note():
                self.blanks(1)
                self.line(f"（{bare(block.text)}）")
            case Appendix():
                self.begin_appendix(block)
            case Imprint():
                if self.wide:
                    self.section(wide=False)
                tables.imprint(self.document, block, rules=not self.letter)
        self.begun = True

    def line(self, text: str, style: str = "Normal", align: ALIGN | None = None) -> Paragraph:
        made = self.document.add_paragraph(style=style)
        for piece, bold in runs(text):
            made.add_run(piece).bold = True if bold else None
        if align is not None:
            made.alignment = align
        return made

    def blanks(self, count: int) -> None:
        for _ in range(count):
            self.line("")

    def titled(self, text: str) -> None:
        made = self.document.add_paragraph(style="Title")
        for place, line in enumerate(title_lines(text)):
            if place:
                made.add_run().add_break()
            made.add_run(line)

    def para(self, block: Para) -> None:
        lines = [line for line in block.text.split("\n") if line.strip()]
        if block.lead:
            made = self.line("\n".join(lines))
            first = OxmlElement("w:r")
            made._p.insert(1 if made._p.pPr is not None else 0, first)
            fonts(first.get_or_add_rPr(), HEI, m.BODY)
            first.text = block.lead
            sign = (m.BODY + m.TIGHT) * 20
            hang(made, 2 * sign + len(block.lead) * sign, len(block.lead) * sign)
            return
        aligned = {CENTER: ALIGN.CENTER, RIGHT: ALIGN.RIGHT}.get(block.align)
        for line in lines:
            made = self.line(line, align=aligned)
            if aligned is not None:
                hang(made, 0, 0)

    def table(self, block: Table) -> None:
        if not block.rows:
            if block.empty:
                self.line(block.empty)
            return
        if block.caption:
            self.line(block.caption, "表题")
        if block.unit:
            self.line(f"单位：{block.unit}", "表格", ALIGN.RIGHT).paragraph_format.keep_with_next = True
        tables.table(self.document, block, self.wide)

    def picture(self, block: Picture) -> None:
        """As dots, with its words for who does not see it; its words alone on a machine that cannot set letters."""
        if block.caption:
            self.line(block.caption, "表题")
        try:
            data = as_png(block, self.wide)
        except Refused as no:
            self.line(f"（图：{block.alt}）（图没有画出：{no.reason}）")
            return
        across, down = size_of(block, self.wide)
        made = self.document.add_paragraph(style="表格")
        made.alignment = ALIGN.CENTER
        drawn = made.add_run().add_picture(BytesIO(data), Mm(across), Mm(down))
        drawn._inline.docPr.set("descr", block.alt)

    def attachments(self, block: Attachments) -> None:
        self.blanks(1 if block.items else 0)
        sign, several = (m.BODY + m.TIGHT) * 20, len(block.items) > 1
        for place, item in enumerate(block.items):
            number = f"{place + 1}." if several else ""
            made = self.line(("附件：" if not place else "") + number + item)
            wide = (len(number) * 0.5) * sign
            hang(made, 5 * sign + wide, (3 * sign if not place else 0) + wide)

    def signature(self, block: Signature) -> None:
        """The day four characters in from the right, the organ centred above it; the last paragraph goes with it to its page."""
        last = len(self.document.paragraphs) - 1
        self.blanks(2)
        for paragraph in self.document.paragraphs[max(last, 0):]:
            paragraph.paragraph_format.keep_with_next = True
        day = full_day(block.day) if block.day else "　　　　年　月　日"
        edge = 4 * m.BODY
        for text, right in ((block.organ, max(edge - (width(block.organ) - width(day)) / 2, 0)), (day, edge)):
            made = self.line(text, "落款")
            made.paragraph_format.right_indent = Pt(right)
            made.paragraph_format.keep_with_next = text is not day

    def begin_appendix(self, block: Appendix) -> None:
        self.appendix += 1
        if block.wide or self.wide:
            self.section(block.wide)
        made = self.line(f"附件{self.appendix if self.several else ''}", "附件标题")
        made.paragraph_format.page_break_before = not (block.wide or self.turned)
        self.turned = False
        self.blanks(1)
        self.titled(block.text)
        self.blanks(1)

    turned = False

    def section(self, wide: bool) -> None:
        self.turned, self.wide = True, wide
        made = self.document.add_section(WD_SECTION.NEW_PAGE)
        ending: Any = self.document.paragraphs[-1]._p  # the line that carries the break: on a full page it would begin another
        for part in list(tables.narrow(20)):
            ending.pPr.sectPr.addprevious(part)
        made.different_first_page_header_footer = False
        page(made, wide)


def width(text: str) -> float:
    """Points of a line of 三号: digits and letters are half as wide."""
    return sum(m.BODY if ord(sign) > 0x2E7F else m.BODY / 2 for sign in text)


