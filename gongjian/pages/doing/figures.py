"""填报本期、资金到位、统计口径、年度计划：four figures, four forms, never mixed."""
from datetime import date

from django.shortcuts import get_object_or_404
from django.urls import path

from gongjian.pages.doing.act import ActPage, project_of
from gongjian.pages.doing.fields import Percent, Wan, choice, day, words
from gongjian.pages.doing.form import Doing
from gongjian.projects.acts import card, figures
from gongjian.projects.acts.evidence import Paper
from gongjian.projects.checks import report_warnings
from gongjian.projects.models import Official, Payment, Project, Report
from gongjian.projects.vouchers import VOUCHERS as VOUCHERS_OF_PAYMENT
from gongjian.targets.models import Drive
from gongjian.timeline.money import wan
from gongjian.timeline.periods import Period, month_end, months
from gongjian.timeline.when import FAR, When

VOUCHERS = ("settlement", "progress", "invoice", "payment", "photo", "other")


def periods_to_tell(project: Project, drive: Drive | None, born: date, today: date) -> list[Period]:
    """Half-months of the drive that are over and not yet told of this project, oldest first."""
    if drive is None:
        return []
    ended = [period for period in drive.half_months if period.end <= today and period.end >= born]
    told = list(Report.objects.as_of(When(FAR)).filter(project=project, since_on__isnull=False).values_list("since_on", "occurred_on"))
    return [period for period in ended if not any(since <= period.end and until >= period.start for since, until in told)]


def period_choices(periods: list[Period]) -> list[tuple[str, str]]:
    return [(f"{period.start}/{period.end}", f"{period.title}（{period.start}—{period.end}）") for period in periods]


def period_of(text: str) -> Period:
    return Period(*(date.fromisoformat(part) for part in text.split("/")))


class ReportForm(Doing):
    papers, papers_title, paper_kinds, vouchers = 3, "凭证", VOUCHERS, True
    period = choice("周期", ())
    amount = Wan(label="本期完成投资", help_text="本周期内新完成的投资，没有就填 0；以结算单、进度确认单或付款凭证为准")
    evidenced = Wan(label="其中有凭证", required=False, help_text="不填时按下面凭证金额合计（不超过本期完成）")
    physical = Percent(label="形象进度", required=False, help_text="工程整体完成到百分之几，不是投资比例")
    words = words("进展", 1000, 3)
    stated_total = Wan(label="自报累计", required=False, help_text="手里台账上的累计数；与系统累计对不上时会提醒")

    def build(self) -> None:
        self.fields["period"].choices = period_choices(periods_to_tell(self.thing, self.look.drive, date.min, self.today))

    def clean(self):
        said = super().clean()
        if said.get("evidenced") is None and said.get("amount") is not None:
            said["evidenced"] = min(sum(paper.amount or 0 for paper in self.given), said["amount"])
        if (said.get("evidenced") or 0) > (said.get("amount") or 0) and "amount" in said:
            self.add_error("evidenced", "有凭证的金额不能大于本期完成投资")
        return said

    def odd(self, said: dict) -> list[str]:
        return report_warnings(self.thing, period_of(said["period"]).end, said["amount"], said["stated_total"])


class ReportPage(ActPage):
    title, form, act = "填报本期", ReportForm, staticmethod(figures.report)
    intro = "调度口径，由责任单位自己填报；金额单位万元。统计口径由县统计局另行录入，两个口径不相混。"

    def why_closed(self) -> str:
        if self.look.drive is None:
            return "还没有载入行动方案，没有填报周期"
        if not periods_to_tell(self.thing, self.look.drive, self.row.born_on, self.look.today):
            return "到今天为止各周期都已填报。要改请在项目的“来龙去脉”里更正那一条"
        return ""

    def details(self, said: dict) -> dict:
        return {
            "period": period_of(said["period"]), "amount": said["amount"], "evidenced": said["evidenced"] or 0, "physical": said["physical"],
            "words": said["words"], "stated_total": said["stated_total"],
        }

    def told(self, facts, said) -> str:
        return f"已填报 {period_of(said['period']).title}：{wan(said['amount'])} 万元"


class VoucherForm(Doing):
    """Papers that show a payment; without one it would not count."""

    papers, papers_title, paper_kinds, paper_first, vouchers = 2, "到账凭证", tuple(VOUCHERS_OF_PAYMENT), "payment", True
    paper_needed = f"{figures.VOUCHER_ASKED}（扫描件、照片都可以）"

    def clean(self):
        said = super().clean()
        said["vouchers"], self.given = self.given, []  # told by the act itself, not beside it
        return said

    def odd_sum(self, papers: list[Paper], amount: int) -> list[str]:
        told = [paper.amount for paper in papers if paper.amount is not None]
        if len(told) < len(papers) or sum(told) == amount:
            return []
        return [f"凭证金额合计 {wan(sum(told))} 万元，与到位资金 {wan(amount)} 万元不一致"]


class PaymentForm(VoucherForm):
    on = day("到账日期")
    amount = Wan(label="到位资金")
    note = words("资金来源", 500)

    def odd(self, said: dict) -> list[str]:
        return self.odd_sum(said["vouchers"], said["amount"])


class PaymentPage(ActPage):
    title, form, act = "记资金到位", PaymentForm, staticmethod(figures.pay_in)

    def initial(self) -> dict:
        return {"on": self.look.today}

    def details(self, said: dict) -> dict:
        return {"on": said["on"], "amount": said["amount"], "vouchers": said["vouchers"]}

    def told(self, facts, said) -> str:
        return f"已记资金到位 {wan(said['amount'])} 万元，附凭证 {len(said['vouchers'])} 件"


class VouchPage(ActPage):
    """补到账凭证：of a payment that came in without its voucher."""

    title, form, act = "补到账凭证", VoucherForm, staticmethod(figures.vouch)
    intro = "没有凭证的到位资金只作记录，不计入资金到位；补了凭证，从补的那一刻起计入，期间按到账日期。"

    def find(self, pk: int) -> None:
        self.thing = get_object_or_404(Payment._base_manager, pk=pk)
        self.row = project_of(self.look, self.thing.project_id)

    def why_closed(self) -> str:
        stands = not self.thing.void and not Payment._base_manager.filter(corrects=self.thing).exists()
        return "" if stands else "这笔到位资金已被更正或作废，请在最新的一条上补凭证"

    def about(self) -> list[dict]:
        return [
            {"label": "到账日期", "text": self.thing.occurred_on.isoformat()}, {"label": "到位资金", "text": f"{wan(self.thing.amount)} 万元"},
            {"label": "资金来源", "text": self.thing.note or "未填"},
        ]

    def details(self, said: dict) -> dict:
        return {"vouchers": said["vouchers"]}

    def told(self, facts, said) -> str:
        return f"已补凭证 {len(facts)} 件，这笔 {wan(self.thing.amount)} 万元计入凭证到位资金"


def months_to_enter(project: Project, today: date) -> list[date]:
    """Months of this year and the last that are over and have no official figure; January is not surveyed. Latest first."""
    entered = set(Official.objects.as_of(When(FAR)).filter(project=project).values_list("occurred_on", flat=True))
    over = [month.end for month in months(date(today.year - 1, 1, 1), month_end(today)) if month.end <= today and month.end.month != 1]
    return [last for last in reversed(over) if last not in entered]


class OfficialForm(Doing):
    month = choice("月份", (), help_text="1 月投资数据免报")
    amount = Wan(label="当月投资（统计口径）", below=True, help_text="核减上月数可填负数")
    note = words("说明", 500)

    def build(self) -> None:
        self.fields["month"].choices = [(last.isoformat(), f"{last.year}年{last.month}月") for last in months_to_enter(self.thing, self.today)]


class OfficialPage(ActPage):
    title, form, act = "录入统计口径", OfficialForm, staticmethod(figures.enter_official)
    intro = "由县统计局在认定之后录入，按月。单个项目的统计数依法保密，只有县统计局、指挥部办公室和责任单位看得到。"

    def details(self, said: dict) -> dict:
        return {"month": date.fromisoformat(said["month"]), "amount": said["amount"]}

    def told(self, facts, said) -> str:
        return f"已录入 {said['month'][:7]} 统计口径 {wan(said['amount'])} 万元"


class YearPlanForm(Doing):
    year = choice("年度", ())
    amount = Wan(label="年度计划投资")
    note = words("依据", 500)
    parts = (
        ("", ("year", "amount", "note")),
        ("分月计划（选填；不填按冬季停工、采暖季和春节折算）", tuple(f"month{number}" for number in range(1, 13))),
    )

    def build(self) -> None:
        at = self.look.at
        self.fields["year"].choices = [(year, f"{year}年") for year in dict.fromkeys((at.year, at.next_year, self.today.year))]
        for number in range(1, 13):
            self.fields[f"month{number}"] = Wan(label=f"{number}月", required=False)

    def clean(self):
        said = super().clean()
        months = [said.get(f"month{number}") for number in range(1, 13)]
        said["months"] = [month or 0 for month in months] if any(month is not None for month in months) else None
        return said

    def odd(self, said: dict) -> list[str]:
        if said["months"] and sum(said["months"]) != said["amount"]:
            return [f"分月合计 {wan(sum(said['months']))} ≠ 年度计划 {wan(said['amount'])}（万元），将按比例折到年度计划"]
        return []


class YearPlanPage(ActPage):
    title, form, act = "定年度计划", YearPlanForm, staticmethod(card.plan_year)

    def details(self, said: dict) -> dict:
        return {"year": int(said["year"]), "amount": said["amount"], "months": said["months"]}

    def told(self, facts, said) -> str:
        return f"已定 {said['year']} 年计划投资 {wan(said['amount'])} 万元"


urls = [
    path("projects/<int:pk>/reports/new", ReportPage.as_view(), name="report"),
    path("projects/<int:pk>/payments/new", PaymentPage.as_view(), name="pay-in"),
    path("payments/<int:pk>/vouchers/new", VouchPage.as_view(), name="vouch"),
    path("projects/<int:pk>/officials/new", OfficialPage.as_view(), name="enter-official"),
    path("projects/<int:pk>/year-plans/new", YearPlanPage.as_view(), name="plan-year"),
]
