"""The life of a problem as one table (M43): 发现 → 核实 → 交办 → 签收 → 反馈 → 申请办结 → 复核 → 退回 | 办结 → 销号, and what may happen beside it."""
from dataclasses import dataclass

from django.db import models


class Step(models.TextChoices):
    FOUND = "found", "发现"
    VERIFIED = "verified", "核实"
    DECLINED = "declined", "不予受理"
    ASSIGNED = "assigned", "交办"
    SIGNED = "signed", "签收"
    FEEDBACK = "feedback", "反馈"
    TRANSFERRED = "transferred", "转办"
    HELD = "held", "挂起"
    RESUMED = "resumed", "恢复办理"
    SOLVED = "solved", "申请办结"
    REVIEWED = "reviewed", "复核"
    RETURNED = "returned", "退回"
    CLOSED = "closed", "办结"
    STRUCK = "struck", "销号"
    REOPENED = "reopened", "重新打开"
    # Beside its way: these leave it where it stands.
    PRESSED = "pressed", "督办"
    ASKED = "asked", "申请延期"
    EXTENDED = "extended", "同意延期"
    DENIED = "denied", "不同意延期"
    REPORTED_UP = "reported_up", "上报"
    MOVED = "moved", "调整层级"
    DELIBERATED = "deliberated", "专题会议研究"


@dataclass(frozen=True)
class Turn:
    """`after`: where the problem must stand. `needs`: the details without which it is refused (M42, M49). `beside`: it stays where it stands."""

    step: Step
    after: tuple[Step, ...]
    needs: tuple[str, ...] = ()
    beside: bool = False


# In the hands of the unit that must solve it, signed for; the clock runs.
WORKING = (Step.SIGNED, Step.FEEDBACK, Step.RETURNED, Step.RESUMED)
GIVEN = (Step.ASSIGNED, Step.TRANSFERRED, *WORKING)
OPEN = (*GIVEN, Step.HELD)
ENDED = (Step.DECLINED, Step.STRUCK)

FLOW: dict[Step, Turn] = {
    turn.step: turn
    for turn in (
        Turn(Step.FOUND, after=()),
        Turn(Step.VERIFIED, after=(Step.FOUND,), needs=("note",)),
        Turn(Step.DECLINED, after=(Step.FOUND, Step.VERIFIED), needs=("note",)),
        Turn(Step.ASSIGNED, after=(Step.VERIFIED, Step.REOPENED), needs=("lead", "person", "due_on")),
        Turn(Step.SIGNED, after=(Step.ASSIGNED, Step.TRANSFERRED)),
        Turn(Step.FEEDBACK, after=WORKING, needs=("note",)),
        Turn(Step.TRANSFERRED, after=GIVEN, needs=("lead", "person", "note")),
        Turn(Step.HELD, after=WORKING, needs=("waits_for", "note")),
        Turn(Step.RESUMED, after=(Step.HELD,)),
        Turn(Step.SOLVED, after=(Step.FEEDBACK, Step.RETURNED), needs=("note",)),
        Turn(Step.REVIEWED, after=(Step.SOLVED,), needs=("note",)),
        Turn(Step.RETURNED, after=(Step.REVIEWED,), needs=("note",)),
        Turn(Step.CLOSED, after=(Step.REVIEWED,), needs=("grade",)),
        Turn(Step.STRUCK, after=(Step.CLOSED,), needs=("note",)),
        Turn(Step.REOPENED, after=ENDED, needs=("note",)),
        Turn(Step.PRESSED, after=OPEN, needs=("note",), beside=True),
        Turn(Step.ASKED, after=WORKING, needs=("due_on", "note"), beside=True),
        Turn(Step.EXTENDED, after=(*WORKING, Step.HELD), needs=("due_on",), beside=True),
        Turn(Step.DENIED, after=(*WORKING, Step.HELD), needs=("note",), beside=True),
        Turn(Step.REPORTED_UP, after=OPEN, needs=("to_whom", "note"), beside=True),
        Turn(Step.MOVED, after=OPEN, needs=("rung", "note"), beside=True),
        Turn(Step.DELIBERATED, after=OPEN, needs=("note",), beside=True),
    )
}
