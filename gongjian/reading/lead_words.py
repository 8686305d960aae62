"""Everything that can be said of a lead on a day: what its own facts say, and what its project did since, read from the project."""
from django.db.models import BooleanField, Case, Count, DateField, F, Min, OuterRef, Q, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce

from gongjian.people.models import UnitStanding
from gongjian.projects.models import Payment
from gongjian.promotion.aids import Aid
from gongjian.promotion.flow import Step
from gongjian.promotion.leads import Newness, Trade
from gongjian.promotion.models import EnterpriseStanding, SigningStanding
from gongjian.reading.word import At, Word


def enterprise(field: str):
    return lambda at: Subquery(EnterpriseStanding.objects.at(at.when).filter(enterprise=OuterRef("enterprise")).values(field)[:1])


def unit_name(at: At):
    return Subquery(UnitStanding.objects.at(at.when).filter(unit=OuterRef("unit")).values("short")[:1])


def first_paid(at: At):
    """The day the first funds came in."""
    rows = Payment.objects.as_of(at.when).filter(project=OuterRef("project_id")).order_by()
    return Subquery(rows.values("project").annotate(first=Min("occurred_on")).values("first"), output_field=DateField())


def counts(field: str, otherwise):
    """What its contract counts for."""

    def means(at: At):
        rows = SigningStanding.objects.at(at.when).filter(lead=OuterRef("lead_id"), kind_of="contract")
        return Coalesce(Subquery(rows.values(field)[:1]), Value(otherwise))

    return means


def open_aids(at: At):
    """Elements asked for and not settled: of each element the last word counts."""
    told = Aid.objects.as_of(at.when).filter(lead=OuterRef("lead_id"))
    later = Aid.objects.as_of(at.when).filter(lead=OuterRef("lead_id"), element=OuterRef("element")).order_by("-occurred_on", "-pk")
    last = told.filter(pk=Subquery(later.values("pk")[:1]), state__in=(Aid.State.ASKED, Aid.State.UNDER_WAY)).order_by().annotate(all=Value(1)).values("all")
    return Coalesce(Subquery(last.annotate(n=Count("pk")).values("n")), 0)


# The furthest step: what the project told, else what the lead itself did.
STAGE = Case(
    When(lost_on__isnull=False, then=Value(Step.LOST.value)),
    When(commissioned_on__isnull=False, then=Value(Step.COMMISSIONED.value)),
    When(paid_on__isnull=False, then=Value(Step.PAID.value)),
    When(started_on__isnull=False, then=Value(Step.STARTED.value)),
    default=F("step"),
    output_field=TextField(),
)
# 引进成功 (rules.md §4): contract, registration, fixed assets formed, main works started.
SUCCEEDED = Case(
    When(Q(contract_on__isnull=False, registered_on__isnull=False, started_on__isnull=False, tally__reported__gt=0), then=Value(True)),
    default=Value(False), output_field=BooleanField(),
)

LEAD: dict[str, Word] = {
    "title": Word("招商项目", "title"),
    "pinyin": Word("拼音", "pinyin"),
    "enterprise_name": Word("企业", enterprise("name")),
    "unit_name": Word("招引单位", unit_name),
    "trade": Word("类别", "trade", "choice", choices=Trade),
    "newness": Word("来历", "newness", "choice", choices=Newness),
    "expected": Word("拟投资额", "expected", "money"),
    "contract_total": Word("合同总投资", "contract_total", "money"),
    "site": Word("落地地点", "site"),
    "company": Word("项目公司", "company"),
    "stage": Word("环节", lambda at: STAGE, "choice", choices=Step, help="最远走到的一步；开工、到资、投产取自项目"),
    "found_on": Word("线索日期", "found_on", "day"),
    "talked_on": Word("最近洽谈", "talked_on", "day"),
    "framework_on": Word("框架协议日期", "framework_on", "day", help="框架协议不是签约"),
    "reviewed_on": Word("评审通过日期", "reviewed_on", "day"),
    "contract_on": Word("签约日期", "contract_on", "day", help="正式合同"),
    "registered_on": Word("注册日期", "registered_on", "day"),
    "landed_on": Word("落地日期", "landed_on", "day"),
    "started_on": Word("开工日期", lambda at: F("work__started_on"), "day", needs=("work",)),
    "completed_on": Word("竣工日期", lambda at: F("work__completed_on"), "day", needs=("work",)),
    "paid_on": Word("首次到资", first_paid, "day"),
    "commissioned_on": Word("投产日期", lambda at: F("work__commissioned_on"), "day", needs=("work",)),
    "project_name": Word("对应项目", lambda at: F("work__name"), needs=("work",)),
    "paid_total": Word("到位资金（填报）", lambda at: Coalesce(F("tally__paid"), 0), "money", needs=("tally",)),
    "succeeded": Word("引进成功", lambda at: SUCCEEDED, "flag", needs=("tally",), help="有正式合同、已注册、已开工、已形成投资"),
    "counted": Word("计入签约", counts("counted", False), "flag"),
    "doubtful": Word("签约待认定", counts("doubtful", False), "flag"),
    "why": Word("认定理由", counts("why", "")),
    "open_aids": Word("未了帮办", open_aids, "plain_count"),
    "lost_on": Word("流失日期", "lost_on", "day"),
    "lost_why": Word("流失原因", "lost_why"),
    "moved_on": Word("最近进展", "moved_on", "day"),
    "news": Word("进展情况", "news"),
}
