"""Reporting a period, entering official figures, paying in. Each figure keeps who, when and on what evidence."""
from collections.abc import Sequence
from datetime import date

from gongjian.projects.acts.evidence import Paper, add_evidence
from gongjian.projects.card import Project
from gongjian.projects.figures import Official, Payment, Report
from gongjian.projects.standings import ProjectStanding
from gongjian.projects.vouchers import VOUCHERS
from gongjian.timeline.facts import Fact
from gongjian.timeline.periods import Period, month_end
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When

VOUCHER_ASKED = "请附到账凭证：银行进账单、付款凭证或发票"


def report(
    project: Project, told: Told, *, period: Period, amount: int, evidenced: int = 0, physical: int | None = None,
    words: str = "", stated_total: int | None = None,
) -> list[Fact]:
    """The unit's word on a period (调度口径). 元; `physical` in basis points. A period is reported once: after that, correct it."""
    if period.end > told.on:
        raise Refused(f"{period.title}还没结束（{period.end} 止），不能提前填报")
    _born(project, period.end)
    if amount < 0:
        raise Refused("本期完成投资不能为负：多报了请更正原记录")
    if not 0 <= evidenced <= amount:
        raise Refused("有凭证的金额不能为负，也不能大于本期完成投资")
    if physical is not None and not 0 <= physical <= 10000:
        raise Refused("形象进度须在 0% 到 100% 之间")
    told_before = Report.objects.as_of(When(FAR)).filter(project=project, since_on__lte=period.end, occurred_on__gte=period.start).first()
    if told_before:
        raise Refused(f"{Period(told_before.since_on, told_before.occurred_on).title}已经填报过，要改请更正那一条")
    return [
        told.tell(
            Report, on=period.end, project=project, since_on=period.start, amount=amount, evidenced=evidenced,
            physical=physical, words=words, stated_total=stated_total,
        )
    ]


def opening(project: Project, told: Told, *, on: date, amount: int) -> list[Fact]:
    """What had been completed before the drive's reports begin (累计完成投资 of a list that comes in). 元."""
    if amount < 0:
        raise Refused("累计完成投资不能为负")
    if on > told.on:
        raise Refused("累计截止日期还没到")
    if Report.objects.as_of(When(FAR)).filter(project=project, since_on=None).exists():
        raise Refused("期初累计已经记过，要改请更正那一条")
    return [told.tell(Report, on=on, project=project, amount=amount)]


def enter_official(project: Project, told: Told, *, month: date, amount: int) -> list[Fact]:
    """The statistics bureau's figure for a month (统计口径, 元; may be negative for a revision). Never January: it is not surveyed."""
    last = month_end(month)
    if month.month == 1:
        raise Refused("1月份投资数据免报，统计口径没有1月数")
    if last > told.on:
        raise Refused(f"{month.year}年{month.month}月还没结束")
    _born(project, last)
    if Official.objects.as_of(When(FAR)).filter(project=project, occurred_on=last).exists():
        raise Refused(f"{month.year}年{month.month}月统计口径已录入，要改请更正那一条")
    return [told.tell(Official, on=last, project=project, amount=amount)]


def pay_in(project: Project, told: Told, *, on: date, amount: int, vouchers: Sequence[Paper]) -> list[Fact]:
    """Funds that came in on a day (到位资金, 元), with the vouchers that show it (M17). The payment first, then its papers."""
    if amount <= 0:
        raise Refused("到位资金须大于零")
    if on > told.on:
        raise Refused("到位日期还没到")
    _born(project, on)
    _enough(vouchers)
    payment = told.tell(Payment, on=on, project=project, amount=amount)
    return [payment, *_beside(payment, told, vouchers)]


def vouch(payment: Payment, told: Told, *, vouchers: Sequence[Paper]) -> list[Fact]:
    """The vouchers of a payment that came without (a list that came in) or with too few. It counts from the moment they are known."""
    if payment.void or Payment._base_manager.filter(corrects=payment).exists():
        raise Refused("这笔到位资金已被更正或作废，请在最新的一条上补凭证")
    _enough(vouchers)
    return _beside(payment, told, vouchers)


def _enough(vouchers: Sequence[Paper]) -> None:
    if not vouchers:
        raise Refused(f"{VOUCHER_ASKED}；没有凭证的不计入资金到位")
    if any(paper.kind not in VOUCHERS for paper in vouchers):
        raise Refused(f"到账凭证须是{'、'.join(kind.label for kind in VOUCHERS)}中的一种")


def _beside(payment: Payment, told: Told, vouchers: Sequence[Paper]) -> list[Fact]:
    return [
        fact for paper in vouchers
        for fact in add_evidence(payment.project, told, paper=paper.kind, name=paper.name, data=paper.data, amount=paper.amount, supports=payment)
    ]


def _born(project: Project, day: date) -> None:
    if not ProjectStanding.objects.at(When(day)).filter(project=project).exists():
        raise Refused(f"{day} 时这个项目还没有登记")
