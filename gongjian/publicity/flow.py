"""起草 → （修改）→ 核稿 → 签发 → 公开, aside 退回, 作废 and, once it is out, 撤下: the life of an item as one table.

An exposure (曝光) names a unit: between 核稿 and 签发 the unit is told and may answer (M60: the right of reply).
"""
from dataclasses import dataclass

from django.db import models


class Kind(models.TextChoices):
    """What the plan asks to be told of (M59, M60), and the figures of a day."""

    NEWS = "news", "动态"
    RESULT = "result", "成效"
    PRACTICE = "practice", "经验"
    MODEL = "model", "典型"
    EXPOSURE = "exposure", "曝光"
    FIGURES = "figures", "数据"


WRITTEN = (Kind.NEWS, Kind.RESULT, Kind.PRACTICE, Kind.MODEL)  # by units of themselves, and by the office


class Step(models.TextChoices):
    DRAFTED = "drafted", "起草"
    EDITED = "edited", "修改"
    CHECKED = "checked", "核稿"
    RETURNED = "returned", "退回修改"
    TOLD = "told", "告知单位"
    ANSWERED = "answered", "单位答复"
    SIGNED = "signed", "签发"
    PUBLISHED = "published", "公开"
    WITHDRAWN = "withdrawn", "撤下"
    DROPPED = "dropped", "作废"


@dataclass(frozen=True)
class Turn:
    """`after`: the steps it may follow; `exposing`: those of an exposure, where they are others. `reasoned`: refused without a note."""

    step: Step
    after: tuple[Step, ...]
    exposing: tuple[Step, ...] | None = None
    reasoned: bool = False

    def may_follow(self, step: Step, kind: str) -> bool:
        return step in (self.after if self.exposing is None or kind != Kind.EXPOSURE else self.exposing)


WRITING = (Step.DRAFTED, Step.EDITED)
OPEN = (*WRITING, Step.RETURNED)  # may still be worked on
WAITING = (Step.CHECKED, Step.TOLD, Step.ANSWERED, Step.SIGNED)
FLOW = {
    turn.step: turn
    for turn in (
        Turn(Step.EDITED, after=OPEN),
        Turn(Step.CHECKED, after=WRITING),
        Turn(Step.RETURNED, after=(*WRITING, *WAITING), reasoned=True),
        Turn(Step.TOLD, after=(), exposing=(Step.CHECKED,)),
        Turn(Step.ANSWERED, after=(), exposing=(Step.TOLD, Step.ANSWERED)),
        Turn(Step.SIGNED, after=(Step.CHECKED,), exposing=(Step.TOLD, Step.ANSWERED)),
        Turn(Step.PUBLISHED, after=(Step.SIGNED,)),
        Turn(Step.WITHDRAWN, after=(Step.PUBLISHED,), reasoned=True),
        Turn(Step.DROPPED, after=(*OPEN, *WAITING), reasoned=True),
    )
}
ENDED = (Step.WITHDRAWN, Step.DROPPED)
ANSWER_DAYS = 3  # [C] calendar days a unit has to answer before it is exposed
