"""Evidence: small files made here, marked 示例 on their face; no two have the same bytes."""
import io
from datetime import date, datetime, timedelta

from PIL import ExifTags, Image, ImageDraw

from gongjian.projects.figures import Payment
from gongjian.sample.lines import Line, Tale, dice
from gongjian.sample.places import Place, dms, point
from gongjian.sample.sketches import Sketch
from gongjian.timeline.evidence import Evidence

# 示 and 例 as strokes on a square of 100, so that no font is needed.
SHI = (((28, 18), (72, 18)), ((12, 42), (88, 42)), ((50, 42), (50, 90), (40, 84)), ((32, 56), (20, 78)), ((68, 56), (82, 78)))
LI = (
    ((26, 10), (10, 42)), ((19, 28), (19, 92)), ((32, 18), (64, 18)), ((48, 18), (34, 52)), ((42, 34), (60, 34), (38, 88)), ((44, 46), (52, 58)),
    ((72, 24), (72, 70)), ((88, 10), (88, 90), (78, 84)),
)
TITLES = dict(Evidence.Kind.choices)


def paper(
    tale: Tale, sketch: Sketch, kind: str, on: date, at: datetime, by: str, supports: Line | None = None, amount: int | None = None
) -> Line:
    """A paper beside a project."""
    return _put(tale, "project", sketch.key, kind, on, at, by, supports, amount)


def beside(
    tale: Tale, thing: str, key: str | Line, kind: str, on: date, at: datetime, by: str, supports: Line | None = None, taken: date | None = None,
    place: Place | None = None,
) -> Line:
    """A paper beside a problem, a stocktake or an inspection; a photo `taken` on a day at a place."""
    return _put(tale, thing, key, kind, on, at, by, supports, None, taken, place)


def _put(tale, thing, key, kind: str, on: date, at: datetime, by: str, supports, amount, taken: date | None = None, place: Place | None = None) -> Line:
    about = key if isinstance(key, str) else f"{key.on} {key.said['project']}"
    rng = dice("paper", about, kind, at.isoformat(), *([f"{supports.on} {amount}"] if supports and supports.model is Payment else []))
    data = photo(taken or on, rng, place or point(about)) if kind == "photo" else document(about, kind, rng)
    name = f"{TITLES[kind]}（示例）{'.jpg' if kind == 'photo' else '.pdf'}"
    return tale.tell(Evidence, on, at, by, paper=data, kind=kind, title=name, supports=supports, amount=amount, **{thing: key})


def photo(on: date, rng, where: Place) -> bytes:
    """A hillside, a fence and a crane; the day and a place in 沁水 are in its hidden fields, as a telephone would write them."""
    image = Image.new("RGB", (200, 150), (rng.randint(150, 200), rng.randint(180, 215), rng.randint(215, 240)))
    draw = ImageDraw.Draw(image)
    ridge = [(x, rng.randint(52, 84)) for x in range(0, 201, 25)]
    draw.polygon([(0, 150), *ridge, (200, 150)], fill=(rng.randint(110, 150), rng.randint(105, 130), rng.randint(80, 105)))
    draw.rectangle((0, 112, 200, 150), fill=(rng.randint(150, 190), rng.randint(130, 160), 110))
    crane = rng.randint(30, 150)
    draw.line((crane, 118, crane, 40, crane - 24, 46, crane + 46, 40), fill=(190, 120, 20), width=2)
    for place, strokes in ((4, SHI), (32, LI)):
        for stroke in strokes:
            draw.line([(place + x * 0.26, 120 + y * 0.26) for x, y in stroke], fill=(160, 20, 20), width=2)
    exif = image.getexif()
    exif[ExifTags.Base.DateTime] = f"{on:%Y:%m:%d} {rng.randint(9, 16):02d}:{rng.randint(0, 59):02d}:{rng.randint(0, 59):02d}"
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[1], gps[2] = "N", dms(where[0])
    gps[3], gps[4] = "E", dms(where[1])
    out = io.BytesIO()
    image.save(out, "JPEG", quality=55, exif=exif)
    return out.getvalue()


def document(about: str, kind: str, rng) -> bytes:
    """A one-page PDF that says SAMPLE and nothing else of weight."""
    text = f"SAMPLE - NOT A REAL DOCUMENT / {kind} / {about} / {rng.randint(10**8, 10**9)}"
    page = f"BT /F1 14 Tf 60 760 Td ({text}) Tj ET"
    parts = (
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(page)}>>stream\n{page}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    out, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj{part}endobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return f"{out}xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n".encode()


def earlier(day: date, rng, most: int = 40) -> date:
    return day - timedelta(rng.randint(2, most))
