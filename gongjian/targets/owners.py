"""Who leads on a clause (牵头) and who cooperates (配合): its own words in the plan file, else the responsible units of its workstream (M21, M29, M41).

Of a workstream the first unit named leads, the others and every unit of the kinds named cooperate.
"""
from dataclasses import dataclass

from gongjian.people.models import Unit, UnitStanding
from gongjian.targets.drives import Clause
from gongjian.timeline.when import When

KINDS = {"township": "各乡（镇）", "zone": "开发区管委会", "department": "县直相关单位", "office": "指挥部办公室"}


@dataclass(frozen=True)
class Owner:
    """`unit`: its key, None for who is no unit of the county's list (项目单位, 县政府). `kind`: every unit of this kind."""

    name: str
    unit: int | None = None
    kind: str = ""


@dataclass(frozen=True)
class Owners:
    """`units`: keys of those meant, kinds written out. `said`: the plan's own words."""

    leads: tuple[Owner, ...] = ()
    cooperates: tuple[Owner, ...] = ()
    lead_units: frozenset[int] = frozenset()
    cooperating_units: frozenset[int] = frozenset()
    said: str = ""

    def part_of(self, unit: int) -> str:
        """牵头, 配合 or ""."""
        return "牵头" if unit in self.lead_units else "配合" if unit in self.cooperating_units else ""

    @property
    def lead_words(self) -> str:
        return "、".join(owner.name for owner in self.leads)

    @property
    def cooperating_words(self) -> str:
        return "、".join(owner.name for owner in self.cooperates)


class Directory:
    """The county's units as they are called on the day: one query."""

    def __init__(self, when: When, area: str):
        rows = UnitStanding.objects.at(when).filter(area__startswith=area).select_related("unit").order_by("order", "pk")
        self.names: dict[str, int] = {}
        self.shorts: dict[int, str] = {}
        self.kinds: dict[str, list[int]] = {}
        for row in rows:
            self.shorts[row.unit_id] = row.short
            self.kinds.setdefault(Unit.Kind(row.kind).value, []).append(row.unit_id)
            for name in row.all_names():
                self.names.setdefault(name, row.unit_id)

    def owner(self, said: str) -> Owner:
        if said in KINDS:
            return Owner(KINDS[said], kind=said)
        return Owner(said, self.names.get(said))

    def units(self, owners: tuple[Owner, ...]) -> frozenset[int]:
        named = {owner.unit for owner in owners if owner.unit is not None}
        return frozenset(named.union(*(self.kinds.get(owner.kind, ()) for owner in owners if owner.kind)))


def owners_of(clause: Clause, streams: list[dict], directory: Directory) -> Owners:
    """`streams`: the plan's workstreams in their order (Drive.rules)."""
    names = clause.lead, clause.cooperating
    if not clause.lead:
        stream = _of_stream(clause, streams)
        names = stream[:1], clause.cooperating or stream[1:]
    leads, cooperates = (tuple(directory.owner(name) for name in some) for some in names)
    named = directory.units(tuple(owner for owner in cooperates if not owner.kind)) - directory.units(tuple(owner for owner in leads if not owner.kind))
    lead_units = directory.units(leads) - named  # who is named goes before who is meant by a kind
    return Owners(leads, cooperates, lead_units, directory.units(cooperates) - lead_units, clause.duty)


def _of_stream(clause: Clause, streams: list[dict]) -> list[str]:
    """Its own workstream's units; where that names none, those of another that lists the clause too (M04 stands with the targets and with 项目推进)."""
    listing = sorted((stream for stream in streams if clause.mark in stream["clauses"]), key=lambda stream: stream["key"] != clause.workstream)
    for stream in listing:
        if stream["units"] or stream["kinds"]:
            return [*stream["units"], *stream["kinds"]]
    return []
