"""Taking a file in: what it is by content, how large, its hash, and what a photo knows of its day and place."""
import hashlib
import io
import warnings
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import filetype
from django.conf import settings
from PIL import ExifTags, Image, UnidentifiedImageError

from gongjian.timeline.refused import Refused
from gongjian.timeline.when import CHINA

# By content, not by name: what an office sends as proof.
ALLOWED = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/msword": ".doc",
    "application/vnd.ms-excel": ".xls",
}
Image.MAX_IMAGE_PIXELS = 80_000_000


@dataclass(frozen=True)
class Taken:
    """`file` is the name below MEDIA_ROOT. Place in degrees (WGS84), where the photo has one."""

    file: str
    sha256: str
    size: int
    media: str
    taken_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None


def take_in(data: bytes, name: str) -> Taken:
    """Check, strip and store a file. Raises Refused with a sentence for an empty, oversized, disguised or broken one."""
    if not data:
        raise Refused(f"「{name}」是空文件")
    if len(data) > settings.EVIDENCE_LIMIT_MB * 1024 * 1024:
        raise Refused(f"「{name}」超过 {settings.EVIDENCE_LIMIT_MB} MB")
    media = filetype.guess_mime(data) or ""
    if media not in ALLOWED:
        raise Refused(f"「{name}」不是可收的材料：只收照片（JPG、PNG、WebP）、PDF、Word、Excel 和 ZIP")
    sha256 = hashlib.sha256(data).hexdigest()
    knows: dict = {}
    if media.startswith("image/"):
        data, knows = _photo(data, name)
    path = Path(sha256[:2]) / f"{sha256}{ALLOWED[media]}"
    full = Path(settings.MEDIA_ROOT) / path
    full.parent.mkdir(parents=True, exist_ok=True)
    if not full.exists():
        full.write_bytes(data)
    return Taken(str(path), sha256, len(data), media, **knows)


def _photo(data: bytes, name: str) -> tuple[bytes, dict]:
    """The photo without its hidden fields, and what they said."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            image = Image.open(io.BytesIO(data))
            exif = image.getexif()
            shown = Image.open(io.BytesIO(data))
            shown.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        raise Refused(f"「{name}」不是完好的照片，打不开") from None
    upright = _upright(shown, exif)
    out = io.BytesIO()
    upright.save(out, format=image.format, quality=90)
    return out.getvalue(), _day_and_place(exif)


def knows(data: bytes) -> dict:
    """What a photo's hidden fields say of its moment and place (`taken_at`, `latitude`, `longitude`); nothing for anything else. Stores nothing."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return _day_and_place(Image.open(io.BytesIO(data)).getexif())
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        return {}


def _upright(image: Image.Image, exif) -> Image.Image:
    from PIL import ImageOps

    turned = ImageOps.exif_transpose(image) if exif.get(ExifTags.Base.Orientation) else image
    turned.info = {name: value for name, value in turned.info.items() if name in ("icc_profile", "transparency")}  # no comment, no XMP
    return turned


def _day_and_place(exif) -> dict:
    knows: dict = {}
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    said = inner.get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)
    with suppress(ValueError):
        knows["taken_at"] = datetime.strptime(str(said), "%Y:%m:%d %H:%M:%S").replace(tzinfo=CHINA)
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    try:
        knows["latitude"] = _degrees(gps[2], gps[1] == "S", 90)
        knows["longitude"] = _degrees(gps[4], gps[3] == "W", 180)
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        knows.pop("latitude", None)
    return knows


def _degrees(parts, negative: bool, most: int) -> float:
    """Raises ValueError for what is no place: more than `most` degrees, or a fraction over nothing (NaN)."""
    degrees, minutes, seconds = (float(part) for part in parts)
    found = round(degrees + minutes / 60 + seconds / 3600, 6)
    if not 0 <= found <= most:
        raise ValueError(found)
    return -found if negative else found
