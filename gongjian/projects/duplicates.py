"""Pairs that may be one project: same code, or same investor and a near name. A queue for a person; nothing is merged by itself."""
from collections import defaultdict
from dataclasses import dataclass

from gongjian.people.models import Unit, UnitStanding
from gongjian.projects.names import nearness
from gongjian.projects.standings import ProjectStanding
from gongjian.projects.twins import Twin
from gongjian.timeline.when import FAR, When

NEAR = 82  # below this, two names of one investor are two projects
VERY_NEAR = 88  # at this, the names alone are reason enough to ask


@dataclass(frozen=True)
class Pair:
    one: ProjectStanding
    other: ProjectStanding
    why: str
    nearness: int


def candidates(standing, when: When) -> list[Pair]:
    """Undecided pairs among `standing` (a ProjectStanding queryset seen through a lens), nearest first."""
    rows = list(standing.filter(withdrawn_on=None))
    places = places_on(when)
    decided = {frozenset(pair) for pair in Twin.objects.as_of(When(FAR)).values_list("project", "other")}
    found: dict[frozenset, Pair] = {}
    for group, why in _groups(rows):
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                pair = frozenset((one.project_id, other.project_id))
                if pair in decided or pair in found or len(pair) < 2:
                    continue
                if why != "项目代码相同" and elsewhere(one.name, other.name, places):
                    continue
                near = nearness(one.name, other.name)
                if why == "项目代码相同" or near >= (NEAR if why == "建设单位相同、名称相近" else VERY_NEAR):
                    found[pair] = Pair(one, other, why, near)
    return sorted(found.values(), key=lambda pair: -pair.nearness)


def places_on(when: When) -> list[str]:
    """What townships are called in names of projects: 郑庄, 端氏."""
    return [name[:-1] for name in UnitStanding.objects.at(when).filter(kind=Unit.Kind.TOWNSHIP).values_list("short", flat=True)]


def elsewhere(one: str, other: str, places: list[str]) -> bool:
    """Each name says its own township: 郑庄镇河道治理 and 郑村镇河道治理, both of the water bureau, are two projects."""
    here, there = ({place for place in places if place in name} for name in (one, other))
    return bool(here and there and not here & there)


def _groups(rows: list[ProjectStanding]):
    """Only rows that share something are compared: 3,000 projects would be 4.5 million pairs."""
    for key, why in ((lambda row: row.code, "项目代码相同"), (lambda row: row.owner if len(row.owner) > 3 else "", "建设单位相同、名称相近")):
        yield from ((group, why) for group in _by(rows, key))
    yield from ((group, "名称相近") for group in _by(rows, lambda row: row.name.replace("项目", "")[:2]) if len(group) <= 60)


def _by(rows, key):
    groups = defaultdict(list)
    for row in rows:
        if key(row):
            groups[key(row)].append(row)
    return [group for group in groups.values() if len(group) > 1]
