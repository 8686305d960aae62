"""The pools (1+X, M19): the county's one, and for every unit the projects of its territory, its trade and its own proposing: views over one record each."""
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from gongjian.indicators.pool import IN_POOL
from gongjian.people.models import Unit
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.reserve.models import PoolStanding


@dataclass(frozen=True)
class Pool:
    """`held`: keys of the projects in this unit's pool; `credited` of them count for it; `shared` stand in another unit's pool too. Money in 元."""

    unit: int
    name: str
    kind: str
    held: frozenset[int]
    credited: frozenset[int]
    shared: frozenset[int]
    money: int


@dataclass(frozen=True)
class Pools:
    """`master`: every project once. Σ held of the pools is more: a project of a township's and of a bureau's stands in both."""

    master: frozenset[int]
    money: int
    pools: tuple[Pool, ...]

    @property
    def added_up(self) -> int:
        return sum(len(pool.held) for pool in self.pools)

    @property
    def in_several(self) -> int:
        return len(frozenset().union(*(pool.shared for pool in self.pools))) if self.pools else 0


def of_unit(unit: int, at: At) -> Q:
    """A unit's pool: what it answers for, what lies in its township, what it proposed, vets or is credited with."""
    own = Q(unit=unit) | Q(township=unit) | Q(reserve__vetter=unit) | Q(reserve__credited=unit)
    return own | Q(project__in=PoolStanding.objects.at(at.when).filter(unit=unit).values("project"))


def pools(at: At) -> Pools:
    """As far as this lens compares units: all of them, or his own alone. Three queries."""
    rows = say(at.lens.for_sums(Project, county=True), Project, at, ("credit", "next_plan"), using=[IN_POOL]).filter(IN_POOL).order_by()
    proposed: dict[int, set[int]] = defaultdict(set)
    for project, unit in PoolStanding.objects.at(at.when).values_list("project_id", "unit_id"):
        proposed[project].add(unit)
    held: dict[int, set[int]] = defaultdict(set)
    credited: dict[int, set[int]] = defaultdict(set)
    times: dict[int, int] = {}
    plans: dict[int, int] = {}
    for project, unit, township, vetter, credit, plan in rows.values_list("project_id", "unit_id", "township_id", "reserve__vetter_id", "credit", "next_plan"):
        whose = {unit, township, vetter, credit, *proposed[project]} - {None}
        times[project], plans[project] = len(whose), plan or 0
        for one in whose:
            held[one].add(project)
        credited[credit].add(project)
    units = at.lens.see(Unit).exclude(kind=Unit.Kind.LEADERS).order_by("order", "pk").values_list("unit_id", "short", "kind")
    found = tuple(
        Pool(
            key, name, kind, frozenset(held[key]), frozenset(credited[key]), frozenset(project for project in held[key] if times[project] > 1),
            sum(plans[project] for project in credited[key]),
        )
        for key, name, kind in units if held[key]
    )
    return Pools(frozenset(plans), sum(plans.values()), found)
