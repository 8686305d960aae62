"""Handing in (报送前期手续清单, M31): each unit hands its list to the approvals bureau by a day; who has not is late from the day after by itself."""
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Q

from gongjian.approvals.standings import ChecklistStanding
from gongjian.projects.standings import ProjectStanding
from gongjian.timeline.facts import Fact
from gongjian.timeline.when import When


class HandIn(Fact):
    """The unit handed in its list of that year's projects on that day. `projects`: the keys it covers."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="hand_ins", verbose_name="报送单位")
    year = models.PositiveSmallIntegerField("年度")
    projects = models.JSONField("项目", default=list)

    class Meta(Fact.Meta):
        verbose_name = "前期手续清单报送"
        indexes = [models.Index(fields=["unit", "year", "occurred_on"], name="hand_in_unit")]


@dataclass(frozen=True)
class Handed:
    """A unit with projects that are to start in the first quarter. `projects`: {key: name}, all of them; `bare`: those without a checklist;
    `first_on`: its first hand-in; `last`: what it handed in last; `missed`: projects that one does not cover (they came later, or were left out)."""

    unit: int
    projects: dict[int, str]
    bare: tuple[int, ...]
    first_on: date | None
    last: HandIn | None
    missed: tuple[int, ...]

    def late(self, on: date, due_on: date | None) -> bool:
        """From the day after the last one in time, as long as nothing was handed in. What was handed in late stays known by `first_on`."""
        return bool(due_on and on > due_on and self.first_on is None)


def ahead(year: int) -> Q:
    """Of standing projects: new ones that are to start in the first quarter of that year, started or not (list 9 shows those that are not)."""
    return Q(nature="new", withdrawn_on=None, planned_started_on__gte=date(year, 1, 1), planned_started_on__lte=date(year, 3, 31))


def handed(when: When, area: str, year: int, units: set[int] | None = None) -> list[Handed]:
    """Every unit that owes a list, by its key; a unit with no such project owes none (无任务). Three queries."""
    rows = ProjectStanding.objects.at(when).filter(ahead(year), area__startswith=area, started_on=None, unit__isnull=False)
    if units is not None:
        rows = rows.filter(unit__in=units)
    of: dict[int, dict[int, str]] = defaultdict(dict)
    for unit, key, name in rows.order_by("unit", "name", "pk").values_list("unit_id", "project_id", "name"):
        of[unit][key] = name
    listed = set(ChecklistStanding.objects.at(when).filter(listed_on__isnull=False, project__in=rows.values("project")).values_list("project_id", flat=True))
    told: dict[int, list[HandIn]] = defaultdict(list)
    for fact in HandIn.objects.as_of(when).filter(year=year, unit__in=list(of)).order_by("occurred_on", "pk"):
        told[fact.unit_id].append(fact)
    return [_handed(unit, projects, listed, told[unit]) for unit, projects in of.items()]


def _handed(unit: int, projects: dict[int, str], listed: set[int], told: list[HandIn]) -> Handed:
    last = told[-1] if told else None
    covered = set(last.projects) if last else set()
    bare, missed = (tuple(key for key in projects if key not in those) for those in (listed, covered))
    return Handed(unit, projects, bare, told[0].occurred_on if told else None, last, missed if last else ())
