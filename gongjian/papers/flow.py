"""The life of a paper as one table: 起草 → 修改 → 核稿 → 签发, aside 退回修改 and 作废. Signing freezes it."""
from dataclasses import dataclass

from django.db import models


class Step(models.TextChoices):
    DRAFTED = "drafted", "起草"
    EDITED = "edited", "修改"
    CHECKED = "checked", "核稿"
    RETURNED = "returned", "退回修改"
    SIGNED = "signed", "签发"
    WITHDRAWN = "withdrawn", "作废"


@dataclass(frozen=True)
class Turn:
    """`after`: the steps it may follow; a paper begins with 起草. `reasoned`: refused without a note."""

    step: Step
    after: tuple[Step, ...]
    reasoned: bool = False


OPEN = (Step.DRAFTED, Step.EDITED, Step.RETURNED)  # may still be worked on
FLOW = {
    turn.step: turn
    for turn in (
        Turn(Step.DRAFTED, after=OPEN),  # once more, with the data of the day
        Turn(Step.EDITED, after=OPEN),
        Turn(Step.CHECKED, after=(Step.DRAFTED, Step.EDITED)),
        Turn(Step.RETURNED, after=(Step.DRAFTED, Step.EDITED, Step.CHECKED), reasoned=True),
        Turn(Step.SIGNED, after=(Step.CHECKED,)),
        Turn(Step.WITHDRAWN, after=(*OPEN, Step.CHECKED), reasoned=True),
    )
}
