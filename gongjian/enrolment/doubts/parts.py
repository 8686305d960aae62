"""Several small projects that may be one: each below the floor, together above it (拆分, rules.md §2.6)."""
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from gongjian.enrolment.doubts.doubt import Doubt, DoubtKind, Look, plain_number
from gongjian.enrolment.needs import FLOOR
from gongjian.projects.names import ORDINAL, plain
from gongjian.projects.standings import ProjectStanding
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.money import wan

NEAR = 82  # [C] of two names without their ordinals (一期, 2号): below, two projects


def find(look: Look) -> Iterator[Doubt]:
    small = {key: dossier.row for key, dossier in look.dossiers.items() if dossier.row.total is not None and 0 < dossier.row.total < FLOOR}
    seen: set[frozenset[int]] = set()
    for why, group in (*_filed_together(look, small), *_alike(small)):
        together = sum(small[key].total or 0 for key in group)
        if together >= FLOOR and group not in seen:
            seen.add(group)
            what = f"{look.names(group)}{why}，总投资各不到 500 万元，合计 {wan(together)} 万元，请核对是不是一个项目"
            yield Doubt("parts", DOUBT.title, tuple(sorted(group)), what, "是一个项目的并为一个登记、申报；各自独立的写明依据")


def _filed_together(look: Look, small: dict[int, ProjectStanding]) -> Iterator[tuple[str, frozenset[int]]]:
    held: dict[str, set[int]] = defaultdict(set)
    for key in small:
        for paper in look.dossiers[key].of(Evidence.Kind.FILING):
            if paper.says and (number := plain_number(paper.says.number)):
                held[number].add(key)
    yield from (("立项文号相同", frozenset(keys)) for keys in held.values() if len(keys) > 1)


def _alike(small: dict[int, ProjectStanding]) -> Iterator[tuple[str, frozenset[int]]]:
    """Only rows that share an owner or a place are compared."""
    for why, word in (("建设单位相同、名称相近", "owner"), ("建设地点相同、名称相近", "place")):
        groups: dict[str, list[int]] = defaultdict(list)
        for key, row in small.items():
            if len(said := plain(getattr(row, word))) > 3:
                groups[said].append(key)
        for keys in groups.values():
            yield from ((why, group) for group in _clusters(keys, small))


def _clusters(keys: Iterable[int], small: dict[int, ProjectStanding]) -> list[frozenset[int]]:
    """Names near to one that is near to another lie together."""
    found: list[set[int]] = []
    for key in keys:
        near = [cluster for cluster in found if any(_near(small[key].name, small[other].name) for other in cluster)]
        found = [cluster for cluster in found if cluster not in near] + [set[int]().union({key}, *near)]
    return [frozenset(cluster) for cluster in found if len(cluster) > 1]


def _near(one: str, other: str) -> bool:
    return fuzz.ratio(plain(ORDINAL.sub("", one)), plain(ORDINAL.sub("", other))) >= NEAR


DOUBT = DoubtKind("是否一个项目", find)
