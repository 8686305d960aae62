"""More time: asked for before the limit, with reason and a new day; granted at most twice, each time by whom the rules name (rules.md §1.3)."""
from datetime import date

from gongjian.people.models import PostStanding
from gongjian.people.posts import Rank
from gongjian.problems.flow import Step
from gongjian.problems.ledger import Problem, ProblemStep, Rung
from gongjian.problems.rules import ProblemRules, Rules, rules_at
from gongjian.problems.standings import ProblemStanding
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When

WHO = {"office": "指挥部办公室主要负责人", "leader": "县政府主要领导"}


def allowed(step: Step, day: date, due_on: date | None, steps: list[ProblemStep], problem: Problem, seat: PostStanding | None) -> None:
    """Refused where it is too late, too often, nobody asked, or another must decide."""
    stands = ProblemStanding.objects.at(When(day)).filter(problem=problem).first()
    if stands is None:
        raise Refused("问题还没有登记")
    rules = rules_on(day)
    if step == Step.ASKED:
        if stands.due_on is None:
            raise Refused("没有定办结时限，不必申请延期")
        if stands.asked_due_on:
            raise Refused(f"已申请延期到 {stands.asked_due_on}，请等审批")
        if stands.extensions >= rules.extensions:
            raise Refused(f"已延期 {stands.extensions} 次，不能再延")
        if stands.red_on and stands.red_on <= day:
            raise Refused("已经逾期：延期须在到期之前申请")
        if due_on and due_on <= (stands.due_by or stands.due_on):
            raise Refused(f"新的时限须晚于现在的时限 {stands.due_by or stands.due_on}")
        return
    if not stands.asked_due_on:
        raise Refused("没有待审批的延期申请")
    if seat and not grants(seat, stands, rules):
        raise Refused(who_grants(stands, rules))
    if step == Step.EXTENDED and due_on and stands.due_by and due_on <= stands.due_by:
        raise Refused(f"新的时限须晚于现在的时限 {stands.due_by}")


def grants(seat: PostStanding, stands: ProblemStanding, rules: Rules) -> bool:
    """Whether the next extension is his to grant: the head of the role the rules name for the first, for the second."""
    return seat.role == _granter(stands, rules) and seat.rank == Rank.HEAD


def who_grants(stands: ProblemStanding, rules: Rules) -> str:
    who = _granter(stands, rules)
    return f"第 {stands.extensions + 1} 次延期由{WHO.get(who, who)}审批"


def _granter(stands: ProblemStanding, rules: Rules) -> str:
    return rules.extend_by[min(stands.extensions, len(rules.extend_by) - 1)]


def moved(problem: Problem, day: date, rung: str, due_on: date | None) -> None:
    """To a rung it is not on; down to 限期办理 only with a limit."""
    stands = ProblemStanding.objects.at(When(day)).filter(problem=problem).first()
    if stands and stands.rung == rung:
        raise Refused(f"已经在「{Rung(rung).label}」")
    if rung == Rung.DATED and due_on is None:
        raise Refused("调整到限期办理须写明新的办结时限")


def rules_on(day: date) -> Rules:
    return rules_at(ProblemRules.objects.as_of(When(day)))(day)
