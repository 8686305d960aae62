"""What stands of problems and projects, as far as an officer sees them, and which steps are his: what a ledger's rows are held against."""
from collections import defaultdict
from dataclasses import dataclass, field

from gongjian.desk.lens import Lens
from gongjian.desk.may import MAY
from gongjian.desk.relations import EVERYTHING, RELATED
from gongjian.intake.matching import Finder, Known
from gongjian.intake.units import Roster
from gongjian.problems import acts as problems
from gongjian.problems.flow import Step
from gongjian.problems.ledger import in_turn
from gongjian.problems.models import Problem, ProblemOn, ProblemStanding, ProblemStep
from gongjian.projects.models import Project, ProjectStanding
from gongjian.timeline.when import FAR, When


@dataclass
class Ledger:
    """`of_project`: project → the problems in its way, open or ended; `of_unit`: those that are about a unit and no project.
    `cells`: what came in before from the same file, by cell.

    `assigns`: whether problems are his to assign. `finds`: projects he may raise problems of; `feeds`, `signs`: problems he may feed back on, sign for.
    """

    lens: Lens
    roster: Roster
    finder: Finder
    standing: dict[int, ProblemStanding] = field(default_factory=dict)
    of_project: dict[int, list[ProblemStanding]] = field(default_factory=lambda: defaultdict(list))
    of_unit: dict[int, list[ProblemStanding]] = field(default_factory=lambda: defaultdict(list))
    concerned: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    cells: dict[str, int] = field(default_factory=dict)
    steps: dict[int, list[ProblemStep]] = field(default_factory=dict)
    assigns: bool = False
    finds: set[int] = field(default_factory=set)
    feeds: set[int] = field(default_factory=set)
    signs: set[int] = field(default_factory=set)

    @classmethod
    def seen_by(cls, lens: Lens, sha256: str) -> "Ledger":
        """A handful of queries, whatever the file's length. A unit that has to solve a problem knows its projects by name, and no more of them."""
        problems_seen = list(lens.see(Problem))
        ons = list(ProblemOn.objects.at(lens.when).filter(problem__in=lens.see(Problem).values("problem")))
        projects = {row.project_id: row for row in ProjectStanding.objects.at(lens.when).filter(project__in={on.project_id for on in ons})}
        projects |= {row.project_id: row for row in lens.see(Project)}
        known = Known(lens.when.on, Roster.at(lens.when, lens.officer.area), {key: row for key, row in projects.items() if row.withdrawn_on is None})
        found = cls(lens, known.roster, Finder(known), {row.problem_id: row for row in problems_seen})
        for row in problems_seen:
            if row.unit_id and row.project_id is None:
                found.of_unit[row.unit_id].append(row)
        for on in ons:
            found.of_project[on.project_id].append(found.standing[on.problem_id])
            found.concerned[on.problem_id].add(on.project_id)
        told = ProblemStep.objects.as_of(When(FAR)).filter(source__sha256=sha256, step=Step.FOUND).exclude(cell="") if sha256 else ProblemStep.objects.none()
        found.cells = dict(told.values_list("cell", "problem"))
        found.assigns = any((way, Problem) in RELATED and RELATED[way, Problem](lens) == EVERYTHING for way in _ways(Step.ASSIGNED))
        found.finds = set(lens.see(Project, MAY[problems.find]).values_list("project", flat=True))
        found.feeds, found.signs = (set(lens.see(Problem, _ways(step)).values_list("problem", flat=True)) for step in (Step.FEEDBACK, Step.SIGNED))
        return found

    def load_steps(self, problems_found: set[int]) -> None:
        """The steps, in turn, of those problems that rows turned out to be about. One query."""
        told: dict[int, list[ProblemStep]] = defaultdict(list)
        for step in ProblemStep.objects.filter(problem__in=problems_found):
            told[step.problem_id].append(step)
        self.steps = {key: in_turn(steps) for key, steps in told.items()}

    def name(self, project: int) -> str:
        return self.finder.known.standing[project].name


def _ways(step: Step) -> tuple[str, ...]:
    return MAY[problems.advance, step]
