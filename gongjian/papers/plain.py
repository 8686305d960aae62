"""A paper as lines of text, for a terminal and for searching."""
from collections.abc import Iterator

from gongjian.papers.blocks import (
    Appendix,
    Attachments,
    Block,
    Facts,
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
)
from gongjian.papers.saying import bare, full_day, numbered


def plain(paper: Paper) -> list[str]:
    """Tables are rows of cells between bars."""
    return [line for block, mark in numbered(paper.blocks) for line in _lines(block, mark)]


def _lines(block: Block, mark: str) -> Iterator[str]:
    match block:
        case RedHead():
            yield from filter(None, (block.name or block.organ, block.issue or block.number))
        case Title() | Appendix():
            yield bare(block.text).replace("\n", "")
        case To():
            yield f"{block.text}："
        case Heading():
            yield mark + bare(block.text)
        case Para():
            yield from (("" if place else block.lead) + bare(line) for place, line in enumerate(block.text.split("\n")))
        case Table():
            if block.rows:
                yield from filter(None, [block.caption + (f"（单位：{block.unit}）" if block.unit else "")])
                yield " | ".join(column.label + (f"（{column.unit}）" if column.unit else "") for column in block.columns)
                yield from (" | ".join(row) for row in (*block.rows, *filter(None, [block.total])))
            elif block.empty:
                yield block.empty
        case Facts():
            yield from (f"{label}：{value}" for pairs in block.rows for label, value in pairs)
        case Picture():
            yield from filter(None, (block.caption, f"（图：{block.alt}）"))
        case Attachments():
            yield from (f"附件：{item}" for item in block.items)
        case Note():
            yield f"（{block.text}）"
        case Signature():
            yield f"{block.organ}　{full_day(block.day) if block.day else ''}".strip()
        case Imprint():
            yield from filter(None, (f"抄送：{block.cc}。" if block.cc else "", f"{block.organ}　{full_day(block.day)}印发" if block.day else block.organ))
