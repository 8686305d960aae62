"""How a figure of the catalogue is shown: the figure, and 未核实 or 参考 beside it wherever it was not read in an official text."""
from gongjian.approvals.catalogue.book import Catalogue
from gongjian.approvals.catalogue.mark import CONFIDENCE, Mark
from gongjian.pages.table import Cell

NONE = "未写明"
LEGEND = "“未核实”：凭法规常识或推定，没有核过原文；“参考”：转载件或外地做法。不标的核过原文。"


def figure(mark: Mark | None, catalogue: Catalogue, none: str = "") -> Cell:
    """For a table: in words beside it, and whence on hovering."""
    if mark is None:
        return Cell(none, tone="quiet" if none else "")
    return Cell(str(mark), small=mark.said, title=whence(mark, catalogue), tone="" if mark.verified else "unsure")


def fact(label: str, mark: Mark | None, catalogue: Catalogue, text: str = "", none: str = NONE) -> dict:
    """For parts/facts.html: the figure, how sure it is and whence, all in words."""
    if mark is None:
        return {"label": label, "text": text or none}
    return {"label": label, "text": text or str(mark), "small": whence(mark, catalogue)}


def whence(mark: Mark, catalogue: Catalogue) -> str:
    """How sure, from where, and what is to be said of it."""
    named = "、".join(f"{catalogue.sources[key].title}（{key}）" if key in catalogue.sources else key for key in mark.source.split("、") if key)
    return "；".join(filter(None, [CONFIDENCE[mark.confidence], named and f"出处：{named}", mark.note]))
