"""Moving an approval item on."""
from datetime import date

from gongjian.approvals.items import Approval, Item, State
from gongjian.people.models import Unit
from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told


def stand(
    project: Project, told: Told, *, item: str, state: str, unit: Unit | None = None, handler: str = "", due_on: date | None = None,
    document: str = "", on: date | None = None,
) -> list[Fact]:
    """The item stands so from the day `on` on. Under way needs who handles it and until when (M33); not needed needs a reason."""
    if item not in Item.values or state not in State.values:
        raise Refused("请选择手续事项和状态")
    if state == State.UNDER_WAY and not (unit and due_on):
        raise Refused("在办的手续须写明承办单位和办理时限")
    if state == State.NOT_NEEDED and not told.note:
        raise Refused("无需办理须写明依据")
    if on and on > told.on:
        raise Refused("日期还没到")
    return [told.tell(Approval, on=on, project=project, item=item, state=state, unit=unit, handler=handler, due_on=due_on, document=document)]
