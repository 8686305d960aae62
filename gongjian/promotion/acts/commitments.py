"""双向承诺: a clause agreed, its day put off by both sides, kept with what shows it, found broken (M28)."""
from datetime import date

from gongjian.people.models import Unit
from gongjian.projects.models import ProjectStanding
from gongjian.promotion.acts.leads import state_of
from gongjian.promotion.commitments import (
    ENTERPRISES,
    GOVERNMENTS,
    INCENTIVE_WORDS,
    MILESTONES,
    Clause,
    Commitment,
    CommitmentStep,
    Promised,
    Side,
    State,
    stands,
)
from gongjian.promotion.leads import Lead
from gongjian.promotion.reviews import Review, passed
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When

Step = CommitmentStep.Step


def promise(
    lead: Lead, told: Told, *, side: str, clause: str, content: str, due_on: date, amount: int | None = None, condition: str = "", unit: Unit | None = None,
    on: date | None = None,
) -> list[Fact]:
    """One clause of the contract. `unit` answers for a promise of the government, and follows one of the enterprise (default: who brought the lead).

    What favours an enterprise may be promised only after the fair-competition review (公平竞争审查) was passed, by the day it is agreed.
    """
    if side not in Side.values or clause not in Clause.values:
        raise Refused("请选择哪一方、哪一事项")
    if Clause(clause) not in (ENTERPRISES if side == Side.ENTERPRISE else GOVERNMENTS):
        raise Refused(f"「{Clause(clause).label}」不是{Side(side).label}的事项")
    if not content.strip():
        raise Refused("请写明承诺的内容")
    if amount is not None and amount <= 0:
        raise Refused("金额须大于零；没有金额就不填")
    day, lead_stands = on or told.on, state_of(lead, told.on)
    if day > told.on:
        raise Refused("约定日期还没到")
    if not lead_stands.contract_on or lead_stands.contract_on > day:
        raise Refused(f"{day} 还没有签正式合同，承诺随合同逐条登记")
    if due_on < day:
        raise Refused("时限早于约定之日")
    if side == Side.GOVERNMENT:
        if unit is None:
            raise Refused("政府承诺须写明责任单位")
        if (clause == Clause.INCENTIVE or any(word in content for word in INCENTIVE_WORDS)) and not _fair(lead, day):
            raise Refused("有奖补优惠内容的条款，须先通过公平竞争审查：请先记评审，审查日期不晚于约定之日")
    made = Commitment.objects.create(area=told.area, lead=lead, side=side, clause=clause)
    return [
        told.tell(
            CommitmentStep, on=day, commitment=made, step=Step.AGREED, content=content.strip()[:300], amount=amount, condition=condition.strip()[:200],
            due_on=due_on, unit=unit or lead.unit,
        )
    ]


def put_off(commitment: Commitment, told: Told, *, due_on: date, document: str, on: date | None = None) -> list[Fact]:
    """Both sides agreed in writing on another day; the first one stays on record. What is overdue may be put off too, and was late until then."""
    now = state(commitment, told.on)
    if now.kept_on:
        raise Refused("已经兑现，不必变更时限")
    if not document.strip() or not told.note:
        raise Refused("变更时限须写明双方确认的文件和理由")
    if due_on <= now.due_on:
        raise Refused(f"新的时限须晚于现在的 {now.due_on}")
    return [told.tell(CommitmentStep, on=_day(told, on, now), commitment=commitment, step=Step.PUT_OFF, due_on=due_on, document=document.strip()[:80])]


def fulfil(commitment: Commitment, told: Told, *, document: str, on: date | None = None) -> list[Fact]:
    """Kept on the day `on`. It needs a paper beside it: put it there first (supports: the clause's agreement)."""
    now = state(commitment, told.on)
    if commitment.clause in MILESTONES:
        raise Refused(f"「{commitment.get_clause_display()}」以项目的节点为准，请在项目上记")
    if now.kept_on:
        raise Refused(f"已于 {now.kept_on} 兑现")
    if not document.strip():
        raise Refused("兑现须写明凭据：文号、凭证号或交付记录")
    if not proofs(commitment, told.on).exists():
        raise Refused("兑现须有佐证：请附上凭证、批文或交付记录")
    return [told.tell(CommitmentStep, on=_day(told, on, now), commitment=commitment, step=Step.KEPT, document=document.strip()[:80])]


def judge_broken(commitment: Commitment, told: Told, *, on: date | None = None) -> list[Fact]:
    """Past its day and not kept: found broken, with what shows it. If it is kept after all, it is kept late."""
    now = state(commitment, told.on)
    if now.kept_on:
        raise Refused(f"已于 {now.kept_on} 兑现")
    if now.state == State.BROKEN:
        raise Refused("已经认定未兑现")
    if now.state != State.LATE:
        raise Refused(f"时限是 {now.due_on}，还没有逾期")
    if not told.note:
        raise Refused("认定未兑现须写明事实和依据")
    return [told.tell(CommitmentStep, on=_day(told, on, now), commitment=commitment, step=Step.BROKEN)]


def proofs(commitment: Commitment, on: date):
    """Papers put beside one of its steps."""
    steps = CommitmentStep.objects.filter(commitment=commitment).values("pk")
    return Evidence.objects.as_of(When(on)).filter(supports=CommitmentStep.kind(), supports_id__in=steps)


def state(commitment: Commitment, day: date) -> Promised:
    """As it stands on the day; a clause about a milestone by what its project tells. Raises Refused for one that was taken back."""
    steps = list(CommitmentStep.objects.as_of(When(day)).filter(commitment=commitment).order_by("occurred_on", "pk"))
    milestone = None
    if field := MILESTONES.get(Clause(commitment.clause)):
        project = state_of(commitment.lead, day).project_id
        milestone = ProjectStanding.objects.at(When(day)).filter(project=project).values_list(field, flat=True).first() if project else None
    now = stands(commitment, steps, day, milestone)
    if now is None:
        raise Refused("这条承诺已经作废")
    return now


def _fair(lead: Lead, day: date) -> bool:
    held = Review.objects.as_of(When(FAR)).filter(lead=lead, occurred_on__lte=day).order_by("occurred_on", "pk")
    return passed(held, Review.Kind.FAIR) is not None


def _day(told: Told, on: date | None, now: Promised) -> date:
    day = on or told.on
    if day > told.on:
        raise Refused("日期还没到")
    last = now.facts[-1]
    if day < last.occurred_on:
        raise Refused(f"已于 {last.occurred_on} {last.get_step_display()}，不能早于这一天")
    return day
