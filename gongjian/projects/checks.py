"""Identities a figure should keep (rules.md §2.4, §2.6). Warnings only: the person who tells decides, and what was told is kept."""
from datetime import date, timedelta

from gongjian.projects.card import Project
from gongjian.projects.figures import Report
from gongjian.timeline.money import WAN, wan
from gongjian.timeline.when import When


def report_warnings(project: Project, on: date, amount: int, stated_total: int | None = None) -> list[str]:
    """What is odd about a report of `amount` 元 for the period ending `on`. Chinese sentences; an empty list is the rule."""
    from gongjian.projects.standings import PlanStanding, ProjectStanding, Tally

    when, found = When(on), []
    tally = Tally.objects.at(when).filter(project=project).first()
    before = tally.reported if tally else 0
    if stated_total is not None and stated_total != before + amount:
        found.append(f"累计 {wan(stated_total)} ≠ 上期累计 {wan(before)} + 本期 {wan(amount)}（万元）")
    card = ProjectStanding.objects.at(when).filter(project=project).first()
    if card and card.total and before + amount > card.total:
        found.append(f"累计 {wan(before + amount)} 超过计划总投资 {wan(card.total)}（万元）")
    if card and card.started_on is None and amount > 0:
        found.append("项目尚未记开工，却有完成投资")
    plan = PlanStanding.objects.at(when).filter(project=project, year=on.year).first()
    if plan and amount and amount == plan.amount:
        found.append("本期完成投资与年度计划数完全相等，请核对是否照任务数填报")
    if rounded(project, on, amount):
        found.append("连续多期都是整百万元，请核对是否估报")
    return found


def rounded(project: Project, on: date, amount: int, periods: int = 3) -> bool:
    """Round-number heaping: this amount and those of the periods before are all whole millions of 元."""
    before = Report.objects.as_of(When(on - timedelta(days=1))).filter(project=project, since_on__isnull=False).order_by("-occurred_on")
    last = list(before.values_list("amount", flat=True)[: periods - 1])
    return len(last) == periods - 1 and all(value and value % (100 * WAN) == 0 for value in [amount, *last])
