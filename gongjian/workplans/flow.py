"""The life of a task as one table: 列入 → 完成 | 取消, and what may be said beside it."""
from dataclasses import dataclass

from django.db import models


class Step(models.TextChoices):
    SET = "set", "列入"
    FINISHED = "finished", "完成"
    DROPPED = "dropped", "取消"
    REOPENED = "reopened", "重新列入"
    # Beside its way.
    TOLD = "told", "报进展"
    PUT_OFF = "put_off", "调整时限"


@dataclass(frozen=True)
class Turn:
    """`after`: where it must stand. `needs`: details without which it is refused. `beside`: it stays where it stands."""

    step: Step
    after: tuple[Step, ...]
    needs: tuple[str, ...] = ()
    beside: bool = False


OPEN = (Step.SET, Step.REOPENED)
FLOW: dict[Step, Turn] = {
    turn.step: turn
    for turn in (
        Turn(Step.SET, after=(), needs=("person", "due_on")),
        Turn(Step.FINISHED, after=OPEN, needs=("note",)),
        Turn(Step.DROPPED, after=OPEN, needs=("note",)),
        Turn(Step.REOPENED, after=(Step.FINISHED, Step.DROPPED), needs=("due_on", "note")),
        Turn(Step.TOLD, after=OPEN, needs=("note",), beside=True),
        Turn(Step.PUT_OFF, after=OPEN, needs=("due_on", "note"), beside=True),
    )
}
