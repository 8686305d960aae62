"""The catalogue as one thing: read from `data/`, checked, changed. It is dated: a project keeps the version it started under."""
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongjian.approvals.catalogue import checking
from gongjian.approvals.catalogue.attribute import Attribute, read_attributes
from gongjian.approvals.catalogue.item import FIXED, Item, read_item
from gongjian.approvals.catalogue.kind import Kind, read_kinds
from gongjian.approvals.catalogue.mark import Figure, read_figure
from gongjian.timeline.refused import Refused
from gongjian.timeline.tomlfile import FileMistakes, Table, parse

DATA = Path(__file__).parent / "data"


class CatalogueError(FileMistakes):
    """Catalogue files that cannot be taken."""


@dataclass(frozen=True)
class Stage:
    """One of the four stages of 国办发〔2019〕11号, or 0, the check of the elements."""

    number: int
    name: str
    lead: str


@dataclass(frozen=True)
class Source:
    """Where figures come from: an id of rules.md §12, what it is, where it was read (without https://)."""

    key: str
    title: str
    address: str


@dataclass(frozen=True, eq=False)
class Catalogue:
    """`items` by code, in order of stage and file. `caps`: whole-process limits of elsewhere. `raw`: the tables the items were read from."""

    on: date
    title: str
    note: str
    items: dict[str, Item]
    kinds: dict[str, Kind]
    attributes: dict[str, Attribute]
    stages: dict[int, Stage]
    sources: dict[str, Source]
    caps: dict[str, Figure]
    raw: dict[str, dict[str, Any]] = field(repr=False)

    def check(self, units: frozenset[str] | None = None) -> list[str]:
        """Everything that does not fit, as Chinese sentences; [] when it is sound. `units`: keys of the county's units; None reads its file."""
        return checking.mistakes(self, checking.county_units() if units is None else units)

    def guessed(self, *words: str) -> str:
        """The key of the kind that most hints in a project's name or trade speak for, the longer ones weighing more; "" where none does."""
        text = " ".join(words)
        weight = {key: sum(len(hint) for hint in kind.hints if hint in text) for key, kind in self.kinds.items()}
        best = max(weight, key=weight.__getitem__, default="")
        return best if weight.get(best) else ""

    def changed(self, code: str, says: Mapping[str, Any], on: date | None = None) -> "Catalogue":
        """The catalogue with an item's words said anew, in the shape of the files (None takes a word away), from the day `on`.

        Raises Refused: no such item, a word that cannot be changed, a wrong value, a loop (named), a prerequisite that is not there.
        """
        if code not in self.items:
            raise Refused(f"目录里没有事项「{code}」，请从目录里选一个")
        if fixed := [name for name in says if name in FIXED]:
            raise Refused(f"{'、'.join(fixed)} 不能改：它们是事项的身份，增减事项请改目录文件")
        said = {name: value for name, value in (self.raw[code] | dict(says)).items() if value is not None}
        mistakes: list[str] = []
        row = Table(said, f"事项「{self.items[code].name}」", mistakes)
        item = read_item(row, self.items[code].stage, self.attributes)
        row.close()
        if mistakes:
            raise Refused("；".join(mistakes))
        new = replace(self, on=on or self.on, items=self.items | {code: item}, raw=self.raw | {code: said})
        if fresh := [sentence for sentence in new.check() if sentence not in self.check()]:
            raise Refused("；".join(fresh))
        return new


@lru_cache
def read(folder: Path = DATA) -> Catalogue:
    """The catalogue of the files. Raises CatalogueError with every mistake, each with its file; what its parts refer to, `check` says."""
    mistakes: list[str] = []

    def opened(name: str) -> Table:
        try:
            return Table(parse(folder / name, CatalogueError), name, mistakes)
        except CatalogueError as wrong:
            mistakes.extend(f"{name}：{sentence}" for sentence in wrong.sentences)
            return Table({}, name, [])

    head = opened("catalogue.toml")
    file = opened("attributes.toml")
    attributes = {one.key: one for one in read_attributes(file)}
    file.close()
    if "path" not in attributes:
        raise CatalogueError([*mistakes, "attributes.toml：缺少属性 path（审批路径）"])
    stages, items, raw = {}, {}, {}
    for path in sorted(folder.glob("[0-9]-*.toml")):
        file = opened(path.name)
        about = file.table("stage", f"{path.name} 的 stage")
        stage = Stage(int(path.name[0]), about.text("name"), about.maybe_text("lead"))
        about.close()
        stages[stage.number] = stage
        for row in file.rows("items", "事项", name="code"):
            item = read_item(row, stage.number, attributes)
            if item.code in items:
                row.say("code 与别的阶段重复")
            items[item.code], raw[item.code] = item, row.data
        file.close()
    file = opened("kinds.toml")
    kinds = {kind.key: kind for kind in read_kinds(file, attributes)}
    file.close()
    sources = {row.text("key"): Source(row.text("key"), row.text("title"), row.maybe_text("address")) for row in head.rows("sources", "出处")}
    caps = {row.text("name"): _cap(row) for row in head.rows("caps", "全流程时限", name="name")}
    catalogue = Catalogue(
        head.day("on"), head.text("title"), head.maybe_text("note"), items, kinds, attributes, stages, sources, caps, raw,
    )
    head.close()
    if mistakes:
        raise CatalogueError(mistakes)
    return catalogue


def _cap(row: Table) -> Figure:
    return read_figure(row.table("limit", f"{row.place} 的 limit"))
