"""Where each block of a paper stands, in words: the heading above it, for forms and comparisons."""
from gongjian.papers.blocks import Appendix, Attachments, Block, Heading, Imprint, Note, Paper, Signature
from gongjian.papers.saying import bare, numbered
from gongjian.papers.texts import NAMES


def places(paper: Paper) -> dict[str, str]:
    """{key: "一、新开工项目"}; "" before the first heading and after the text."""
    found, under = {}, ""
    for block, mark in numbered(paper.blocks):
        if isinstance(block, Heading):
            under = mark + bare(block.text)
        elif isinstance(block, Appendix):
            under = f"附件 {block.text}"
        elif isinstance(block, (Attachments, Signature, Note, Imprint)):
            under = ""
        found[block.key] = under
    return found


def called(block: Block, where: dict[str, str]) -> str:
    """"正文 · 一、新开工项目"."""
    return " · ".join(filter(None, (NAMES[type(block)], where[block.key])))
