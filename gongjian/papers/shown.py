"""Where each block of a paper stands, in words: the heading above it, for forms and comparisons."""
from gongjian.papers.blocks import Heading, Paper
from gongjian.papers.saying import bare, numbered


def places(paper: Paper) -> dict[str, str]:
    """{key: "一、新开工项目"}; "" before the first heading."""
    found, under = {}, ""
    for block, mark in numbered(paper.blocks):
        if isinstance(block, Heading):
            under = mark + bare(block.text)
        found[block.key] = under
    return found
