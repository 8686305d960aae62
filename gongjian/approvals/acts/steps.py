"""Moving an approval item on (M33, M36)."""
from datetime import date

from gongjian.approvals.flow import FLOW, TELLABLE, State
from gongjian.approvals.items import Approval
from gongjian.people.models import Officer, Unit
from gongjian.projects.card import Project
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told

NEEDS = {"unit": "承办单位", "handler": "承办人", "note": "说明"}


def stand(
    project: Project, told: Told, *, item: str, state: str, unit: Unit | None = None, handler: str = "", due_on: date | None = None, document: str = "",
    desk: str = "", agency: str = "", superior: str = "", valid_until: date | None = None, level: str = "", agent: Officer | None = None, on: date | None = None,
) -> list[Fact]:
    """The item stands so from the day `on` on. What is not said stays as it was said before; `told.note` is the reason where one is needed.

    `desk` with `agency`: the file lies with an intermediary, whose days are counted apart. `superior`: handed up to this authority.
    """
    if state not in TELLABLE:
        raise Refused("请选择手续事项和状态")
    turn, day = FLOW[State(state)], on or told.on
    if day > told.on:
        raise Refused("日期还没到")
    given = {"unit": unit, "handler": handler.strip(), "note": told.note.strip()}
    if lacking := [NEEDS[need] for need in turn.needs if not given[need]]:
        raise Refused(f"{turn.state.label}须写明{'、'.join(lacking)}")
    return [
        told.tell(
            Approval, on=day, project=project, item=item, state=turn.state, unit=unit, handler=handler.strip(), due_on=due_on, document=document.strip(),
            desk=desk, agency=agency.strip(), superior=superior.strip(), valid_until=valid_until, level=level, agent=agent,
        )
    ]
