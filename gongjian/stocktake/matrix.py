"""The matrix leader × half-month (M51), from what stands on a day: three queries, whatever the size of the county."""
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from gongjian.projects.models import ProjectStanding, SponsorStanding
from gongjian.stocktake.halves import Charge, Look, Sum, cell, summed
from gongjian.stocktake.stocktakes import Stocktake
from gongjian.timeline.periods import Period
from gongjian.timeline.when import FAR_AT, When


@dataclass(frozen=True)
class Line:
    """One project, or one whole sector (`project` None), of one leader: a cell a half-month (halves.DONE … or None)."""

    project: int | None
    name: str
    cells: tuple[str | None, ...]


@dataclass(frozen=True)
class LeaderRow:
    """`leader` is the officer's key; None for one who is known by name only."""

    name: str
    leader: int | None
    lines: tuple[Line, ...]

    @property
    def sums(self) -> tuple[Sum, ...]:
        return tuple(summed(cells) for cells in zip(*(line.cells for line in self.lines), strict=True))


@dataclass(frozen=True)
class Matrix:
    periods: tuple[Period, ...]
    on: date
    rows: tuple[LeaderRow, ...]

    @property
    def sums(self) -> tuple[Sum, ...]:
        """The county's: a project with two sponsors counts for each."""
        return tuple(sum(column, Sum()) for column in zip(*(row.sums for row in self.rows), strict=True)) if self.rows else tuple(Sum() for _ in self.periods)

    def row(self, name: str) -> LeaderRow | None:
        return next((row for row in self.rows if row.name == name), None)

    def now(self) -> int | None:
        """The place of the running half-month; None before the drive and after it."""
        return next((place for place, period in enumerate(self.periods) if self.on in period), None)

    def last(self) -> int | None:
        """The place of the half-month that ended last."""
        return max((place for place, period in enumerate(self.periods) if period.end < self.on), default=None)


@dataclass(frozen=True)
class _State:
    from_on: date
    until_on: date
    name: str
    sector: str
    over: bool


def of_project(project: int, periods: Iterable[Period], when: When, area: str) -> Matrix:
    """The rows of one project's own sponsors (not of its sector's): three small queries."""
    return read(periods, when, area, {project}, single=project)


def read(periods: Iterable[Period], when: When, area: str, only: set[int] | None = None, leader: int | None = None, single: int | None = None) -> Matrix:
    """Every leader who sponsors something up to `when.on`, by what was known at `when.known`. `only`: keys of the projects that may be shown.

    With `only`, whole sectors are left out unless one of their projects may be shown. `leader` (an officer's key) and `single` (a project's) ask for
    one row, or one line, alone.
    """
    halves = tuple(periods)
    if not halves:
        return Matrix((), when.on, ())
    first = min(halves[0].start, when.on)
    charges = _charges(when, area, first, single)
    if leader is not None:
        charges = {about: told for about, told in charges.items() if leader in told[1].values()}
    sponsored = {project for project, _ in charges if project is not None}
    sectors = {sector for _, sector in charges if sector}
    states = _states(when, area, first, sponsored, sectors)
    looks = _looks(when, area, first, single)
    told: dict[tuple[str, int | None], list[Line]] = defaultdict(list)
    for (project, sector), (held, keys) in charges.items():
        of = {project: states.get(project, [])} if project is not None else {key: rows for key, rows in states.items() if any(row.sector == sector for row in rows)}
        if only is not None and not only & of.keys():
            continue

        def owing(day: date, of=of, sector=sector) -> bool:
            return any(row.from_on <= day < row.until_on and not row.over and (not sector or row.sector == sector) for rows in of.values() for row in rows)

        seen = [look for key, rows in of.items() for look in looks.get(key, ()) if not sector or _in_sector(rows, sector, look.on)]
        for name in dict.fromkeys(charge.leader for charge in held if leader is None or keys[charge.leader] == leader):
            cells = tuple(cell(name, half, held, owing, seen, when.on) for half in halves)
            if any(cells):
                told[name, keys[name]].append(Line(project, _name(of, project, sector, when.on), cells))
    order = sorted(told, key=lambda who: (who[1] is None, who[1] or 0, who[0]))
    return Matrix(halves, when.on, tuple(LeaderRow(name, key, tuple(sorted(told[name, key], key=_by_name))) for name, key in order))


def _by_name(line: Line) -> tuple:
    return line.project is None, line.name


def _name(of: dict[int, list[_State]], project: int | None, sector: str, on: date) -> str:
    if project is None:
        return f"{sector}行业"
    rows = of[project]
    return next((row.name for row in rows if row.from_on <= on < row.until_on), rows[-1].name if rows else "")


def _in_sector(rows: list[_State], sector: str, on: date) -> bool:
    return any(row.sector == sector and row.from_on <= on < row.until_on for row in rows)


def _known(when: When) -> dict:
    return {"known_until": FAR_AT} if when.known is None else {"known_from__lte": when.known, "known_until__gt": when.known}


def _charges(when: When, area: str, first: date, single: int | None) -> dict[tuple[int | None, str], tuple[list[Charge], dict[str, int | None]]]:
    """{(project, sector): (charges, {leader: officer})} of the drive's days up to the day looked at."""
    rows = SponsorStanding.objects.filter(**_known(when), area__startswith=area, from_on__lte=when.on, until_on__gt=first).order_by("from_on", "pk")
    rows = rows.filter(project=single) if single else rows
    found: dict[tuple[int | None, str], tuple[list[Charge], dict[str, int | None]]] = {}
    for project, sector, leader, name, from_on, until_on in rows.values_list("project_id", "sector", "leader_id", "leader_name", "from_on", "until_on"):
        held, keys = found.setdefault((project, "" if project else sector), ([], {}))
        held.append(Charge(name, from_on, until_on))
        keys[name] = leader if leader or name not in keys else keys[name]
    return found


def _states(when: When, area: str, first: date, projects: set[int], sectors: set[str]) -> dict[int, list[_State]]:
    """The projects sponsored, and those that were of the sponsored sectors at some time of the drive."""
    rows = ProjectStanding.objects.filter(**_known(when), area__startswith=area, from_on__lte=when.on, until_on__gt=first)
    rows = rows.filter(Q(project__in=projects) | Q(sector__in=sectors))
    found: dict[int, list[_State]] = defaultdict(list)
    columns = ("project_id", "from_on", "until_on", "name", "sector", "completed_on", "withdrawn_on")
    for key, from_on, until_on, name, sector, completed, withdrawn in rows.order_by("from_on").values_list(*columns):
        found[key].append(_State(from_on, until_on, name, sector, bool(completed or withdrawn)))
    return found


def _looks(when: When, area: str, first: date, single: int | None) -> dict[int, list[Look]]:
    rows = Stocktake.objects.as_of(when).filter(area__startswith=area, occurred_on__gte=first).order_by("occurred_on", "pk")
    rows = rows.filter(project=single) if single else rows
    found: dict[int, list[Look]] = defaultdict(list)
    for project, leader, on in rows.values_list("project_id", "leader_name", "occurred_on"):
        found[project].append(Look(leader, on))
    return found
