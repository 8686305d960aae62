"""Setting right what was said of a problem: a step's details any time, a step taken back only while nothing follows it."""
from gongjian.people.posts import Role
from gongjian.problems.flow import Step
from gongjian.problems.ledger import ProblemStep, again, steps_of
from gongjian.problems.standings import ProblemStanding
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When

DETAILS = ("occurred_on", "note", "due_on", "leader", "section", "person", "to_whom", "document", "grade", "waits_for")
LABELS = {"occurred_on": "日期", "note": "说明", "due_on": "办结时限"}


def set_right(step: ProblemStep, told: Told, *, said: str | None = None, **instead) -> list[Fact]:
    """The same step with some details said differently; `said` is its note, `told.note` the reason for mending it."""
    steps = _still_stands(step, told)
    if not told.note:
        raise Refused("更正须写明理由")
    instead |= {} if said is None else {"note": said}
    if wrong := set(instead) - set(DETAILS):
        raise Refused(f"不能更正 {'、'.join(wrong)}")
    now = {name: getattr(step, name) for name in DETAILS}
    if all(now[name] == value for name, value in instead.items()):
        raise Refused("更正前后没有差别")
    day = instead.get("occurred_on") or step.occurred_on
    place = steps.index(step)
    if day > told.on:
        raise Refused("日期还没到")
    if place and day < steps[place - 1].occurred_on:
        raise Refused(f"不能早于前一环节「{Step(steps[place - 1].step).label}」的 {steps[place - 1].occurred_on}")
    if place + 1 < len(steps) and day > steps[place + 1].occurred_on:
        raise Refused(f"不能晚于后一环节「{Step(steps[place + 1].step).label}」的 {steps[place + 1].occurred_on}")
    if instead.get("due_on", step.due_on) != step.due_on and _overdue(step, told):
        raise Refused("已经逾期，时限不再更正")
    due = instead.get("due_on", step.due_on)
    if due and due < day:
        raise Refused("办结时限早于这一环节之日")
    return [again(step, told, on=day, note=instead.get("note", step.note), **{name: value for name, value in instead.items() if name not in ("occurred_on", "note")})]


def take_back(step: ProblemStep, told: Told) -> list[Fact]:
    """The newest step is taken back, with a reason. It stays on record."""
    steps = _still_stands(step, told)
    if not told.note:
        raise Refused("撤回须写明理由")
    if step.step == Step.FOUND:
        raise Refused("发现登记不能撤回：不该办的，请由指挥部办公室不予受理")
    if steps[-1] != step:
        raise Refused(f"后面已经有「{Step(steps[-1].step).label}」，请先撤回它")
    return [again(step, told, on=step.occurred_on, note=step.note, void=True)]


def _still_stands(step: ProblemStep, told: Told) -> list[ProblemStep]:
    """The steps that hold; refused for one that holds no more, or that another unit told."""
    steps = steps_of(step.problem)
    if step not in steps:
        raise Refused("这条记录已被更正或撤回，请在最新的一条上办理")
    seat = told.by.seat_on(told.on) if told.by else None
    if seat and seat.role != Role.OFFICE:
        teller = step.by.seat_on(step.occurred_on) if step.by else None
        if teller is None or teller.unit_id != seat.unit_id:
            raise Refused("这一环节不是本单位记的，请由记的单位或指挥部办公室更正")
    return steps


def _overdue(step: ProblemStep, told: Told) -> bool:
    """More time is asked for before the limit; what is overdue stays so until it is closed (rules.md §1.3)."""
    stands = ProblemStanding.objects.at(When(told.on)).filter(problem=step.problem_id).first()
    return stands is not None and stands.red_on is not None and stands.red_on <= told.on
