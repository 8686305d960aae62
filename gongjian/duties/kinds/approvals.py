"""手续时限：an item accepted is granted by its day (M31, M33), by the unit that handles it; where that is nobody's here, by the project's unit, whose the
whole way is. What was sent back for correction is the project's unit's (M37)."""
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from gongjian.approvals.flow import Desk, State
from gongjian.approvals.items import item_name
from gongjian.approvals.models import ApprovalStanding
from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.people.models import PostStanding
from gongjian.projects.models import Project
from gongjian.reading.word import At
from gongjian.timeline.daycount import day_counter

CORRECTED_WITHIN = 5  # [C] working days from the day it was sent back
SAID = ("project_id", "item", "state", "due_on", "desk_on", "unit_id", "handler")


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """Four queries. A unit's own officer reads no more than his projects and what his unit handles."""
    if whose and not whose.unit:
        return
    asked = Q(state=State.UNDER_WAY, due_on__lte=until) | Q(state=State.CORRECTING, desk=Desk.OWNER)
    rows = ApprovalStanding.objects.at(at.when).filter(asked, area__startswith=at.lens.officer.area)
    projects = {key: (name, unit) for key, name, unit in _projects(at, whose)}
    if whose:
        rows = rows.filter(Q(unit=whose.unit) | Q(project__in=[key for key, (_, unit) in projects.items() if unit == whose.unit]))
    staffed = set(PostStanding.objects.at(at.when).filter(unit__isnull=False).values_list("unit_id", flat=True))
    names, days = shorts(at), day_counter(True, at.on, at.on)
    for key, item, state, due, sent_back, handled_by, handler in rows.order_by().values_list(*SAID):
        if key not in projects:
            continue
        name, unit = projects[key]
        said = {"subject": ("project", key), "text": name, "act": ("记手续", "stand-approval", (key,)), "page": ("project", (key,))}
        if state == State.CORRECTING:
            by = days.walk(sent_back, CORRECTED_WITHIN)
            if by <= until:
                yield Duty(label=f"补正{item_name(item)}", key=f"correct:{key}:{item}", on=by, unit=unit, who=names.get(unit, ""), **said)
            continue
        owes = handled_by if handled_by in staffed else unit
        small = " · ".join(filter(None, [names.get(handled_by, ""), handler]))
        yield Duty(label=item_name(item), key=f"approval:{key}:{item}", on=due, small=small, unit=owes, who=names.get(owes, ""), **said)


def _projects(at: At, whose: Whose | None) -> Iterable[tuple]:
    rows = at.lens.see(Project).filter(withdrawn_on=None).order_by()
    if whose:
        handled = ApprovalStanding.objects.at(at.when).filter(unit=whose.unit).values("project")
        rows = rows.filter(Q(unit=whose.unit) | Q(project__in=handled))
    return rows.values_list("project_id", "name", "unit_id")


KIND = Kind("手续时限", find)
