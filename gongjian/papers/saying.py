"""How papers say things: numbers of levels, days, bold runs, headings of two rows. Shared by both writers and the page."""
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from gongjian.papers.blocks import Appendix, Block, Column, Heading

DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """1–99 as officials count: 十, 二十一."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return f"{DIGITS[tens] if tens > 1 else ''}十{DIGITS[ones] if ones else ''}"


def full_day(day: date) -> str:
    """No leading zeros: 2023年12月3日."""
    return f"{day.year}年{day.month}月{day.day}日"


def short_day(day: date) -> str:
    return f"{day.month}月{day.day}日"


MARKS = (lambda n: f"{numeral(n)}、", lambda n: f"（{numeral(n)}）", lambda n: f"{n}.", lambda n: f"（{n}）")


def numbered(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """Every block with the number of its heading ("" for what is none); an appendix counts from the beginning again."""
    counts = [0, 0, 0, 0]
    for block in blocks:
        if isinstance(block, Appendix):
            counts = [0, 0, 0, 0]
        if not isinstance(block, Heading):
            yield block, ""
            continue
        place = min(max(block.level, 1), 4) - 1
        counts[place] += 1
        counts[place + 1 :] = [0] * (3 - place)
        yield block, MARKS[place](counts[place])


def runs(text: str) -> list[tuple[str, bool]]:
    """A line's pieces, each bold or not: "本周**新开工**3个" → [("本周", False), ("新开工", True), ("3个", False)]."""
    return [(piece, bool(place % 2)) for place, piece in enumerate(text.split("**")) if piece]


def bare(text: str) -> str:
    return text.replace("**", "")


@dataclass(frozen=True)
class Top:
    """A cell of the upper heading: `span` columns wide; `column` set where it reaches down through both rows."""

    label: str
    span: int
    column: Column | None


def tops(columns: Sequence[Column]) -> list[Top]:
    """The upper heading; [] when no column has a group."""
    if not any(column.group for column in columns):
        return []
    found: list[Top] = []
    for group, together in groupby(columns, key=lambda column: column.group):
        under = list(together)
        found += [Top(group, len(under), None)] if group else [Top(column.label, 1, column) for column in under]
    return found


def size_of(columns: Sequence[Column]) -> float:
    """Points: 四号 and smaller the more columns there are, so that a table stays on the sheet."""
    return 12 if len(columns) <= 7 else 10.5 if len(columns) <= 10 else 9


def title_lines(text: str, most: int = 20) -> list[str]:
    """A title's lines: as typed, or broken evenly after a word that may end a line, so that none is left with two characters."""
    if "\n" in text or len(text) <= most:
        return [line.strip() for line in text.split("\n") if line.strip()]
    count = -(-len(text) // (most - 1))
    ideal = len(text) / count
    cuts = [place for place in range(1, len(text)) if text[place - 1] in "的、，）》：年"] + [place for place in range(1, len(text)) if text[place] in "（《关"]
    lines, start = [], 0
    for turn in range(1, count):
        wish = round(ideal * turn)
        near = [cut for cut in cuts if start < cut <= start + most and abs(cut - wish) <= 4 and len(text) - cut <= most * (count - turn)]
        cut = min(near, key=lambda place: abs(place - wish)) if near else wish
        lines.append(text[start:cut])
        start = cut
    return [*lines, text[start:]]
