"""未按期调度：sponsors who missed the half-month that ended last; before a sponsor himself, what he still owes in the running one (M51)."""
from gongjian.packs.part import Kind, Part, Row, Scope
from gongjian.projects.models import Project
from gongjian.reading.word import At
from gongjian.stocktake.halves import DUE, MISSED
from gongjian.stocktake.matrix import LeaderRow, Matrix, read

NAMED = 8


def rows(at: At, scope: Scope) -> list[Row]:
    if at.drive is None:
        return []
    seen = None if at.lens.sees_all(Project) else set(at.lens.see(Project).values_list("project_id", flat=True))
    told = read(at.drive.half_months, at.when, at.lens.officer.area, seen)
    places = [(told.last(), MISSED)] + ([(told.now(), DUE)] if scope.kind == Kind.LEADER else [])
    leaders = [row for row in told.rows if scope.leader is None or row.leader == scope.leader.pk]
    return [row for place, state in places if place is not None for leader in leaders for row in lacking(told, leader, place, state)]


def lacking(told: Matrix, leader: LeaderRow, place: int, state: str) -> list[Row]:
    names = [line.name for line in leader.lines if line.cells[place] == state]
    if not names:
        return []
    half, total = told.periods[place], leader.sums[place]
    word = "未调度" if state == MISSED else "待调度"
    listed = "、".join(names[:NAMED]) + (f" 等 {len(names)} 个" if len(names) > NAMED else "")
    cells = (leader.name, half.title, total.text, listed)
    return [Row(f"{leader.name} {half.title}{word} {len(names)} 个项目", f"已调度 {total.text}，{word}：{listed}", cells, "R" if state == MISSED else "Y", "stocktakes")]


PART = Part(6, "sponsors", "包保领导调度情况", ("包保领导", "半月", "已调度/应调度", "未调度的项目"), rows)
