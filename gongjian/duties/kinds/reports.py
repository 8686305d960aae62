"""本期填报：a unit owes a figure of each of its projects under way, half-month by half-month (M51). One duty a unit, however many projects."""
from collections.abc import Iterable
from datetime import date
from itertools import groupby

from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.duties.reporting import has_told, last_period, must_tell
from gongjian.projects.models import Project
from gongjian.reading.word import At


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """One query, once a half-month has ended."""
    period = last_period(at.drive, at.on)
    if period is None or at.drive is None or (whose and not whose.unit):
        return
    due, names = at.drive.report_due(period), shorts(at)
    if due > until:
        return
    rows = at.lens.see(Project).filter(must_tell(period), ~has_told(at.when, period), unit__isnull=False)
    if whose:
        rows = rows.filter(unit=whose.unit)
    lacking = rows.order_by("unit", "name", "pk").values_list("unit", "project_id", "name")
    for unit, group in groupby(lacking, key=lambda row: row[0]):
        projects = list(group)
        _, key, name = projects[0]
        one = len(projects) == 1
        yield Duty(
            label="本期填报", key=f"report:{period.start}:{unit}", on=due, text=f"{name}未报" if one else f"{name}等 {len(projects)} 个项目未报",
            small=period.title, subject=("unit", unit), unit=unit, who=names.get(unit, ""),
            act=("填报", "report", (key,)) if one else ("填报", "reporting", ()), page=("reporting", ()),
        )


KIND = Kind("本期填报", find)
