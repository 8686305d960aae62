"""The way of a lead as one table (M24): 线索 → 洽谈 → 框架协议 → 评审 → 正式合同 → 注册 → 落地 → 开工 → 到资 → 投产, and what may happen beside it.

Not every step is a lead's own fact: agreements are signings, the review is a review, and what comes after the landing is told of the project.
A framework agreement may be passed over; it is no signing (rules.md §4).
"""
from dataclasses import dataclass

from django.db import models

from gongjian.timeline.evidence import Evidence


class Step(models.TextChoices):
    FOUND = "found", "线索"
    TALKED = "talked", "洽谈"
    FRAMEWORK = "framework", "框架协议"
    REVIEWED = "reviewed", "评审"
    CONTRACT = "contract", "正式合同"
    REGISTERED = "registered", "注册"
    LANDED = "landed", "落地"
    STARTED = "started", "开工"
    PAID = "paid", "到资"
    COMMISSIONED = "commissioned", "投产"
    # Beside its way.
    CHANGED = "changed", "变更信息"
    LOST = "lost", "流失"
    RESUMED = "resumed", "重新跟踪"


@dataclass(frozen=True)
class Turn:
    """`after`: what must have been reached. `needs`: details without which it is refused. `told`: whose fact says it (lead, signing, review, project).

    `proof`: the papers that show it (rules.md §4); any one of them will do. `again`: it may be told more than once. `beside`: it is no step of the way.
    """

    step: Step
    after: tuple[Step, ...]
    needs: tuple[str, ...] = ()
    told: str = "lead"
    proof: tuple[str, ...] = ()
    again: bool = False
    beside: bool = False


Paper = Evidence.Kind
FLOW: dict[Step, Turn] = {
    turn.step: turn
    for turn in (
        Turn(Step.FOUND, after=()),
        Turn(Step.TALKED, after=(Step.FOUND,), needs=("note",), again=True),
        Turn(Step.FRAMEWORK, after=(Step.TALKED,), told="signing", proof=(Paper.DOCUMENT,)),
        Turn(Step.REVIEWED, after=(Step.TALKED,), told="review", proof=(Paper.DOCUMENT,)),
        Turn(Step.CONTRACT, after=(Step.REVIEWED,), told="signing", proof=(Paper.DOCUMENT, Paper.CONTRACT)),
        Turn(Step.REGISTERED, after=(Step.CONTRACT,), needs=("company", "code"), proof=(Paper.LICENCE,)),
        Turn(Step.LANDED, after=(Step.REGISTERED,), needs=("project", "site"), proof=(Paper.DOCUMENT, Paper.PERMIT)),
        Turn(Step.STARTED, after=(Step.LANDED,), told="project", proof=(Paper.PHOTO, Paper.CONTRACT, Paper.PERMIT)),
        Turn(Step.PAID, after=(Step.LANDED,), told="project", proof=(Paper.PAYMENT, Paper.INVOICE)),
        Turn(Step.COMMISSIONED, after=(Step.STARTED,), told="project"),
        Turn(Step.CHANGED, after=(Step.FOUND,), needs=("note",), again=True, beside=True),
        Turn(Step.LOST, after=(Step.FOUND,), needs=("note",), beside=True),
        Turn(Step.RESUMED, after=(Step.LOST,), needs=("note",), beside=True),
    )
}
WAY = tuple(step for step, turn in FLOW.items() if not turn.beside)  # in order
OWN = tuple(step for step, turn in FLOW.items() if turn.told == "lead" and step != Step.FOUND)  # what the act of a step may tell
