"""The index of a pack and the sheets that stand for papers without pages of their own, set by Typst."""
import io
import json
import shutil
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import typst
from django.conf import settings
from pypdf import PdfReader

from gongjian.papers.blocks import UNPRINTABLE
from gongjian.papers.evidence_binding import Bound, bound, join, told
from gongjian.papers.evidence_pack import LOST, Pack
from gongjian.papers.fonts import families
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.money import wan
from gongjian.timeline.when import CHINA

HERE = Path(__file__).parent
INDEX, SUMS = "00_目录.pdf", "SHA256SUMS"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the day of every file in the zip: its moment is no fact
_one_at_a_time = threading.Lock()


def write_zip(pack: Pack, out: BinaryIO) -> None:
    """A folder of the pack's name: 目录.pdf, the papers as they were handed in, SHA256SUMS. Raises Refused without a Chinese font."""
    with TemporaryDirectory() as made:
        index = front(pack, told(bound(pack, Path(made))), Path(made), sheets=False)
    with ZipFile(out, "w", ZIP_STORED) as zipped:
        put(zipped, pack, INDEX, io.BytesIO(index), len(index))
        for piece in pack.pieces:
            if piece.sha256:
                with piece.file.open("rb") as read:
                    put(zipped, pack, piece.name, read, piece.size)
        put(zipped, pack, SUMS, io.BytesIO(pack.sums.encode()), len(pack.sums.encode()))


def put(zipped: ZipFile, pack: Pack, name: str, read: BinaryIO, size: int) -> None:
    entry = ZipInfo(f"{pack.folder}/{name}", EPOCH)
    entry.create_system, entry.external_attr, entry.file_size = 3, 0o644 << 16, size
    with zipped.open(entry, "w") as write:
        shutil.copyfileobj(read, write)


def write_bound(pack: Pack) -> bytes:
    """One PDF to leaf through: the index, the papers in their order, a sheet for each that cannot be bound. Raises Refused without a Chinese font."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        bounds = told(bound(pack, folder))
        first = front(pack, bounds, folder)
        index_pages = len(PdfReader(io.BytesIO(first)).pages) - sum(one.pdf is None for one in bounds)
        starts, page, sheets, sheet = [], index_pages + 1, [], index_pages
        for one in bounds:
            starts.append(page)
            sheets.append((one, sheet))
            page += one.pages if one.pdf else 1
            sheet += one.pdf is None
        return join(front(pack, bounds, folder, starts), sheets, index_pages, f"{pack.title} 入统材料")


def front(pack: Pack, bounds: Sequence[Bound], folder: Path, starts: Sequence[int] = (), sheets: bool = True) -> bytes:
    """The index; with `sheets`, behind it a page for each piece that has no PDF. `starts`: the page each piece begins on (they do not move a line)."""
    said = laid_out(pack, bounds, starts, sheets)
    inputs = {"pack": UNPRINTABLE.sub("", json.dumps(said, ensure_ascii=False)), "fonts": json.dumps(families(settings.FONT_DIR))}
    shutil.copyfile(HERE / "evidence.typ", folder / "evidence.typ")
    made_at = datetime.combine(pack.as_of, time(), UTC) if pack.as_of else None
    with _one_at_a_time:
        made = _compiler(settings.FONT_DIR).compile(str(folder / "evidence.typ"), root=str(folder), format="pdf", sys_inputs=inputs, timestamp=made_at)
    return bytes(made)  # type: ignore[arg-type]


@cache
def _compiler(own: str) -> typst.Compiler:
    return typst.Compiler(font_paths=[own] if own and Path(own).is_dir() else [])


def laid_out(pack: Pack, bounds: Sequence[Bound], starts: Sequence[int], sheets: bool) -> dict[str, Any]:
    facts = [*pack.facts, ("材料", f"{len(pack.pieces)} 件，{megabytes(pack.size)}"), ("材料截至", str(pack.as_of))]
    return {
        "title": f"{pack.title} 入统材料目录", "project": pack.title, "facts": facts, "missing": "、".join(pack.missing), "bound": sheets, "seal": pack.seal,
        "rows": [row(one, starts[place] if starts else "") for place, one in enumerate(bounds)], "notes": notes(pack, sheets),
        "sheets": [sheet(one) for one in bounds if one.pdf is None] if sheets else [],
    }


def notes(pack: Pack, sheets: bool) -> list[str]:
    found = [
        "序号与压缩包内文件名的序号一致；SHA-256 是压缩包内该文件的哈希，可用 sha256sum -c SHA256SUMS 核对。",
        "照片入库时已去掉隐藏信息，哈希是去掉后的文件的；总校验是全部文件哈希清单的哈希。",
    ]
    if sheets:
        found.append("本合订本供翻阅：电子签章合订后不再可验，验签和归档以压缩包内的原件为准。")
    if pack.left_out:
        left = "、".join(f"{label} {count} 件" for label, count in pack.left_out)
        found.append(f"另有{left}，不是入统所要的材料，未收入。")
    return found


def row(one: Bound, start: int | str) -> dict[str, Any]:
    paper = one.piece.paper
    return {
        "number": f"{one.piece.number:02d}", "label": one.piece.label, "title": paper.title, "day": str(paper.occurred_on), "amount": wan(paper.amount),
        "pages": str(one.pages) if one.pdf or one.picture else "—", "start": str(start), "hash": parted(one.piece.sha256), "why": one.why,
    }


def sheet(one: Bound) -> dict[str, Any]:
    piece, paper = one.piece, one.piece.paper
    hint = "这份材料不在本合订本和压缩包内，请告诉系统管理员" if one.why.startswith(LOST) else f"请在压缩包内打开：{piece.name}"
    facts = [("名称", paper.title), *day_and_place(paper)] if one.picture else [("名称", paper.title), ("材料日期", str(paper.occurred_on)), ("文件", piece.name)]
    return {
        "number": f"{piece.number:02d}", "label": piece.label, "picture": one.picture, "why": one.why, "hint": hint, "facts": facts, "hash": parted(piece.sha256),
    }


def day_and_place(paper: Evidence) -> list[tuple[str, str]]:
    """What a photo itself knows, and what it does not."""
    taken = f"{paper.taken_at.astimezone(CHINA):%Y-%m-%d %H:%M}（照片自带）" if paper.taken_at else f"{paper.occurred_on}（上传时所填，照片不带拍摄时间）"
    known = paper.latitude is not None and paper.longitude is not None
    return [("拍摄时间", taken), ("拍摄地点", f"北纬 {paper.latitude:.5f}°，东经 {paper.longitude:.5f}°（照片自带）" if known else "照片不带位置")]


def parted(sha256: str) -> list[str]:
    """In three lines, for a narrow column."""
    return [sha256[:22], sha256[22:43], sha256[43:]] if sha256 else ["—"]


def megabytes(size: int) -> str:
    return f"{size / 2**20:.1f} MB" if size >= 2**20 / 10 else f"{max(size / 2**10, 0.1):.1f} KB"
