"""The catalogue as one thing: read from `data/`, checked, changed. It is dated: a project keeps the version it started under."""
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache, partial
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

    @cached_property
    def _broken(self) -> frozenset[str]:
        return frozenset(checking.broken(self, checking.county_units()))

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
        if "inferred" not in says:  # what is no prerequisite any more is no inferred one either
            said["inferred"] = [one for one in said.get("inferred", ()) if one in (*said.get("after", ()), *said.get("lacking", ()))]
        if "exempt" in says and "exempts" not in says:  # one reason in the place of several
            said.pop("exempts", None)
        mistakes: list[str] = []
        row = Table(said, f"事项「{self.items[code].name}」", mistakes)
        item = read_item(row, self.items[code].stage, self.attributes)
        row.close()
        if mistakes:
            raise Refused("；".join(mistakes))
        new = replace(self, on=on or self.on, items=self.items | {code: item}, raw=self.raw | {code: said})
        before, units = self._broken, checking.county_units()
        if fresh := [sentence for sentence in checking.broken(new, units) if sentence not in before]:
            raise Refused("；".join(fresh))
        return new


@lru_cache
def read(folder: Path = DATA) -> Catalogue:
    """The catalogue of the files. Raises CatalogueError with every mistake, each with its file; how its parts fit together, `check` says."""
    mistakes: list[str] = []
    opened = partial(_opened, folder, mistakes)
    with opened("attributes.toml") as file:
        attributes = {one.key: one for one in read_attributes(file)}
    if "path" not in attributes:
        raise CatalogueError([*mistakes, "attributes.toml：缺少属性 path（审批路径）"])
    stages: dict[int, Stage] = {}
    items: dict[str, Item] = {}
    raw: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("[0-9]-*.toml")):
        number = int(path.name[0])
        with opened(path.name) as file:
            stages[number] = _stage(number, file)
            for row in file.rows("items", "事项", name="code"):
                item = read_item(row, number, attributes)
                if item.code in items and items[item.code].stage < number:
                    row.say("code 与别的阶段重复")
                items[item.code], raw[item.code] = item, row.data
    with opened("kinds.toml") as file:
        kinds = {kind.key: kind for kind in read_kinds(file, attributes)}
    with opened("catalogue.toml") as head:
        sources = {row.text("key"): Source(row.text("key"), row.text("title"), row.maybe_text("address")) for row in head.rows("sources", "出处")}
        caps = {row.text("name"): _cap(row) for row in head.rows("caps", "全流程时限", name="name")}
        on, title, note = head.day("on"), head.text("title"), head.maybe_text("note")
    if mistakes:
        raise CatalogueError(mistakes)
    return Catalogue(on, title, note, items, kinds, attributes, stages, sources, caps, raw)


@contextmanager
def _opened(folder: Path, mistakes: list[str], name: str) -> Iterator[Table]:
    """A file as a table; closed, it says what nobody took. One that cannot be parsed says only that."""
    try:
        file = Table(parse(folder / name, CatalogueError), name, mistakes)
    except CatalogueError as wrong:
        mistakes.extend(f"{name}：{sentence}" for sentence in wrong.sentences)
        file = Table({}, name, [])
    yield file
    file.close()


def _stage(number: int, file: Table) -> Stage:
    about = file.table("stage", f"{file.place} 的 stage")
    stage = Stage(number, about.text("name"), about.maybe_text("lead"))
    about.close()
    return stage


def _cap(row: Table) -> Figure:
    return read_figure(row.table("limit", f"{row.place} 的 limit"))
