"""A chain as a picture one can click: the chain, its links from up to down, and beside each its local firms and the targets courted. Nothing but what is told."""
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

WIDTH, ROOM, LINE, INDENT = 900, 12, 17, 12  # px
CHAIN_AT, CHAIN_WIDE, LINK_AT, LINK_WIDE, SIDE_WIDE = 4, 96, 148, 250, 228
SIDES = (("local", "本地企业", 424), ("target", "目标企业", 668))
SHOWN = 3  # names of firms written in a box; the rest is counted


@dataclass(frozen=True)
class Box:
    """One link: `kind` whole, weak, missing; `firms` (here already) and `targets` (courted) by name."""

    tier: str
    name: str
    kind: str
    state: str
    gap: str
    url: str
    firms: Sequence[str] = ()
    targets: Sequence[str] = ()

    @property
    def lines(self) -> list[str]:
        return [f"{self.tier} · {self.state}", *wrapped(self.gap, 18)[:3]]

    @property
    def height(self) -> float:
        return 30 + LINE * max(len(self.lines), len(listed(self.firms)), len(listed(self.targets)), 1)


def chain(name: str, boxes: Sequence[Box]) -> SafeString:
    """An SVG of one chain: every box is a link to the page of its chain link. Wider than a telephone: it scrolls within its panel."""
    tops, top = [], float(ROOM)
    for box in boxes:
        tops.append(top)
        top += box.height + ROOM
    middle = top / 2
    ways = [way(CHAIN_AT + CHAIN_WIDE, middle, LINK_AT, at + box.height / 2) for box, at in zip(boxes, tops, strict=True)]
    said = f"{name}：" + "；".join(f"{box.tier}{box.name}{box.state}" for box in boxes)
    drawn = together([*ways, head(name, middle), *(row(box, at) for box, at in zip(boxes, tops, strict=True))])
    size = format_html('viewBox="0 0 {0} {1}" width="{0}" height="{1}"', WIDTH, round(top))
    picture = format_html('<svg {} role="group" aria-label="{}">{}</svg>', size, said, drawn)
    return format_html('<div class="scroll chain" tabindex="0" role="region" aria-label="{}图谱">{}</div>', name, picture)


def head(name: str, middle: float) -> SafeString:
    lines = wrapped(name, 6)[:2]
    first = middle + 5 - LINE * (len(lines) - 1) / 2
    words = together(label("", CHAIN_AT + CHAIN_WIDE / 2, first + LINE * turn, line, "middle") for turn, line in enumerate(lines))
    return format_html('<g class="head">{}{}</g>', rect(CHAIN_AT, middle - 24, CHAIN_WIDE, 48), words)


def row(box: Box, top: float) -> SafeString:
    """A link and the two boxes beside it, all as high as the fullest."""
    high, middle = box.height, top + box.height / 2
    words = [label("name", LINK_AT + INDENT, top + 22, cut(box.name, 16))]
    words += [label("small", LINK_AT + INDENT, top + 22 + LINE * turn, line) for turn, line in enumerate(box.lines, 1)]
    link = format_html('<a href="{}" class="link {}">{}{}</a>', box.url, box.kind, rect(LINK_AT, top, LINK_WIDE, high), together(words))
    parts = [way(LINK_AT + LINK_WIDE, middle, SIDES[0][2], middle), way(SIDES[0][2] + SIDE_WIDE, middle, SIDES[1][2], middle), link]
    return together([*parts, *(side(kind, what, names, box.url, x, top, high) for (kind, what, x), names in zip(SIDES, (box.firms, box.targets), strict=True))])


def side(kind: str, what: str, names: Sequence[str], url: str, x: float, top: float, high: float) -> SafeString:
    words = [label("small", x + INDENT, top + 22, f"{what} {len(names)} 家" if names else f"没有{what}")]
    words += [label("", x + INDENT, top + 22 + LINE * turn, name) for turn, name in enumerate(listed(names), 1)]
    dress = f"side {kind}" if names else f"side {kind} none"
    return format_html('<a href="{}#{}" class="{}">{}{}</a>', url, kind, dress, rect(x, top, SIDE_WIDE, high), together(words))


def listed(names: Sequence[str]) -> list[str]:
    shown = [cut(name, 14) for name in names[:SHOWN]]
    return [*shown, f"等 {len(names)} 家"] if len(names) > SHOWN else shown


def rect(x: float, y: float, wide: float, high: float) -> SafeString:
    return format_html('<rect x="{}" y="{}" width="{}" height="{}" rx="6"/>', f"{x:g}", f"{y:g}", f"{wide:g}", f"{high:g}")


def label(kind: str, x: float, y: float, text: str, anchor: str = "start") -> SafeString:
    return format_html('<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>', kind, f"{x:g}", f"{y:g}", anchor, text)


def way(x: float, y: float, to_x: float, to_y: float) -> SafeString:
    half = (x + to_x) / 2
    return mark_safe(f'<path class="way" d="M{x:g} {y:g} C{half:g} {y:g} {half:g} {to_y:g} {to_x:g} {to_y:g}"/>')


def together(parts: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(parts))


def wrapped(text: str, most: int) -> list[str]:
    """Lines of at most so many characters: Chinese breaks anywhere."""
    return [text[at : at + most] for at in range(0, len(text), most)]


def cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
