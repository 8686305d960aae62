"""The records of an .xls/.et workbook stream for what calamine drops: hidden columns and rows, errors, extent, passwords."""
import struct

from .marks import Marks
from .unreadable import Unreadable

BOF, EOF, BOUNDSHEET, FILEPASS, COLINFO, ROW = 0x809, 0x0A, 0x85, 0x2F, 0x7D, 0x208
FORMULA, STRING, BOOLERR, MULRK = 0x06, 0x207, 0x205, 0xBD
VALUES = {0xFD, 0x203, 0x27E, 0x204, MULRK, FORMULA, BOOLERR}
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def marks_of(stream: bytes) -> list[Marks]:
    """Marks of every sheet in workbook order (merges stay with calamine). Raises `Unreadable` when it has a password."""
    offsets: list[int] = []
    found: dict[int, Marks] = {}
    at = 0
    marks, pending = Marks(), None
    unpack = struct.unpack_from
    while at + 4 <= len(stream):
        start = at
        code, size = unpack("<HH", stream, at)
        at += 4
        body = stream[at:at + size]
        at += size
        if pending is not None and code != STRING:
            marks.uncalculated.append(pending)
        pending = None
        if code in VALUES and size >= 6:
            row, column = unpack("<HH", body)
            marks.last_row = max(marks.last_row, row)
            marks.last_column = max(marks.last_column, unpack("<H", body, size - 2)[0] if code == MULRK else column)
            if code == FORMULA and size >= 14 and body[12:14] == b"\xff\xff":
                if body[6] == 2:
                    marks.errors[row, column] = ERRORS.get(body[8], "#错误")
                elif body[6] == 0:
                    pending = (row, column)
            elif code == BOOLERR and size >= 8 and body[7]:
                marks.errors[row, column] = ERRORS.get(body[6], "#错误")
        elif code == BOF:
            marks = found.setdefault(start, Marks())
        elif code == FILEPASS:
            raise Unreadable("文件设了密码，读不出内容；请去掉密码后再传。")
        elif code == BOUNDSHEET and size >= 4:
            offsets.append(unpack("<I", body)[0])
        elif code == COLINFO and size >= 10:
            first, last, _, _, options = unpack("<5H", body)
            if options & 1:
                marks.hidden_columns.update(range(first, min(last, 255) + 1))
        elif code == ROW and size >= 16 and unpack("<H", body, 12)[0] & 0x20:
            marks.hidden_rows += 1
    return [found.get(offset, Marks()) for offset in offsets]
