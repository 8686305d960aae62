"""A project's papers as they lie together on a day, each with what it says: what checks and doubts read."""
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gongjian.enrolment.needs import Need, lacking, needs_of
from gongjian.enrolment.particulars import Particulars
from gongjian.projects.standings import ProjectStanding
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.when import CHINA, When


@dataclass(frozen=True)
class Filed:
    """One paper and what was told of it; `says` None: nothing yet."""

    evidence: Evidence
    says: Particulars | None

    @property
    def shown_on(self) -> date | None:
        """The day of a photo: as marked on it, else as the camera knew."""
        told, taken = self.says and self.says.shown_on, self.evidence.taken_at
        return told or (taken.astimezone(CHINA).date() if taken else None)

    @property
    def placed(self) -> bool:
        """Whether a photo shows its place: marked on it, or known to the camera."""
        return bool(self.says and self.says.place) or self.evidence.latitude is not None


@dataclass(frozen=True)
class Said:
    evidence: Evidence
    value: Any


@dataclass(frozen=True)
class Dossier:
    """`row` is the project on the day; `papers` by kind, oldest first."""

    row: ProjectStanding
    when: When
    papers: dict[str, list[Filed]] = field(default_factory=dict)

    def of(self, *kinds: str) -> list[Filed]:
        return [filed for kind in kinds for filed in self.papers.get(kind, [])]

    def said(self, name: str, *kinds: str) -> "Said | None":
        """The newest paper of these kinds that says it, and what it says."""
        told = [Said(filed.evidence, getattr(filed.says, name)) for filed in self.of(*kinds) if filed.says and getattr(filed.says, name) not in (None, "")]
        return told[-1] if told else None

    @property
    def needs(self) -> tuple[Need, ...]:
        return needs_of(self.row.investment_kind, self.row.total)

    @property
    def lacking(self) -> list[Need]:
        """Required papers that are not there."""
        return lacking(self.row.papers, self.row.investment_kind)


def dossiers(rows: Iterable[ProjectStanding], when: When) -> dict[int, Dossier]:
    """{project: its papers}. Two queries, however many projects."""
    held: dict[int, dict[str, list[Filed]]] = defaultdict(lambda: defaultdict(list))
    rows = list(rows)
    keys = [row.project_id for row in rows]
    says = {told.evidence_id: told for told in Particulars.objects.as_of(when).filter(project__in=keys).order_by("pk")}
    for paper in Evidence.objects.as_of(when).filter(subject="project", subject_id__in=keys).order_by("occurred_on", "pk"):
        held[paper.subject_id][paper.paper].append(Filed(paper, says.get(paper.pk)))
    return {row.project_id: Dossier(row, when, dict(held[row.project_id])) for row in rows}


def dossier_of(row: ProjectStanding, when: When) -> Dossier:
    return dossiers([row], when)[row.project_id]
