"""Papers as pages: what can be bound into one PDF, and in words why the rest cannot. Nothing that runs by itself is carried over."""
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from gongjian.papers.evidence_pack import LOST, Pack, Piece

ENCRYPTED, BROKEN, EMPTY = "加了密码，不能并入", "文件残缺，读不出来", "没有页"
TOO_LONG = "页数太多，不并入"
KINDS = {".doc": "Word 文件", ".docx": "Word 文件", ".xls": "Excel 文件", ".xlsx": "Excel 文件", ".zip": "压缩文件"}
MOST_PAGES = 1000  # of one paper
PIXELS = 2000  # the longer side of a photo as it is bound


@dataclass(frozen=True)
class Bound:
    """A piece with its pages: a PDF of its own (`pdf`), a photo to be set on a sheet (`picture`, "03.jpg"), or a sheet that says `why` it is neither."""

    piece: Piece
    pages: int = 1
    pdf: Path | None = None
    picture: str = ""
    why: str = ""


def bound(pack: Pack, folder: Path) -> list[Bound]:
    """Each piece made ready below `folder`."""
    return [_bound(piece, folder) for piece in pack.pieces]


def _bound(piece: Piece, folder: Path) -> Bound:
    if piece.trouble == LOST:
        return Bound(piece, why=LOST)
    if piece.image:
        return _picture(piece, folder)
    if piece.file.suffix != ".pdf":
        return Bound(piece, why=f"{KINDS.get(piece.file.suffix, '这类文件')}，不能并入")
    try:
        return _pdf(piece, folder)
    except Exception:  # whatever a file from outside may hold: it stays in the zip, and the index says so
        return Bound(piece, why=BROKEN)


def _pdf(piece: Piece, folder: Path) -> Bound:
    reader = PdfReader(piece.file)
    if reader.is_encrypted:
        return Bound(piece, why=ENCRYPTED)
    count = len(reader.pages)
    if not count:
        return Bound(piece, why=EMPTY)
    if count > MOST_PAGES:
        return Bound(piece, why=TOO_LONG)
    writer = PdfWriter()
    writer.append(reader, import_outline=False)
    quiet(writer)
    made = folder / f"{piece.number}.pdf"
    writer.write(made)
    return Bound(piece, count, pdf=made)


def quiet(writer: PdfWriter) -> None:
    """Without what a page or a field would do when it is opened or pressed; what it shows stays, a seal's picture too."""
    for page in writer.pages:
        page.pop(NameObject("/AA"), None)
        for note in page.get("/Annots") or ():
            held = note.get_object()
            if isinstance(held, DictionaryObject):
                for what in ("/A", "/AA"):
                    held.pop(NameObject(what), None)


def _picture(piece: Piece, folder: Path) -> Bound:
    made = f"{piece.number}.jpg"
    try:
        with Image.open(piece.file) as image:
            image.draft("RGB", (PIXELS, PIXELS))
            flat = Image.new("RGB", image.size, "white")
            shown = image.convert("RGBA")
            flat.paste(shown, mask=shown.getchannel("A"))
            flat.thumbnail((PIXELS, PIXELS))
            flat.save(folder / made, "JPEG", quality=88)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return Bound(piece, why=BROKEN)
    return Bound(piece, picture=made)


def join(front: bytes, sheets: Sequence[tuple[Bound, int]], index_pages: int, title: str) -> bytes:
    """One PDF: the index, then every piece; `sheets` say which page of `front` shows a piece that has no PDF of its own. Bookmarks lead to each."""
    cover, writer = PdfReader(io.BytesIO(front)), PdfWriter()
    for page in cover.pages[:index_pages]:
        writer.add_page(page)
    writer.add_outline_item(title="目录", page_number=0)
    for one, sheet in sheets:
        start = len(writer.pages)
        if one.pdf:
            writer.append(one.pdf, import_outline=False)
        else:
            writer.add_page(cover.pages[sheet])
        writer.add_outline_item(title=f"{one.piece.number:02d} {one.piece.label} {one.piece.paper.title}", page_number=start)
    writer.metadata = {"/Title": title, "/Producer": "gongjian"}
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def told(bounds: Sequence[Bound]) -> list[Bound]:
    """With what is wrong with a file said beside what keeps it from being bound."""
    return [replace(one, why="；".join(filter(None, dict.fromkeys([one.why, one.piece.trouble])))) for one in bounds]
