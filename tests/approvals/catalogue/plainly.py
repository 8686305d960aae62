"""A small catalogue, said in one line an item."""
from datetime import date

from gongjian.approvals.catalogue.attribute import read_attributes
from gongjian.approvals.catalogue.book import Catalogue, Stage
from gongjian.approvals.catalogue.choosing import Needed, chosen
from gongjian.approvals.catalogue.item import read_item
from gongjian.approvals.catalogue.kind import read_kinds
from gongjian.timeline.tomlfile import Table

ATTRIBUTES = [
    {"key": "path", "label": "审批路径", "kind": "choice", "choices": {"approve": "审批", "verify": "核准", "file": "备案"}},
    {"key": "forest", "label": "占用林地", "kind": "flag", "denied": "不占用林地"},
    {"key": "energy", "label": "年综合能耗", "kind": "number", "unit": "吨标准煤"},
    {"key": "power", "label": "年用电量", "kind": "number", "unit": "万千瓦时"},
]
KIND = {"key": "plain", "label": "普通", "path": "file", "confidence": "C", "note": "示例"}


def attributes() -> dict:
    return {one.key: one for one in read_attributes(Table({"attributes": [dict(row) for row in ATTRIBUTES]}, "", []))}


def little(*items: dict, kinds: tuple[dict, ...] = (KIND,)) -> Catalogue:
    """Items with `code` and what else they say; a 立项 (`filed`) and a start are added where they are missing. Raises AssertionError on a mistake."""
    mistakes: list[str] = []
    asked = attributes()
    rows = [{"code": "filed", "name": "备案", "group": "establish"}, *items]
    if not any(row["code"] == "start" for row in items):
        rows.append({"code": "start", "name": "开工", "after": list(dict.fromkeys(row["code"] for row in rows if row.get("stage", 0) < 1))})
    made, raw = {}, {}
    for row in rows:
        whole = {"rule": "A1", "name": row["code"], "owner": "某局"} | {name: value for name, value in row.items() if name != "stage"}
        made[row["code"]] = read_item(Table(whole, row["code"], mistakes), row.get("stage", 0), asked)
        raw[row["code"]] = whole
    kinds_read = {kind.key: kind for kind in read_kinds(Table({"kinds": [dict(kind) for kind in kinds]}, "", mistakes), asked)}
    assert mistakes == []
    return Catalogue(date(2023, 11, 1), "示例目录", "", made, kinds_read, asked, {0: Stage(0, "前期", ""), 1: Stage(1, "竣工", "")}, {}, {}, raw)


def waits(catalogue: Catalogue, kind: str = "plain", path: str = "file", **told) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """{item needed or unknown: (after, lacking)} of a project."""
    return {code: (choice.after, choice.lacking) for code, choice in chosen(catalogue, kind, path, told).items() if choice.needed is not Needed.NO}
