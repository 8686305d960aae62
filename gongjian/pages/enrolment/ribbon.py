"""The way into the base as a ribbon: of the present attempt, what was reached when, where the papers lie, where they came back."""
from django.utils.safestring import SafeString

from gongjian.enrolment.flow import EnrolState, Level
from gongjian.enrolment.ledger import EnrolmentStep
from gongjian.enrolment.needs import NATIONAL
from gongjian.enrolment.readiness import Readiness
from gongjian.pages.drawing import Stage, ribbon

S = EnrolState
WAY = (S.SUBMITTED, S.VERIFIED, S.REVIEWED, S.CITY, S.PROVINCE, S.NATION)
# Where papers that came back had got to.
HELD = {Level.VERIFIER: S.VERIFIED, Level.COUNTY: S.REVIEWED, Level.CITY: S.CITY, Level.PROVINCE: S.PROVINCE, Level.NATION: S.NATION}


def way(one: Readiness, steps: list[EnrolmentStep]) -> SafeString:
    """`steps`: those that hold, in turn."""
    states = [state for state in WAY if state != S.NATION or (one.row.total or 0) >= NATIONAL]
    removed, entered = one.state == S.REMOVED, one.row.enrolled_on
    days, back = ({}, None) if removed else attempt(steps)
    stages = [Stage("材料准备", preparing(one), "done" if days and not back or entered else "now")]
    for state in states:
        if back and state == HELD.get(Level(back.level) if back.level else Level.COUNTY):
            stages.append(Stage(state.label, f"{back.occurred_on} 退回", "missed", 1.2))
        elif state in days:
            stages.append(Stage(state.label, str(days[state]), "done"))
        elif entered:
            stages.append(Stage(state.label, "未记", "skip"))
        else:
            stages.append(Stage(state.label, "", "next"))
    says = str(entered) if entered else f"{one.since} 退库" if removed else ""
    stages.append(Stage("已入库", says, "done" if entered else "missed" if removed else "next"))
    if days and not back and not entered:  # the papers are on somebody's desk: the first stage not reached
        place = next(number for number, stage in enumerate(stages) if stage.state == "next")
        stages[place] = Stage(stages[place].label, "在办", "now", 1.2)
    return ribbon(stages, "入统历程")


def attempt(steps: list[EnrolmentStep]) -> tuple[dict[str, object], EnrolmentStep | None]:
    """({state: day} since the last hand-in, the return that ended it)."""
    days: dict[str, object] = {}
    back = None
    for step in steps:
        if step.step == S.SUBMITTED:
            days, back = {}, None
        if step.step == S.RETURNED:
            back = step
        else:
            days[step.step] = step.occurred_on
    return days, back


def preparing(one: Readiness) -> str:
    if one.missing:
        return f"缺 {len(one.missing)} 件"
    return f"{len(one.blocks)} 处会被退回" if one.blocks else "材料齐"
