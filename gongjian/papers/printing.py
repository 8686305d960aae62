"""From a checked draft to what is signed: number and days put in, both files written. Done before the act, so that no lock waits for a printer."""
import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.conf import settings

from gongjian.papers.blocks import Block, Imprint, Paper, RedHead, Signature
from gongjian.papers.docx import write
from gongjian.papers.life import Life
from gongjian.papers.pdf import write_pdf
from gongjian.papers.register import Number, next_number
from gongjian.timeline.refused import Refused


@dataclass(frozen=True)
class Printed:
    """`after`: the step it was made from. `no_pdf`: why there is none."""

    paper: Paper
    number: Number
    after: int
    docx: tuple[str, str]  # name below MEDIA_ROOT, SHA-256
    pdf: tuple[str, str] = ("", "")
    no_pdf: str = ""


def printed(life: Life, on: date) -> Printed:
    """The files lie ready under their hashes; the number is taken only when `acts.sign` is done."""
    number = next_number(life.kind, life.document.drive, life.document.area, on)
    paper = numbered_and_dated(life.paper, number, on)
    docx = store(write(paper), ".docx")
    try:
        return Printed(paper, number, life.steps[-1].pk, docx, store(write_pdf(paper), ".pdf"))
    except Refused as no:
        return Printed(paper, number, life.steps[-1].pk, docx, no_pdf=no.reason)


def numbered_and_dated(paper: Paper, number: Number, on: date) -> Paper:
    """The number in the red head; the day of signing wherever the draft left the day open."""
    blocks: list[Block] = []
    for block in paper.blocks:
        if isinstance(block, RedHead):
            said = {"issue": number.issue} if number.issue else {"number": number.text}
            blocks.append(replace(block, **said, day=block.day or on))  # type: ignore[arg-type]
        elif isinstance(block, (Signature, Imprint)):
            blocks.append(replace(block, day=block.day or on))
        else:
            blocks.append(block)
    return replace(paper, blocks=tuple(blocks))


def store(data: bytes, ending: str) -> tuple[str, str]:
    sha256 = hashlib.sha256(data).hexdigest()
    file = Path("papers") / sha256[:2] / f"{sha256}{ending}"
    full = Path(settings.MEDIA_ROOT) / file
    full.parent.mkdir(parents=True, exist_ok=True)
    full.write_bytes(data)
    return str(file), sha256


def stored(file: str, sha256: str) -> bytes | None:
    """The file as it was signed; None when it is not there, or is no longer what was signed."""
    full = Path(settings.MEDIA_ROOT) / file
    if not file or not full.is_file():
        return None
    data = full.read_bytes()
    return data if hashlib.sha256(data).hexdigest() == sha256 else None
