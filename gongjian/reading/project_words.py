"""Everything that can be said of a project on a day."""
from datetime import date

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    Count,
    DateField,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, NullIf, Round
from django.db.models.lookups import Exact, GreaterThan

from gongjian.enrolment.flow import EnrolState, Reason
from gongjian.people.models import UnitStanding
from gongjian.problems.flow import ENDED, Step
from gongjian.problems.models import ProblemOn
from gongjian.projects.card import Curve, Funding, InvestmentKind, Nature
from gongjian.projects.curve import WHOLE, half_index, measured_on
from gongjian.projects.models import CurvePoint
from gongjian.reading import enrolment_words as enrolment
from gongjian.reading.approval_words import APPROVALS
from gongjian.reading.catch_up_words import CATCH_UP
from gongjian.reading.reserve_words import RESERVE
from gongjian.reading.word import STATISTICS_EYES, At, Word
from gongjian.targets.models import Named
from gongjian.timeline.when import FAR_AT
from gongjian.timeline.when import When as Look


def unit_name(field: str):
    """A unit's name as lists write it (县发改局), as it was called on the day."""
    return lambda at: Subquery(UnitStanding.objects.at(at.when).filter(unit=OuterRef(field)).values("short")[:1])


def unit_order(at: At):
    """Townships, then the zone, then departments, in the county's own order; what has no unit comes last."""
    return Coalesce(Subquery(UnitStanding.objects.at(at.when).filter(unit=OuterRef("unit")).values("order")[:1]), 9999)


def in_period(field: str):
    """Whether a milestone's day lies in the period looked at."""

    def means(at: At):
        inside = Q(**{f"{field}__lte": at.on})
        if at.when.since:
            inside &= Q(**{f"{field}__gte": at.when.since})
        return Case(When(inside, then=True), default=False, output_field=BooleanField())

    return means


def since_start(name: str):
    """A running total less what it was when the period began."""
    return lambda at: Coalesce(F(f"tally__{name}"), 0) - Coalesce(F(f"before__{name}"), 0)


def in_its_way(at: At):
    """Problems not done with that stand in the way of the project, also those found on another.

    By the project's own few problems: SQLite, which keeps no statistics here, would take the index of days and go through all the county's for every
    project. An expression about `known_until` leaves it no such choice.
    """
    days = Q(problem__standings__from_on__lte=at.on, problem__standings__until_on__gt=at.on)
    until, moment = Coalesce(F("stands__known_until"), Value(FAR_AT)), at.when.known
    known = Q(Exact(until, FAR_AT)) if moment is None else Q(GreaterThan(until, moment), stands__known_from__lte=moment)
    rows = ProblemOn.objects.at(at.when).filter(project=OuterRef("project_id")).annotate(stands=FilteredRelation("problem__standings", condition=days))
    return rows.filter(known & Q(stands__struck_on=None, stands__step__in=[step.value for step in Step if step not in ENDED]))


def open_problem(at: At):
    return Coalesce(Subquery(in_its_way(at).order_by("stands__found_on", "stands__pk").values("stands__what")[:1]), Value(""))


def open_problems(at: At):
    rows = in_its_way(at).order_by().annotate(all=Value(1)).values("all")
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)


def named(field: str):
    """What the last issued list that names the project says, by what was known."""

    def means(at: At):
        known = Look(at.on, at.when.known)
        return Subquery(Named.objects.as_of(known).filter(project=OuterRef("project_id")).order_by("-occurred_on", "-pk").values(field)[:1])

    return means


def expected(at: At):
    """The plan's share by the last half-month that is over, in whole 元, from the curve's ready reckoner (projects/curve.py).

    Nothing before the plan's year has begun; no more after 31 December, when the plan of the year may still be caught up with.
    """
    day = min(measured_on(at.on), date(at.year, 12, 31))
    if day.year < at.year:
        return F("plan__amount") * 0
    point = CurvePoint.objects.filter(shape=OuterRef("plan__shape"), half=half_index(day))
    return Cast(Round(F("plan__amount") * Subquery(point.values("at_end")[:1]) / float(WHOLE)), BigIntegerField())


STAGES = ("储备", "已签约", "前期", "在建未入统", "在建已入统", "停工", "已竣工", "已投产", "已退出")
STAGE = Case(
    When(withdrawn_on__isnull=False, then=Value("已退出")),
    When(commissioned_on__isnull=False, then=Value("已投产")),
    When(completed_on__isnull=False, then=Value("已竣工")),
    When(paused_on__isnull=False, then=Value("停工")),
    When(enrolled_on__isnull=False, then=Value("在建已入统")),
    When(started_on__isnull=False, then=Value("在建未入统")),
    When(approved_on__isnull=False, then=Value("前期")),
    When(signed_on__isnull=False, then=Value("已签约")),
    default=Value("储备"),
    output_field=TextField(),
)

# What everybody can see at the fence; whether a project is in the statistics base is one respondent's matter.
PUBLIC_STAGE = Case(
    When(withdrawn_on__isnull=False, then=Value("已退出")),
    When(commissioned_on__isnull=False, then=Value("已投产")),
    When(completed_on__isnull=False, then=Value("已竣工")),
    When(paused_on__isnull=False, then=Value("停工")),
    When(started_on__isnull=False, then=Value("在建")),
    When(Q(approved_on__isnull=False) | Q(signed_on__isnull=False), then=Value("前期")),
    default=Value("储备"),
    output_field=TextField(),
)

FLAGS = Concat(
    Case(When(industrial=True, then=Value("产业 ")), default=Value("")),
    Case(When(private=True, then=Value("民间 ")), default=Value("")),
    Case(When(provincial=True, then=Value("省重点 ")), default=Value("")),
    output_field=TextField(),
)

PROJECT: dict[str, Word] = {
    "pinyin": Word("拼音", "pinyin"),
    "name": Word("项目名称", "name"),
    "code": Word("项目代码", "code"),
    "owner": Word("建设单位", "owner"),
    "unit_name": Word("责任单位", unit_name("unit")),
    "unit_order": Word("单位顺序", unit_order, "plain_count"),
    "township_name": Word("所在乡镇", unit_name("township")),
    "place": Word("建设地点", "place"),
    "sector": Word("行业类别", "sector"),
    "industry": Word("行业代码", "industry"),
    "content": Word("建设规模及内容", "content"),
    "nature": Word("建设性质", "nature", "choice", choices=Nature),
    "funding": Word("投资主体", "funding", "choice", choices=Funding),
    "curve": Word("计划曲线", "curve", "choice", choices=Curve),
    "industrial": Word("产业项目", "industrial", "flag"),
    "private": Word("民间投资", "private", "flag"),
    "provincial": Word("省级重点", "provincial", "flag"),
    "attracted": Word("招商项目", "attracted", "flag"),
    "flags": Word("属性", lambda at: FLAGS),
    "start_year": Word("开工年份", "start_year", "year"),
    "end_year": Word("完工年份", "end_year", "year"),
    "remarks": Word("备注", "remarks"),
    "stage": Word("阶段", lambda at: STAGE, help="按已记的节点推定"),
    "public_stage": Word("建设阶段", lambda at: PUBLIC_STAGE, help="对外公开用的阶段，不含是否入统"),
    "public_owner": Word(
        "建设单位（政府投资）", lambda at: Case(When(funding=Funding.GOVERNMENT, then=F("owner")), default=Value(""), output_field=TextField()),
        help="政府投资项目的建设单位；企业名称不对外公开",
    ),
    "born_on": Word("登记日期", "born_on", "day"),
    # who answers
    "responsible_name": Word("责任人", lambda at: Coalesce(NullIf(F("responsible__name"), Value("")), F("responsible_name"))),
    "section": Word("责任科室", "section"),
    "sponsors": Word("包保领导", "sponsors"),
    "sponsored_on": Word("包保起始", "sponsored_on", "day"),
    "team": Word("专班", "team"),
    # milestones
    "reserved_on": Word("入库日期", "reserved_on", "day"),
    "signed_on": Word("签约日期", "signed_on", "day"),
    "approved_on": Word("立项日期", "approved_on", "day"),
    "levelled_on": Word("平场日期", "levelled_on", "day", help="平场不算开工"),
    "started_on": Word("开工日期", "started_on", "day", help="永久性工程首次正式破土或打桩之日"),
    "enrolled_on": Word("入统日期", "enrolled_on", "day"),
    "completed_on": Word("竣工日期", "completed_on", "day"),
    "commissioned_on": Word("投产日期", "commissioned_on", "day"),
    "paused_on": Word("停工日期", "paused_on", "day"),
    "withdrawn_on": Word("退出日期", "withdrawn_on", "day"),
    "withdrawn_why": Word("退出原因", "withdrawn_why"),
    "planned_start_on": Word("计划开工", "planned_started_on", "day"),
    "first_planned_start_on": Word("原计划开工", "first_planned_started_on", "day"),
    "planned_enrol_on": Word("拟入统", "planned_enrolled_on", "day"),
    "planned_end_on": Word("计划竣工", "planned_completed_on", "day"),
    "start_evidenced": Word("开工有据", "start_evidenced", "flag", help="有现场照片、施工合同或施工许可"),
    "started_in": Word("本期开工", in_period("started_on"), "flag"),
    "enrolled_in": Word("本期入统", in_period("enrolled_on"), "flag"),
    # money: three figures, never mixed; and physical progress, which is none of them
    "total": Word("总投资", "total", "money"),
    "year_plan": Word("年度计划投资", "plan__amount", "money", needs=("plan",)),
    "next_plan": Word("下年计划投资", "next_plan__amount", "money", needs=("next_plan",)),
    "reported_total": Word("累计完成投资", "tally__reported", "money", needs=("tally",), help="调度口径，自开工累计"),
    "reported_in": Word("本期完成投资", since_start("reported"), "money", needs=("tally", "before"), help="调度口径"),
    "reported_year": Word(
        "本年完成投资", lambda at: F("tally__reported") - Coalesce(F("last_year__reported"), 0), "money", needs=("tally", "last_year"),
        help="调度口径；空白是还没有报过，不是零",
    ),
    "reported_on": Word("填报至", "tally__reported_on", "day", needs=("tally",)),
    "evidenced_share": Word(
        "有据", lambda at: F("tally__evidenced") * 100.0 / NullIf(F("tally__reported"), 0), "percent", needs=("tally",), help="累计完成投资中有凭证的比例"
    ),
    "official_total": Word("累计投资（统计口径）", "tally__official", "money", needs=("tally",), eyes=STATISTICS_EYES),
    "official_in": Word("本期投资（统计口径）", since_start("official"), "money", needs=("tally", "before"), eyes=STATISTICS_EYES),
    "paid_total": Word("到位资金（填报）", "tally__paid", "money", needs=("tally",), help="责任单位填报的，含未附凭证的"),
    "paid_in": Word("本期到位资金（填报）", since_start("paid"), "money", needs=("tally", "before"), help="责任单位填报的，含未附凭证的"),
    "vouched_total": Word("凭证到位资金", "tally__vouched", "money", needs=("tally",), help="附了付款凭证、发票等到账凭证的到位资金"),
    "vouched_in": Word("本期凭证到位资金", since_start("vouched"), "money", needs=("tally", "before"), help="附了付款凭证、发票等到账凭证的到位资金"),
    "unvouched_total": Word("未附凭证到位资金", lambda at: F("paid_total") - F("vouched_total"), "money", help="不计入资金到位，补了凭证再计"),
    "unvouched_in": Word("本期未附凭证到位资金", lambda at: F("paid_in") - F("vouched_in"), "money", help="不计入资金到位，补了凭证再计"),
    "physical": Word("形象进度", "tally__physical", "share", needs=("tally",)),
    "expected": Word("序时应完成", expected, "money", needs=("plan",), help="按计划曲线推算，到最近一个结束的半月止本年应完成的投资"),
    "lag": Word(
        "落后", lambda at: (F("expected") - Coalesce(F("reported_year"), 0)) * 100.0 / NullIf(F("year_plan"), 0), "points",
        help="落后序时的百分点；没有报过的按零算",
    ),
    "year_share": Word("年度完成率", lambda at: F("reported_year") * 100.0 / NullIf(F("year_plan"), 0), "percent"),
    # enrolment
    "investment_kind": Word("入统类别", "investment_kind", "choice", choices=InvestmentKind, help="单纯购置、房地产的入统材料与普通建设不同；空白按普通建设"),
    "in_scope": Word("统计范围内", enrolment.in_scope, "flag", help="计划总投资 500 万元以上，房地产不论大小"),
    "enrol_missing": Word("缺项材料", enrolment.missing, "listing", help="按入统类别的必备材料"),
    "enrol_missing_count": Word("缺几件", enrolment.missing_count, "plain_count"),
    "enrol_easy": Word("只差照片或合同", enrolment.easy, "flag"),
    "enrol_state": Word("入统状态", enrolment.state, "choice", needs=("enrolment",), choices=EnrolState),
    "enrol_since": Word("入统状态自", "enrolment__since", "day", needs=("enrolment",)),
    "enrol_submitted_on": Word("提交日期", "enrolment__submitted_on", "day", needs=("enrolment",)),
    "enrol_window": Word("计入月份", "enrolment__window", "day", needs=("enrolment",), help="提交的材料计入哪个月的申报窗口；记当月第一天"),
    "enrol_verifier": Word("行业主管部门", unit_name("enrolment__verifier"), needs=("enrolment",)),
    "enrol_returns": Word("退回次数", lambda at: Coalesce(F("enrolment__returns"), 0), "plain_count", needs=("enrolment",)),
    "enrol_reason": Word("退回原因", "enrolment__reason", "choice", needs=("enrolment",), choices=Reason),
    "enrol_reason_words": Word("退回说明", "enrolment__reason_words", needs=("enrolment",)),
    "unenrolled_on": Word("退库日期", "unenrolled_on", "day"),
    # what stands in the way
    "problem": Word("存在问题", open_problem),
    "open_problems": Word("未了问题", open_problems, "plain_count"),
    # what issued lists said
    "named_due_on": Word("下发时限", named("due_on"), "day"),
    "deadline": Word("时限", lambda at: Coalesce(F("named_due_on"), F("planned_start_on"), output_field=DateField()), "day"),
} | APPROVALS | RESERVE | CATCH_UP
