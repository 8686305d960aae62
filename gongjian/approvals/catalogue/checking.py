"""What must hold between the parts of the catalogue. Each function yields Chinese sentences."""
import re
from collections.abc import Iterator
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from gongjian.approvals.catalogue.choosing import Needed, all_before, chosen
from gongjian.approvals.catalogue.item import GROUPS, Item
from gongjian.people.countyfile import read_county

if TYPE_CHECKING:
    from gongjian.approvals.catalogue.book import Catalogue

START = "start"
SOURCE = re.compile(r"[A-Z]\d+b?")


@lru_cache
def county_units() -> frozenset[str]:
    """Keys of every unit of the county files."""
    return frozenset(unit.key for path in Path(settings.HOME, "counties").glob("*.toml") for unit in read_county(path).units)


def mistakes(book: "Catalogue", units: frozenset[str]) -> list[str]:
    return [*broken(book, units), *unused(book)]


def broken(book: "Catalogue", units: frozenset[str]) -> list[str]:
    """Without what is merely idle: what a change may not bring about."""
    missing = list(dangling(book))
    found = [*missing, *bureaus(book, units), *sources(book), *groups(book), *kinds(book), *twice(book)]
    return found if missing else found + (list(loop(book)) or list(leads_nowhere(book)))


def dangling(book: "Catalogue") -> Iterator[str]:
    for item in book.items.values():
        for word, codes in (("前置事项", item.after), ("容缺事项", item.lacking), ("并行事项", item.beside)):
            for code in codes:
                if code.startswith("@") and code[1:] not in GROUPS or not code.startswith("@") and code not in book.items:
                    yield f"事项「{item.name}」：目录里没有{word} {code}"
                elif code == item.code:
                    yield f"事项「{item.name}」：{word}里写了它自己"
    if START not in book.items:
        yield "目录里没有开工（start）这一事项"


def before(book: "Catalogue", item: Item) -> dict[str, None]:
    """The codes that may have to be there before an item: a group, or one of its members asked for from outside, stands for every member,
    since whichever applies takes the others' place."""
    said: dict[str, None] = {}
    for code in (*item.after, *item.lacking):
        group = code[1:] if code.startswith("@") else book.items[code].group
        members = [one.code for one in book.items.values() if one.group == group] if group and group != item.group else [code]
        said |= dict.fromkeys(members)
    return said


def loop(book: "Catalogue") -> Iterator[str]:
    """A loop, named: 甲→乙→甲, each before the next."""
    graph = {item.code: before(book, item) for item in book.items.values()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as cycle:
        yield f"前置关系绕成了圈：{'→'.join(book.items[code].name for code in cycle.args[1])}"


def leads_nowhere(book: "Catalogue") -> Iterator[str]:
    """On whichever path, of whichever kind, every item before completion leads to the start or is said to be beside it; none of completion precedes it."""
    last, start = max(book.stages), book.items[START]
    lost: dict[str, None] = {}
    early: dict[str, None] = {}
    for kind in book.kinds:
        for path in book.attributes["path"].choices:
            choices = chosen(book, kind, path, {})
            needed = {START, *all_before(START, {code: (*choice.after, *choice.lacking) for code, choice in choices.items()})}
            kept = [choice.item for choice in choices.values() if choice.needed is not Needed.NO]
            lost |= {item.name: None for item in kept if item.stage < last and item.code not in needed and item.code not in start.beside}
            early |= {item.name: None for item in kept if item.stage == last and item.code in needed}
    for name in lost:
        yield f"事项「{name}」：没有通向开工的路，也没有写明与开工并行（把它写进某个事项的 after，或开工的 beside）"
    for name in early:
        yield f"事项「{name}」：是竣工阶段的事项，却成了开工的前置"


def bureaus(book: "Catalogue", units: frozenset[str]) -> Iterator[str]:
    for item in book.items.values():
        for key in (key for key in (item.bureau, *item.others) if key and key not in units):
            yield f"事项「{item.name}」：县情文件里没有单位 {key}"


def sources(book: "Catalogue") -> Iterator[str]:
    """An id of a source is one of the listed ones; a document named in words is let be."""
    marks = [(f"事项「{item.name}」", mark) for item in book.items.values() for mark in item.marks]
    marks += [(f"项目类型「{kind.label}」", kind.mark) for kind in book.kinds.values()] + list(book.caps.items())
    for place, mark in marks:
        for source in mark.source.split("、"):
            if SOURCE.fullmatch(source) and source not in book.sources:
                yield f"{place}：出处 {source} 不在出处表里"


def groups(book: "Catalogue") -> Iterator[str]:
    for group, name in GROUPS.items():
        if not any(item.group == group for item in book.items.values()):
            yield f"没有属于“{name}”（@{group}）的事项"


def kinds(book: "Catalogue") -> Iterator[str]:
    for kind in book.kinds.values():
        for code in (code for code in (*kind.skips, *kind.adds, *kind.slower) if code not in book.items):
            yield f"项目类型「{kind.label}」：目录里没有事项 {code}"
        for code in (code for code in kind.adds if code in book.items and (code in kind.skips or not book.items[code].by_kind)):
            yield f"项目类型「{kind.label}」：{book.items[code].name} 不是由类型决定的事项，或同时写在 skips 里"
        if START in kind.skips:
            yield f"项目类型「{kind.label}」：开工不能省"
    for item in (item for item in book.items.values() if item.by_kind and not any(item.code in kind.adds for kind in book.kinds.values())):
        yield f"事项「{item.name}」：没有一类项目用到它"


def unused(book: "Catalogue") -> Iterator[str]:
    conditions = [condition for item in book.items.values() for condition in (item.applies, *(case.when for case in item.cases))]
    asked = {name for condition in conditions for name in condition.names()}
    for attribute in (one for one in book.attributes.values() if one.key not in asked):
        yield f"属性「{attribute.label}」（{attribute.key}）：没有一个条件用到它"


def twice(book: "Catalogue") -> Iterator[str]:
    """Two items stand in one relation only: one before the other, or lacked by it, or beside it."""
    for item in book.items.values():
        for code in (code for code in item.after if code in item.lacking):
            yield f"事项「{item.name}」：{code} 既写了前置又写了容缺"
        for other in (book.items[code] for code in item.beside if code in book.items):
            if other.code in (*item.after, *item.lacking) or item.code in (*other.after, *other.lacking):
                yield f"事项「{item.name}」与「{other.name}」：既写了前置又写了并行"
