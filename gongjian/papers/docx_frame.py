"""The sheet a paper in Word stands on: page, grid, styles, page numbers, and the red rules of a 函."""
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING as SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor, Twips
from docx.text.paragraph import Paragraph

from gongjian.papers import measures as m

XIAOBIAOSONG, FANGSONG, HEI, KAI, SONG, LATIN = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体", "Times New Roman"
BLACK, RED = RGBColor(0, 0, 0), RGBColor.from_string(m.RED)

# name: (font, points, points from line to line (0: as high as it is), alignment, characters indented)
STYLES = {
    "Normal": (FANGSONG, m.BODY, m.PITCH, ALIGN.JUSTIFY, 2),
    "Title": (XIAOBIAOSONG, m.TITLE, m.TITLE_PITCH, ALIGN.CENTER, 0),
    "Heading 1": (HEI, m.BODY, m.PITCH, ALIGN.JUSTIFY, 2),
    "Heading 2": (KAI, m.BODY, m.PITCH, ALIGN.JUSTIFY, 2),
    "Heading 3": (FANGSONG, m.BODY, m.PITCH, ALIGN.JUSTIFY, 2),
    "Heading 4": (FANGSONG, m.BODY, m.PITCH, ALIGN.JUSTIFY, 2),
    "发文机关标志": (XIAOBIAOSONG, m.ORGAN_MOST, 0, ALIGN.CENTER, 0),
    "发文字号": (FANGSONG, m.BODY, m.PITCH, ALIGN.CENTER, 0),
    "主送机关": (FANGSONG, m.BODY, m.PITCH, ALIGN.JUSTIFY, 0),
    "附件标题": (HEI, m.BODY, m.PITCH, ALIGN.LEFT, 0),
    "落款": (FANGSONG, m.BODY, m.PITCH, ALIGN.RIGHT, 0),
    "表题": (HEI, m.SMALL, m.PITCH, ALIGN.CENTER, 0),
    "表头": (HEI, 12, 0, ALIGN.CENTER, 0),
    "表格": (FANGSONG, 12, 0, ALIGN.LEFT, 0),
    "版记": (FANGSONG, m.SMALL, 22, ALIGN.LEFT, 0),
    "页码": (SONG, m.SMALL, m.SMALL, ALIGN.LEFT, 0),
}
TIGHT = {"Normal", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "主送机关"}  # 28 characters to the line


def styled(document: Document) -> None:
    for name, (font, points, pitch, align, indent) in STYLES.items():
        known = {style.name for style in document.styles}
        style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if name != "Normal":
            style.base_style = document.styles["Normal"]
        style.quick_style = True
        fonts(style.element.get_or_add_rPr(), font, points)
        style.font.color.rgb, style.font.bold, style.font.italic = BLACK, False, False
        frame = style.paragraph_format
        frame.space_before = frame.space_after = Pt(0)
        frame.line_spacing_rule = SPACING.EXACTLY if pitch else SPACING.SINGLE
        if pitch:
            frame.line_spacing = Pt(pitch)
        frame.alignment, frame.widow_control = align, False
        frame.keep_with_next = name.startswith("Heading") or name in ("表题", "附件标题")
        _indent(style.element.get_or_add_pPr(), indent)
        _loose(style.element, name in TIGHT)
    document.styles["Title"].element.pPr.remove(border) if (border := document.styles["Title"].element.pPr.find(qn("w:pBdr"))) is not None else None
    document.styles["发文机关标志"].font.color.rgb = RED


def fonts(run_properties, font: str, points: float) -> None:
    """Chinese in `font`, digits and letters in Times New Roman; no theme has a say."""
    held = run_properties.find(qn("w:rFonts"))
    if held is not None:
        run_properties.remove(held)
    made = OxmlElement("w:rFonts")
    for name, value in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", font), ("cs", LATIN)):
        made.set(qn(f"w:{name}"), value)
    run_properties.insert(0, made)
    for name in ("sz", "szCs"):
        for old in run_properties.findall(qn(f"w:{name}")):
            run_properties.remove(old)
        size = OxmlElement(f"w:{name}")
        size.set(qn("w:val"), f"{points * 2:.0f}")
        run_properties.append(size)


def _indent(properties, signs: int) -> None:
    """By characters, as Word's own ruler shows it, and by points for those who do not count characters."""
    made = OxmlElement("w:ind")
    made.set(qn("w:firstLineChars"), str(signs * 100))
    made.set(qn("w:firstLine"), str(round(m.INDENT / 2 * signs * 20)))
    properties._insert_ind(made)


def _loose(style, tight: bool) -> None:
    """No space that Word puts between Chinese and digits by itself; the body's characters a hair closer."""
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        made = OxmlElement(name)
        made.set(qn("w:val"), "0")
        style.pPr.insert_element_before(
            made, "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc",
            "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
        )
    for old in (*style.rPr.findall(qn("w:spacing")), *style.rPr.findall(qn("w:kern"))):
        style.rPr.remove(old)
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(round(m.TIGHT * 20)) if tight else "0")
    style.rPr.find(qn("w:color")).addnext(spacing)


def page(section: Section, wide: bool = False) -> None:
    """A4 with its margins and a grid of 22 lines; across where `wide`."""
    long, short = Mm(m.A4[1]), Mm(m.A4[0])
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if wide else (short, long)
    for side, twips in (m.WIDE_TWIPS if wide else m.TWIPS).items():
        setattr(section, f"{side}_margin", Twips(twips))
    section.footer_distance = Twips((m.WIDE_TWIPS if wide else m.TWIPS)["bottom"]) - Mm(m.NUMBER_DOWN) - Pt(m.SMALL)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    grid = OxmlElement("w:docGrid")  # lines alone: with characters LibreOffice spreads the text
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(m.PITCH * 20)))
    section._sectPr.append(grid)


def numbers(document: Document) -> None:
    """— 1 — outside: right on odd pages, left on even ones, one character in."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, align in ((section.footer, ALIGN.RIGHT), (section.even_page_footer, ALIGN.LEFT)):
        line = footer.paragraphs[0]
        line.style = document.styles["页码"]
        line.alignment = align
        line.paragraph_format.left_indent = line.paragraph_format.right_indent = Pt(m.SMALL)
        line.add_run("— ")
        for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
            run = line.add_run()
            part = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                part.set(qn("w:fldCharType"), kind)
            else:
                part.text = text
            run._r.append(part)
        line.add_run(" —")


def letter(document: Document, name: str) -> None:
    """函: on the first page the organ 30 mm from the top over a red double rule, another 20 mm from the foot, and no number."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header_distance = Mm(m.LETTER_TOP)
    over = (m.LETTER_RULE - (m.A4[0] - m.LEFT - m.RIGHT)) / 2
    shift = (m.LEFT - m.RIGHT) / 2
    head = section.first_page_header.paragraphs[0]
    head.style = document.styles["发文机关标志"]
    organ(head, name)
    rule(head, "bottom", "thickThinSmallGap", 24, m.RED, space=11)
    foot = section.first_page_footer.paragraphs[0]
    foot.style = document.styles["页码"]
    rule(foot, "top", "thinThickSmallGap", 24, m.RED, space=0)
    for line in (head, foot):
        line.paragraph_format.left_indent, line.paragraph_format.right_indent = Mm(-over - shift), Mm(-over + shift)


def organ(line, name: str) -> None:
    run = line.add_run(name)
    run.font.size = Pt(m.organ_size(name))


def rule(line, side: str, kind: str, eighths: int, colour: str, space: int = 1) -> None:
    """A paragraph's border: `eighths` of a point thick, `space` points away."""
    borders = OxmlElement("w:pBdr")
    made = OxmlElement(f"w:{side}")
    for name, value in (("val", kind), ("sz", eighths), ("space", space), ("color", colour)):
        made.set(qn(f"w:{name}"), str(value))
    borders.append(made)
    line._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE",
        "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr",
    )


def hang(line: Paragraph, left: float, hanging: float) -> None:
    """An indent of its own, in twips, that the style's two characters do not add to."""
    properties = line._p.get_or_add_pPr()
    for old in properties.findall(qn("w:ind")):
        properties.remove(old)
    made = OxmlElement("w:ind")
    values = {"left": round(left), "hanging": round(hanging)} if hanging else {"left": round(left), "firstLine": 0}
    for name, value in ({"firstLineChars": 0} | values).items():
        made.set(qn(f"w:{name}"), str(value))
    properties._insert_ind(made)
