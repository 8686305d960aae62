"""追赶计划：a project behind pace owes a plan, its word, its next leg; one whose plan ran out or was returned owes another (M39)."""
from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q

from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.people.posts import Role
from gongjian.projects.models import Project
from gongjian.reading.catch_up_words import UNDER_WAY, CatchUp
from gongjian.reading.pace import behind
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.timeline.daycount import day_counter
from gongjian.timeline.money import wan

PLAN_DAYS = 5  # [C] working days for the plan, where the drive's [rhythm] says nothing
ANSWER_DAYS = 3  # [C] working days for the word on it
OWING = (CatchUp.NO_PLAN, CatchUp.RETURNED, CatchUp.MISSED)
WORDS = ("catch_up", "catch_up_short", "catch_up_on", "catch_up_next_on", "catch_up_next_due", "reported_year")


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """Two queries; one more for each half-month back to when those without a plan fell behind, within the drive."""
    office = whose is None or whose.role == Role.OFFICE
    if whose and not whose.unit and not office:
        return
    where = UNDER_WAY & Q(unit__isnull=False)
    if whose:  # the unit's own, and for the office the plans that may wait for its word
        unjudged = Q(catching__plan__isnull=False) & (Q(catching__waiting_on__isnull=False) | Q(catching__accepted_on=None))
        where &= Q(unit=whose.unit) | unjudged if office else Q(unit=whose.unit)
    where &= Q(catch_up__in=[one.value for one in OWING]) | Q(catching__plan__isnull=False, catching__done_on=None)
    rows = say(at.lens.see(Project), Project, at, WORDS, using=[where]).filter(where).order_by("name", "pk")
    fields = {name: F(f"catching__{name}") for name in ("returned_on", "waiting_on", "filed_on", "accepted_on")}
    found = list(rows.annotate(**{f"of_{name}": field for name, field in fields.items()}))
    if not found:
        return
    since = fell_behind(at, [row.project_id for row in found if row.catch_up == CatchUp.NO_PLAN])
    days = day_counter(True, at.on, at.on)
    for row in found:
        for duty in _of(row, at, since, days):
            if duty.on <= until and (office or not duty.role):
                yield duty


def fell_behind(at: At, projects: list[int]) -> dict[int, date]:
    """{project: the day by which it was known to be behind}: the end of the first half-month of those it was behind without a break, with the days for
    reporting it; never before the plan of the drive was issued. Without a drive, the day looked at."""
    if not projects or at.drive is None:
        return dict.fromkeys(projects, at.on)
    found: dict[int, date] = dict.fromkeys(projects, at.drive.issued_on)
    still = set(projects)
    for period in reversed([period for period in at.drive.half_months if at.drive.report_due(period) <= at.on]):
        then = at.then(period.end)
        rows = say(then.lens.for_sums(Project, county=True), Project, then, (), using=[behind(then)]).filter(behind(then), project__in=still)
        was = set(rows.values_list("project_id", flat=True))
        found |= dict.fromkeys(was, max(at.drive.report_due(period), at.drive.issued_on))
        still &= was
        if not still:
            break
    return found


def limit(at: At, name: str, default: int) -> int:
    said = at.drive.rules.get("rhythm", {}).get(name) if at.drive else None
    return default if said is None else said


def _of(row, at: At, since: dict[int, date], days) -> Iterable[Duty]:
    key, names, state = row.project_id, shorts(at), CatchUp(row.catch_up)
    page = ("project", (key,))
    said: dict = {"text": row.name, "subject": ("project", key), "page": page}
    unit: dict = said | {"unit": row.unit_id, "who": names.get(row.unit_id, "")}
    waits = row.of_waiting_on or (row.of_filed_on if row.of_accepted_on is None and state not in (*OWING, CatchUp.CAUGHT) else None)
    if state in OWING and not row.of_waiting_on:
        begun, why = {
            CatchUp.NO_PLAN: (since.get(key, at.on), "落后序时，未报追赶计划"), CatchUp.RETURNED: (row.of_returned_on, "追赶计划已退回，改好再报"),
            CatchUp.MISSED: (row.catch_up_on, f"计划 {row.catch_up_on} 赶上，差 {wan(row.catch_up_short)} 万元，另报追赶计划"),
        }[state]
        by = days.walk(begun, limit(at, "catch_up_days", PLAN_DAYS))
        yield Duty(label="追赶计划", key=f"catch-up:{key}:{state.value}:{begun}", on=by, small=why, act=("报计划", "catch-up", (key,)), **unit)
    if waits:
        by = days.walk(waits, limit(at, "catch_up_answer_days", ANSWER_DAYS))
        yield Duty(
            label="审追赶计划", key=f"catch-up:{key}:judge:{waits}", on=by, small=f"{names.get(row.unit_id, '')}报", role=Role.OFFICE.value, who=Role.OFFICE.label,
            act=("认可", "catch-up-judge", (key, "accepted")), **said,
        )
    if row.catch_up_next_on and (row.reported_year or 0) < row.catch_up_next_due:
        lacks = row.catch_up_next_due - (row.reported_year or 0)
        yield Duty(
            label="追赶分期", key=f"catch-up:{key}:leg", on=row.catch_up_next_on, small=f"本年累计 {wan(row.catch_up_next_due)} 万元，还差 {wan(lacks)} 万元",
            act=("看计划", *page), **unit,
        )


KIND = Kind("追赶计划", find)
