"""How long projects dwell in each stage of the chain 谋划 → 招引 → 前期 → 开工 → 入统 (M55), summed: where they wait now, and how long the way took those who passed."""
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from gongjian.projects.models import Project
from gongjian.reading.word import At

# A stage begins with the milestone of its own; signing is a stage for what was attracted and is passed over by the rest.
CHAIN = (("谋划储备", "born_on"), ("招引落地", "signed_on"), ("前期手续", "approved_on"), ("开工待入统", "started_on"), ("在建已入统", "enrolled_on"))
ENDS = ("completed_on", "withdrawn_on")


@dataclass(frozen=True)
class Here:
    """One project in the stage where it stands."""

    project: int
    unit: int | None
    days: int


@dataclass(frozen=True)
class Stage:
    """`here`: who waits in it now, the longest first. `passed`: days it took each who went on to a later stage."""

    title: str
    here: tuple[Here, ...]
    passed: tuple[int, ...]

    @property
    def summed(self) -> int:
        """Project days spent waiting here up to the day."""
        return sum(one.days for one in self.here)

    @property
    def middle(self) -> float | None:
        return median(one.days for one in self.here) if self.here else None

    @property
    def took(self) -> float | None:
        return median(self.passed) if self.passed else None


def way(reached: Iterable[date | None], on: date) -> list[tuple[int, int]]:
    """[(stage, days)] of one project by the days its milestones were reached; the last is where it stands. A milestone dated before an earlier stage's
    begins where that one does: no stage takes less than no days."""
    days = [day if day and day <= on else None for day in reached]
    there = [(stage, day) for stage, day in enumerate(days) if day]
    begun: list[tuple[int, date]] = []
    for stage, day in there:
        begun.append((stage, max(day, begun[-1][1]) if begun else day))
    ends = [*(day for _, day in begun[1:]), on] if begun else []
    return [(stage, (end - day).days) for (stage, day), end in zip(begun, ends, strict=True)]


def dwelling(at: At, unit: int | None = None) -> list[Stage]:
    """Of the projects he sees (of one unit), those completed or withdrawn left out of `here`. One query."""
    rows = at.lens.see(Project).order_by()
    rows = rows.filter(unit=unit) if unit else rows
    here: dict[int, list[Here]] = defaultdict(list)
    passed: dict[int, list[int]] = defaultdict(list)
    for project, whose, completed, withdrawn, *reached in rows.values_list("project_id", "unit_id", *ENDS, *(field for _, field in CHAIN)):
        told = way(reached, at.on)
        for stage, days in told[:-1]:
            passed[stage].append(days)
        if told and not completed and not withdrawn:
            here[told[-1][0]].append(Here(project, whose, told[-1][1]))
    return [
        Stage(title, tuple(sorted(here[place], key=lambda one: (-one.days, one.project))), tuple(passed[place])) for place, (title, _) in enumerate(CHAIN)
    ]
