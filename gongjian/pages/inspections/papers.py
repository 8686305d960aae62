"""Papers held and papers missing, by point: what is held is shown with its day and not asked for again (G6)."""
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from gongjian.inspections.dimensions import Dimension
from gongjian.pages.inspections.about import About
from gongjian.timeline.evidence import Evidence

# Which projects owe a point's papers: the rest have no use for them.
OWING: dict[str, Callable] = {
    "procedures": lambda row: bool(row.approved_on),
    "investment": lambda row: bool(row.reported_on),
    "enrolment": lambda row: row.started_on and row.in_scope and not row.enrolled_on,
    "construction": lambda row: row.started_on and not row.completed_on,
}


@dataclass(frozen=True)
class Papers:
    """Of one project: `held` with the day of the newest, `missing` by label."""

    name: str
    url: str
    held: tuple[tuple[str, date], ...]
    missing: tuple[str, ...]

    @property
    def held_in_words(self) -> str:
        return "、".join(f"{label}（{day}）" for label, day in self.held)

    @property
    def missing_in_words(self) -> str:
        return "、".join(self.missing)


def held_days(about: About) -> dict[int, dict[str, date]]:
    """{project: {kind: day of the newest}}. One query."""
    found: dict[int, dict[str, date]] = defaultdict(dict)
    rows = Evidence.objects.as_of(about.eyes.when).filter(subject="project", subject_id__in=about.keys)
    for project, kind, day in rows.order_by("occurred_on").values_list("subject_id", "paper", "occurred_on"):
        found[project][kind] = day
    return found


def papers(about: About, dimension: Dimension, days: dict[int, dict[str, date]]) -> list[Papers]:
    """Those missing something come first."""
    owing = OWING.get(dimension.key)
    if not dimension.papers or owing is None:
        return []
    found = []
    for row in filter(owing, about.projects):
        held = days.get(row.project_id, {})
        found.append(Papers(
            row.name, about.eyes.keep(reverse("project", args=[row.project_id])),
            tuple((kind.label, held[kind.value]) for kind in dimension.papers if kind.value in held),
            tuple(kind.label for kind in dimension.papers if kind.value not in held),
        ))
    return sorted(found, key=lambda one: not one.missing)
