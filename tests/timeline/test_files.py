"""Taking a file in: told by its content and not by its name; a photo gives up its day and place and keeps no hidden fields."""
import io
import struct
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from PIL import Image

from gongjian.timeline.files import take_in
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import CHINA
from tests.world import PDF

EXE = b"MZ\x90\x00\x03" + bytes(200)
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description exif:GPSLatitude="35,41.5N" secret="here"/></rdf:RDF></x:xmpmeta>'


@pytest.fixture(autouse=True)
def kept_in(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def picture(kind: str = "JPEG", gps=((35.0, 41.0, 30.0), (112.0, 11.0, 24.0)), taken="2023:12:13 09:30:00", **also) -> bytes:
    image, out = Image.new("RGB", (40, 20), "olive"), io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = taken
    exif[0x0110] = "Phone of somebody"
    if gps:
        exif.get_ifd(0x8825).update({1: "N", 2: gps[0], 3: "E", 4: gps[1]})
    image.save(out, kind, exif=exif, **also)
    return out.getvalue()


def stored(taken, root: Path) -> bytes:
    return (root / taken.file).read_bytes()


@pytest.mark.parametrize("kind, suffix", [("JPEG", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp")])
def test_a_photos_day_and_place_are_read_and_then_stripped(kept_in, kind, suffix):
    taken = take_in(picture(kind), "现场.jpg")
    assert taken.taken_at == datetime(2023, 12, 13, 9, 30, tzinfo=CHINA)
    assert (taken.latitude, taken.longitude) == (35.691667, 112.19)
    assert taken.file.endswith(suffix) and taken.media.startswith("image/") and taken.size == len(stored(taken, kept_in))
    data = stored(taken, kept_in)
    left = Image.open(io.BytesIO(data))
    assert not dict(left.getexif()) and b"Phone of somebody" not in data and left.size == (40, 20)


def test_no_other_hidden_field_stays_either(kept_in):
    taken = take_in(picture(xmp=XMP, comment=b"secret words"), "现场.jpg")
    data = stored(taken, kept_in)
    assert b"GPSLatitude" not in data and b"secret" not in data


def test_a_picture_lying_on_its_side_is_set_upright(kept_in):
    image, out = Image.new("RGB", (40, 20)), io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(out, "JPEG", exif=exif)
    assert Image.open(io.BytesIO(stored(take_in(out.getvalue(), "横.jpg"), kept_in))).size == (20, 40)


@pytest.mark.parametrize("gps, taken", [(None, "yesterday"), (((0, 0), (1.0, 2.0, 3.0)), "0000:00:00 00:00:00"), (((99.0, 99.0, 99.0), (999.0, 0.0, 0.0)), "")])
def test_a_photo_that_knows_nonsense_is_taken_without_it(gps, taken):
    found = take_in(picture(gps=gps, taken=taken), "现场.jpg")
    assert (found.taken_at, found.latitude, found.longitude) == (None, None, None)


def test_a_place_divided_by_nothing_is_no_place():
    data = picture(gps=((35.0, 41.0, 30.0), (112.0, 11.0, 24.0)))
    thirty = struct.pack(">II", 30, 1) if struct.pack(">II", 30, 1) in data else struct.pack("<II", 30, 1)
    assert thirty in data
    found = take_in(data.replace(thirty, bytes(8)), "现场.jpg")
    assert found.latitude is None and found.longitude is None


def test_papers_are_kept_as_they_came_under_their_hash(kept_in):
    taken = take_in(PDF, "合同.pdf")
    assert stored(taken, kept_in) == PDF and taken.media == "application/pdf" and taken.file == f"{taken.sha256[:2]}/{taken.sha256}.pdf"
    assert take_in(PDF, "又一份.pdf") == taken and len(list(kept_in.rglob("*.pdf"))) == 1


def test_the_name_decides_nothing(kept_in):
    with pytest.raises(Refused, match="「合同.pdf」不是可收的材料"):
        take_in(EXE, "合同.pdf")
    with pytest.raises(Refused):
        take_in(b"<html><script>alert(1)</script></html>", "合同.pdf")
    with pytest.raises(Refused):
        take_in(b"plain words", "说明.docx")
    assert not list(kept_in.rglob("*.*"))
    assert take_in(PDF, "现场.jpg").media == "application/pdf"


def test_office_files_and_archives_are_told_apart():
    def archive(*names):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            for name in names:
                made.writestr(name, "x" * 50)
        return out.getvalue()

    assert take_in(archive("a.txt"), "资料.zip").media == "application/zip"
    assert take_in(archive("[Content_Types].xml", "word/document.xml"), "说明.docx").file.endswith(".docx")


@pytest.mark.parametrize("data, sentence", [(b"", "是空文件"), (b"\xff\xd8\xff\xe0" + bytes(30), "不是完好的照片"), (picture()[:200], "不是完好的照片")])
def test_an_empty_or_broken_file_is_refused(data, sentence):
    with pytest.raises(Refused, match=sentence):
        take_in(data, "现场.jpg")


def test_an_oversized_file_is_refused(settings):
    settings.EVIDENCE_LIMIT_MB = 1
    take_in(PDF + bytes(1024 * 1024 - len(PDF)), "大.pdf")
    with pytest.raises(Refused, match="超过 1 MB"):
        take_in(PDF + bytes(1024 * 1024), "大.pdf")


def test_a_picture_that_would_unfold_to_gigabytes_is_refused():
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    with pytest.raises(Refused, match="打不开"):
        take_in(out.getvalue(), "大图.png")


def test_the_day_of_a_photo_is_the_day_of_its_evidence(world):
    from gongjian.projects.acts import evidence
    from tests.world import do, told

    fact = do(evidence.add_evidence, world.projects.gas, told("2023-12-13"), paper="photo", name="现场.jpg", data=picture(taken="2023:12:01 08:00:00"))[0]
    assert fact.occurred_on == date(2023, 12, 1) and fact.latitude == 35.691667
    with pytest.raises(Refused, match="已经在这个项目的材料里"):
        do(evidence.add_evidence, world.projects.gas, told("2023-12-13"), paper="photo", name="又.jpg", data=picture(taken="2023:12:01 08:00:00"))
    with pytest.raises(Refused, match="还没到"):
        do(evidence.add_evidence, world.projects.gas, told("2023-12-13"), paper="photo", name="现场.jpg", data=picture(taken="2024:12:01 08:00:00"))
    with pytest.raises(Refused, match="请选择材料种类"):
        do(evidence.add_evidence, world.projects.gas, told("2023-12-13"), paper="painting", name="画.jpg", data=picture())
