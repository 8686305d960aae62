"""What can be said of a project in the reserve on a day: where it stands, whose it is, how mature, how large, when it last moved."""
from datetime import date

from django.db.models import Case, CharField, DateField, F, OuterRef, Q, Subquery, TextChoices, Value, When
from django.db.models.functions import Coalesce, ExtractMonth, Greatest, NullIf

from gongjian.approvals.items import State
from gongjian.approvals.models import ApprovalStanding
from gongjian.people.models import UnitStanding
from gongjian.projects.bands import SIZES, Band
from gongjian.reading.word import At, Word
from gongjian.reserve.flow import Reason, Step
from gongjian.reserve.grades import RULE, Grade, soon
from gongjian.reserve.vetting import Answer

SETTLED = (State.DONE, State.NOT_NEEDED)
BEGUN = (*SETTLED, State.UNDER_WAY)
LONG_AGO = date(1990, 1, 1)


class Place(TextChoices):
    """The milestones go before the steps: what started is no reserve any more, whatever the ledger says; recorded 入库, it is in without a proposal."""

    WITHDRAWN = "withdrawn", "已出库"
    STARTED = "started", "已开工转出"
    IN = "in", "在库"
    VETTED = "vetted", "待审定"
    PROPOSED = "proposed", "待审查"
    RETURNED = "returned", "退回补正"
    OUTSIDE = "outside", "未申报"


def called(path: str):
    return lambda at: Subquery(UnitStanding.objects.at(at.when).filter(unit=OuterRef(path)).values("short")[:1])


def credited(at: At):
    unit = Coalesce(OuterRef("reserve__credited_id"), OuterRef("unit_id"))
    return Subquery(UnitStanding.objects.at(at.when).filter(unit=unit).values("short")[:1])


ON_THE_WAY = ((Step.VETTED, Place.VETTED), (Step.PROPOSED, Place.PROPOSED), (Step.RETURNED, Place.RETURNED))
PLACE = Case(
    *(When(withdrawn_on__lte=F("reserve__step_on"), reserve__step=step.value, then=Value(place.value)) for step, place in ON_THE_WAY),  # proposed again
    When(withdrawn_on__isnull=False, then=Value(Place.WITHDRAWN.value)),
    When(started_on__isnull=False, reserved_on__isnull=False, then=Value(Place.STARTED.value)),
    When(reserved_on__isnull=False, then=Value(Place.IN.value)),
    When(started_on__isnull=False, then=Value(Place.OUTSIDE.value)),
    *(When(reserve__step=step.value, then=Value(place.value)) for step, place in ON_THE_WAY),
    default=Value(Place.OUTSIDE.value), output_field=CharField(),
)
BAND = Case(*(When(size.q, then=Value(size.band.value)) for size in SIZES), default=Value(""), output_field=CharField())


def funded(at: At) -> Q:
    """What is said to be sure, or what has come in, covers the first year's plan. Two figures, each held against the plan and never added."""
    return Q(next_plan__gt=0) & (Q(reserve__secured__gte=F("next_plan")) | Q(tally__paid__gte=F("next_plan")))


def computed(at: At):
    """rules.md §5: A, B or C from the approvals that stand; nothing once it has started."""
    filed = Q(checklist__filing__in=SETTLED) | Q(approved_on__isnull=False)
    others = Q(checklist__land__in=SETTLED, checklist__planning__in=SETTLED, checklist__environment__in=SETTLED)
    planned = Q(planned_started_on__lte=soon(at.on))
    within = Q(planned_started_on__lte=date(at.next_year, 12, 31))
    return Case(
        When(started_on__isnull=False, then=Value("")),
        When(filed & others & funded(at) & planned, then=Value(Grade.A.value)),
        When(filed & Q(checklist__land__in=BEGUN) & within, then=Value(Grade.B.value)),
        default=Value(Grade.C.value), output_field=CharField(),
    )


def last_approval(at: At):
    rows = ApprovalStanding.objects.at(at.when).filter(project=OuterRef("project_id"), state__in=BEGUN)
    return Coalesce(Subquery(rows.order_by("-from_on").values("from_on")[:1]), Value(LONG_AGO, output_field=DateField()))


def moved(at: At):
    """The last thing that brought it on: admitted, kept, a milestone reached, an approval begun or granted. A changed card or a put-off plan is none."""
    days = (F("reserved_on"), F("signed_on"), F("approved_on"), F("levelled_on"), F("reserve__moved_on"))
    told = [Coalesce(day, Value(LONG_AGO, output_field=DateField()), output_field=DateField()) for day in days]
    return NullIf(Greatest(*told, last_approval(at), output_field=DateField()), Value(LONG_AGO, output_field=DateField()))


RESERVE: dict[str, Word] = {
    "reserve_place": Word("储备状态", lambda at: PLACE, "choice", needs=("reserve",), choices=Place, help="开工即自动转出；没有申报、直接记入库的照样在库"),
    "reserve_step_on": Word("状态日期", "reserve__step_on", "day", needs=("reserve",)),
    "proposed_on": Word("申报日期", "reserve__proposed_on", "day", needs=("reserve",)),
    "proposer_name": Word("申报单位", called("reserve__proposer_id"), needs=("reserve",)),
    "vetter_name": Word("主管部门", called("reserve__vetter_id"), needs=("reserve",)),
    "credit": Word("计入单位键", lambda at: Coalesce(F("reserve__credited_id"), F("unit_id")), "plain_count", needs=("reserve",)),
    "credit_name": Word("计入单位", credited, needs=("reserve",), help="联合申报的由指挥部办公室认定，没有认定的计入责任单位"),
    "verdict": Word("审查结论", "reserve__verdict", "choice", needs=("reserve",), choices=Answer),
    "findings": Word("审查意见", "reserve__findings", needs=("reserve",)),
    "secured": Word("第一年已落实资金", "reserve__secured", "money", needs=("reserve",), help="申报单位所说，不是到位资金"),
    "reserve_said": Word("说明", "reserve__note", needs=("reserve",)),
    "exit_reason": Word("出库原因", "reserve__reason", "choice", needs=("reserve",), choices=Reason),
    "band": Word("规模档", lambda at: BAND, "choice", choices=Band),
    "maturity_computed": Word(
        "推算成熟度", computed, "choice", needs=("reserve", "next_plan", "tally", "checklist"),
        choices=Grade, help=RULE,
    ),
    "maturity_said": Word("评定成熟度", "reserve__grade", "choice", needs=("reserve",), choices=Grade),
    "maturity": Word(
        "成熟度", lambda at: Case(When(started_on__isnull=False, then=Value("")), default=Coalesce(NullIf(F("maturity_said"), Value("")), F("maturity_computed")),
                               output_field=CharField()),
        "choice", choices=Grade, help=RULE,
    ),
    "moved_on": Word("最近进展", moved, "day", needs=("reserve",), help="入库、签约、立项、平场、手续起办或办结、继续留库；改信息、改计划日期不算进展"),
    "planned_start_month": Word("拟开工月份", lambda at: ExtractMonth(F("planned_started_on")), "plain_count"),
    "second_plan": Word("储备次年计划投资", "second_plan__amount", "money", needs=("second_plan",)),
    "third_plan": Word("储备第三年计划投资", "third_plan__amount", "money", needs=("third_plan",)),
}
