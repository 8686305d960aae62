"""Whom an inspection is about: the unit, its projects as they stand, what it solves, what stands in its way. Asked of the database once a page."""
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from gongjian.inspections.models import Inspection, InspectionStanding
from gongjian.inspections.reading import Found, findings
from gongjian.pages.look import Look
from gongjian.people.models import Unit
from gongjian.problems.flow import ENDED
from gongjian.problems.models import Problem
from gongjian.projects.models import Project
from gongjian.reading.say import say

WORDS = (
    "responsible_name", "expected", "lag", "reported_year", "reported_on", "reported_total", "evidenced_share", "paid_total", "vouched_total",
    "enrol_missing", "in_scope",
)


@dataclass(frozen=True)
class About:
    """`only`: keys of the projects in the scope; none: all of the unit's. `but`: the inspection at hand, which is not one of those before."""

    eyes: Look
    unit: Unit
    only: Sequence[int] = ()
    but: int | None = None

    @classmethod
    def of(cls, eyes: Look, row: InspectionStanding) -> "About":
        return cls(eyes, row.unit, tuple(row.project_keys), row.inspection_id)

    @cached_property
    def projects(self) -> list:
        """As they stand on the day, with what can be said of them; withdrawn ones left out."""
        seen = self.eyes.lens.see(Project).filter(withdrawn_on=None)
        mine = seen.filter(project__in=self.only) if self.only else seen.filter(unit=self.unit)
        return list(say(mine, Project, self.eyes.at, WORDS).order_by("name", "pk"))

    @property
    def keys(self) -> list[int]:
        return [row.project_id for row in self.projects]

    @property
    def started(self) -> list:
        return [row for row in self.projects if row.started_on and not row.completed_on]

    @cached_property
    def obstacles(self) -> list:
        """Problems of its projects that are not over."""
        return list(self.eyes.lens.see(Problem).filter(project__in=self.keys).exclude(step__in=ENDED).order_by("due_on", "pk"))

    @cached_property
    def solves(self) -> list:
        """Problems the unit leads on."""
        return list(self.eyes.lens.see(Problem).filter(lead=self.unit).order_by("due_on", "pk"))

    @cached_property
    def before(self) -> list[InspectionStanding]:
        """Its inspections of this drive, called off ones and the one at hand left out."""
        rows = self.eyes.lens.see(Inspection).filter(unit=self.unit, called_off_on=None)
        drive = self.eyes.drive
        return list(rows.filter(drive=drive.pk if drive else None).exclude(inspection=self.but).order_by("starts_on", "pk"))

    @cached_property
    def found_before(self) -> list[Found]:
        told = findings([row.inspection_id for row in self.before], self.eyes.when)
        return [one for found in told.values() for one in found]
