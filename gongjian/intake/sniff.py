"""What a file is, by its first bytes and not by its name."""
from .unreadable import Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FOREIGN = (
    (b"MZ", "这是一个 Windows 程序（.exe），不是表格，未打开。"),
    (b"\x7fELF", "这是一个程序文件，不是表格，未打开。"),
    (b"%PDF", "这是 PDF 文件，不是表格；请向来文单位要 Excel 原表。"),
    (b"\x89PNG", "这是图片，不是表格；请要 Excel 原表。"),
    (b"\xff\xd8\xff", "这是图片，不是表格；请要 Excel 原表。"),
    (b"GIF8", "这是图片，不是表格；请要 Excel 原表。"),
    (b"BM", "这是图片，不是表格；请要 Excel 原表。"),
    (b"II*\0", "这是图片，不是表格；请要 Excel 原表。"),
    (b"MM\0*", "这是图片，不是表格；请要 Excel 原表。"),
    (b"RIFF", "这是音像或图片文件，不是表格。"),
    (b"Rar!", "这是 RAR 压缩包，请解开后再传里面的表格。"),
    (b"7z\xbc\xaf", "这是 7z 压缩包，请解开后再传里面的表格。"),
    (b"\x1f\x8b", "这是 gzip 压缩包，请解开后再传里面的表格。"),
    (b"{\\rtf", "这是 RTF 文稿，不是表格；请另存为 .xlsx 后再传。"),
    (b"MIME-Version", "这是网页存档（.mht），请用 Excel 打开后另存为 .xlsx 再传。"),
    (b"SQLite format 3", "这是数据库文件，不是表格。"),
)
LARGEST = 64 * 1024 * 1024


def kind_of(data: bytes) -> str:
    """'zip', 'ole', 'html' or 'text'. Raises `Unreadable` for an empty, oversized or foreign file."""
    if not data:
        raise Unreadable("这是一个空文件（0 字节）。")
    if len(data) > LARGEST:
        raise Unreadable(f"文件有 {len(data) // 1048576} MB，超过 {LARGEST // 1048576} MB，不像项目清单；请删去图片和多余的表后再传。")
    if data.startswith(b"PK\x03\x04"):
        return "zip"
    if data.startswith(b"PK"):
        raise Unreadable("这是一个空的或不完整的压缩文件，打不开；请重新导出。")
    if data.startswith(OLE):
        return "ole"
    for magic, why in FOREIGN:
        if data.startswith(magic) and not (magic in (b"BM", b"MZ") and b"\0" not in data[:512]):
            raise Unreadable(why)
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise Unreadable("这是旧式的 XML 电子表格（2003），请用 Excel 或 WPS 打开后另存为 .xlsx 再传。")
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head")) or (head.startswith(b"<") and b"<table" in head):
        return "html"
    if head.startswith(b"<"):
        raise Unreadable("这是 XML 或网页文件，不是表格；请另存为 .xlsx 后再传。")
    return "text"
