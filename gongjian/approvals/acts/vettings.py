"""Vetting a project that is to start (M30)."""
from datetime import date

from gongjian.approvals.vetting import Vetting
from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact
from gongjian.timeline.told import Told


def vet(
    project: Project, told: Told, *, verdict: str, signers: list[dict], points: list[dict] | None = None, conditions: str = "", on: date | None = None,
) -> list[Fact]:
    """`signers`: [{"unit": str, "name": str}], one at least. On condition needs `conditions`; a stop needs `told.note`."""
    return [told.tell(Vetting, on=on, project=project, verdict=verdict, signers=signers, points=points or [], conditions=conditions.strip())]
