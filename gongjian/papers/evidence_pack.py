"""入统材料包: a project's papers for enrolment in the order of the needs table, each a numbered file with its hash. The same facts give the same bytes.

Two forms: a zip of the papers as they were handed in, with an index and SHA256SUMS; one bound PDF to leaf through, with the index in front.
"""
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from gongjian.timeline.evidence import Evidence
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import CHINA

MOST = 200 * 1024 * 1024  # bytes of all papers together
LOST = "原件不在存放处"
ALTERED = "与收件时的哈希不符，请核对"
# What neither Windows nor the reader of a list takes in a name: signs of paths, controls, marks that turn the writing round.
NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+')
LONGEST = 150  # bytes of a name in UTF-8, its number and ending besides


@dataclass(frozen=True)
class Piece:
    """One paper: `name` in the zip, `sha256` of the very file there ("" where it is lost), `trouble` in words where it is not as it was handed in."""

    number: int
    paper: Evidence
    file: Path
    name: str
    sha256: str
    size: int
    trouble: str = ""

    @property
    def label(self) -> str:
        return self.paper.get_paper_display()

    @property
    def image(self) -> bool:
        return self.paper.media.startswith("image/")


@dataclass(frozen=True)
class Pack:
    """`facts`: (label, text) pairs at the head of the index. `missing`: labels of required papers that are not there. `left_out`: {label: how many}
    of papers that are no matter of enrolment. `as_of`: the day the last of its papers was handed in; None when there is none."""

    title: str
    facts: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]
    missing: tuple[str, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    as_of: date | None = None

    @property
    def folder(self) -> str:
        """The name of the zip's one folder, and of the files given away."""
        return plain_name(f"{self.title}_入统材料")

    @property
    def size(self) -> int:
        return sum(piece.size for piece in self.pieces)

    @property
    def sums(self) -> str:
        """SHA256SUMS as `sha256sum -c` reads it."""
        return "".join(f"{piece.sha256}  {piece.name}\n" for piece in self.pieces if piece.sha256)

    @property
    def seal(self) -> str:
        """One hash over all: SM3 of SHA256SUMS (SHA-256 where OpenSSL has no SM3), with its name."""
        name = "sm3" if "sm3" in hashlib.algorithms_available else "sha256"
        return f"{name.upper().replace('SHA256', 'SHA-256')} {hashlib.new(name, self.sums.encode()).hexdigest()}"


def gathered(
    title: str, facts: Sequence[tuple[str, str]], papers: Sequence[Evidence], order: Sequence[str], missing: Sequence[str],
) -> Pack:
    """Papers of the kinds of `order`, in that order, each kind by its days; `missing` are labels of what is required and not there.

    Raises Refused where there is no paper, or all together are more than 200 MB.
    """
    place = {kind: number for number, kind in enumerate(order)}
    chosen = sorted((paper for paper in papers if paper.paper in place), key=lambda paper: (place[paper.paper], paper.occurred_on, paper.pk))
    if not chosen:
        raise Refused("还没有入统材料，无从打包。请先补材料")
    total = sum(paper.size for paper in chosen)
    if total > MOST:
        raise Refused(f"材料共 {total / 2**20:.0f} MB，超过 {MOST // 2**20} MB，不能一次打包：请在项目页逐件下载，或把大的扫描件降低分辨率后重传")
    others = Counter(paper.get_paper_display() for paper in papers if paper.paper not in place)
    as_of = max(paper.recorded_at.astimezone(CHINA).date() for paper in chosen)
    return Pack(title, tuple(facts), tuple(_pieces(chosen)), tuple(missing), tuple(sorted(others.items())), as_of)


def _pieces(papers: Sequence[Evidence]) -> Iterator[Piece]:
    wide = max(2, len(str(len(papers))))
    for number, paper in enumerate(papers, 1):
        file = Path(settings.MEDIA_ROOT) / paper.file
        name = f"{number:0{wide}d}_{file_name(paper, file.suffix)}"
        if not file.is_file():
            yield Piece(number, paper, file, name, "", 0, LOST)
            continue
        with file.open("rb") as read:
            sha256 = hashlib.file_digest(read, "sha256").hexdigest()
        # A photo is kept without its hidden fields: its file is not, byte for byte, what came in.
        altered = not paper.media.startswith("image/") and sha256 != paper.sha256
        yield Piece(number, paper, file, name, sha256, file.stat().st_size, ALTERED if altered else "")


def file_name(paper: Evidence, ending: str) -> str:
    """立项文件_沁审备〔2023〕9号.pdf: a name every system takes, its ending by content and not by what it was called."""
    stem = paper.title[: -len(ending)] if paper.title.lower().endswith(ending.lower()) else paper.title
    label, stem = paper.get_paper_display(), plain_name(stem)
    return f"{label}{'' if stem in ('', label) else f'_{stem}'}{ending}"


def plain_name(text: str) -> str:
    text = re.sub(r"\s+", " ", NOT_IN_NAMES.sub(" ", text)).strip(" .")
    while len(text.encode()) > LONGEST:
        text = text[:-1]
    return text.strip(" .")
