"""A drafted paper as it comes out: its Word file read back as plain text."""
import re
from datetime import date
from io import BytesIO

import docx

from gongjian.desk.lens import Lens
from gongjian.papers.blocks import Paper
from gongjian.papers.docx import write
from gongjian.papers.kinds import kind
from gongjian.people.models import Officer
from gongjian.reading.word import At
from gongjian.targets.drives import drive_on
from tests.world import TODAY, looks


def at(officer: Officer, on: date = TODAY) -> At:
    return At(looks(officer, on), drive_on(on))


def seen_by(lens: Lens) -> At:
    return At(lens, drive_on(lens.when.on))


def drafted(look: At, key: str, **about: str) -> Paper:
    return kind(key).drafted(look, about)


def text_of(paper: Paper) -> str:
    """Paragraphs and cells in their order, a line each; what Word was given and not what was meant."""
    document = docx.Document(BytesIO(write(paper)))
    lines = ["".join(node.text or "" for node in line.iter() if node.tag.endswith("}t")) for line in document.element.body.iter() if line.tag.endswith("}p")]
    return "\n".join(re.sub(r"\s+", " ", line) for line in lines if line.strip())


def said(look: At, key: str, **about: str) -> str:
    return text_of(drafted(look, key, **about))


def cells(paper: Paper, key: str) -> list[tuple[str, ...]]:
    """The rows of one of its tables."""
    return list(paper.block(key).rows)  # type: ignore[union-attr]
