"""Which acts a page offers: those the desk says this officer may do to this thing, and that still make sense."""
from django.urls import reverse

from gongjian.approvals import acts as approvals
from gongjian.pages.doing.figures import months_to_enter, periods_to_tell
from gongjian.pages.doing.milestones import plannable, reach_url, reachable
from gongjian.pages.look import Look
from gongjian.problems import acts as problems
from gongjian.projects.acts import card, evidence, figures, milestones
from gongjian.projects.models import ProjectStanding
from gongjian.stocktake.acts import stocktakes

OWN_BUTTON = {"paused": "停工", "resumed": "复工", "withdrawn": "退出", "enrolled": "记入统", "unenrolled": "退库"}


def on_project(look: Look, row: ProjectStanding, may) -> list[dict]:
    """Buttons for parts/acts.html; the first is the key one. `may` is Desk.offers of the project."""
    project, key = row.project, row.project_id
    found: list[dict] = []

    def offer(name: str, label: str, url: str = "") -> None:
        found.append({"label": label, "url": url or reverse(name, args=[key])})

    kinds = reachable(row, may)
    if may(figures.report) and not row.withdrawn_on and periods_to_tell(project, look.drive, row.born_on, look.today):
        offer("report", "填报本期")
    if "enrolled" in kinds:
        offer("", "记入统", reach_url(key, "enrolled"))
    if may(figures.enter_official) and months_to_enter(project, look.today):
        offer("enter-official", "录入统计口径")
    if any(kind not in OWN_BUTTON for kind in kinds):
        offer("reach", "记节点")
    if may(evidence.add_evidence):
        offer("add-evidence", "补材料")
    if not row.withdrawn_on:
        going_on(row, may, offer)
    if may(card.change_card):
        offer("change-card", "改项目信息")
    for kind in kinds:
        if kind in OWN_BUTTON and kind != "enrolled":
            offer("", OWN_BUTTON[kind], reach_url(key, kind))
    if found and not row.completed_on:
        found[0]["key"] = True
    return found


def going_on(row: ProjectStanding, may, offer) -> None:
    """What is done to a project that has not withdrawn."""
    if row.sponsors and may(stocktakes.take_stock):
        offer("take-stock", "记调度")
    if may(problems.find):
        offer("find-problem", "提问题")
    if may(milestones.plan) and plannable(row):
        offer("plan-milestone", "定计划日期")
    if may(approvals.stand):
        offer("stand-approval", "记手续")
    if may(card.plan_year):
        offer("plan-year", "定年度计划")
    if may(figures.pay_in):
        offer("pay-in", "记资金到位")
    if may(card.sponsor):
        offer("sponsor", "定包保")
