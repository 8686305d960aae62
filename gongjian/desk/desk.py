"""The desk: an officer's acts. It asks who may, does the act, brings what stands up to date and seals, all in one transaction."""
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from django.db import transaction

from gongjian.approvals.models import Advice, Approval, CatalogueChange, Checklist, HandIn, Lifted, Material, Vetting
from gongjian.approvals.restand import keeping, restand_approvals, rests_on_approvals
from gongjian.desk.lens import Lens
from gongjian.desk.may import MAY, MEND_ENROLLED
from gongjian.desk.relations import NOTHING, RELATED
from gongjian.enrolment.models import EnrolmentRules, EnrolmentStep, Looked, Particulars
from gongjian.enrolment.standings import OF_MILESTONES, restand_enrolment
from gongjian.inspections.models import Inspection, InspectionStep
from gongjian.inspections.standings import restand_inspection
from gongjian.people.models import Naming, Post, Unit
from gongjian.people.posts import restand_posts
from gongjian.people.units import restand_unit
from gongjian.problems.models import Concern, Joined, Problem, ProblemRules, ProblemStep
from gongjian.problems.standings import restand_problem
from gongjian.projects.models import Milestone, Project, Sponsorship
from gongjian.projects.restand import restand, restand_sector
from gongjian.promotion.models import Aid, Commitment, CommitmentStep, Enterprise, Lead, LeadStep, ResourceCard, Review, Signing, Trip
from gongjian.promotion.restand import restand_promotion
from gongjian.reserve.models import ReserveStep, Tagging
from gongjian.reserve.standings import restand_reserve
from gongjian.stocktake.models import Decision, Stocktake
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import seal
from gongjian.timeline.source import Source
from gongjian.timeline.told import Told
from gongjian.workplans.models import Task


@dataclass(frozen=True)
class Desk:
    """`now` is the moment things are recorded at; acts are done on the day looked at, which must be today."""

    lens: Lens
    now: datetime
    source: Source | None = field(default=None)

    def told(self, note: str = "") -> Told:
        officer = self.lens.officer  # at the command line there is nobody to name
        return Told(officer.area, self.lens.when.on, self.now, officer if officer.pk else None, self.source, note=note.strip()[:500])

    def may(self, act, thing, kind: object = None) -> bool:
        """Whether this officer may do this act to this thing: the same relations as `do` asks, for showing only what can be done."""
        return not self.why_not(act, thing, kind)

    def why_not(self, act, thing, kind: object = None) -> str:
        """Why this act is not his to do to this thing, in his language; empty when it is."""
        if self.lens.past:
            return f"{self.lens.when.on} 是过去的一天，只能看不能办。请回到今天办理"
        if self.lens.seat is None:
            return "您目前没有任职，不能办理"
        ways = _ways(act, thing, kind)
        return "" if self._related(thing, ways) else f"这件事由{'、'.join(ways)}办理"

    def offers(self, subject) -> Callable[..., bool]:
        """`may` for a whole page about one subject: each set of relations is asked of the database once. A fact is its subject's."""
        related = cache(lambda ways: self._related(subject, ways))
        closed = self.lens.past or self.lens.seat is None
        return lambda act, thing=subject, kind=None: not closed and related(_ways(act, thing, kind))

    def do(self, act, thing, *, kind: object = None, note: str = "", **details) -> list[Fact]:
        """Do an act. Raises Refused with a Chinese reason; nothing is written then."""
        if reason := self.why_not(act, thing, kind):
            raise Refused(reason)
        if isinstance(kind, str) and kind not in MAY:  # a kind that is no right of its own is a detail of the act
            details |= {_KINDS.get(act.__name__, "kind"): kind}
        with transaction.atomic():
            if isinstance(thing, (Project, Problem, Inspection, Lead)):  # two at once are told one after the other
                type(thing)._default_manager.select_for_update().filter(pk=thing.pk, area=thing.area).first()
            facts = act(thing, self.told(note), **details)
            settle(facts, self.now)
            seal(self.now, facts)
        return facts

    def _related(self, thing, ways: tuple[str, ...]) -> bool:
        subject = _subject(thing)
        if subject is None:  # about the county as a whole (issuing a list, taking a file in): holding such a post is enough
            return any((way, Unit) in RELATED and RELATED[way, Unit](self.lens) != NOTHING for way in ways)
        if not any((way, type(subject)) in RELATED for way in ways):
            return False
        held = {Project: "project", Problem: "problem", Unit: "unit", Inspection: "inspection", Lead: "lead", Enterprise: "enterprise"}[type(subject)]
        return self.lens.see(type(subject), ways).filter(**{held: subject.pk}).exists()


_KINDS = {"advance": "to", "take_step": "to", "stand": "state", "deliver": "state"}


def _ways(act, thing, kind) -> tuple[str, ...]:
    if isinstance(thing, Milestone) and thing.kind_of in OF_MILESTONES and not thing.planned:
        return MEND_ENROLLED
    own = act.under(thing) if hasattr(act, "under") else kind
    for key in ((act, kind), (act, type(thing)), act, own):
        if key in MAY:
            return MAY[key]
    return ()


def _subject(thing):
    """The thing relations speak of: a fact is its project's, a paper its project's or its problem's; None is the county as a whole."""
    if isinstance(thing, Evidence) and thing.subject == "stocktake":
        return Stocktake._base_manager.get(pk=thing.subject_id).project
    if isinstance(thing, Evidence):
        held = {"problem": Problem, "inspection": Inspection, "lead": Lead, "unit": Unit}.get(thing.subject, Project)
        return held._default_manager.get(pk=thing.subject_id)
    if isinstance(thing, (Project, Problem, Unit, Inspection, Lead, Enterprise)):
        return thing
    if isinstance(thing, (Trip, Signing, ResourceCard, HandIn, Task)):
        return thing.unit
    if isinstance(thing, (LeadStep, Review, Aid, Commitment, CommitmentStep)):
        return thing.lead
    if isinstance(thing, Decision):  # of a sitting, as its other facts: of the county as a whole, whatever project it speaks of
        return None
    return getattr(thing, "project", None) or getattr(thing, "problem", None)


def settle(facts: list[Fact], at: datetime) -> None:
    """Bring up to date whatever stands on these facts."""
    projects, sectors, problems, approvals, units, officers, inspections, enrolments, reserved = {}, set(), {}, {}, {}, {}, {}, {}, {}
    for fact in facts:
        match fact:
            case ProblemStep() | Concern() | Joined():
                problems[fact.problem_id] = fact.problem
            case ProblemRules():
                problems |= {problem.pk: problem for problem in Problem.objects.filter(area=fact.area)}
            case InspectionStep():
                inspections[fact.inspection_id] = fact.inspection
            case Approval() | Checklist() | Material() | Advice() | Lifted() | Vetting():
                approvals[fact.project_id] = fact.project
            case CatalogueChange():
                approvals |= {project.pk: project for project in keeping(fact)}
            case ReserveStep() | Tagging():
                reserved[fact.project_id] = fact.project
            case Naming():
                units[fact.unit_id] = fact.unit
            case Post():
                officers[fact.officer_id] = fact.officer
            case Sponsorship(project=None):
                sectors.add((fact.sector, fact.area))
            case EnrolmentStep():
                enrolments[fact.project_id] = fact.project
            case Particulars() | Looked() | EnrolmentRules():
                pass  # read as they were told
            case Evidence(subject="project"):
                projects[fact.subject_id] = Project.objects.get(pk=fact.subject_id)
            case _:
                if isinstance(project := getattr(fact, "project", None), Project):
                    projects[project.pk] = project
                    if isinstance(fact, Milestone) and fact.kind_of in OF_MILESTONES and not fact.planned:
                        enrolments[project.pk] = project
    for project in projects.values():
        restand(project, at)
    approvals |= {project.pk: project for project in rests_on_approvals(facts)}
    for problem in problems.values():
        restand_problem(problem, at)
    for project in approvals.values():
        restand_approvals(project, at)
    for project in enrolments.values():
        restand_enrolment(project, at)
    for project in reserved.values():
        restand_reserve(project, at)
    for inspection in inspections.values():
        restand_inspection(inspection, at)
    for unit in units.values():
        restand_unit(unit, at)
    for officer in officers.values():
        restand_posts(officer, at)
    for sector, area in sectors:
        restand_sector(sector, area, at)
    restand_promotion(facts, at)


