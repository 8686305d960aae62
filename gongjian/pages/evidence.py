"""/evidence/<key>: a paper or a photo, to those who see its project on the day, and to nobody else. Files lie outside the web root."""
import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.urls import path
from PIL import Image, ImageOps

from gongjian.pages.look import look
from gongjian.timeline.evidence import Evidence

THUMB = (288, 216)  # twice what is shown, for sharp screens


def found(request: HttpRequest, pk: int) -> tuple[Evidence, Path]:
    paper = look(request).lens.evidence().filter(pk=pk).first()
    if paper is None:
        raise Http404
    file = Path(settings.MEDIA_ROOT) / paper.file
    if not file.is_file():
        raise Http404
    return paper, file


def evidence(request: HttpRequest, pk: int) -> FileResponse:
    """A picture opens here; anything else is handed over to be saved."""
    paper, file = found(request, pk)
    name = paper.title if Path(paper.title).suffix.lower() == file.suffix else f"{paper.title}{file.suffix}"
    return served(FileResponse(file.open("rb"), content_type=paper.media, as_attachment=not paper.media.startswith("image/"), filename=name))


def thumb(request: HttpRequest, pk: int) -> FileResponse:
    """A small picture, made at the first asking."""
    paper, file = found(request, pk)
    if not paper.media.startswith("image/"):
        raise Http404
    small = Path(settings.MEDIA_ROOT) / "thumbs" / f"{file.stem}.jpg"
    if not small.exists():
        shrink(file, small)
    return served(FileResponse(small.open("rb"), content_type="image/jpeg"))


def shrink(file: Path, small: Path) -> None:
    """Written beside and moved into place: two requests at once leave one whole file."""
    small.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(file) as image:
        picture = ImageOps.fit(image.convert("RGB"), THUMB)
    with tempfile.NamedTemporaryFile(dir=small.parent, suffix=".part", delete=False) as part:
        picture.save(part, "JPEG", quality=80)
    os.replace(part.name, small)


def served(response: FileResponse) -> FileResponse:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


urls = [path("evidence/<int:pk>", evidence, name="evidence"), path("evidence/<int:pk>/thumb", thumb, name="evidence-thumb")]
