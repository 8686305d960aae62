"""A bureau changes an item of its own in the catalogue."""
from gongjian.approvals.changes import CatalogueChange
from gongjian.timeline.facts import Fact
from gongjian.timeline.told import Told


def change_item(code: str, told: Told, *, says: dict) -> list[Fact]:
    """From today on. `says`: what is different, in the words of the catalogue's files; `told.note` why. Refused with the loop named."""
    return [told.tell(CatalogueChange, code=code, says=says)]
