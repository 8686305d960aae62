"""有效期：a grant that lapses before the project has started on it is renewed in time: applied for so long before its end as the catalogue says, else a
month (M33)."""
from collections.abc import Iterable
from datetime import date, timedelta

from gongjian.approvals.catalogue.book import read
from gongjian.approvals.catalogue.mark import Validity
from gongjian.approvals.clock import months_after
from gongjian.approvals.flow import State
from gongjian.approvals.items import item_name
from gongjian.approvals.models import ApprovalStanding
from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.projects.models import Project
from gongjian.reading.word import At
from gongjian.timeline.daycount import NaturalDays, WorkingDays, day_counter

WARNED = timedelta(days=30)  # [C] before the end, where the catalogue does not say when renewal is applied for
FARTHEST = timedelta(days=130)  # no item asks for it earlier than three months, or 30 working days, before


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """Two queries, three where something lapses soon. Owed by the project's unit; of what lapsed already the way to the start speaks."""
    if whose and not whose.unit:
        return
    rows = at.lens.see(Project).filter(started_on=None, withdrawn_on=None, unit__isnull=False)
    if whose:
        rows = rows.filter(unit=whose.unit)
    projects = {key: (name, unit) for key, name, unit in rows.order_by().values_list("project_id", "name", "unit_id")}
    held = ApprovalStanding.objects.at(at.when).filter(state=State.DONE, valid_until__gte=at.on, valid_until__lte=until + FARTHEST)
    near = [row for row in held.order_by().values_list("project_id", "item", "valid_until") if row[0] in projects]
    days, names = day_counter(bool(near), at.on, at.on), shorts(at)
    for key, item, last in near:
        if (by := renew_by(item, last, days)) <= until:
            name, unit = projects[key]
            yield Duty(
                label=f"{item_name(item)}到期", key=f"lapses:{key}:{item}:{last}", on=by, text=name, small=f"{last} 到期，到期前开工或办延续", subject=("project", key),
                unit=unit, who=names.get(unit, ""), act=("记手续", "stand-approval", (key,)), page=("project-approvals", (key,)),
            )


def renew_by(item: str, last: date, days: NaturalDays | WorkingDays) -> date:
    """The last day to apply for renewal."""
    known = read().items.get(item)
    validity: Validity | None = known.validity if known else None
    if validity and validity.renew_months:
        return months_after(last, -validity.renew_months)
    if validity and validity.renew_working:
        return days.walk(last, -validity.renew_working)
    return last - WARNED


KIND = Kind("有效期", find)
