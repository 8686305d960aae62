"""督查：the group inspects within its window, the unit answers in time, the heads publish what was answered or left unanswered (M52, M53, G6)."""
from collections.abc import Iterable
from datetime import date, timedelta

from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.inspections.flow import Step
from gongjian.inspections.models import Inspection, InspectionStanding
from gongjian.people.posts import Rank, Role
from gongjian.reading.word import At

PUBLISHED_WITHIN = timedelta(days=3)  # [C] after the unit's time to answer


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """One query; the few inspections under way of those he sees."""
    rows = at.lens.see(Inspection).filter(published_on=None, called_off_on=None)
    for row in rows.order_by("number"):
        duty = _duty(at, row, shorts(at).get(row.unit_id, ""))
        if duty.on <= until:
            yield duty


def _duty(at: At, row: InspectionStanding, unit: str) -> Duty:
    key, page = f"inspection:{row.inspection_id}", ("inspection", (row.inspection_id,))
    said: dict = {"text": f"{unit}　{row.number}", "subject": ("inspection", row.inspection_id), "page": page}
    if row.step == Step.ARRANGED:
        return Duty("开展督查", f"{key}:begin", row.ends_on, act=("开始督查", "begin-inspection", page[1]), role=Role.INSPECTOR, who=Role.INSPECTOR.label, **said)
    if row.step == Step.BEGUN or row.answer_by is None:
        act = ("提出结论", "propose-inspection", page[1])
        return Duty("督查结论", f"{key}:propose", row.ends_on, act=act, role=Role.INSPECTOR, who=Role.INSPECTOR.label, **said)
    if row.step == Step.PROPOSED and at.on <= row.answer_by:
        return Duty("答复督查", f"{key}:answer", row.answer_by, act=("答复", "answer-inspection", page[1]), unit=row.unit_id, who=unit, **said)
    by = (row.answer_by if row.step == Step.PROPOSED else row.answered_on or row.answer_by) + PUBLISHED_WITHIN
    head: dict = {"role": Role.INSPECTOR, "rank": Rank.HEAD, "who": "督查组组长"}
    return Duty("通报督查", f"{key}:publish", by, act=("通报", "publish-inspection", page[1]), **head, **said)


KIND = Kind("督查", find)
