"""A project's papers as one pack: in the order of what is needed, hashes that are the files', the same bytes twice; what cannot be bound is said."""
import hashlib
import io
import zipfile
from datetime import date, datetime

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

from gongjian.papers import evidence_pack, fonts
from gongjian.papers.evidence_pack import gathered
from gongjian.papers.evidence_sheets import write_bound, write_zip
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.files import take_in
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import CHINA
from tests.world import PDF, WAN, photo

try:
    fonts.families("")
except Refused:
    pytest.skip(fonts.INSTALL, allow_module_level=True)

ORDER = ("filing", "contract", "photo", "licence")


@pytest.fixture(autouse=True)
def kept(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def pdf(pages: int = 1, password: str = "", says: str = "") -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    writer.metadata = {"/Title": says} if says else None
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def paper(pk: int, kind: str, title: str, data: bytes, on: str = "2023-09-20", **said) -> Evidence:
    at = datetime(2023, 11, pk, 9, tzinfo=CHINA)
    return Evidence(pk=pk, paper=kind, title=title, occurred_on=date.fromisoformat(on), recorded_at=at, **(vars(take_in(data, title)) | said))


def papers() -> list[Evidence]:
    return [
        paper(1, "photo", "现场.jpg", photo()), paper(2, "contract", "施工合同.pdf", pdf(2), amount=2000 * WAN), paper(3, "filing", "沁审备〔2023〕9号.pdf", pdf(3)),
        paper(4, "photo", "更早的.jpg", photo("sienna"), "2023-08-01", latitude=35.6, longitude=112.3), paper(5, "invoice", "票.pdf", pdf(1, says="票")),
    ]


def pack_of(held: list[Evidence]):
    return gathered("肉羊全产业链项目", [("项目代码", "2301-140521-89-01-000001"), ("责任单位", "县农业农村局")], held, ORDER, ["营业执照"])


def zipped(pack) -> zipfile.ZipFile:
    out = io.BytesIO()
    write_zip(pack, out)
    return zipfile.ZipFile(out)


def pages_of(bound: bytes) -> list[str]:
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(bound)).pages]


def test_papers_are_numbered_in_the_order_of_what_is_needed_each_kind_by_its_days():
    inside = zipped(pack_of(papers()))
    folder = "肉羊全产业链项目_入统材料"
    assert inside.namelist() == [f"{folder}/{name}" for name in (
        "00_目录.pdf", "01_立项文件_沁审备〔2023〕9号.pdf", "02_施工合同.pdf", "03_现场照片_更早的.jpg", "04_现场照片_现场.jpg", "SHA256SUMS",
    )]


def test_the_hashes_of_the_index_are_those_of_the_files(tmp_path):
    inside = zipped(pack_of(papers()))
    inside.extractall(tmp_path / "taken")
    folder = next((tmp_path / "taken").iterdir())
    said = dict(line.split("  ")[::-1] for line in (folder / "SHA256SUMS").read_text().splitlines())
    assert said == {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir() if file.name[:2] not in ("00", "SH")} and len(said) == 4
    index = "".join(pages_of((folder / "00_目录.pdf").read_bytes()))
    assert all(sha256 in index for sha256 in said.values())


def test_the_same_papers_give_the_same_bytes():
    def whole() -> bytes:
        out = io.BytesIO()
        write_zip(pack_of(papers()), out)
        return out.getvalue()

    assert whole() == whole() and write_bound(pack_of(papers())) == write_bound(pack_of(papers()))


def test_the_bound_pdf_has_the_index_then_every_page_and_bookmarks_to_each():
    bound = PdfReader(io.BytesIO(write_bound(pack_of(papers()))))
    assert len(bound.pages) == 1 + 3 + 2 + 1 + 1
    assert [(one.title, bound.get_destination_page_number(one)) for one in bound.outline] == [
        ("目录", 0), ("01 立项文件 沁审备〔2023〕9号.pdf", 1), ("02 施工合同 施工合同.pdf", 4), ("03 现场照片 更早的.jpg", 6), ("04 现场照片 现场.jpg", 7),
    ]
    assert all(float(page.mediabox.width) == pytest.approx(595, abs=1) for page in bound.pages), "photos stand on A4"


def test_the_index_says_what_is_missing_what_was_left_out_and_where_each_begins():
    said = pages_of(write_bound(pack_of(papers())))[0]
    assert "还缺：营业执照" in said and "另有发票1件" in said and "2301-140521-89-01-000001" in said and "材料截至2023-11-04" in said
    assert "02施工合同施工合同.pdf2023-09-202,00025" in said, "金额 2,000 万元, 2 pages, from page 5"


def test_a_photo_tells_its_day_and_place_or_that_it_knows_none():
    *_, earlier, later = pages_of(write_bound(pack_of([*papers(), paper(6, "photo", "带时间.jpg", photo("teal"), taken_at=datetime(2023, 9, 21, 10, 31, tzinfo=CHINA))])))
    assert "拍摄时间2023-09-20（上传时所填，照片不带拍摄时间）" in earlier and "照片不带位置" in earlier
    assert "2023-09-2110:31（照片自带）" in later
    assert "北纬35.60000°，东经112.30000°（照片自带）" in pages_of(write_bound(pack_of(papers())))[6]


@pytest.mark.parametrize(("name", "data", "why"), [
    ("合同.pdf", pdf(2, password="x"), "加了密码，不能并入"), ("合同.pdf", PDF, "文件残缺，读不出来"), ("合同.pdf", pdf(2)[:400], "文件残缺，读不出来"),
])
def test_an_encrypted_or_broken_pdf_stays_in_the_zip_and_is_said_in_the_index_and_on_a_sheet(name, data, why):
    pack = pack_of([paper(1, "contract", name, data), paper(2, "licence", "照.pdf", pdf())])
    inside = zipped(pack)
    assert inside.read(f"{pack.folder}/01_施工合同_合同.pdf") == data
    assert why in "".join(pages_of(inside.read(f"{pack.folder}/00_目录.pdf")))
    index, sheet, other = pages_of(write_bound(pack))
    assert why in index and why in sheet and "01_施工合同_合同.pdf" in sheet and why not in other


def test_a_word_file_and_a_picture_that_is_none_have_a_sheet(tmp_path):
    held = [paper(1, "filing", "批复.zip", b"PK\x03\x04" + bytes(30)), paper(2, "photo", "现场.jpg", photo())]
    (tmp_path / held[1].file).write_bytes(b"\xff\xd8\xff" + bytes(100))
    index, first, second = pages_of(write_bound(pack_of(held)))
    assert "压缩文件，不能并入" in first and "文件残缺，读不出来" in second


def test_a_lost_and_an_altered_file_are_told(tmp_path):
    held = papers()
    (tmp_path / held[1].file).unlink()
    (tmp_path / held[2].file).write_bytes(pdf(5))
    pack = pack_of(held)
    assert not any("施工合同" in name for name in zipped(pack).namelist()) and "施工合同" not in pack.sums
    said = pages_of(write_bound(pack))
    assert "原件不在存放处" in said[0] and "与收件时的哈希不符" in said[0] and "请告诉系统管理员" in said[6], "five pages of the altered filing before it"


def test_what_would_run_by_itself_is_not_carried_over():
    writer, out = PdfWriter(clone_from=io.BytesIO(pdf(1))), io.BytesIO()
    script = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")})
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): script})
    writer.root_object[NameObject("/OpenAction")] = script
    link = DictionaryObject({NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): script})
    link[NameObject("/Rect")] = ArrayObject([FloatObject(number) for number in (0, 0, 9, 9)])
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(link)])
    writer.write(out)
    assert b"JavaScript" in out.getvalue()
    assert b"JavaScript" not in write_bound(pack_of([paper(1, "contract", "合同.pdf", out.getvalue())]))


def test_names_are_such_as_every_system_takes():
    odd = paper(1, "contract", 'a/b\\c:*?"<>|\u202egnp.exe.pdf', pdf())
    assert evidence_pack.file_name(odd, ".pdf") == "施工合同_a b c gnp.exe.pdf"
    assert evidence_pack.file_name(paper(2, "photo", "现场" * 90 + ".jpg", photo()), ".jpg") == f"现场照片_{'现场' * 25}.jpg"
    assert evidence_pack.file_name(paper(3, "photo", "...", photo("teal")), ".jpg") == "现场照片.jpg"


def test_signs_of_markup_in_a_title_are_only_signs():
    assert "#panic()[x]*y*$z$" in pages_of(write_bound(pack_of([paper(1, "contract", "#panic() [x] *y* $z$.pdf", pdf())])))[0]


def test_many_papers_run_over_several_pages_of_index_and_begin_where_it_says():
    held = [paper(1, "photo", f"第{number:02d}张.jpg", photo()) for number in range(60)]
    bound = PdfReader(io.BytesIO(write_bound(pack_of(held))))
    first = bound.get_destination_page_number(bound.outline[1])
    assert first > 2 and len(bound.pages) == first + 60
    assert f"60现场照片第59张.jpg2023-09-201{first + 60}" in "".join("".join(page.extract_text().split()) for page in bound.pages[:first])


def test_no_papers_and_too_many_bytes_are_refused(monkeypatch):
    with pytest.raises(Refused, match="还没有入统材料"):
        pack_of([papers()[4]])
    monkeypatch.setattr(evidence_pack, "MOST", 1000)
    with pytest.raises(Refused, match="不能一次打包：请在项目页逐件下载"):
        pack_of(papers())


def test_the_seal_changes_with_any_file(tmp_path):
    held = papers()
    before = pack_of(held).seal
    (tmp_path / held[0].file).write_bytes(photo("navy"))
    assert pack_of(held).seal != before and before.split()[0] in ("SM3", "SHA-256") and len(before.split()[1]) == 64


def test_a_transparent_picture_stands_on_white():
    out = io.BytesIO()
    Image.new("RGBA", (400, 300), (0, 0, 0, 0)).save(out, "PNG")
    assert "图.png" in pages_of(write_bound(pack_of([paper(1, "photo", "图.png", out.getvalue())])))[1]


def test_without_a_chinese_font_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(fonts, "_there", lambda own, system: [[], ["DejaVu Sans"]])
    with pytest.raises(Refused, match="fonts-noto-cjk"):
        write_bound(pack_of(papers()))
