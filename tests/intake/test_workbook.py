"""Files are opened by what they are; what cannot be read is refused in one clear sentence."""
import io
import struct
import zipfile

import psutil
import pytest

from gongjian.intake.understand import understand
from gongjian.intake.unreadable import Unreadable
from gongjian.intake.workbook import open_workbook

from . import make

LIST = [make.PLAIN, *make.projects(5)]


@pytest.mark.parametrize(("data", "name"), [
    (make.xlsx(LIST), "清单.xlsx"), (make.xlsx(LIST), "清单.xlsx.xlsx"), (make.shared(LIST), "清单.csv"), (make.xls(LIST), "清单.xls"), (make.xls(LIST), "清单.et"),
    (make.xlsx(LIST), "清单.et"), (make.ods(LIST), "清单.ods"), (make.text(LIST), "清单.csv"), (make.text(LIST, "utf-8-sig"), "清单.csv"),
    (make.text(LIST, "gbk"), "清单.csv"), (make.text(LIST, "gb18030", "\t"), "清单.txt"), (make.text(LIST, "utf-8", ";"), "清单.csv"), (make.text(LIST, "utf-16", "\t"), "清单.txt"),
    (("<html><meta charset=utf-8><table>" + "".join("<tr>" + "".join(f"<td>{v}</td>" for v in row) + "</tr>" for row in LIST) + "</table>").encode(), "导出.xls"),
])
def test_every_kind_of_file_says_the_same(data, name):
    sheet = understand(data, name).sheets[0]
    assert sheet.kind == "list"
    assert [column.word for column in sheet.columns] == ["number", "name", "nature", "content", "total", "year_plan"]
    assert sum(row.cells["total"] for row in sheet.rows) == 15_000 * 10_000
    assert [row.cells["number"] for row in sheet.rows] == list("12345")


OLE_HEADER = make.xls(LIST)


def renamed_stream(data: bytes, old: str, new: str) -> bytes:
    before, after = old.encode("utf-16-le"), new.encode("utf-16-le")
    after += b"\0" * (len(before) - len(after))
    return data.replace(before, after[:len(before)], 1)


@pytest.mark.parametrize(("data", "says"), [
    (b"", "空文件"), (b"MZ\x90\0" + b"\0" * 600, "程序"), (b"%PDF-1.7 ...", "PDF"), (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "图片"), (b"\xff\xd8\xff\xe0" + b"\0" * 50, "图片"),
    (b"Rar!\x1a\x07\0", "RAR"), (b"\x00\x01\x02\x03" * 100, "认不出"), (bytes(range(128, 256)) * 20, "编码"), (b"<?xml version='1.0'?><a/>", "XML"),
    (b"PK\x05\x06" + b"\0" * 18, "压缩"), (make.xlsx(LIST)[:2000], "损坏"), (make.xls(LIST)[:1000], "损坏"), (make.ods(LIST)[:700], "损坏"),
    (renamed_stream(OLE_HEADER, "Workbook", "Nothing"), "没有工作表"),
])
def test_other_things_are_refused_in_one_sentence(data, says):
    with pytest.raises(Unreadable, match=says) as refusal:
        understand(data, "清单.xlsx")
    assert str(refusal.value).endswith("。") and "Traceback" not in str(refusal.value)


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(("data", "says"), [
    (zipped({"word/document.xml": b"<w/>"}), "Word"), (zipped({"ppt/presentation.xml": b"<p/>"}), "演示"), (zipped({"a.txt": b"x"}), "压缩包"),
    (zipped({"xl/workbook.bin": b"x"}), "xlsb"), (zipped({"content.xml": b"<x/>", "mimetype": b"application/vnd.oasis.opendocument.text"}), "文字文稿"),
    (zipped({"xl/workbook.xml": b"<broken"}), "损坏"), (zipped({f"{n}.xml": b"" for n in range(3001)}), "部件"),
])
def test_other_zips_are_told_apart(data, says):
    with pytest.raises(Unreadable, match=says):
        understand(data, "清单.xlsx")


def test_a_workbook_with_a_password_says_so():
    encrypted = renamed_stream(OLE_HEADER, "Workbook", "Nothing")
    at = encrypted.find("Nothing".encode("utf-16-le"))
    name = "EncryptedPackage".encode("utf-16-le")
    encrypted = encrypted[:at] + name + encrypted[at + len(name):at + 64] + struct.pack("<H", len(name) + 2) + encrypted[at + 66:]
    with pytest.raises(Unreadable, match="密码"):
        understand(encrypted, "清单.xlsx")
    stream = OLE_HEADER.find(b"\x09\x08\x10\x00")
    length = struct.unpack_from("<H", OLE_HEADER, stream + 2)[0]
    after = stream + 4 + length
    protected = OLE_HEADER[:after] + struct.pack("<HH", 0x2F, struct.unpack_from("<H", OLE_HEADER, after + 2)[0]) + OLE_HEADER[after + 4:]
    with pytest.raises(Unreadable, match="密码"):
        understand(protected, "清单.xls")


def test_bombs_are_not_opened():
    plain = make.shared(LIST)
    before = psutil.Process().memory_info().rss
    bomb = make.altered(plain, {"xl/worksheets/sheet1.xml": b"<worksheet>" + b" " * 90_000_000})
    with pytest.raises(Unreadable, match="炸弹"):
        understand(bomb, "清单.xlsx")
    far = make.altered(plain, {"xl/worksheets/sheet1.xml": make.sheet_xml(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')})
    with pytest.raises(Unreadable, match="零散"):
        understand(far, "清单.xlsx")
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
    with pytest.raises(Unreadable, match="实体"):
        understand(make.altered(plain, {"xl/sharedStrings.xml": entity}), "清单.xlsx")
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml"):
        with pytest.raises(Unreadable, match="实体"):
            understand(make.altered(plain, {part: b"<!DOCTYPE x>" + zipfile.ZipFile(io.BytesIO(plain)).read(part)}), "清单.xlsx")
    repeated = make.ods(LIST)
    content = zipfile.ZipFile(io.BytesIO(repeated)).read("content.xml").replace(b"<table:table-row>", b'<table:table-row table:number-rows-repeated="900000">', 1)
    with pytest.raises(Unreadable, match="重复"):
        understand(make.altered(repeated, {"content.xml": content}), "清单.ods")
    assert psutil.Process().memory_info().rss - before < 200_000_000


def test_a_lying_size_in_the_directory_is_met():
    data = bytearray(make.shared(LIST))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as source:
        size = source.getinfo("xl/sharedStrings.xml").file_size
    at = data.find(b"PK\x01\x02", 0)
    while at >= 0:
        length = struct.unpack_from("<H", data, at + 28)[0]
        if data[at + 46:at + 46 + length] == b"xl/sharedStrings.xml":
            struct.pack_into("<I", data, at + 24, size // 2)
        at = data.find(b"PK\x01\x02", at + 4)
    with pytest.raises(Unreadable, match="损坏"):
        understand(bytes(data), "清单.xlsx")


def test_macros_are_ignored_and_told():
    book = understand(make.altered(make.xlsx(LIST), {}, {"xl/vbaProject.bin": b"\0" * 100}), "清单.xlsm")
    assert len(book.sheets[0].rows) == 5
    assert "宏" in book.notes[0]


def test_a_million_empty_rows_cost_little():
    cells = "".join(f'<row r="{r}"><c r="A{r}" t="inlineStr"><is><t>{a}</t></is></c><c r="B{r}" t="inlineStr"><is><t>{b}</t></is></c><c r="C{r}"><v>{c}</v></c></row>'
                    for r, (a, b, c) in enumerate([("序号", "项目名称", 0)] + [(str(n), f"示例{n}号工程", n) for n in range(1, 6)], 1))
    cells = cells.replace('<c r="C1"><v>0</v></c>', '<c r="C1" t="inlineStr"><is><t>总投资</t></is></c>')
    cells += "".join(f'<row r="{r}" spans="1:20"/>' for r in range(7, 400_000))
    data = make.altered(make.xlsx(LIST), {"xl/worksheets/sheet1.xml": make.sheet_xml(cells)})
    assert len(understand(data, "清单.xlsx").sheets[0].rows) == 5
    assert len(understand(make.ods(LIST, blanks=1_000_000), "清单.ods").sheets[0].rows) == 5


def test_hidden_columns_rows_sheets_and_errors_are_told_not_dropped():
    for data in (make.xlsx(LIST, hidden="CE"), make.xls(LIST, hidden=(2, 4)), make.ods(LIST, hidden=(2, 4))):
        sheet = understand(data, "清单").sheets[0]
        assert [column.letter for column in sheet.columns if column.hidden] == ["C", "E"]
        assert sum("隐藏" in warning.reason for warning in sheet.warnings) == 2
        assert sheet.rows[0].cells["nature"] == "新建"
    hidden = understand(make.xlsx(LIST, more={"藏": [make.PLAIN, *make.projects(3, 50)]}, hidden_sheets=["藏"]), "清单.xlsx").sheets[1]
    assert hidden.hidden and len(hidden.rows) == 3 and any("工作表“藏”是隐藏的" in warning.reason for warning in hidden.warnings)


def test_errors_and_uncalculated_formulas_are_found_where_they_stand():
    book = open_workbook(make.xlsx([[1, "#REF!", "=1+1"], ["", "", "#N/A"]]))
    assert book.grids[0].rows[0][1] == "#REF!" and book.grids[0].rows[1][2] == "#N/A"
    assert book.grids[0].marks.uncalculated == [(0, 2)]


def test_endless_blank_rows_are_cut_told_and_do_not_shift_the_numbers():
    data = make.ods([[], [], *[["", *row] for row in LIST]])
    content = zipfile.ZipFile(io.BytesIO(data)).read("content.xml").decode()
    at = content.rindex("</table:table>")
    more = ('<table:table-row table:number-rows-repeated="900000"><table:table-cell table:number-columns-repeated="9"/></table:table-row>'
            '<table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>')
    sheet = understand(make.altered(data, {"content.xml": (content[:at] + more + content[at:]).encode()}), "清单.ods").sheets[0]
    assert sheet.heading_rows == (3,) and [row.number for row in sheet.rows] == [4, 5, 6, 7, 8] and sheet.columns[0].letter == "B"
    assert any("没有再读" in warning.reason for warning in sheet.warnings)


def test_rows_keep_their_numbers_when_the_top_is_empty():
    for data in (make.xlsx([[], [], *LIST]), make.xls([[], [], *LIST])):
        sheet = understand(data, "清单").sheets[0]
        assert sheet.heading_rows == (3,) and sheet.rows[0].number == 4
