"""Text that a person changed stands beside the drafted text, by the key of its block; figures in tables stay as they were drafted."""
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from gongjian.papers.blocks import Appendix, Block, Heading, Imprint, Note, Paper, Para, Title, To
from gongjian.timeline.refused import Refused

NAMES: dict[type, str] = {Title: "标题", To: "主送", Heading: "小标题", Para: "正文", Note: "附注", Appendix: "附件标题", Imprint: "抄送"}
NEVER_EMPTY = (Title, Appendix)
MOST = 5000  # characters of one block
TO_WRITE = "〔待补〕"  # where the data are silent and a person has to write: a paper that still holds it cannot be checked


def text_of(block: Block) -> str | None:
    """What a person may edit of a block; None where he may not."""
    if isinstance(block, Imprint):
        return block.cc
    return block.text if isinstance(block, (Title, To, Heading, Para, Note, Appendix)) else None


def editable(paper: Paper) -> list[tuple[Block, str]]:
    return [(block, text) for block in paper.blocks if (text := text_of(block)) is not None]


def unwritten(paper: Paper) -> int:
    """How many blocks still wait for a person's words."""
    return sum(TO_WRITE in text for _, text in editable(paper))


def with_texts(paper: Paper, texts: Mapping[str, str]) -> Paper:
    """The paper with a person's words; a block whose text he emptied is left out. Keys that are no longer there are passed over."""
    blocks = []
    for block in paper.blocks:
        if block.key not in texts or text_of(block) is None:
            blocks.append(block)
        elif isinstance(block, Imprint):
            blocks.append(replace(block, cc=texts[block.key]))
        elif texts[block.key]:
            blocks.append(replace(block, text=texts[block.key]))  # type: ignore[arg-type]
    return replace(paper, blocks=tuple(blocks))


def cleaned(text: str) -> str:
    """As kept: no spaces at the ends of lines, no empty lines."""
    return "\n".join(line.strip() for line in text.replace("\r", "").split("\n") if line.strip())


def framed(block: Block, text: str) -> str:
    """Without what the writers put round it themselves: the addressee's colon, the brackets of a note, the full stop of 抄送."""
    match block:
        case To():
            return text.rstrip("：:")
        case Note():
            return text.strip("（）()")
        case Imprint():
            return text.removeprefix("抄送：").rstrip("。")
    return text


def heard(paper: Paper, texts: Mapping[str, str]) -> dict[str, str]:
    """Those texts that differ from the draft. Raises Refused for a block that cannot be edited, an emptied title, a text that is too long."""
    found: dict[str, str] = {}
    blocks = {block.key: block for block in paper.blocks}
    for key, said in texts.items():
        drafted = text_of(blocks[key]) if key in blocks else None
        if drafted is None:
            raise Refused(f"「{key}」不是这份文稿里可以改的文字")
        text = framed(blocks[key], cleaned(said))
        if not text and isinstance(blocks[key], NEVER_EMPTY):
            raise Refused(f"{NAMES[type(blocks[key])]}不能空着")
        if len(text) > MOST:
            raise Refused(f"{NAMES[type(blocks[key])]}超过 {MOST} 字")
        if text.count("**") % 2:
            raise Refused(f"{NAMES[type(blocks[key])]}里的 ** 要成对，中间的字加粗")
        if text != cleaned(drafted):
            found[key] = text
    return found


@dataclass(frozen=True)
class Piece:
    """`how`: "" as drafted, "gone" only drafted, "new" only in the edited text."""

    text: str
    how: str = ""


def pieces(drafted: str, edited: str) -> list[Piece]:
    """Sign by sign, what stayed, went and came."""
    found: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, drafted, edited, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece(drafted[a:b]))
        else:
            found += [piece for piece in (Piece(drafted[a:b], "gone"), Piece(edited[c:d], "new")) if piece.text]
    return found
