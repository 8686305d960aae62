"""督查：the group owes its visit within the window and a conclusion after it; the unit may answer in its days; then the head owes the publication (M52, M53)."""
from collections.abc import Iterable
from datetime import date, timedelta

from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.inspections.flow import Step
from gongjian.inspections.models import Inspection
from gongjian.people.posts import Rank, Role
from gongjian.reading.word import At

# step: what is owed, and the act that settles it
OWED = {
    Step.ARRANGED: ("开展督查", "begin-inspection"), Step.BEGUN: ("提出督查结论", "propose-inspection"),
    Step.PROPOSED: ("答复督查", "answer-inspection"), Step.ANSWERED: ("通报督查", "publish-inspection"),
}
COLUMNS = ("inspection_id", "number", "unit_id", "step", "ends_on", "answer_by", "answered_on")


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """One query. An answer is the unit's right while its days last; when they are over the publication is the head's to make."""
    if whose and not whose.unit and whose.role != Role.INSPECTOR:
        return
    rows = at.lens.see(Inspection).filter(step__in=OWED).order_by()
    names = shorts(at)
    for key, number, unit, step, ends_on, answer_by, answered_on in rows.values_list(*COLUMNS):
        owed, on = Step(step), ends_on
        if owed == Step.PROPOSED:
            on = answer_by
            if at.on > answer_by:
                owed, on = Step.ANSWERED, answer_by + timedelta(days=1)
        elif owed == Step.ANSWERED:
            on = max(answered_on, answer_by) + timedelta(days=1)
        if on > until:
            continue
        label, act = OWED[owed]
        who: dict = {"role": Role.INSPECTOR.value, "who": Role.INSPECTOR.label}
        if owed == Step.PROPOSED:
            who = {"unit": unit, "who": names.get(unit, "")}
        elif owed == Step.ANSWERED:
            who |= {"rank": Rank.HEAD.value, "who": f"{Role.INSPECTOR.label}组长"}
        yield Duty(
            label=label, key=f"inspection:{key}:{owed.value}", on=on, text=f"{names.get(unit, '')} {number}", subject=("inspection", key),
            act=(label, act, (key,)), page=("inspection", (key,)), **who,
        )


KIND = Kind("督查", find)
