"""征求意见 → （答复、核定）→ 公布, aside 重新征求意见 and 撤回: the life of a round as one table. What is published is frozen and has no way out."""
from dataclasses import dataclass

from django.db import models


class Step(models.TextChoices):
    PROPOSED = "proposed", "征求意见"
    ISSUED = "issued", "公布"
    WITHDRAWN = "withdrawn", "撤回"


class Plea(models.TextChoices):
    """What a unit answers."""

    AGREES = "agrees", "无异议"
    FIGURES = "figures", "数据有误"
    FORCE = "force", "不可抗力"
    RULES = "rules", "计分有误"
    OTHER = "other", "其他意见"


@dataclass(frozen=True)
class Turn:
    """`after`: the steps it may follow; a round begins with 征求意见, and may be proposed again with the figures of the day."""

    step: Step
    after: tuple[Step, ...]
    reasoned: bool = False


FLOW = {
    turn.step: turn
    for turn in (
        Turn(Step.PROPOSED, after=(Step.PROPOSED,)), Turn(Step.ISSUED, after=(Step.PROPOSED,)), Turn(Step.WITHDRAWN, after=(Step.PROPOSED,), reasoned=True),
    )
}
