"""A paper's blocks as the template takes them (parts/document.html)."""
from base64 import b64encode

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from gongjian.pages.table import Column, Row, Table
from gongjian.papers import blocks
from gongjian.papers.blocks import Appendix, Attachments, Facts, Head, Imprint, Note, Paper, Para, Picture, RedHead, Signature, Title, To
from gongjian.papers.saying import full_day, numbered, runs, title_lines

KIND = {blocks.RIGHT: "num", blocks.CENTER: "text mid", blocks.LEFT: "long"}


def sheet(paper: Paper) -> list[dict]:
    """[{kind, …}, …]; texts are safe."""
    several = sum(isinstance(block, Appendix) for block in paper.blocks) > 1
    found, appendix = [], 0
    for block, mark in numbered(paper.blocks):
        appendix += isinstance(block, Appendix)
        found.append({"kind": type(block).__name__.lower()} | _said(block, mark, str(appendix) if several else ""))
    return found


def said(text: str) -> SafeString:
    return format_html_join("", "{}", ((format_html_join("", "<b>{}</b>" if bold else "{}", [(piece,)]),) for piece, bold in runs(text)))


def _said(block, mark: str, appendix: str) -> dict:
    match block:
        case RedHead():
            name = block.name or block.organ + ("文件" if block.style == Head.DOCUMENT else "")
            plain = block.style == Head.PLAIN
            brief = block.style in (Head.BRIEF, Head.MINUTES)
            return {
                "name": "" if plain else name, "number": block.issue or block.number, "style": block.style.value, "signer": block.signer,
                "notes": [note for note in (block.serial, block.secrecy, block.urgency) if note],
                "ends": [block.organ, full_day(block.day) if block.day else ""] if brief else [],
            }
        case Title():
            return {"lines": title_lines(block.text)}
        case Appendix():
            return {"lines": title_lines(block.text), "label": f"附件{appendix}"}
        case To() | Note():
            return {"text": said(block.text)}
        case Para():
            return {"lead": block.lead, "lines": [said(line) for line in block.text.split("\n") if line.strip()], "align": block.align}
        case blocks.Heading():
            return {"mark": mark, "text": said(block.text), "level": min(max(block.level, 1), 4)}
        case blocks.Table():
            return {"table": table(block) if block.rows else None, "caption": block.caption, "unit": block.unit if block.rows else "", "empty": block.empty}
        case Facts():
            return {"rows": block.rows}
        case Picture():
            data = b64encode(block.svg.encode()).decode()
            return {"source": f"data:image/svg+xml;base64,{data}", "alt": block.alt, "caption": block.caption, "width": block.width, "height": block.height}
        case Attachments():
            return {"items": block.items}
        case Signature() | Imprint():
            return {"organ": block.organ, "day": full_day(block.day) if block.day else "", "cc": getattr(block, "cc", "")}
    raise TypeError(block)


def table(block: blocks.Table) -> Table:
    columns = [Column(column.label, KIND[column.align], column.group, unit=f"（{column.unit}）" if column.unit else "") for column in block.columns]
    return Table(columns, [Row(row) for row in block.rows], block.total, caption=block.caption or "表")
