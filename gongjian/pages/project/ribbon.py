"""储备 → 签约 → 立项 → 手续 → 开工 → 入统 → 竣工: what was reached when, how long each took, what is next."""
from datetime import date

from gongjian.enrolment.needs import missing
from gongjian.pages.drawing import Stage, ribbon
from gongjian.projects.models import ProjectStanding

STAGES = (
    ("储备", "reserved_on", ""), ("签约", "signed_on", "planned_signed_on"), ("立项", "approved_on", "planned_approved_on"), ("手续", "", ""),
    ("开工", "started_on", "planned_started_on"), ("入统", "enrolled_on", "planned_enrolled_on"), ("竣工", "completed_on", "planned_completed_on"),
)


def life(row: ProjectStanding, on: date, approvals: tuple[int, int, str]):
    """`approvals`: done, needed, what is under way."""
    done, needed, under_way = approvals
    days = [getattr(row, field) if field else None for _, field, _ in STAGES]
    days[0] = days[0] or row.born_on  # in the reserve from its first day, also where nobody recorded its admission
    last = max((place for place, day in enumerate(days) if day), default=0)
    finished = needed > 0 and done == needed
    if last == 2 and finished:
        last = 3
    stages = []
    for place, (label, _, planned) in enumerate(STAGES):
        day, plan = days[place], getattr(row, planned) if planned else None
        if label == "手续":
            state = "done" if finished or (needed and place < last) else "skip" if place < last else "now" if place == last + 1 else "next"
            says = f"办结 {done}/{needed}" + (f" · {under_way}在办" if under_way else "") if needed else "没有记手续"
            stages.append(Stage(label, says, _halted(row, state), 1.4))
            continue
        if day:
            stages.append(Stage(label, _dwell(day, days[place + 1 :], on) + _proof(row, label), "done", _width(day, days[place + 1 :], on)))
        elif place < last:
            stages.append(Stage(label, "未记", "skip"))
        else:
            state = "now" if place == last + 1 else "next"
            stages.append(Stage(label, _ahead(row, label, plan, on, state), _halted(row, state), 1.4 if state == "now" else 1))
    return ribbon(stages)


def _halted(row: ProjectStanding, state: str) -> str:
    return "next" if state == "now" and row.withdrawn_on else state


def _next(later: list[date | None], day: date, on: date) -> date:
    return min((other for other in later if other and other >= day), default=on)


def _dwell(day: date, later: list[date | None], on: date) -> str:
    following = [other for other in later if other and other >= day]
    return f"{day} · {(min(following) - day).days}天" if following else str(day)


def _width(day: date, later: list[date | None], on: date) -> float:
    return 0.9 + (_next(later, day, on) - day).days / 120


def _proof(row: ProjectStanding, label: str) -> str:
    return "" if label != "开工" else " 有据" if row.start_evidenced else " 无据"


def _ahead(row: ProjectStanding, label: str, plan: date | None, on: date, state: str) -> str:
    if label == "入统" and row.started_on:
        lacking = len(missing(row.papers, row.investment_kind))
        return f"开工{(on - row.started_on).days}天，" + (f"差 {lacking} 件材料" if lacking else "材料齐")
    if plan is None:
        return "未定计划"
    late = f"，已过 {(on - plan).days} 天" if plan < on and state == "now" else ""
    return f"计划 {plan}{late}"
