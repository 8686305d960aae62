"""会议：a sitting that was held has its minutes written and is closed (M50); one whose day has passed is held or called off."""
from collections.abc import Iterable
from datetime import date, timedelta

from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.people.posts import Role
from gongjian.reading.word import At
from gongjian.stocktake.sittings import Sitting, SittingStep, Stands, stands_of

CLOSED_WITHIN = timedelta(days=3)  # [C] minutes after the sitting


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """Two queries, for the office and for leaders alone. A sponsor's own half-month sitting is his; all others are the office's."""
    if whose and whose.role not in (Role.OFFICE, Role.LEADER):
        return
    for stands in stands_of(at.lens.sittings(), at.when):
        duty = _duty(stands)
        if duty and duty.on <= until:
            yield duty


def _duty(stands: Stands) -> Duty | None:
    step, sitting = stands.step.step, stands.sitting
    if step not in (SittingStep.Step.CONVENED, SittingStep.Step.HELD):
        return None
    called = step == SittingStep.Step.CONVENED
    label, by = ("开会", stands.held_on) if called else ("会议纪要", stands.held_on + CLOSED_WITHIN)
    act = ("记会议", "sitting-hold", (sitting.pk,)) if called else ("结会", "sitting-close", (sitting.pk,))
    own = sitting.kind == Sitting.Kind.LEADER and sitting.leader_id
    whose: dict = {"officer": sitting.leader_id, "who": sitting.leader_name} if own else {"role": Role.OFFICE, "who": Role.OFFICE.label}
    return Duty(
        label=label, key=f"sitting:{sitting.pk}:{step}", on=by, text=stands.title, subject=("sitting", sitting.pk), act=act,
        page=("sitting", (sitting.pk,)), **whose,
    )


KIND = Kind("会议", find)
