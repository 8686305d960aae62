"""What a cause blocks: the open problems he sees that hang on it, their projects, and the money of each project once."""
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from gongjian.pages.look import Look
from gongjian.pages.problems.lanes import OPEN
from gongjian.pages.table import Cell
from gongjian.problems.models import Problem, ProblemOn
from gongjian.projects.models import ProjectStanding
from gongjian.reading.problem_words import Light
from gongjian.reading.say import say
from gongjian.timeline.money import yi

WORDS = ("light", "desk_name", "limit_on", "project_name", "lead_name", "step")
STEPS = [step for lane in OPEN for step in lane.steps]


@dataclass
class Blocked:
    """What one cause stands in the way of. Money is 元, each project once; `unknown` projects have no total told."""

    rows: list = field(default_factory=list)
    projects: set[int] = field(default_factory=set)
    money: int = 0
    unknown: int = 0

    @property
    def desks(self) -> list[str]:
        return list(dict.fromkeys(row.desk_name for row in self.rows if row.desk_name))

    @property
    def red(self) -> int:
        return sum(row.light == Light.RED for row in self.rows)


def open_rows(eyes: Look) -> QuerySet:
    """Problems he sees that are not struck off, with the words these pages speak."""
    return say(eyes.lens.see(Problem).filter(step__in=STEPS), Problem, eyes.at, WORDS).select_related("problem", "cause")


def blocked(eyes: Look, rows: Iterable) -> dict[int, Blocked]:
    """{cause: what it blocks}. Two queries beside the rows."""
    found: dict[int, Blocked] = {}
    for row in rows:
        found.setdefault(row.cause_id, Blocked()).rows.append(row)
    of_problem = {row.problem_id: cause for cause, one in found.items() for row in one.rows}
    for problem, project in ProblemOn.objects.at(eyes.when).filter(problem__in=of_problem).values_list("problem_id", "project_id"):
        found[of_problem[problem]].projects.add(project)
    every = {project for one in found.values() for project in one.projects}
    totals = dict(ProjectStanding.objects.at(eyes.when).filter(project__in=every, withdrawn_on=None).values_list("project_id", "total"))
    for one in found.values():
        one.projects &= set(totals)
        one.money = sum(totals[key] or 0 for key in one.projects)
        one.unknown = sum(totals[key] is None for key in one.projects)
    return found


def money_of(one: Blocked) -> Cell:
    return Cell(yi(one.money, 2), small=f"{one.unknown} 个未填总投资" if one.unknown else "")
