"""The way into the reserve and out of it as one table: 申报 → 审查 → 入库 | 退回 → … → 出库, and what may be said of a project beside it (M19)."""
from dataclasses import dataclass

from django.db import models


class Step(models.TextChoices):
    PROPOSED = "proposed", "申报"
    RETRACTED = "retracted", "撤回申报"
    VETTED = "vetted", "部门审查"
    RETURNED = "returned", "退回补正"
    ADMITTED = "admitted", "审定入库"
    WITHDRAWN = "withdrawn", "出库"
    # Beside its way: these leave it where it stands.
    JOINED = "joined", "联合申报"
    CREDITED = "credited", "认定计入单位"
    GRADED = "graded", "评定成熟度"
    KEPT = "kept", "继续留库"


class Reason(models.TextChoices):
    """Why a project leaves the reserve (rules.md §5)."""

    POLICY = "policy", "政策不符"
    ELEMENTS = "elements", "要素不可解"
    OWNER = "owner", "主体退出"
    TWIN = "twin", "重复"
    STALE = "stale", "十二个月无进展"


@dataclass(frozen=True)
class Turn:
    """`after`: where the project must stand; None is outside the reserve. `needs`: the details without which it is refused. `beside`: it stays there."""

    step: Step
    after: tuple[Step | None, ...]
    needs: tuple[str, ...] = ()
    beside: bool = False


ON_THE_WAY = (Step.PROPOSED, Step.VETTED, Step.RETURNED)
IN = (Step.PROPOSED, Step.VETTED, Step.ADMITTED)

FLOW: dict[Step, Turn] = {
    turn.step: turn
    for turn in (
        Turn(Step.PROPOSED, after=(None, Step.RETURNED, Step.WITHDRAWN), needs=("unit", "vetter", "year")),
        Turn(Step.RETRACTED, after=ON_THE_WAY, needs=("note",)),
        Turn(Step.VETTED, after=(Step.PROPOSED,), needs=("findings",)),
        Turn(Step.RETURNED, after=(Step.PROPOSED, Step.VETTED), needs=("note",)),
        Turn(Step.ADMITTED, after=(Step.VETTED,)),
        Turn(Step.WITHDRAWN, after=(Step.VETTED, Step.RETURNED, Step.ADMITTED), needs=("reason", "note")),
        Turn(Step.JOINED, after=IN, needs=("unit", "note"), beside=True),
        Turn(Step.CREDITED, after=IN, needs=("unit", "note"), beside=True),
        Turn(Step.GRADED, after=IN, needs=("note",), beside=True),
        Turn(Step.KEPT, after=(Step.ADMITTED,), needs=("note",), beside=True),
    )
}
# Steps after which it has moved: the clock of 十二个月无进展 begins anew.
MOVES = (Step.ADMITTED, Step.KEPT)
