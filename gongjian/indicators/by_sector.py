"""管行业必须管项目管投资 (M57): one indicator over sectors × territories, for any indicator that is made of rows. One query, folded here."""
from dataclasses import dataclass

from django.db.models import Count, Q

from gongjian.indicators.indicator import Indicator, Published, Value, rows_of
from gongjian.indicators.registry import every_indicator, indicator
from gongjian.people.models import Unit, UnitStanding
from gongjian.projects.models import Project, ProjectStanding
from gongjian.reading.word import STATISTICS_EYES, At
from gongjian.timeline.refused import Refused

NO_SECTOR, NO_PLACE = "未填行业", "未填属地"
Parts = dict[str, int]


@dataclass(frozen=True)
class SectorMatrix:
    """`cells[sector, territory]`, `by_sector`, `by_territory`, `whole`: values in the indicator's measure; a cell with no row is missing.

    Territories by unit key, 0 for none.
    """

    name: str
    told: Indicator
    sectors: tuple[str, ...]
    territories: tuple[tuple[int, str], ...]
    cells: dict[tuple[str, int], Value]
    by_sector: dict[str, Value]
    by_territory: dict[int, Value]
    whole: Value
    rows: dict[tuple[str, int], int]


def made_of_rows() -> dict[str, Indicator]:
    """The indicators a matrix can be drawn of; a published rate is the county's alone."""
    return {name: told for name, told in every_indicator().items() if isinstance(told, Indicator)}


def sector_matrix(at: At, name: str) -> SectorMatrix:
    """A project's territory is the zone where the zone answers for it, else the township it lies in, else the one that answers for it.

    Raises KeyError, or Refused where it may not be broken down.
    """
    told = indicator(name)
    if isinstance(told, Published):
        raise Refused(f"「{told.title}」只有全县公布数，不分行业和属地")
    if reason := closed(at, told):
        raise Refused(reason)
    kinds, shorts, order = _units(at)
    found = _sums(at, told, kinds)
    sectors = sorted({sector for sector, _ in found}, key=lambda sector: (sector == "", -sum(count for (one, _), (_, count) in found.items() if one == sector), sector))
    places = sorted({place for _, place in found}, key=lambda place: (place == 0, order.get(place, 9999)))

    def value(some) -> Value:
        top, bottom = sum(parts["top"] for parts in some), sum(parts.get("bottom", 0) for parts in some)
        return told.value({"top": top, "bottom": bottom})

    return SectorMatrix(
        name, told, tuple(sectors), tuple((place, shorts.get(place, NO_PLACE)) for place in places),
        {key: value([parts]) for key, (parts, _) in found.items()},
        {sector: value([parts for (one, _), (parts, _) in found.items() if one == sector]) for sector in sectors},
        {place: value([parts for (_, one), (parts, _) in found.items() if one == place]) for place in places},
        value([parts for parts, _ in found.values()]), {key: count for key, (_, count) in found.items()},
    )


def closed(at: At, told: Indicator) -> str:
    """Why this officer may not see it broken down; "" when he may. A cell is often one project, and its official figure is confidential (统计法)."""
    seat = at.lens.seat
    if told.basis != "official" or (seat and seat.role in STATISTICS_EYES):
        return ""
    return "统计口径分到行业和属地会看出单个项目的统计数，只有县统计局、指挥部办公室和责任单位看得到（统计法）"


def in_cell(at: At, sector: str | None, place: int | None) -> Q:
    """The projects of a cell, of a whole row (place None) or column (sector None)."""
    q = Q() if sector is None else Q(sector=sector)
    if place is None:
        return q
    kinds = _units(at)[0]
    zones = [key for key, kind in kinds.items() if kind == Unit.Kind.ZONE]
    if place in zones:
        return q & Q(unit=place)
    if place:
        return q & (Q(township=place) | Q(township=None, unit=place)) & ~Q(unit__in=zones)
    return q & Q(township=None) & ~Q(unit__in=[key for key, kind in kinds.items() if kind in (Unit.Kind.ZONE, Unit.Kind.TOWNSHIP)])


def rows_seen(at: At, told: Indicator):
    """All the county's for those who compare units; else the projects he sees, of his territory too."""
    among = told.among(at)
    using = [among, *told.aggregates(at).values()]
    if told.about is not Project or at.lens.sees_all(Unit):
        return rows_of(told.about, at, using, county=at.lens.sees_all(Unit)).filter(among)
    return rows_of(told.about, at, using, county=True).filter(among, project__in=at.lens.see(Project).values("project"))


def _sums(at: At, told: Indicator, kinds: dict[int, str]) -> dict[tuple[str, int], tuple[Parts, int]]:
    """{(sector, territory): (parts, how many rows)}."""
    found: dict[tuple[str, int], tuple[Parts, int]] = {}
    signings = told.about is not Project
    keys = ("project_id", "unit_id") if signings else ("sector", "township_id", "unit_id")
    rows = rows_seen(at, told).order_by().values_list(*keys).annotate(how_many=Count("pk"), **told.aggregates(at))
    of = _of_projects(at) if signings else {}
    for *who, many, top, bottom in (row if len(row) == len(keys) + 3 else (*row, 0) for row in rows):
        sector, township, unit = (*of.get(who[0], ("", None)), who[1]) if signings else who
        kind = kinds.get(unit)
        place = unit if kind == Unit.Kind.ZONE else township or (unit if kind == Unit.Kind.TOWNSHIP else 0)
        before, count = found.get((sector or "", place or 0), ({"top": 0, "bottom": 0}, 0))
        found[sector or "", place or 0] = {"top": before["top"] + (top or 0), "bottom": before["bottom"] + (bottom or 0)}, count + many
    return found


def _of_projects(at: At) -> dict[int, tuple[str, int | None]]:
    """A signing is of its project's sector and township, where it names one."""
    rows = ProjectStanding.objects.at(at.when).filter(area__startswith=at.lens.officer.area)
    return {key: (sector, township) for key, sector, township in rows.values_list("project_id", "sector", "township_id")}


def _units(at: At) -> tuple[dict[int, str], dict[int, str], dict[int, int]]:
    kept = at.__dict__.setdefault("_territories", [])
    if not kept:
        rows = list(UnitStanding.objects.at(at.when).filter(area__startswith=at.lens.officer.area).values_list("unit_id", "kind", "short", "order"))
        kept += [{row[0]: row[1] for row in rows}, {row[0]: row[2] for row in rows}, {row[0]: row[3] for row in rows}]
    return kept[0], kept[1], kept[2]
