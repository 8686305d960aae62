"""入统申报：what came back is mended, what is ready is handed in before the window closes, what was handed in is verified and reviewed (M40, rules.md §2.3)."""
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.enrolment.flow import FLOW, EnrolState, Reason
from gongjian.enrolment.models import EnrolmentRules, EnrolmentStanding
from gongjian.enrolment.needs import NATIONAL
from gongjian.enrolment.readiness import readiness
from gongjian.enrolment.rules import Rules, rules_at
from gongjian.enrolment.windows import windows_at
from gongjian.people.posts import Role
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.reading.word import At

S = EnrolState
CLOSING = timedelta(days=5)  # [C] a ready project is pressed for when its window closes within so many days
OWED = (S.RETURNED, S.SUBMITTED, S.VERIFIED, S.PROVINCE, S.NATION)


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """Two queries for what is on its way, none for who owes nothing of it; three more in the days before a window closes."""
    if whose and not (whose.unit or whose.role == Role.STATISTICS):
        return
    yield from (duty for duty in _on_its_way(at, whose) if duty.on <= until)
    yield from (duty for duty in _closing(at, whose) if duty.on <= until)


def _on_its_way(at: At, whose: Whose | None) -> Iterable[Duty]:
    ways = EnrolmentStanding.objects.at(at.when).filter(area__startswith=at.lens.officer.area, state__in=OWED)
    if whose and whose.role != Role.STATISTICS:
        projects = at.lens.see(Project).filter(unit=whose.unit).values("project")
        ways = ways.filter(Q(verifier=whose.unit, state=S.SUBMITTED) | Q(project__in=projects, state=S.RETURNED))
    if not (found := list(ways.order_by("since", "project"))):
        return
    of = {row.project_id: row for row in at.lens.see(Project).filter(project__in=[way.project_id for way in found], withdrawn_on=None)}
    rules = rules_at(EnrolmentRules.objects.as_of(at.when).filter(area__startswith=at.lens.officer.area))(at.on)
    for way in found:
        if way.project_id in of and (duty := _duty(at, way, of[way.project_id], rules)):
            yield duty


def _duty(at: At, way: EnrolmentStanding, row, rules: Rules) -> Duty | None:
    key, page = f"enrolment:{way.project_id}", ("project-enrolment", (way.project_id,))
    said: dict = {"text": row.name, "subject": ("project", way.project_id), "page": page}
    names = shorts(at)
    match S(way.state):
        case S.RETURNED:
            small = f"{Reason(way.reason).label if way.reason else '退回'}：{way.reason_words}"
            by = way.since + timedelta(rules.mend)
            return Duty("入统补正", f"{key}:mend", by, small=small, unit=row.unit_id, who=names.get(row.unit_id, ""), act=("补正", *page), **said)
        case S.SUBMITTED:
            small, by = f"{names.get(row.unit_id, '')}提交", way.since + timedelta(rules.verify)
            return Duty("入统核实", f"{key}:verify", by, small=small, unit=way.verifier_id, who=names.get(way.verifier_id or 0, ""), act=("核实", *page), **said)
    bureau: dict = {"small": names.get(row.unit_id, ""), "role": Role.STATISTICS, "who": Role.STATISTICS.label}
    by = way.since + timedelta(rules.review)
    if way.state == S.VERIFIED:
        return Duty("入统初审", f"{key}:review", by, act=("初审", *page), **bureau, **said)
    if way.state == S.NATION or (row.total or 0) < NATIONAL:
        return Duty("记入统", f"{key}:enrol", by, act=("记入统", *page), **bureau, **said)
    return None  # at the national bureau


def _closing(at: At, whose: Whose | None) -> Iterable[Duty]:
    """Of projects that could be handed in today, in the last days of the window they would count for."""
    if whose and not whose.unit:
        return
    window = windows_at(at.when, at.lens.officer.area).next(at.on)
    if window.closes_on - at.on > CLOSING:
        return
    names, words = shorts(at), ("in_scope", "enrol_missing_count", "enrol_state")
    rows = say(at.lens.see(Project), Project, at, words).filter(
        in_scope=True, started_on__isnull=False, enrolled_on=None, withdrawn_on=None, unit__isnull=False, enrol_missing_count=0,
        enrol_state__in=[state.value for state in FLOW[S.SUBMITTED].after if state != S.RETURNED],
    )
    rows = rows.filter(unit=whose.unit) if whose else rows
    for one in readiness(rows.order_by("unit", "name", "pk"), at.when, at.year):
        if one.ready:
            page = ("project-enrolment", (one.project,))
            yield Duty(
                label="申报入统", key=f"enrolment:{one.project}:submit:{window.month}", on=window.closes_on, text=one.row.name,
                small=f"材料已齐，{window.title}窗口 {window.closes_on} 截止", subject=("project", one.project), unit=one.row.unit_id,
                who=names.get(one.row.unit_id or 0, ""), act=("提交", *page), page=page,
            )


KIND = Kind("入统申报", find)
