"""Kinds of project: the template a checklist starts from (M32)."""
from collections.abc import Iterator
from dataclasses import dataclass

from gongjian.approvals.catalogue.attribute import Attribute
from gongjian.approvals.catalogue.condition import Value
from gongjian.approvals.catalogue.mark import Mark, read_mark
from gongjian.timeline.tomlfile import Table


@dataclass(frozen=True)
class Kind:
    """`path`: the usual one. `skips`: item → the reason it is not needed. `adds`: items only this kind has. `defaults`: attributes taken until told.

    `slower`: item → working days its likely time is longer by. `hints`: words of a project's name or trade that speak for it.
    `mark`: how sure the template is.
    """

    key: str
    label: str
    path: str
    hints: tuple[str, ...]
    skips: dict[str, str]
    adds: tuple[str, ...]
    defaults: dict[str, Value]
    slower: dict[str, int]
    mark: Mark


def read_kinds(file: Table, attributes: dict[str, Attribute]) -> Iterator[Kind]:
    for row in file.rows("kinds", "项目类型"):
        kind = Kind(
            row.code("key", "[a-z]{2,12}", "小写英文，不超过 12 个字符"), row.text("label"), row.word("path", attributes["path"].choices),
            row.texts("hints"), _texts(row), row.texts("adds"), _defaults(row, attributes), _slower(row), Mark(*read_mark(row)),
        )
        yield kind


def _texts(row: Table) -> dict[str, str]:
    skips = row.table("skips", f"{row.place} 的 skips", required=False)
    return {code: skips.text(code) for code in skips.data}


def _slower(row: Table) -> dict[str, int]:
    slower = row.table("slower", f"{row.place} 的 slower", required=False)
    return {code: slower.whole(code, 1, 250) for code in slower.data}


def _defaults(row: Table, attributes: dict[str, Attribute]) -> dict[str, Value]:
    said = row.table("defaults", f"{row.place} 的 defaults", required=False)
    for key, value in said.data.items():
        if key not in attributes:
            said.say(f"没有属性 {key}")
        elif not attributes[key].fits(value):
            said.say(f"{attributes[key].label}不能是「{value}」")
    return {key: value for key, value in said.data.items() if key in attributes and key != "path"}
