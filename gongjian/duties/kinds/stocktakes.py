"""半月调度：a sponsor looks into each project he sponsors at least once in every half-month (M51). Owed by him in person."""
from collections.abc import Iterable
from datetime import date

from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.people.posts import Role
from gongjian.projects.models import Project
from gongjian.reading.word import At
from gongjian.stocktake.halves import DUE, MISSED
from gongjian.stocktake.matrix import read


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """Four queries for a leader, none for others. What was missed is owed until the next half-month ends, by whoever still sponsors it: a look may have
    been taken and not yet told."""
    periods = [period for period in at.drive.half_months if period.start <= at.on] if at.drive else []
    if not periods or at.on not in periods[-1] or (whose and whose.role != Role.LEADER):
        return
    seen = set(at.lens.see(Project).order_by().values_list("project_id", flat=True))
    for row in read(periods[-2:], at.when, at.lens.officer.area, only=seen, leader=whose.officer if whose else None).rows:
        if row.leader is None or (whose and row.leader != whose.officer):
            continue
        for line in row.lines:
            if line.cells[-1] is None:
                continue  # handed over, finished or withdrawn
            for period, state in zip(periods[-2:], line.cells, strict=True):
                if state in (DUE, MISSED) and period.end <= until:
                    yield _duty(row.leader, row.name, line, period)


def _duty(leader: int, name: str, line, period) -> Duty:
    page = ("project", (line.project,)) if line.project else ("stocktakes", ())
    act = ("记调度", "take-stock", (line.project,)) if line.project else ("去调度", "stocktakes", ())
    return Duty(
        label="半月调度", key=f"stocktake:{leader}:{line.project or line.name}:{period.start}", on=period.end, text=line.name, small=period.title,
        subject=("project", line.project) if line.project else ("county", 0), officer=leader, who=name, act=act, page=page,
    )


KIND = Kind("半月调度", find)
