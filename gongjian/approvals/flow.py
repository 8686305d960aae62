"""The life of an approval item as one table (M33): 未启动 → 组卷 → 已受理 → (补正) → 办结 | 不予, and what is told of one that needs no handling."""
from dataclasses import dataclass

from django.db import models


class State(models.TextChoices):
    NOT_NEEDED = "not_needed", "无需办理"
    NOT_BEGUN = "not_begun", "未启动"
    PREPARING = "preparing", "组卷"
    UNDER_WAY = "under_way", "已受理"
    CORRECTING = "correcting", "补正"
    DONE = "done", "已办结"
    REFUSED = "refused", "不予"
    # Nobody tells these: they follow from what was told, and from the day.
    EXPIRED = "expired", "过期"
    UNKNOWN = "unknown", "待核"


class Desk(models.TextChoices):
    """In whose hands the file is, and whose days these are (M36)."""

    OWNER = "owner", "项目单位"
    BUREAU = "bureau", "承办单位"
    AGENCY = "agency", "中介机构"


class Level(models.TextChoices):
    """Who decides. What is decided above the county is handed up by the bureau in the county, and its days stay on the bureau's side."""

    COUNTY = "county", "县级"
    CITY = "city", "市级"
    PROVINCE = "province", "省级"
    NATION = "nation", "国家"


# By which of these an officer may tell a step of an item: the project's unit, the unit that handles the item, the named 代办员, the approvals bureau, the office.
OWNER, BUREAU, AGENT, APPROVALS, OFFICE = "owner", "bureau", "agent", "approvals", "office"
NOTHING = ""  # nothing was told of the item yet


@dataclass(frozen=True)
class Turn:
    """`after`: what was told of the item last. `needs`: the details without which it is refused. `by`: who may tell it.

    `again`: coming from these it is a second handling or a step back, and needs a reason.
    """

    state: State
    after: tuple[str, ...]
    by: tuple[str, ...]
    needs: tuple[str, ...] = ()
    again: tuple[str, ...] = ()


OPEN = (State.PREPARING, State.UNDER_WAY, State.CORRECTING)  # somebody has the file on his desk
TELLABLE = (State.NOT_NEEDED, State.NOT_BEGUN, State.PREPARING, State.UNDER_WAY, State.CORRECTING, State.DONE, State.REFUSED)
SETTLED = (State.DONE, State.NOT_NEEDED)  # nothing waits for it any more

FLOW: dict[State, Turn] = {
    turn.state: turn
    for turn in (
        Turn(
            State.NOT_NEEDED, after=(NOTHING, State.NOT_BEGUN, *OPEN, State.REFUSED, State.NOT_NEEDED), by=(OWNER, BUREAU, AGENT, APPROVALS, OFFICE),
            needs=("note",),
        ),
        Turn(
            State.NOT_BEGUN, after=(NOTHING, State.NOT_BEGUN, State.NOT_NEEDED, *OPEN, State.REFUSED), by=(OWNER, AGENT, BUREAU, APPROVALS, OFFICE),
            again=OPEN,
        ),
        Turn(
            State.PREPARING, after=(NOTHING, State.NOT_BEGUN, State.NOT_NEEDED, State.PREPARING, State.REFUSED, State.DONE),
            by=(OWNER, AGENT, APPROVALS, OFFICE), again=(State.DONE,),
        ),
        Turn(
            State.UNDER_WAY, after=(NOTHING, State.NOT_BEGUN, State.NOT_NEEDED, *OPEN, State.REFUSED, State.DONE), by=(OWNER, AGENT, BUREAU, APPROVALS, OFFICE),
            needs=("unit", "handler"), again=(State.DONE,),
        ),
        Turn(State.CORRECTING, after=(State.UNDER_WAY, State.CORRECTING), by=(BUREAU, APPROVALS), needs=("note",)),
        # Granted before the system came, or elsewhere: done at once, by its number.
        Turn(
            State.DONE, after=(NOTHING, State.NOT_BEGUN, State.NOT_NEEDED, State.PREPARING, State.UNDER_WAY, State.DONE),
            by=(OWNER, AGENT, BUREAU, APPROVALS, OFFICE),
        ),
        Turn(State.REFUSED, after=(State.UNDER_WAY, State.CORRECTING), by=(BUREAU, APPROVALS), needs=("note",)),
    )
}
