"""The zip inside an .xlsx or .ods: what it is and whether it may be opened. Only the central directory and streamed parts are read."""
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from .unreadable import Unreadable

ENTRIES, TOTAL, RATIO, RATIO_FROM, STRINGS = 3000, 400_000_000, 150, 30_000_000, 120_000_000
CHUNK = 1 << 20
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
BROKEN = "文件不完整或已损坏，打不开；请重新导出或另存为 .xlsx 后再传。"


class Archive:
    """A guarded zip. `kind` is 'xlsx' or 'ods'; raises `Unreadable` on a bomb, a password, a DTD, another kind of document or damage."""

    def __init__(self, data: bytes):
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Unreadable(BROKEN) from error
        self.infos = self.zip.infolist()
        self._weigh(len(data))
        self.names = {info.filename for info in self.infos}
        self.kind = self._kind()
        self.macros = any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) or name.startswith("Basic/") for name in self.names)

    def _weigh(self, packed: int) -> None:
        total = sum(info.file_size for info in self.infos)
        if len(self.infos) > ENTRIES:
            raise Unreadable(f"压缩包里有 {len(self.infos)} 个部件，不是正常的表格，未打开。")
        if total > TOTAL or (total > RATIO_FROM and total / max(packed, 1) > RATIO):
            raise Unreadable(f"文件 {packed // 1024} KB，解开后却有 {total // 1048576} MB，像是压缩炸弹或满是空行，未打开；"
                             "请删去多余的空行空列后另存再传。")
        if len({info.filename for info in self.infos}) != len(self.infos):
            raise Unreadable("压缩包里有重名的部件，不是正常的表格，未打开。")
        for info in self.infos:
            if info.flag_bits & 1:
                raise Unreadable("文件设了密码，读不出内容；请去掉密码后再传。")
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise Unreadable("文件用了少见的压缩方式，读不出内容；请用 Excel 或 WPS 另存为 .xlsx 后再传。")
            if info.filename.endswith("sharedStrings.xml") and info.file_size > STRINGS:
                raise Unreadable("表里的文字超过 100 MB，不像项目清单，未打开。")

    def _kind(self) -> str:
        names = self.names
        if "xl/workbook.bin" in names:
            raise Unreadable("这是二进制工作簿（.xlsb），请另存为 .xlsx 后再传。")
        if any(n.lower() == "xl/workbook.xml" for n in names):
            return "xlsx"
        if "content.xml" in names:
            mimetype = self.zip.read("mimetype")[:100] if "mimetype" in names else b""
            if b"spreadsheet" in mimetype or not mimetype:
                if "META-INF/manifest.xml" in names and b"encryption-data" in b"".join(self.stream("META-INF/manifest.xml")):
                    raise Unreadable("文件设了密码，读不出内容；请去掉密码后再传。")
                return "ods"
            raise Unreadable("这是文字文稿（.odt 一类），不是表格；请另存为 .xlsx 后再传。")
        if any(n.startswith("word/") for n in names):
            raise Unreadable("这是 Word 文稿（.docx），不是表格；请把其中的表贴到 Excel 里另存为 .xlsx 再传。")
        if any(n.startswith("ppt/") for n in names):
            raise Unreadable("这是演示文稿（.pptx），不是表格。")
        if any(n.lower().startswith("xl/") for n in names):
            raise Unreadable(BROKEN)
        raise Unreadable("这是普通压缩包，请解开后再传里面的表格。")

    def stream(self, name: str) -> Iterator[bytes]:
        """The part `name` in chunks of at most 1 MB. Raises `Unreadable` on damage, a lying size or a DTD/entity."""
        tail = b""
        try:
            with self.zip.open(name) as part:
                while chunk := part.read(CHUNK):
                    if _DTD.search(tail + chunk):
                        raise Unreadable("文件里夹带了 XML 实体定义（DTD），正常的表格没有，未打开。")
                    tail = chunk[-16:]
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError) as error:
            raise Unreadable(BROKEN) from error

    def check_xml(self, skip: frozenset[str]) -> None:
        """Stream every XML part not in `skip` once, so that entities, damage and lying sizes are met here and not in the parser."""
        for info in self.infos:
            if info.filename.lower().endswith((".xml", ".rels", ".vml")) and info.filename not in skip:
                for _ in self.stream(info.filename):
                    pass
