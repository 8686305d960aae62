"""A paper as PDF, set by Typst: the blocks go in as data, `paper.typ` says how each looks. The same paper gives the same bytes."""
import json
from datetime import UTC, datetime, time
from typing import Any

from django.conf import settings

from gongjian.papers import measures
from gongjian.papers.blocks import Appendix, Head, Imprint, Paper, Picture, RedHead, Table, as_json, printable
from gongjian.papers.fonts import families
from gongjian.papers.pictures import set_out
from gongjian.papers.saying import bare, full_day, numbered, runs, size_of, title_lines, tops
from gongjian.papers.setting import compiled

LONG_CELL = 400  # a row with a cell of more characters may be parted over two pages


def write_pdf(paper: Paper) -> bytes:
    """Raises Refused, with what to install, when the machine has no Chinese font."""
    return bytes(_set(paper, "pdf"))  # type: ignore[arg-type]


def write_pages(paper: Paper, dots: int = 96) -> list[bytes]:
    """Each page as a PNG of `dots` per inch."""
    made = _set(paper, "png", dots)
    return list(made) if isinstance(made, list) else [bytes(made)]  # type: ignore[arg-type]


def _set(paper: Paper, form: Any, dots: float | None = None) -> bytes | list[bytes] | None:
    inputs = {"paper": json.dumps(laid_out(printable(paper)), ensure_ascii=False), "fonts": json.dumps(families(settings.FONT_DIR)), "measures": MEASURES}
    made_at = datetime.combine(paper.on, time(), UTC)
    return compiled("paper.typ", inputs, form, dots, made_at)


MEASURES = json.dumps({name.lower(): value for name, value in vars(measures).items() if name.isupper() and isinstance(value, (int, float, str))})


def laid_out(paper: Paper) -> dict[str, Any]:
    """The paper's blocks as Typst takes them: by section (upright or across), headings numbered, days said, texts cut into runs."""
    sections: list[dict[str, Any]] = [{"wide": False, "blocks": []}]
    several = sum(isinstance(block, Appendix) for block in paper.blocks) > 1
    count = 0
    for (block, mark), said in zip(numbered(paper.blocks), as_json(paper)["blocks"], strict=True):
        if isinstance(block, Appendix):
            count += 1
            sections.append({"wide": block.wide, "blocks": []})
            said |= {"label": f"附件{count}" if several else "附件"}
        elif isinstance(block, Imprint) and sections[-1]["wide"]:
            sections.append({"wide": False, "blocks": []})
        said |= set_out(block, sections[-1]["wide"]) if isinstance(block, Picture) else _said(block, mark)
        sections[-1]["blocks"].append(said)
    head = next((block for block in paper.blocks if isinstance(block, RedHead)), None)
    return {"title": paper.title, "letter": bool(head and head.style == Head.LETTER), "sections": sections}


def _said(block: Any, mark: str) -> dict[str, Any]:
    told: dict[str, Any] = {"mark": mark}
    if getattr(block, "day", None):
        told["day"] = full_day(block.day)
    if isinstance(block, RedHead):
        name = block.name or (block.organ + ("文件" if block.style == Head.DOCUMENT else ""))
        told |= {"name": name, "size": measures.organ_size(name)}
    elif isinstance(block, Table):
        told |= {"size": size_of(block.columns), "tops": [{"label": top.label, "span": top.span, "down": top.column is not None} for top in tops(block.columns)]}
        told["parted"] = [any(len(cell) > LONG_CELL for cell in row) for row in block.rows]
    elif type(block).__name__ in ("Title", "Appendix"):
        told["lines"] = title_lines(block.text)
    elif hasattr(block, "text"):
        told["lines"] = [runs(line) for line in block.text.split("\n") if line.strip()]
        told["plain"] = bare(block.text)
    return told
