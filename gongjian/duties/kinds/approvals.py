"""手续时限：an item under way is granted by its day (M31, M33). Owed by the approvals bureau where it handles it, else by the project's unit, whose the whole way is."""
from collections.abc import Iterable
from datetime import date

from gongjian.approvals.items import Item, State
from gongjian.approvals.models import ApprovalStanding
from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.people.models import PostStanding
from gongjian.people.posts import Role
from gongjian.projects.models import Project
from gongjian.reading.word import At


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """Three queries; a unit's own officer reads no more than his projects and what his bureau handles."""
    if whose and not whose.unit:
        return
    bureaus = set(PostStanding.objects.at(at.when).filter(role=Role.APPROVALS).values_list("unit_id", flat=True))
    rows = ApprovalStanding.objects.at(at.when).filter(state=State.UNDER_WAY, due_on__lte=until, area__startswith=at.lens.officer.area)
    of = at.lens.see(Project).filter(withdrawn_on=None).order_by()
    if whose and whose.unit not in bureaus:
        of = of.filter(unit=whose.unit)
    projects = {key: (name, unit) for key, name, unit in of.values_list("project_id", "name", "unit_id")}
    if whose and whose.unit not in bureaus:
        rows = rows.filter(project__in=projects)
    found = list(rows.order_by().values_list("project_id", "item", "due_on", "unit_id", "handler"))
    names = shorts(at)
    for key, item, due, handled_by, handler in found:
        if key in projects:
            name, unit = projects[key]
            owes = handled_by if handled_by in bureaus else unit
            yield Duty(
                label=Item(item).label, key=f"approval:{key}:{item}", on=due, text=name, small=" · ".join(filter(None, [names.get(handled_by, ""), handler])),
                subject=("project", key), unit=owes, who=names.get(owes, ""), act=("记手续", "stand-approval", (key,)), page=("project", (key,)),
            )


KIND = Kind("手续时限", find)
