"""How a clause is tied to its measure: the words of `measured_by` in the plan file, one list a clause.

    measured_by = ["target:invested", "indicator:official_invested", "list:5", "record:sittings", "record:problems_of:肉羊", "page:search"]
"""
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from gongjian.clauses.registry import every_record
from gongjian.indicators.registry import every_indicator
from gongjian.sheets.registry import every_sheet

KINDS = {"target": "目标", "indicator": "指标", "list": "清单", "record": "记录", "page": "页面"}


@dataclass(frozen=True)
class Link:
    """`kind`: one of KINDS. `arg`: what a record is asked of ("record:problems_of:肉羊")."""

    kind: str
    name: str
    arg: str = ""

    def __str__(self) -> str:
        return ":".join(filter(None, (self.kind, self.name, self.arg)))


def link_of(said: str) -> Link:
    kind, _, rest = said.partition(":")
    name, _, arg = rest.partition(":") if kind == "record" else (rest, "", "")
    return Link(kind.strip(), name.strip(), arg.strip())


def mistakes(clauses: Iterable[tuple[str, Iterable[str]]], targets: Collection[str], pages: Collection[str] | None = None) -> Iterator[str]:
    """A sentence for every link of a clause that leads nowhere, by its name. `clauses`: (mark, links); `pages`: url names there are, None: not asked."""
    there = {
        "target": list(targets), "indicator": list(every_indicator()), "list": [str(sheet.number) for sheet in every_sheet()], "record": list(every_record()),
    } | ({} if pages is None else {"page": list(pages)})
    for mark, links in clauses:
        for said in links:
            link = link_of(said)
            if link.kind not in KINDS:
                yield f"条款 {mark}：measured_by「{said}」不认识（可写 {'、'.join(f'{kind}:…' for kind in KINDS)}）"
            elif link.kind in there and link.name not in there[link.kind]:
                shown = "、".join(there[link.kind]) if link.kind != "page" else ""
                yield f"条款 {mark}：没有「{link.name}」这个{KINDS[link.kind]}" + (f"。现有：{shown}" if shown else "")
            elif link.kind == "record" and link.arg and (among := every_record()[link.name].choices) and link.arg not in (known := list(among())):
                yield f"条款 {mark}：「{said}」里没有「{link.arg}」这种。现有：{'、'.join(known)}"
            elif link.kind == "record" and bool(link.arg) != bool(every_record()[link.name].asks):
                asks = every_record()[link.name].asks
                yield f"条款 {mark}：「{said}」" + (f"后面还要写{asks}，如 record:{link.name}:…" if asks else "后面不用再写")
