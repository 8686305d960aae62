"""How an officer can be related to a thing. Seeing and doing are both sets of these, compiled to one Q each."""
from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from gongjian.approvals.models import ApprovalStanding, ChecklistStanding
from gongjian.enrolment.models import EnrolmentStanding
from gongjian.inspections.models import Inspection
from gongjian.people.models import Unit, UnitStanding
from gongjian.people.posts import Rank, Role
from gongjian.problems.models import Problem, ProblemOn
from gongjian.projects.models import Project, ProjectStanding, SponsorStanding
from gongjian.promotion.models import Aid, CommitmentStep, Enterprise, Lead
from gongjian.reserve.models import ReserveStanding
from gongjian.targets.models import Target

if TYPE_CHECKING:
    from gongjian.desk.lens import Lens

WATCHERS = (Role.LEADER, Role.INSPECTOR, Role.ADMIN)  # they answer for no projects of their own
NOTHING = Q(pk__in=[])
EVERYTHING = Q()

OFFICE, COUNTY, OWN, TERRITORY = "指挥部办公室", "县政府主要领导", "责任单位", "属地乡镇"
SPONSOR, STATISTICS, APPROVALS, INSPECTOR = "包保领导", "县统计局", "县审批局", "督查组"
SOLVER, COOPERATES, RAISER = "牵头办理单位", "配合单位", "提出单位"
LEADER = "县领导"
HANDLER, AGENT = "手续承办单位", "代办员"
VERIFIER = "行业主管部门"
VETTER, CREDITED = "主管部门", "计入单位"
INSPECTOR_HEAD, OFFICE_HEAD = "督查组组长", "指挥部办公室主任"
PROMOTER, HELPER = "招商牵头单位", "帮办单位"
PROMOTION = ("signed_total", "attracted_start_total", "paid_in")  # the indicators whose targets' owner leads on promotion


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


def handles(lens: "Lens") -> Q:
    """Projects of which his unit handles an item."""
    seat = lens.seat
    if not seat or not seat.unit_id or seat.role in WATCHERS:
        return NOTHING
    return Q(project__in=ApprovalStanding.objects.at(lens.when).filter(unit=seat.unit_id).exclude(state="not_needed").values("project"))


def stands_agent(lens: "Lens") -> Q:
    """Projects he is the named 代办员 of, as a whole or for an item (M33)."""
    if not lens.officer.pk or not lens.seat:
        return NOTHING
    mine = (model.objects.at(lens.when).filter(agent=lens.officer).values("project") for model in (ChecklistStanding, ApprovalStanding))
    return reduce(or_, (Q(project__in=rows) for rows in mine))


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


def leads_promotion(lens: "Lens") -> Q:
    """Everything, for those of the unit the plan names as the owner of the promotion targets (牵头单位), by whatever name it goes on the day."""
    seat = lens.seat
    if not seat or not seat.unit_id or seat.role in WATCHERS:
        return NOTHING
    kept = lens.officer.__dict__.setdefault("_leads_promotion", {})
    key = lens.when.on, seat.unit_id
    if key not in kept:
        owners = set(Target.objects.filter(drive__area=seat.area, indicator__in=PROMOTION).values_list("owner", flat=True)) - {""}
        unit = UnitStanding.objects.at(lens.when).filter(unit=seat.unit_id).select_related("unit").first() if owners else None
        kept[key] = bool(unit and owners & unit.all_names())
    return EVERYTHING if kept[key] else NOTHING


def helps(lens: "Lens") -> Q:
    """Leads for which his unit was asked for aid, or answers for a promise."""
    seat = lens.seat
    if not seat or not seat.unit_id or seat.role in WATCHERS:
        return NOTHING
    aids = Aid.objects.as_of(lens.when).filter(lead=OuterRef("lead_id"), unit=seat.unit_id)
    promised = CommitmentStep.objects.as_of(lens.when).filter(commitment__lead=OuterRef("lead_id"), unit=seat.unit_id)
    return Q(Exists(aids)) | Q(Exists(promised))


def sponsors_what_landed(lens: "Lens") -> Q:
    """Leads whose project he sponsors."""
    mine = sponsors(lens)
    return mine if mine == NOTHING else Q(Exists(ProjectStanding.objects.at(lens.when).filter(mine, project=OuterRef("project_id"))))


def verifies(lens: "Lens") -> Q:
    """Projects whose papers were handed to his unit to be verified."""
    seat = lens.seat
    if not seat or not seat.unit_id or seat.role in WATCHERS:
        return NOTHING
    return Q(project__in=EnrolmentStanding.objects.at(lens.when).filter(verifier=seat.unit_id).values("project"))


RELATED: dict[tuple[str, type], Callable[["Lens"], Q]] = {
    (OFFICE, Project): holds(Role.OFFICE),
    (COUNTY, Project): holds(Role.LEADER, rank=Rank.HEAD),
    (STATISTICS, Project): holds(Role.STATISTICS),
    (APPROVALS, Project): holds(Role.APPROVALS),
    (INSPECTOR, Project): holds(Role.INSPECTOR),
    (OWN, Project): own_unit("unit"),
    (TERRITORY, Project): own_unit("township"),
    (SPONSOR, Project): sponsors,
    (HANDLER, Project): handles,
    (AGENT, Project): stands_agent,
    (VERIFIER, Project): verifies,
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
    (PROMOTER, Unit): leads_promotion,
    **{(relation, about): how for about in (Lead, Enterprise) for relation, how in (
        (OFFICE, holds(Role.OFFICE)), (COUNTY, holds(Role.LEADER, rank=Rank.HEAD)), (INSPECTOR, holds(Role.INSPECTOR)), (PROMOTER, leads_promotion),
        (OWN, own_unit("unit")),
    )},
    (HELPER, Lead): helps,
    (SPONSOR, Lead): sponsors_what_landed,
}
SEES: dict[type, tuple[str, ...]] = {
    Project: (OFFICE, COUNTY, STATISTICS, APPROVALS, INSPECTOR, OWN, TERRITORY, SPONSOR, HANDLER, AGENT, VERIFIER, VETTER, CREDITED),
    Problem: (OFFICE, COUNTY, INSPECTOR, OWN, SPONSOR, SOLVER, COOPERATES, RAISER),
    Unit: (OFFICE, COUNTY, STATISTICS, APPROVALS, INSPECTOR, OWN),
    Inspection: (OFFICE, COUNTY, INSPECTOR, OWN),
    Lead: (OFFICE, COUNTY, INSPECTOR, PROMOTER, OWN, HELPER, SPONSOR),
    Enterprise: (OFFICE, COUNTY, INSPECTOR, PROMOTER, OWN),
}
