"""The acts that follow from a ledger's rows, done one after another; one that is refused stops the whole file."""
from collections.abc import Iterable
from dataclasses import replace

from gongjian.intake.ledger.moves import Move
from gongjian.intake.ledger.previewing import Row
from gongjian.people.models import Unit
from gongjian.problems import acts as problems
from gongjian.problems.assignment import amend
from gongjian.problems.models import Problem
from gongjian.problems.standings import rebuild_problems
from gongjian.projects.models import Project
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told


def write(rows: Iterable[Row], told: Told) -> list[Fact]:
    """The facts of every new and changed row. Raises Refused with the row's place; the caller's transaction then takes everything back."""
    rows = [row for row in rows if row.moves]
    found = Problem.objects.in_bulk([row.problem for row in rows if row.problem])
    projects = Project.objects.in_bulk({key for row in rows for key in row.projects})
    units = Unit.objects.in_bulk({move.details["lead"] for row in rows for move in row.moves if move.details.get("lead")})
    facts: list[Fact] = []
    changed: dict[int, Problem] = {}
    for row in rows:
        problem = found.get(row.problem or 0)
        for move in row.moves:
            try:
                told_now = _do(move, problem, [projects[key] for key in row.projects], units, row, replace(told, cell=row.said.cell[:80], note=move.note))
            except Refused as no:
                raise Refused(f"整份没有导入：{row.said.sheet} 第 {row.said.row} 行：{no.reason}") from None
            problem = told_now[0].problem  # type: ignore[attr-defined]
            facts += told_now
        changed[problem.pk] = problem  # type: ignore[union-attr,assignment]
    rebuild_problems(list(changed.values()))
    return facts


def _do(move: Move, problem: Problem | None, projects: list[Project], units: dict[int, Unit], row: Row, told: Told) -> list[Fact]:
    if problem is None:
        return problems.find(projects[0], told, what=row.said.what, projects=projects[1:], **move.details)
    if move.act == "concern":
        return problems.concern(problem, told, project=next(project for project in projects if project.pk == move.details["project"]))
    if move.act == "amend":
        return amend(problem, told, **move.details)
    details = move.details | ({"lead": units[move.details["lead"]]} if move.details.get("lead") else {})
    return problems.advance(problem, told, to=move.to or "", **details)
