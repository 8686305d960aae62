"""A lens: who is looking, and at which day. Nothing is read without one."""
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from gongjian.desk.relations import EVERYTHING, NOTHING, RELATED, SEES
from gongjian.inspections.models import Inspection, InspectionStanding
from gongjian.people.covers import stood_in_for
from gongjian.people.models import Officer, PostStanding, Unit, UnitStanding
from gongjian.people.posts import Rank, Role
from gongjian.problems.models import Problem, ProblemStanding
from gongjian.projects.models import Project, ProjectStanding
from gongjian.promotion.models import Enterprise, EnterpriseStanding, Lead, LeadStanding
from gongjian.stocktake.models import Sitting, Stocktake
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.standing import Standing
from gongjian.timeline.when import When

# What is read when somebody asks for a thing: the rows that stand on the day.
READS: dict[type, type[Standing]] = {
    Project: ProjectStanding, Problem: ProblemStanding, Unit: UnitStanding, Inspection: InspectionStanding, Lead: LeadStanding, Enterprise: EnterpriseStanding,
}


@dataclass(frozen=True)
class Lens:
    """`officer` looks at `when`. His rights are those of the post he holds on `today` (default: the day looked at)."""

    officer: Officer
    when: When
    today: date | None = None

    @property
    def seat(self) -> PostStanding | None:
        return self.officer.seat_on(self.today or self.when.on)

    @property
    def stands_in_for(self) -> "list[Lens]":
        """The lenses of those he stands in for today (M58): what they see he sees, what they may do he may not. Asked once for an officer's object."""
        day = self.today or self.when.on
        kept = self.officer.__dict__.setdefault("_stands_in_for", {})
        if day not in kept:
            kept[day] = stood_in_for(self.officer, day) if self.officer.pk and self.seat else []
        return [replace(self, officer=absent) for absent in kept[day]]

    @property
    def past(self) -> bool:
        """A day before today is read-only, and says so."""
        return self.today is not None and self.when.on < self.today

    def see(self, model: type, relations: tuple[str, ...] | None = None):
        """The rows of `model` as they stand on the day, as far as this officer is related to them in one of the ways (default: SEES, his own and
        those of whom he stands in for)."""
        reads = READS[model]
        lenses = [self] if relations else [self, *self.stands_in_for]
        ways = [RELATED[relation, model](lens) for lens in lenses for relation in relations or SEES[model] if (relation, model) in RELATED]
        rows = reads._default_manager.at(self.when).filter(area__startswith=self.officer.area)
        if EVERYTHING in ways:
            return rows
        ways = [way for way in ways if way != NOTHING]
        return rows.filter(reduce(or_, ways)) if ways else rows.none()

    def sees_all(self, model: type) -> bool:
        """Whether he sees every row, so that totals are the county's."""
        return any(RELATED[relation, model](self) == EVERYTHING for relation in SEES[model])

    def for_sums(self, model: type, county: bool = False):
        """Rows to be added up and not shown one by one: every project of the units he sees, or of the whole county.

        A deputy magistrate compares all units though he opens only the projects he sponsors; a unit's total is not one respondent's figure.
        """
        reads = READS[model]
        rows = reads._default_manager.at(self.when).filter(area__startswith=self.officer.area)
        return rows if county or self.sees_all(Unit) else rows.filter(unit__in=self.see(Unit).values("unit"))

    def evidence(self):
        """Papers of the projects, problems, inspections, leads and units he sees, and photos of the visits to those projects."""
        projects = self.see(Project).values("project_id")
        visits = Stocktake.objects.filter(project__in=projects).values("pk")  # a visit told differently keeps its photos
        of_projects = Q(subject="project", subject_id__in=projects) | Q(subject="stocktake", subject_id__in=visits)
        of_problems = Q(subject="problem", subject_id__in=self.see(Problem).values("problem_id"))
        of_inspections = Q(subject="inspection", subject_id__in=self.see(Inspection).values("inspection_id"))
        of_leads = Q(subject="lead", subject_id__in=self.see(Lead).values("lead_id"))
        of_units = Q(subject="unit", subject_id__in=self.see(Unit).values("unit_id"))
        return Evidence.objects.as_of(self.when).filter(of_projects | of_problems | of_inspections | of_leads | of_units)

    def sittings(self):
        """Sittings whose record he may read: all of them, or for a leader the county's and his own half-month ones."""
        rows = Sitting.objects.filter(area__startswith=self.officer.area)
        seat = self.seat
        if seat is None or seat.role not in (Role.OFFICE, Role.LEADER, Role.INSPECTOR):
            return rows.none()
        whole = seat.role != Role.LEADER or seat.rank == Rank.HEAD
        return rows if whole else rows.filter(~Q(kind=Sitting.Kind.LEADER) | Q(leader=self.officer))

    def directory(self):
        """The open directory (信息互通, M54): of every project its name, unit, place and stage, and nothing else."""
        rows = ProjectStanding.objects.at(self.when).filter(area__startswith=self.officer.area)
        return rows.values("project_id", "name", "pinyin", "unit_id", "place", "reserved_on", "started_on", "enrolled_on", "completed_on", "withdrawn_on")

    def published_inspections(self):
        """What was published of every unit (M53): its number, unit and conclusion are open to all who work here, the points are not."""
        rows = InspectionStanding.objects.at(self.when).filter(area__startswith=self.officer.area)
        return rows.filter(published_on__isnull=False, called_off_on=None)

    def at(self, when: When) -> "Lens":
        return replace(self, when=when)


def directory_stage(row: dict) -> str:
    """The stage as far as the open directory tells it."""
    for field, said in (("completed_on", "已竣工"), ("enrolled_on", "在建已入统"), ("started_on", "在建未入统")):
        if row[field]:
            return said
    return "储备前期"
