"""How an officer can be related to a thing. Seeing and doing are both sets of these, compiled to one Q each."""
from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from gongjian.inspections.models import Inspection
from gongjian.people.models import Unit
from gongjian.people.posts import Rank, Role
from gongjian.problems.models import Problem, ProblemOn
from gongjian.projects.models import Project, ProjectStanding, SponsorStanding
from gongjian.reserve.models import ReserveStanding

if TYPE_CHECKING:
    from gongjian.desk.lens import Lens

WATCHERS = (Role.LEADER, Role.INSPECTOR, Role.ADMIN)  # they answer for no projects of their own
NOTHING = Q(pk__in=[])
EVERYTHING = Q()

OFFICE, COUNTY, OWN, TERRITORY = "指挥部办公室", "县政府主要领导", "责任单位", "属地乡镇"
SPONSOR, STATISTICS, APPROVALS, INSPECTOR = "包保领导", "县统计局", "县审批局", "督查组"
SOLVER, COOPERATES, RAISER = "牵头办理单位", "配合单位", "提出单位"
LEADER = "县领导"
VETTER, CREDITED = "主管部门", "计入单位"
INSPECTOR_HEAD, OFFICE_HEAD = "督查组组长", "指挥部办公室主任"


def holds(*roles: str, rank: int | None = None) -> Callable[["Lens"], Q]:
    """Everything, for those who hold such a post; else nothing."""

    def related(lens: "Lens") -> Q:
        seat = lens.seat
        return EVERYTHING if seat and seat.role in roles and (rank is None or seat.rank == rank) else NOTHING

    return related


def own_unit(field: str) -> Callable[["Lens"], Q]:
    """`Q(unit=None)` would match empty columns: an officer of no unit must not see what belongs to no unit."""

    def related(lens: "Lens") -> Q:
        seat = lens.seat
        return Q(**{field: seat.unit_id}) if seat and seat.unit_id and seat.role not in WATCHERS else NOTHING

    return related


def sponsors(lens: "Lens") -> Q:
    """Projects he sponsors on that day, himself or through a sector (包行业)."""
    if not lens.seat or lens.seat.role != Role.LEADER:
        return NOTHING
    mine = SponsorStanding.objects.at(lens.when).filter(leader=lens.officer)
    return Q(Exists(mine.filter(project=OuterRef("project_id")))) | Q(sector__in=mine.filter(project=None).values("sector"))


def project_is(relation: str) -> Callable[["Lens"], Q]:
    """Related to a problem as to one of the projects it stands in the way of."""

    def related(lens: "Lens") -> Q:
        on_project = RELATED[relation, Project](lens)
        if on_project in (NOTHING, EVERYTHING):
            return on_project
        there = ProblemOn.objects.at(lens.when).filter(problem=OuterRef("problem_id"))
        projects = ProjectStanding.objects.at(lens.when).filter(on_project, project=OuterRef("project_id"))
        return Q(Exists(there.filter(Exists(projects))))

    return related


def either(*ways: Callable[["Lens"], Q]) -> Callable[["Lens"], Q]:
    """Related in one of these ways."""

    def related(lens: "Lens") -> Q:
        found = [way(lens) for way in ways]
        return EVERYTHING if EVERYTHING in found else reduce(or_, [q for q in found if q != NOTHING], NOTHING)

    return related


def inspected(lens: "Lens") -> Q:
    """An inspection of his own unit, from the proposal on: before it is the group's own paper."""
    own = own_unit("unit")(lens)
    return own if own == NOTHING else own & Q(shown_on__isnull=False)


def in_the_reserve(field: str) -> Callable[["Lens"], Q]:
    """Projects his unit vets, or that count for it in the reserve."""

    def related(lens: "Lens") -> Q:
        own = own_unit(field)(lens)
        return own if own == NOTHING else Q(project__in=ReserveStanding.objects.at(lens.when).filter(own).values("project"))

    return related


def cooperates(lens: "Lens") -> Q:
    seat = lens.seat
    return Q(cooperating__contains=f",{seat.unit_id},") if seat and seat.unit_id else NOTHING


RELATED: dict[tuple[str, type], Callable[["Lens"], Q]] = {
    (OFFICE, Project): holds(Role.OFFICE),
    (COUNTY, Project): holds(Role.LEADER, rank=Rank.HEAD),
    (STATISTICS, Project): holds(Role.STATISTICS),
    (APPROVALS, Project): holds(Role.APPROVALS),
    (INSPECTOR, Project): holds(Role.INSPECTOR),
    (OWN, Project): own_unit("unit"),
    (TERRITORY, Project): own_unit("township"),
    (SPONSOR, Project): sponsors,
    (VETTER, Project): in_the_reserve("vetter"),
    (CREDITED, Project): in_the_reserve("credited"),
    (OFFICE, Problem): holds(Role.OFFICE),
    (COUNTY, Problem): holds(Role.LEADER, rank=Rank.HEAD),
    (INSPECTOR, Problem): holds(Role.INSPECTOR),
    (OWN, Problem): either(project_is(OWN), own_unit("unit")),
    (RAISER, Problem): own_unit("raised_by"),
    (SPONSOR, Problem): project_is(SPONSOR),
    (SOLVER, Problem): own_unit("lead"),
    (COOPERATES, Problem): cooperates,
    (OFFICE, Unit): holds(Role.OFFICE),
    (OFFICE_HEAD, Unit): holds(Role.OFFICE, rank=Rank.HEAD),
    (COUNTY, Unit): holds(Role.LEADER),
    (STATISTICS, Unit): holds(Role.STATISTICS),
    (APPROVALS, Unit): holds(Role.APPROVALS),
    (INSPECTOR, Unit): holds(Role.INSPECTOR),
    (OWN, Unit): own_unit("unit"),
    (LEADER, Unit): holds(Role.LEADER),
    (OFFICE, Inspection): holds(Role.OFFICE),
    (COUNTY, Inspection): holds(Role.LEADER, rank=Rank.HEAD),
    (INSPECTOR, Inspection): holds(Role.INSPECTOR),
    (INSPECTOR_HEAD, Inspection): holds(Role.INSPECTOR, rank=Rank.HEAD),
    (OFFICE_HEAD, Inspection): holds(Role.OFFICE, rank=Rank.HEAD),
    (OWN, Inspection): inspected,
}
SEES: dict[type, tuple[str, ...]] = {
    Project: (OFFICE, COUNTY, STATISTICS, APPROVALS, INSPECTOR, OWN, TERRITORY, SPONSOR, VETTER, CREDITED),
    Problem: (OFFICE, COUNTY, INSPECTOR, OWN, SPONSOR, SOLVER, COOPERATES, RAISER),
    Unit: (OFFICE, COUNTY, STATISTICS, APPROVALS, INSPECTOR, OWN),
    Inspection: (OFFICE, COUNTY, INSPECTOR, OWN),
}
