"""发现 → 交办 → 督办 → 办结 → 销号: the life of a problem as one table (M43). 退回 sends it back to whoever must solve it."""
from dataclasses import dataclass

from django.db import models


class Step(models.TextChoices):
    FOUND = "found", "发现"
    ASSIGNED = "assigned", "交办"
    FEEDBACK = "feedback", "反馈"
    PRESSED = "pressed", "督办"
    SOLVED = "solved", "申请办结"
    RETURNED = "returned", "退回"
    STRUCK = "struck", "销号"


@dataclass(frozen=True)
class Turn:
    """`after` are the steps it may follow; `needs` the details without which it is refused (M42: department, person, limit)."""

    step: Step
    after: tuple[Step, ...]
    needs: tuple[str, ...] = ()


WORKING = (Step.ASSIGNED, Step.FEEDBACK, Step.PRESSED, Step.RETURNED)
FLOW = {
    turn.step: turn
    for turn in (
        Turn(Step.FOUND, after=()),
        Turn(Step.ASSIGNED, after=(Step.FOUND,), needs=("lead", "person", "due_on")),
        Turn(Step.FEEDBACK, after=WORKING, needs=("note",)),
        Turn(Step.PRESSED, after=WORKING, needs=("note",)),
        Turn(Step.SOLVED, after=WORKING, needs=("note",)),
        Turn(Step.RETURNED, after=(Step.SOLVED,), needs=("note",)),
        Turn(Step.STRUCK, after=(Step.SOLVED,), needs=("note",)),
    )
}
