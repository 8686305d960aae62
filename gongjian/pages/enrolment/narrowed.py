"""What the address of the list asks for: text, unit, state, a paper that is missing, a group; by itself what started and is not enrolled (list 6)."""
from collections.abc import Iterable

from django.db.models import Q

from gongjian.enrolment.flow import UNDER_WAY, EnrolState
from gongjian.enrolment.needs import NEEDS, Need, Status
from gongjian.enrolment.readiness import Readiness, readiness
from gongjian.pages.enrolment.groups import GROUPS, group_of
from gongjian.pages.listing import Listing
from gongjian.pages.look import Look
from gongjian.pages.projects import units_at
from gongjian.people.models import PostStanding
from gongjian.people.posts import Role
from gongjian.projects.models import Project
from gongjian.sheets.not_enrolled import SHEET as NOT_ENROLLED
from gongjian.sheets.roll import Roll

COLUMNS = ("name", "unit_name", "started_on", "enrol_state", "reported_year")
BESIDE = (EnrolState.ENROLLED, EnrolState.REMOVED, EnrolState.OUTSIDE)  # not among those that wait; shown when asked for
REQUIRED: dict[str, Need] = {need.paper: need for needs in NEEDS.values() for need in reversed(needs) if need.status == Status.REQUIRED}


def rows_of(eyes: Look, asked: Listing) -> list[Readiness]:
    """In the order of units, each unit's by the day of their start. Eight queries, however many."""
    state, unit = asked.chosen("state"), asked.chosen("unit")
    where = (lambda at: Q(enrol_state=state, started_on__isnull=False)) if state in BESIDE else NOT_ENROLLED.where
    roll = Roll(number=6, title="入统", where=where, columns=COLUMNS, order=("unit_order", "started_on", "name"))
    rows = roll.query(eyes.at, search=asked.search)
    if state in EnrolState.values and state not in BESIDE:
        rows = rows.filter(enrol_state=state)
    if unit.isdecimal() and len(unit) < 12:
        rows = rows.filter(unit=int(unit))
    found = readiness(rows, eyes.when, eyes.at.year)
    return narrowed(eyes, found, asked)


def narrowed(eyes: Look, found: Iterable[Readiness], asked: Listing) -> list[Readiness]:
    only, paper = asked.chosen("only"), asked.chosen("missing")
    if only in GROUPS:
        found = [one for one in found if group_of(one) == only]
    if paper in REQUIRED:
        found = [one for one in found if any(need.paper == paper for need in one.missing)]
    if asked.chosen("mine") == "1":
        found = [one for one in found if mine(one, eyes.lens.seat)]
    return list(found)


def mine(one: Readiness, seat: PostStanding | None) -> bool:
    """Waits for his unit: to verify, to mend, to hand in; for the bureau, what was verified until it is entered."""
    if seat is None or seat.unit_id is None:
        return False
    if seat.role == Role.STATISTICS:
        return one.state in UNDER_WAY and one.state != EnrolState.SUBMITTED
    if one.state == EnrolState.SUBMITTED:
        return one.standing is not None and one.standing.verifier_id == seat.unit_id
    return one.row.unit_id == seat.unit_id and (one.ready or one.state == EnrolState.RETURNED)


def fields(eyes: Look, asked: Listing) -> list[dict]:
    here = eyes.lens.see(Project).filter(started_on__isnull=False, withdrawn_on=None).order_by().values("unit")
    units = [(str(key), name) for key, name in units_at(eyes.lens).filter(unit__in=here).order_by("order", "pk").values_list("unit_id", "short")]
    states = [(state.value, state.label) for state in EnrolState if state != EnrolState.OUTSIDE]
    return [
        *([asked.select("unit", "责任单位", units)] if len(units) > 1 else []),
        asked.select("only", "归类", ((key, group.label) for key, group in GROUPS.items())),
        asked.select("state", "状态", states, "未入统"), asked.select("missing", "缺哪件", ((kind, need.label) for kind, need in REQUIRED.items())),
        *([asked.check("mine", "等本单位办的")] if eyes.lens.seat and eyes.lens.seat.role in (Role.UNIT, Role.STATISTICS, Role.APPROVALS) else []),
    ]
