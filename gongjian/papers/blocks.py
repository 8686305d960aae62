"""A paper is an ordered list of blocks. Nothing here knows how it is printed (rules.md §8); both writers and the page read the same blocks.

    Paper("一周动态", date(2023, 12, 13), (
        RedHead("沁水县项目攻坚指挥部办公室", Head.BRIEF, name="项目建设一周动态"), Title("项目建设一周动态"), Heading("starts", 1, "新开工"),
        Para("starts-said", "本周**新开工 2 个项目**……"), Table("starts-list", (Column("项目名称", share=3), Column("总投资", "万元", RIGHT)), rows),
        Signature("沁水县项目攻坚指挥部办公室", date(2023, 12, 13)),
    ))

A block's `key` is stable from one drafting to the next: text that a person edits is kept by it (`texts.py`), and it says which blocks have changed.
Of what stands once in a paper the key is given; everything else is named by whoever drafts. Levels are numbered 一、（一）1.（1） by the writers.
In texts **two stars** set bold, a newline begins a new paragraph.
"""
import re
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

LEFT, CENTER, RIGHT = "left", "center", "right"


class Head(StrEnum):
    """Kinds of red head."""

    DOCUMENT = "document"  # 文件: organ (with 文件), number, red rule
    LETTER = "letter"  # 函: organ 30 mm from the page's top, red double rules at top and foot, no number on the first page
    MINUTES = "minutes"  # 纪要: "××纪要" in red
    BRIEF = "brief"  # 简报: its name in red, issue, organ and day, red rule
    PLAIN = "plain"  # no red head: 交办单 and other forms


@dataclass(frozen=True)
class RedHead:
    """`name`: what stands in red (default: the organ, with 文件 for a document). `number`: 文号, put in at signing where empty.

    `serial`: 份号, six digits. `secrecy`, `urgency`: 特急, 加急. `signer`: 签发人, upward papers only. `issue`: 期号 of a brief, e.g. "第5期".
    """

    organ: str
    style: Head = Head.DOCUMENT
    name: str = ""
    number: str = ""
    signer: str = ""
    urgency: str = ""
    secrecy: str = ""
    serial: str = ""
    issue: str = ""
    day: date | None = None
    key: str = "head"


@dataclass(frozen=True)
class Title:
    """A newline is a break that sense asks for; else the writers break it."""

    text: str
    key: str = "title"


@dataclass(frozen=True)
class To:
    """主送, without the colon: "各乡（镇）人民政府，开发区管委会"."""

    text: str
    key: str = "to"


@dataclass(frozen=True)
class Heading:
    key: str
    level: int  # 1–4
    text: str


@dataclass(frozen=True)
class Para:
    """`lead` begins it in 黑体 ("出席：", "牵头单位："); what follows is then set flush behind it."""

    key: str
    text: str
    lead: str = ""
    align: str = ""  # "", CENTER, RIGHT; "" is set from both sides, two characters in


@dataclass(frozen=True)
class Column:
    """`share`: width beside the others. `group`: neighbours of one group stand under one upper heading."""

    label: str
    unit: str = ""
    align: str = LEFT
    share: float = 1
    group: str = ""


@dataclass(frozen=True)
class Table:
    """Cells are words, said already (reading.shown). `total`: as many cells as columns, or none. `unit`: above the table, right ("单位：万元").

    `empty`: said instead of a table of no rows; "" leaves it out whole.
    """

    key: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    unit: str = ""
    total: tuple[str, ...] = ()
    empty: str = "无"


@dataclass(frozen=True)
class Facts:
    """A form of labels and values, as a 交办单 has. A row is one or two (label, value) pairs; `tall` leaves room to write: {row: millimetres}."""

    key: str
    rows: tuple[tuple[tuple[str, str], ...], ...]
    tall: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Picture:
    """A drawing that stands alone, as SVG of `width` × `height` px; set as wide as the sheet allows. `alt`: what it shows, in words, for who has no picture."""

    key: str
    svg: str
    width: int
    height: int
    alt: str
    caption: str = ""


@dataclass(frozen=True)
class Attachments:
    """附件说明, in the order of the appendices; no punctuation at the end."""

    items: tuple[str, ...]
    key: str = "attachments"


@dataclass(frozen=True)
class Signature:
    """`day` None: on signing, the day of signing."""

    organ: str
    day: date | None = None
    key: str = "signature"


@dataclass(frozen=True)
class Note:
    """附注, without its brackets: "此件公开发布"."""

    text: str
    key: str = "note"


@dataclass(frozen=True)
class Appendix:
    """附件: a new page, across where `wide`; all blocks up to the next appendix or the imprint stand in it."""

    key: str
    text: str
    wide: bool = False


@dataclass(frozen=True)
class Imprint:
    """版记, the last block: `cc` 抄送 without its label and full stop. `day` None: the day of signing."""

    organ: str
    cc: str = ""
    day: date | None = None
    key: str = "imprint"


Block = RedHead | Title | To | Heading | Para | Table | Facts | Picture | Attachments | Signature | Note | Appendix | Imprint
KINDS: dict[str, type] = {kind.__name__.lower(): kind for kind in Block.__args__}  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Paper:
    """`title` in one line, for the register and the file's name. `on`: the day its figures are of. Raises ValueError when two blocks share a key."""

    title: str
    on: date
    blocks: tuple[Block, ...]

    def __post_init__(self):
        keys = [block.key for block in self.blocks]
        if twice := {key for key in keys if keys.count(key) > 1 or not key}:
            raise ValueError(f"{self.title}: keys that are not one block's: {sorted(twice)}")
        for block in self.blocks:
            if isinstance(block, Table) and any(len(row) != len(block.columns) for row in (*block.rows, *filter(None, [block.total]))):
                raise ValueError(f"{self.title}: {block.key} has rows of another length than its columns")

    def block(self, key: str) -> Block | None:
        return next((block for block in self.blocks if block.key == key), None)


def as_json(paper: Paper) -> dict[str, Any]:
    """{"title", "on", "blocks": [{"kind": "para", "key": …}, …]}: what a fact keeps and what Typst is given."""
    told = [{"kind": type(block).__name__.lower()} | _plain(block) for block in paper.blocks]
    return {"title": paper.title, "on": paper.on.isoformat(), "blocks": told}


def from_json(said: dict[str, Any]) -> Paper:
    blocks = tuple(_block(KINDS[one["kind"]], {name: value for name, value in one.items() if name != "kind"}) for one in said["blocks"])
    return Paper(said["title"], date.fromisoformat(said["on"]), blocks)


UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # what neither XML nor paper knows; a newline stays


def printable(paper: Paper) -> Paper:
    """The paper without signs that cannot be printed (workbooks bring some in)."""
    return from_json(as_json(paper))


def _plain(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Head):
        return UNPRINTABLE.sub("", value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _block(kind: type, said: dict[str, Any]) -> Any:
    """What a later version of the house left out or added takes its default, so that old papers stay readable."""
    known = {field.name for field in fields(kind)}
    made = {name: _tuples(value) for name, value in said.items() if name in known}
    if made.get("day"):
        made["day"] = date.fromisoformat(made["day"])
    if kind is RedHead:
        made["style"] = Head(made["style"])
    if kind is Table:
        made["columns"] = tuple(_block(Column, column) for column in said["columns"])
    return kind(**made)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value
