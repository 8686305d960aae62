"""Telling a project all its obstacles at once, and lifting one (M35)."""
from datetime import date

from gongjian.approvals.advice import Advice, Lifted
from gongjian.people.models import Unit
from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact
from gongjian.timeline.told import Told


def advise(project: Project, told: Told, *, obstacles: list[dict], number: str = "", unit: Unit | None = None, on: date | None = None) -> list[Fact]:
    """`obstacles`: [{"kind": Obstacle, "finding": Finding, "words": str}]. A second notice needs `told.note`: why it was not told at once."""
    return [told.tell(Advice, on=on, project=project, obstacles=obstacles, number=number.strip(), unit=unit)]


def lift(project: Project, told: Told, *, obstacle: str, document: str, on: date | None = None) -> list[Fact]:
    """An obstacle that stands is out of the way, by this document."""
    return [told.tell(Lifted, on=on, project=project, obstacle=obstacle, document=document.strip())]
