"""The papers of an item supplied, returned, complete (M37)."""
from datetime import date

from gongjian.approvals.materials import Material
from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact
from gongjian.timeline.told import Told


def deliver(project: Project, told: Told, *, item: str, state: str, document: str = "", on: date | None = None) -> list[Fact]:
    """`state`: supplied, returned (with its reason) or complete; complete with no `document` is said of the whole file."""
    return [told.tell(Material, on=on, project=project, item=item, state=state, document=document.strip())]
