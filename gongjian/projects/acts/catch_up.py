"""报追赶计划，认可或退回：the unit says how a project behind its curve comes back onto it; the office or the department says whether that will do (M39)."""
from datetime import date
from typing import Any

from gongjian.projects.card import Project
from gongjian.projects.catch_up import CatchUpPlan, CatchUpVerdict, Legs, Verdict
from gongjian.projects.curve import expected, measured_on
from gongjian.projects.standings import CatchUpStanding, PlanStanding, ProjectStanding, Tally
from gongjian.timeline.facts import Fact
from gongjian.timeline.money import wan
from gongjian.timeline.periods import half_month
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When


def plan_catch_up(project: Project, told: Told, *, year: int, reason: str, measures: str, person: str, legs: Legs) -> list[Fact]:
    """`legs`: (last day of a half-month, 元 reported of the year by then), the last of them back on the curve. A newer plan needs a reason (`told.note`)."""
    card = _under_way(project, told.on)
    plan = PlanStanding.objects.at(When(told.on)).filter(project=project, year=year).first()
    if plan is None or not plan.amount:
        raise Refused(f"还没有 {year} 年度计划投资，没有序时可比。请先定年度计划")
    if missing := [label for label, said in (("落后原因", reason), ("追赶措施", measures), ("责任人", person)) if not said.strip()]:
        raise Refused(f"追赶计划须写明{'、'.join(missing)}")
    before, done = done_by(project, told.on, year)
    if done >= expected_by(plan, told.on):
        raise Refused(f"到 {measured_on(told.on)} 已完成 {wan(done)} 万元，不落后于序时，无需报追赶计划")
    _in_order(legs, told.on)
    _from_here(legs, done)
    last_on, last = legs[-1]
    if card.total is not None and before + last > card.total:
        raise Refused(f"{_till(legs[-1])}，加上以前年度的 {wan(before)} 万元，超过总投资 {wan(card.total)} 万元，多出 {wan(before + last - card.total)} 万元")
    if last < (asked := expected_by(plan, last_on)):
        raise Refused(f"{_till(legs[-1])}，仍比序时应完成的 {wan(asked)} 万元少 {wan(asked - last)} 万元，没有赶上。请加大分期金额，或把赶上的日子往后排")
    held = CatchUpStanding.objects.at(When(told.on)).filter(project=project, year=year).first()
    if held and held.plan_id and not held.done_on and not told.note:
        raise Refused(f"已于 {held.filed_on} 报过追赶计划，另报须写明调整理由；原计划留存")
    said = [[day.isoformat(), amount] for day, amount in legs]
    words: dict[str, Any] = {"reason": reason.strip()[:500], "measures": measures.strip()[:1000], "person": person.strip()[:40]}
    return [told.tell(CatchUpPlan, project=project, year=year, legs=said, **words)]


def judge_catch_up(project: Project, told: Told, *, plan: CatchUpPlan, verdict: str) -> list[Fact]:
    """A word on the plan that waits for one: accepted it is the line the unit is held to; returned it holds no longer, with what is lacking."""
    card = _under_way(project, told.on)
    if plan.project_id != project.pk or awaiting(project, told.on, plan.year) != plan.pk:
        raise Refused("这份追赶计划已经审过，或已另报新的，请看最新的一份")
    if verdict == Verdict.RETURNED and not told.note:
        raise Refused("退回须写明理由：缺什么、怎样改")
    seat = told.by.seat_on(told.on) if told.by else None
    if seat and seat.unit_id and seat.unit_id == card.unit_id:
        raise Refused("本单位报的追赶计划不能由本单位审，请由指挥部办公室或主管部门的另一家审")
    return [told.tell(CatchUpVerdict, project=project, plan=plan, verdict=Verdict(verdict))]


def awaiting(project: Project, on: date, year: int) -> int | None:
    """The key of the plan that waits for a word: a newer one beside an accepted, or the one that holds and was not accepted yet."""
    return waits(CatchUpStanding.objects.at(When(on)).filter(project=project, year=year).first())


def waits(held: CatchUpStanding | None) -> int | None:
    if held is None or (held.done_on and not held.waiting_id):
        return None
    return held.waiting_id or (held.plan_id if held.accepted_on is None else None)


def done_by(project: Project, on: date, year: int) -> tuple[int, int]:
    """元 reported before the year, and of it by a day."""
    def reported(day: date) -> int:
        row = Tally.objects.at(When(day)).filter(project=project).first()
        return row.reported if row else 0

    before = reported(date(year - 1, 12, 31))
    return before, reported(on) - before


def expected_by(plan: PlanStanding, on: date) -> int:
    """元 the year's plan asks by the last half-month that is over; the whole of it after the year."""
    day = min(measured_on(on), date(plan.year, 12, 31))
    return expected(plan.amount, plan.shape, day) if day.year == plan.year else 0


def _under_way(project: Project, on: date) -> ProjectStanding:
    card = ProjectStanding.objects.at(When(on)).filter(project=project).first()
    if card is None or card.started_on is None:
        raise Refused("项目还没有开工，没有序时可追赶")
    for day, said in ((card.withdrawn_on, "退出"), (card.completed_on, "竣工")):
        if day:
            raise Refused(f"项目已于 {day} {said}，无需追赶")
    return card


def _till(leg: tuple[date, int]) -> str:
    return f"到 {leg[0]} 本年累计 {wan(leg[1])} 万元"


def _in_order(legs: Legs, today: date) -> None:
    """Days to come, each the last of a half-month, one after the other."""
    if not legs:
        raise Refused("请至少写一期：到哪一天、本年累计完成多少万元")
    for place, (day, _) in enumerate(legs):
        if day <= today:
            raise Refused(f"分期 {day} 已经过去，请写今天以后的日子")
        if day != half_month(day).end:
            raise Refused(f"分期 {day} 不是半月末。填报按半月，请写 15 日或月末")
        if place and day <= legs[place - 1][0]:
            raise Refused(f"分期 {day} 排在 {legs[place - 1][0]} 之后，日子要由早到晚、不重复")


def _from_here(legs: Legs, done: int) -> None:
    """Amounts add up since the year began: none below what is done, none below the one before."""
    for place, leg in enumerate(legs):
        if leg[1] < done:
            raise Refused(f"{_till(leg)}，比现在已完成的 {wan(done)} 万元还少。分期填的是本年累计，不是当期新增")
        if place and leg[1] < legs[place - 1][1]:
            raise Refused(f"{_till(leg)}，比{_till(legs[place - 1])}还少。分期填的是本年累计，只增不减")
