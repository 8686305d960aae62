"""The streams of an OLE compound file (.xls, .et): just enough to tell what it is and to read its workbook records."""
import struct

from .archive import BROKEN
from .unreadable import Unreadable

FREE = 0xFFFFFFFA


def streams(data: bytes) -> dict[str, tuple[int, int, int]]:
    """Name → (first sector, size, kind) of every entry. Raises `Unreadable` on damage."""
    try:
        return {name: (start, size, kind) for name, kind, start, size in _directory(data)}
    except (struct.error, IndexError, ValueError, MemoryError) as error:
        raise Unreadable(BROKEN) from error


def content(data: bytes, name: str) -> bytes:
    """The bytes of the stream `name`. Raises `Unreadable` on damage, KeyError when there is none."""
    entries = streams(data)
    start, size, _ = entries[name]
    try:
        if size >= 4096:
            return _chain(data, start, _fat(data))[:size]
        root = next(entry for entry in _directory(data) if entry[1] == 5)
        mini = _chain(data, root[2], _fat(data))
        header = struct.unpack_from("<I", data, 60)[0]
        minifat = _numbers(_chain(data, header, _fat(data)))
        return b"".join(mini[s * 64:s * 64 + 64] for s in _walk(start, minifat))[:size]
    except (struct.error, IndexError, ValueError, StopIteration, MemoryError) as error:
        raise Unreadable(BROKEN) from error


def _numbers(raw: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(raw) // 4}I", raw[:len(raw) // 4 * 4])


def _sector(data: bytes, number: int) -> bytes:
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    return data[(number + 1) * size:(number + 2) * size]


def _fat(data: bytes) -> tuple[int, ...]:
    blocks = [n for n in struct.unpack_from("<109I", data, 76) if n < FREE]
    extra, seen = struct.unpack_from("<I", data, 68)[0], set()
    while extra < FREE and extra not in seen:
        seen.add(extra)
        numbers = _numbers(_sector(data, extra))
        blocks += [n for n in numbers[:-1] if n < FREE]
        extra = numbers[-1]
    return _numbers(b"".join(_sector(data, n) for n in blocks))


def _walk(start: int, fat: tuple[int, ...]) -> list[int]:
    found, seen = [], set()
    while start < FREE:
        if start in seen:
            raise ValueError("a chain of sectors that bites its tail")
        seen.add(start)
        found.append(start)
        start = fat[start]
    return found


def _chain(data: bytes, start: int, fat: tuple[int, ...]) -> bytes:
    return b"".join(_sector(data, n) for n in _walk(start, fat))


def _directory(data: bytes) -> list[tuple[str, int, int, int]]:
    raw = _chain(data, struct.unpack_from("<I", data, 48)[0], _fat(data))
    found = []
    for at in range(0, len(raw) - 127, 128):
        length, kind = struct.unpack_from("<HB", raw, at + 64)
        if kind in (1, 2, 5) and 2 <= length <= 64:
            start, size = struct.unpack_from("<II", raw, at + 116)
            found.append((raw[at:at + length - 2].decode("utf-16-le", "replace"), kind, start, size))
    return found
