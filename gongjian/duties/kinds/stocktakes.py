"""半月调度：a sponsor owes each of his projects a look in every half-month (M51). One duty a sponsor and half-month, however many projects."""
from collections.abc import Iterable
from datetime import date

from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.people.posts import Role
from gongjian.projects.models import Project
from gongjian.reading.word import At
from gongjian.stocktake.halves import DUE, MISSED
from gongjian.stocktake.matrix import LeaderRow, Matrix, read


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """The running half-month, and the one that ended last as long as it may only not have been told. Three queries, or four."""
    if at.drive is None or (whose and (whose.role != Role.LEADER or whose.officer is None)):
        return
    only = None if at.lens.sees_all(Project) else set(at.lens.see(Project).values_list("project_id", flat=True))
    told = read(at.drive.half_months, at.when, at.lens.officer.area, only, leader=whose.officer if whose else None)
    for place, state in ((told.last(), MISSED), (told.now(), DUE)):
        if place is not None and told.periods[place].end <= until:
            yield from (duty for row in told.rows if (duty := of_row(told, row, place, state)))


def of_row(told: Matrix, row: LeaderRow, place: int, state: str) -> Duty | None:
    """None where nothing is owed, and for a sponsor known by name only."""
    half = told.periods[place]
    lines = [line for line in row.lines if line.cells[place] == state]
    if not lines or row.leader is None:
        return None
    one = len(lines) == 1 and lines[0].project is not None
    return Duty(
        label="半月调度", key=f"stocktake:{half.start}:{row.leader}", on=half.end, officer=row.leader, who=row.name, subject=("officer", row.leader),
        text=f"{lines[0].name}{'未调度' if state == MISSED else '待调度'}" if len(lines) == 1 else f"{lines[0].name}等 {len(lines)} 个项目待调度",
        small=f"{half.title} {row.sums[place].text}", page=("stocktakes-by", (row.name,)),
        act=("记调度", "take-stock", (lines[0].project,)) if one else ("记调度", "stocktakes-by", (row.name,)),
    )


KIND = Kind("半月调度", find)
