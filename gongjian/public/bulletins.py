"""/public/bulletins: signed papers that say 此件公开发布, and of them the blocks whose class lets them out, numbers of persons blotted out.

A signed paper is not changed; what should not have stood in it does not go out with it.
"""
from typing import Any

from django.http import Http404
from django.urls import reverse

from gongjian.papers.blocks import Block, Heading, Note, Para, RedHead, Signature, Table, Title, To
from gongjian.papers.classes import BLOCK_CLASSES
from gongjian.papers.life import Life
from gongjian.papers.saying import full_day, numbered, runs, title_lines
from gongjian.public.out import Out
from gongjian.public.page import Page, html
from gongjian.publicity.wording import blotted
from gongjian.reading.classes import is_open

SHOWN = (RedHead, Title, To, Heading, Para, Table, Signature, Note)


def bulletins(out: Out) -> Page:
    return html(out, "bulletins", {"title": "通报", "papers": [entry(life) for life in out.bulletins]}, "public-bulletins")


def bulletin(out: Out, pk: int) -> Page:
    life = next((one for one in out.bulletins if one.document.pk == pk), None)
    if life is None:
        raise Http404
    told = opened(life)
    context = {"title": entry(life)["title"], "paper": entry(life), "blocks": [said(block, mark) for block, mark in told], "part": len(told) < len(life.paper.blocks)}
    return html(out, "bulletin", context, "public-bulletins")


def entry(life: Life) -> dict[str, Any]:
    return {
        "title": blotted(life.paper.title), "number": life.number, "published": life.signed.occurred_on.isoformat(),  # type: ignore[union-attr]
        "url": reverse("public-bulletin", args=[life.document.pk]),
    }


def opened(life: Life) -> list[tuple[Block, str]]:
    """Its open blocks with the numbers they have in the paper, without headings under which nothing is left."""
    classes = BLOCK_CLASSES.get(life.document.kind, {})
    told: list[tuple[Block, str]] = []
    for block, mark in reversed([*numbered(life.paper.blocks)]):
        if isinstance(block, SHOWN) and is_open(classes, block.key) and not (isinstance(block, Heading) and _bare(block, told)):
            told.insert(0, (block, mark))
    return told


def _bare(heading: Heading, below: list[tuple[Block, str]]) -> bool:
    """Whether the next that is shown is no text of it."""
    block = below[0][0] if below else None
    return not (isinstance(block, (Para, Table)) or (isinstance(block, Heading) and block.level > heading.level))


def said(block: Block, mark: str) -> dict[str, Any]:
    """For the template: {kind, …}; texts are plain words or runs of them."""
    return {"kind": type(block).__name__.lower()} | _said(block, mark)


def _said(block: Block, mark: str) -> dict[str, Any]:
    match block:
        case RedHead():
            return {"name": block.name or f"{block.organ}文件", "number": block.issue or block.number}
        case Title():
            return {"lines": title_lines(blotted(block.text))}
        case Heading():
            return {"text": mark + blotted(block.text), "level": min(max(block.level, 1), 4) + 1}
        case Para():
            return {"lines": [list(runs(line)) for line in blotted(block.text).split("\n") if line.strip()], "lead": blotted(block.lead)}
        case Table():
            rows = [list(zip(block.columns, map(cell, row), strict=True)) for row in block.rows]
            return {"columns": block.columns, "rows": rows, "caption": block.caption, "empty": block.empty}
        case Signature():
            return {"organ": block.organ, "day": full_day(block.day) if block.day else ""}
    return {"text": blotted(getattr(block, "text", ""))}


def cell(said: Any) -> Any:
    return blotted(said) if isinstance(said, str) else said
