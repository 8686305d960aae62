"""已安排 → 督查中 → 征求意见 → 已答复 → 已通报: the course of an inspection as one table. What is called off does not count against the cap."""
from dataclasses import dataclass

from django.db import models


class Step(models.TextChoices):
    ARRANGED = "arranged", "已安排"
    BEGUN = "begun", "督查中"
    PROPOSED = "proposed", "征求意见"
    ANSWERED = "answered", "已答复"
    PUBLISHED = "published", "已通报"
    CALLED_OFF = "called_off", "已撤销"


@dataclass(frozen=True)
class Turn:
    """`after` are the steps it may follow; `does` is how a refusal names it; `says` what must be written with it."""

    step: Step
    does: str
    after: tuple[Step, ...]
    says: str = ""


FLOW = {
    turn.step: turn
    for turn in (
        Turn(Step.ARRANGED, "安排督查", after=(), says="督查方案"),
        Turn(Step.BEGUN, "开展督查", after=(Step.ARRANGED, Step.PROPOSED, Step.ANSWERED)),  # after an answer: checked again
        Turn(Step.PROPOSED, "提出督查结论", after=(Step.BEGUN,), says="督查结论"),
        Turn(Step.ANSWERED, "答复", after=(Step.PROPOSED, Step.ANSWERED), says="答复意见"),
        Turn(Step.PUBLISHED, "通报", after=(Step.PROPOSED, Step.ANSWERED)),
        Turn(Step.CALLED_OFF, "撤销督查", after=(Step.ARRANGED, Step.BEGUN, Step.PROPOSED, Step.ANSWERED), says="撤销的理由"),
    )
}
SHOWN = (Step.PROPOSED, Step.ANSWERED, Step.PUBLISHED)  # from the proposal on the unit sees it
