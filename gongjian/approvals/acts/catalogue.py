"""A bureau changes an item of its own in the catalogue."""
from gongjian.approvals.about import WHO, bureau_of, hats, unit_called
from gongjian.approvals.changes import CatalogueChange, catalogue_on
from gongjian.approvals.flow import APPROVALS, BUREAU, OFFICE
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told

BY = (BUREAU, APPROVALS, OFFICE)


def change_item(code: str, told: Told, *, says: dict) -> list[Fact]:
    """From today on. `says`: what is different, in the words of the catalogue's files (None takes a word away); `told.note` why.

    Raises Refused with the loop named, the prerequisite that is not there, the value that cannot be. Projects that have a checklist keep theirs.
    """
    catalogue = catalogue_on(told.on, told.area)
    if code not in catalogue.items:
        raise Refused(f"目录里没有事项「{code}」，请从目录里选一个")
    item = catalogue.items[code]
    bureau = bureau_of(item, told.area)
    if not hats(told, bureau, None) & set(BY):
        raise Refused(f"「{item.name}」由{unit_called(bureau, told.on) or '县审批局'}管，改目录由它、{WHO[APPROVALS]}或{WHO[OFFICE]}办理")
    if not told.note:
        raise Refused("改目录须写明理由")
    said = {name: value for name, value in says.items() if catalogue.raw[code].get(name) != value}
    if not said:
        raise Refused("改动前后没有差别")
    catalogue.changed(code, said, told.on)
    return [told.tell(CatalogueChange, code=code, says=said)]
