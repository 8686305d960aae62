"""All or nothing: a previewed file becomes facts in one transaction, with a receipt."""
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from gongjian.intake.ledger import applying as ledger
from gongjian.intake.matching import Known, Match
from gongjian.intake.models import Receipt
from gongjian.intake.previewing import Preview
from gongjian.intake.proposals import Proposal
from gongjian.intake.units import Roster
from gongjian.people.models import Naming, Unit
from gongjian.people.units import restand_unit
from gongjian.problems.flow import Step
from gongjian.problems.models import Problem, ProblemStep
from gongjian.problems.standings import rebuild_problems
from gongjian.projects.card import Card, Project
from gongjian.projects.figures import Payment, Report, YearPlan
from gongjian.projects.milestones import Milestone
from gongjian.projects.restand import rebuild
from gongjian.projects.sponsors import Sponsorship
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import seal
from gongjian.timeline.source import Source
from gongjian.timeline.told import Told
from gongjian.timeline.when import When

# Facts are written table by table, a project's card before the rest.
ORDER = (Card, YearPlan, Milestone, Report, Payment, Sponsorship, ProblemStep)


@dataclass(frozen=True)
class Applied:
    receipt: Receipt | None  # None: nothing to change
    facts: int


def receive(preview: Preview, told: Told, known: Known) -> Applied:
    """Write everything a preview proposes, or nothing. Refused while a row is in error or in doubt."""
    if error := preview.first_error:
        where = f"{error.sheet} 第 {error.row} 行 {error.column}".strip()
        raise Refused(f"有错误，整份没有导入：{where}：{error.reason}")
    counts = preview.counts()
    if counts["doubtful"]:
        raise Refused(_undecided(preview))
    if not counts["new"] and not counts["changed"]:
        return Applied(None, 0)
    with transaction.atomic():
        source = Source.objects.create(
            area=told.area, kind=Source.Kind.FILE, title=preview.understood.file_name[:200], sha256=preview.understood.sha256, made_at=told.at, by=told.by
        )
        writing = _Writing(Told(told.area, told.on, told.at, told.by, source), known)
        facts = writing.write(preview)
        facts += ledger.write(preview.problems, writing.told)
        seal(told.at, facts)
        receipt = Receipt.objects.create(
            area=told.area, source=source, made_at=told.at, by=told.by, new=counts["new"], changed=counts["changed"], same=counts["same"], facts=len(facts)
        )
    return Applied(receipt, len(facts))


def _undecided(preview: Preview) -> str:
    projects = [f"「{match.proposal.name}」" for match in preview.matches if match.kind == "doubtful"]
    problems = [f"「{row.said.what[:30]}」" for row in preview.problems if row.kind == "doubtful"]
    if projects:
        return f"有 {len(projects)} 行疑似已有项目，请先逐行认定是同一项目还是新项目：{'、'.join(projects)[:300]}"
    return f"有 {len(problems)} 行问题拿不准是哪个项目、哪个问题，请先逐行认定：{'、'.join(problems)[:300]}"


class _Writing:
    def __init__(self, told: Told, known: Known):
        self.told, self.known = told, known
        self.facts: dict[type[Fact], list[Fact]] = {model: [] for model in ORDER}

    def write(self, preview: Preview) -> list[Fact]:
        self._units(preview.unknown_units)
        new = [match for match in preview.matches if match.kind == "new"]
        projects = dict(zip((id(match) for match in new), Project.objects.bulk_create([Project(area=self.told.area) for _ in new], batch_size=1000), strict=True))
        changed = [match for match in preview.matches if match.kind == "changed"]
        held = Project.objects.in_bulk([match.project for match in changed])
        for match in new:
            self._tell(match, projects[id(match)], None)
        for match in changed:
            self._tell(match, held[match.project], {change.word for change in match.changes})
        for model, facts in self.facts.items():
            model.objects.bulk_create(facts, batch_size=1000)  # type: ignore[attr-defined]
        rebuild([*projects.values(), *held.values()])
        rebuild_problems([step.problem for step in self.facts[ProblemStep] if isinstance(step, ProblemStep)])
        return [fact for facts in self.facts.values() for fact in facts]

    def _units(self, names: list[str]) -> None:
        """Units the list names and the county has not: registered with the import, by name, for the office to look over."""
        day = self.told.on - timedelta(days=1)
        for name in names:
            number = Unit.objects.count() + 1
            unit = Unit.objects.create(area_id=self.told.area, key=f"unit-{number}", kind=Unit.Kind.DEPARTMENT, order=900)
            naming = self.told.tell(Naming, on=day, unit=unit, name=name[:60], short=name[:20], note="随导入登记，请核对")
            restand_unit(unit, self.told.at)
            seal(self.told.at, [naming])
        if names:
            self.known.roster = Roster.at(When(self.told.on), self.told.area)

    def _tell(self, match: Match, project: Project, words: set[str] | None) -> None:
        """`words` None: everything a new project's row says; else only the words that changed."""
        said = match.proposal
        on = lambda word: words is None or word in words  # noqa: E731 — reads as a sentence below
        told = Told(self.told.area, self.told.on, self.told.at, self.told.by, self.told.source, said.cell)
        if says := self._card(said, on):
            self.facts[Card].append(told.fact(Card, project=project, says=says))
        if on("year_plan"):
            held = {} if words is None else self.known.plans[project.pk]
            for year, (amount, months) in said.plans.items():
                if year in held and held[year][0] == amount:
                    continue
                self.facts[YearPlan].append(told.fact(YearPlan, project=project, year=year, amount=amount, months=months))
        for kind, day in said.planned.items():
            if on(f"planned_{kind}_on"):
                self.facts[Milestone].append(told.fact(Milestone, project=project, kind_of=kind, planned=True, planned_on=day, note="随导入"))
        for kind, day in said.reached.items():
            if on(f"{kind}_on"):
                self.facts[Milestone].append(told.fact(Milestone, on=day, project=project, kind_of=kind))
        if on("invested") and said.opening is not None:
            self.facts[Report].append(told.fact(Report, project=project, amount=said.opening, words=said.physical))
        if on("paid") and said.paid:
            self.facts[Payment].append(told.fact(Payment, project=project, amount=said.paid))
        if on("leaders"):
            self._sponsors(said, project, told)
        if on("problem") and said.problem:
            problem = Problem.objects.create(area=self.told.area, project=project, what=said.problem)
            self.facts[ProblemStep].append(told.fact(ProblemStep, problem=problem, step=Step.FOUND, weight="ordinary"))

    def _card(self, said: Proposal, on) -> dict:
        says = {word: value for word, value in said.says.items() if on(word) and value not in (None, "")}
        if said.unit_name and on("unit"):
            says["unit"] = self.known.roster.find(said.unit_name)
        if said.responsible and on("responsible"):
            officer = self.known.officers.get(said.responsible)
            says |= {"responsible": officer.pk} if officer else {"responsible_name": said.responsible, "responsible": None}
        return says

    def _sponsors(self, said: Proposal, project: Project, told: Told) -> None:
        held = self.known.sponsors[project.pk]
        for name in held - set(said.leaders):
            self.facts[Sponsorship].append(told.fact(Sponsorship, project=project, leader=self.known.officers.get(name), leader_name=name, ends=True))
        for name in said.leaders:
            if name not in held:
                self.facts[Sponsorship].append(told.fact(Sponsorship, project=project, leader=self.known.officers.get(name), leader_name=name[:40]))


