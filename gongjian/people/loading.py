"""Setting up a county from its file: areas, units with dated names, mergers. Loading it twice changes nothing."""
from datetime import date, timedelta

from django.db import transaction

from gongjian.people.areas import Area
from gongjian.people.countyfile import CountyFile
from gongjian.people.units import Naming, Unit, UnitStanding, restand_unit
from gongjian.timeline.facts import Fact
from gongjian.timeline.told import Told
from gongjian.timeline.when import When

LONG_AGO = date(2000, 1, 1)  # the birthday of units whose file gives none


@transaction.atomic
def load_county(county: CountyFile, told: Told) -> list[Fact]:
    """Add what the county file has and the database has not. Later changes of names are acts, not edits of the file."""
    for area in sorted(county.areas, key=lambda area: len(area.code)):
        Area.objects.get_or_create(code=area.code, defaults={"name": area.name, "parent_id": area.parent or None})
    units: dict[str, Unit] = {}
    for place, said in enumerate(county.units):
        units[said.key], _ = Unit.objects.get_or_create(
            area_id=county.code, key=said.key,
            defaults={"kind": said.kind, "code": said.code, "order": place + 1, "aliases": list(said.aliases)},
        )
    facts: list[Fact] = []
    for said in county.units:
        unit = units[said.key]
        if unit.namings.exists():
            continue
        facts.append(told.tell(Naming, on=said.born or LONG_AGO, unit=unit, name=said.name, short=said.short, note=said.note[:500]))
        if said.ended:
            facts.append(
                told.tell(
                    Naming, on=said.ended + timedelta(days=1), unit=unit, name=said.name, short=said.short, ends=True,
                    into=units.get(said.merged_into), note=said.note[:500],
                )
            )
        restand_unit(unit, told.at)
    return facts


def unit_by_name(name: str, on: date, area: str) -> Unit | None:
    """The one unit that goes by this name, short name or alias on that day; None when there is none, or more than one."""
    rows = UnitStanding.objects.at(When(on)).filter(area=area).called(name)
    return rows[0].unit if len(rows) == 1 else None
