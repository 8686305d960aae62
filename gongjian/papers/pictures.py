"""A picture on paper: how large it is set, in which letters, and as dots for writers that take no SVG."""
import json

from django.conf import settings

from gongjian.papers.blocks import Picture
from gongjian.papers.fonts import families
from gongjian.papers.gantt_svg import FACE
from gongjian.papers.setting import compiled

MOST = {False: (156, 172), True: (225, 104)}  # mm a picture may take, upright and across, below the head of an appendix
DOTS = 220  # per inch, where a writer takes no SVG


def size_of(block: Picture, wide: bool) -> tuple[float, float]:
    """Millimetres across and down: as wide as the sheet's text, less where it would be too high."""
    across, down = MOST[wide]
    scale = min(across / block.width, down / block.height)
    return round(block.width * scale, 2), round(block.height * scale, 2)


def in_letters(svg: str) -> str:
    """In the black letters of this machine. Raises Refused, with what to install, when it has no Chinese font."""
    names = ", ".join(name for name in families(settings.FONT_DIR)["hei"] if isinstance(name, str))
    return svg.replace(FACE, f'font-family="{names}"')


def set_out(block: Picture, wide: bool) -> dict[str, object]:
    """As Typst takes it."""
    across, down = size_of(block, wide)
    return {"svg": in_letters(block.svg), "across": across, "down": down}


def as_png(block: Picture, wide: bool) -> bytes:
    """Raises Refused as `in_letters`."""
    made = compiled("picture.typ", {"picture": json.dumps(set_out(block, wide), ensure_ascii=False)}, "png", DOTS)
    return made[0] if isinstance(made, list) else bytes(made or b"")
