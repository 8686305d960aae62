"""Which signings may be one project signed twice (G13): one investor and a near name, one site, one project. A queue for a person; nothing merges by itself."""
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Protocol, TypeVar

from rapidfuzz import fuzz

from gongjian.projects.names import ORDINAL, nearness, plain

NEAR = 60  # of one investor; 一期 and 二期 do not tell two names apart here: that is how one project is signed twice
VERY_NEAR = 88  # of two investors whose own names are near
INVESTORS = 70
FORM = re.compile(r"股份有限公司|有限责任公司|有限公司|集团|公司|[（(].*?[）)]|沁水县?|县$")


class Signed(Protocol):
    enterprise_id: int | None
    investor: str
    title: str
    site: str
    project_id: int | None
    signed_on: date


S = TypeVar("S", bound=Signed)


@dataclass(frozen=True)
class Doubt:
    """Two signings in the order they were signed, and why they may be one."""

    earlier: object
    later: object
    why: str


def alike(one: str, other: str) -> int:
    """How near two titles are, 0–100, by the house's measure or with ordinals left out, whichever is more."""
    return max(nearness(one, other), round(fuzz.ratio(bare(one), bare(other))))


@cache
def bare(title: str) -> str:
    return ORDINAL.sub("", plain(title))


@cache
def called(investor: str) -> str:
    """An investor's own name, without what every company is called."""
    return FORM.sub("", "".join(investor.split()))


def why(one: Signed, other: Signed) -> str:
    """Why the two may be one; "" when nothing says so."""
    if one.project_id and one.project_id == other.project_id:
        return "对应同一个项目"
    same = one.enterprise_id is not None and one.enterprise_id == other.enterprise_id or one.investor == other.investor
    site = bool(plain(one.site)) and plain(one.site) == plain(other.site)
    if same:
        near = alike(one.title, other.title)
        return f"同一投资方，名称相近（{near}%）" if near >= NEAR else "同一投资方，同一地点" if site else ""
    kin = fuzz.ratio(called(one.investor), called(other.investor)) >= INVESTORS
    if kin and (near := alike(one.title, other.title)) >= VERY_NEAR:
        return f"投资方、名称都相近（{near}%）"
    return "同一地点，名称相近" if site and alike(one.title, other.title) >= VERY_NEAR else ""


def doubts(signings: Iterable[S]) -> list[Doubt]:
    """Every pair that may be one, earlier first. Only those that share something are compared."""
    rows = list(signings)
    found: dict[tuple[int, int], Doubt] = {}
    for group in _groups(rows):
        for turn, here in enumerate(group):
            for there in group[turn + 1 :]:
                first, second = sorted((here, there), key=lambda place: (rows[place].signed_on, place))
                if (first, second) not in found and (reason := why(rows[first], rows[second])):
                    found[first, second] = Doubt(rows[first], rows[second], reason)
    return [found[pair] for pair in sorted(found)]


def _groups(rows: Sequence[Signed]) -> Iterator[list[int]]:
    keys = (
        lambda row: row.enterprise_id, lambda row: row.investor, lambda row: row.project_id, lambda row: plain(row.site), lambda row: called(row.investor)[:2],
    )
    for key in keys:
        together: dict = defaultdict(list)
        for place, row in enumerate(rows):
            if key(row):
                together[key(row)].append(place)
        yield from (group for group in together.values() if len(group) > 1)
