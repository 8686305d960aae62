"""Which items a project needs, and why not the others: 审批清单 and 要素前置清单 follow from its kind, its path and what is told of it (M32)."""
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from gongjian.approvals.catalogue.condition import Condition, Told, Value
from gongjian.approvals.catalogue.item import Item

if TYPE_CHECKING:
    from gongjian.approvals.catalogue.book import Catalogue
    from gongjian.approvals.catalogue.kind import Kind


class Needed(Enum):
    YES = "需办理"
    NO = "无需办理"
    UNKNOWN = "待核"


@dataclass(frozen=True)
class Choice:
    """`item`: as it is for this project (its case, its kind's slower time). `why`: of NO the reason, of UNKNOWN what is to be verified, of YES the
    condition it meets ("" where it applies to all). `after`, `lacking`: codes of items needed or unknown; an unneeded one passes its own on.
    `assumed`: attributes the decision rests on that were not told, but taken from the kind's template.
    """

    item: Item
    needed: Needed
    why: str
    after: tuple[str, ...]
    lacking: tuple[str, ...]
    assumed: tuple[str, ...]


def chosen(catalogue: "Catalogue", kind: str, path: str, attributes: Mapping[str, Value | None]) -> dict[str, Choice]:
    """Every item of the catalogue in its order, for a project of this kind and path. Raises KeyError (no such kind or path).

    What was told of an attribute that newer files know no more, or that does not fit it any more, counts as not told: facts outlive files.
    """
    if path not in catalogue.attributes["path"].choices:
        raise KeyError(path)
    known = catalogue.attributes
    told = tuple((key, value) for key, value in sorted(attributes.items()) if key in known and key != "path" and value is not None and known[key].fits(value))
    return dict(_chosen(catalogue, kind, path, told))


@lru_cache(maxsize=2048)
def _chosen(catalogue: "Catalogue", kind: str, path: str, said: tuple[tuple[str, Value], ...]) -> dict[str, Choice]:
    template = catalogue.kinds[kind]
    told: dict[str, Value] = {**template.defaults, **dict(said), "path": path}
    assumed = template.defaults.keys() - dict(said).keys()
    decided = {item.code: _needed(catalogue, item, template, told) for item in catalogue.items.values()}
    edges = joined(catalogue, frozenset(code for code, (needed, _) in decided.items() if needed is not Needed.NO))
    choices = {}
    for code, item in catalogue.items.items():
        rests = tuple(name for name in item.applies.names() if name in assumed) if code not in template.skips else ()
        choices[code] = Choice(_of_kind(item.under(told), template), *decided[code], *edges.get(code, ((), ())), rests)
    return choices


def _needed(catalogue: "Catalogue", item: Item, kind: "Kind", told: Told) -> tuple[Needed, str]:
    if item.code in kind.skips:
        return Needed.NO, kind.skips[item.code]
    if item.by_kind and item.code not in kind.adds:
        return Needed.NO, item.exempt
    holds = item.applies.holds(told)
    if holds is None:
        return Needed.UNKNOWN, f"待核：{'、'.join(catalogue.attributes[name].label for name in item.applies.open(told))}"
    if not holds:
        return Needed.NO, item.excuse(told)
    return Needed.YES, "" if type(item.applies) is Condition else item.applies.said(catalogue.attributes)


def _of_kind(item: Item, kind: "Kind") -> Item:
    if item.code not in kind.slower or item.likely is None:
        return item
    days = item.likely.days + kind.slower[item.code]
    return replace(item, likely=replace(item.likely, days=days, note=f"{item.likely.note}；{kind.label}项目另加 {kind.slower[item.code]} 个工作日"))


@lru_cache(maxsize=4096)
def joined(catalogue: "Catalogue", kept: frozenset[str]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Of each item kept, what must be granted before it begins and before it ends, among those kept. What the catalogue itself says stays;
    of what was passed on by unneeded ones, only what no other prerequisite implies."""
    own: dict[str, set[str]] = {}
    after: dict[str, list[str]] = {}
    lacking: dict[str, list[str]] = {}
    standing_for = _standing_for(catalogue, kept)
    for code in kept:
        item, own[code] = catalogue.items[code], set()
        early: dict[str, None] = {}
        late: dict[str, None] = {}
        for found, words in ((early, item.after), (late, item.lacking)):
            for said in words:
                standing = (said,) if said in kept else standing_for(said, item.group)
                found.update(dict.fromkeys(standing))
                if said in kept or said[0] == "@":
                    own[code].update(standing)
        after[code], lacking[code] = list(early), [one for one in late if one not in early]
    waits = {code: (*after[code], *lacking[code]) for code in kept}

    @cache
    def behind(code: str) -> frozenset[str]:
        return frozenset(waits[code]).union(*map(behind, waits[code]))

    edges = {}
    for code in kept:
        edges[code] = (
            tuple(one for one in after[code] if one in own[code] or not any(one in behind(other) for other in after[code])),
            tuple(one for one in lacking[code] if one in own[code] or not any(one in behind(other) for other in waits[code])),
        )
    return edges


def _standing_for(catalogue: "Catalogue", kept: frozenset[str]) -> Callable[[str, str], tuple[str, ...]]:
    """(code, group of the one who asks) → what stands for it: itself where it is kept. Of a 立项 not on this path, the one that is, asked for from
    outside; of any other unneeded item, what it waited for."""

    @cache
    def standing_for(code: str, group: str) -> tuple[str, ...]:
        if code in kept:
            return (code,)
        named = code[1:] if code[0] == "@" else catalogue.items[code].group
        members = [one.code for one in catalogue.items.values() if one.group == named] if named and named != group else []
        if standing := [one for one in members if one in kept]:
            return (standing[-1],)
        passed: dict[str, None] = {}
        for one in members or (code,):
            for earlier in (*catalogue.items[one].after, *catalogue.items[one].lacking):
                passed.update(dict.fromkeys(standing_for(earlier, named or group)))
        return tuple(passed)

    return standing_for


def all_before(code: str, waits: Mapping[str, Collection[str]]) -> set[str]:
    """Everything that comes before an item, however far back."""
    seen: set[str] = set()
    heap = [code]
    while heap:
        fresh = set(waits[heap.pop()]) - seen
        seen |= fresh
        heap += fresh
    return seen
