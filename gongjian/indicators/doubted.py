"""What a person should look at (疑点核对), with the units' figures held against their tasks. Not an indicator: it judges nobody (rules.md §2.6)."""
from collections import defaultdict
from datetime import date

from gongjian.enrolment.doubting import doubts
from gongjian.enrolment.doubts.doubt import Doubt, Task
from gongjian.indicators.standing import target_lines
from gongjian.people.posts import Role
from gongjian.projects.models import Project
from gongjian.reading.word import At
from gongjian.stocktake.models import Stocktake
from gongjian.targets.targets import Basis
from gongjian.timeline.evidence import Evidence

EYES = (Role.OFFICE, Role.STATISTICS)


def doubts_of(at: At) -> list[Doubt]:
    """Of the whole county, open ones first; none for anybody but the office and the statistics bureau."""
    seat = at.lens.seat
    if seat is None or seat.role not in EYES:
        return []
    return doubts(at.lens.see(Project), at.when, tasks_met_exactly(at), newest_visits(at))


def tasks_met_exactly(at: At) -> tuple[Task, ...]:
    """Units whose reported figure (调度口径) is their task to the 元; a task that was not allotted, or is nothing, is not met exactly."""
    lines = [line for line in target_lines(at) if line.target.measure == "money" and line.target.basis == Basis.REPORTED]
    exact = [(line.target.title, unit) for line in lines for unit in line.units if unit.asked and unit.asked == unit.done]
    held: dict[int, list[int]] = defaultdict(list)
    projects = at.lens.see(Project).filter(unit__in={unit.unit for _, unit in exact}, withdrawn_on=None)
    for unit, project in projects.order_by("project").values_list("unit", "project") if exact else ():
        held[unit].append(project)
    return tuple(Task(unit.unit, unit.name, title, int(unit.asked or 0), tuple(held[unit.unit])) for title, unit in exact)


def newest_visits(at: At) -> dict[int, date]:
    """{project: the day of the newest photo that a sponsor took there}. Two queries."""
    photos = dict(Evidence.objects.as_of(at.when).filter(subject="stocktake").order_by("occurred_on", "pk").values_list("subject_id", "occurred_on"))
    found: dict[int, date] = {}
    for visit, project in Stocktake.objects.filter(pk__in=photos).values_list("pk", "project"):
        found[project] = max(photos[visit], found.get(project, date.min))
    return found
