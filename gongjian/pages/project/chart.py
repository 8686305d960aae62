"""The curves: planned (by the plan in force that day), promised (the catch-up plan that holds), reported, and the official dots for eyes that may see them."""
from datetime import date

from gongjian.pages.drawing import curves
from gongjian.pages.project.catching_up import line
from gongjian.projects.curve import WHOLE, points
from gongjian.projects.models import CatchUpStanding, Official, PlanStanding, ProjectStanding, Report
from gongjian.reading.word import At, reads_official
from gongjian.timeline.money import WAN, wan
from gongjian.timeline.periods import half_months


def chart(at: At, row, held: CatchUpStanding | None) -> dict:
    """A panel. `row` is the project as it stands, with its words said: expected, lag, reported_year, evidenced_share; `held`: its catch-up."""
    eyes = reads_official(at.lens, row)
    reported, official = _summed(Report, at, row), _summed(Official, at, row) if eyes else []
    share = "" if row.evidenced_share is None else f" · 有据 {row.evidenced_share:.0f}%"
    reported_says = f"{wan(row.reported_year)}{share}" if reported else ""
    drawn = curves(at.on, planned(at, row), reported, official, reported_says=reported_says, planned_says=pace_says(row), promised=(promised := line(at, row, held)))
    small = f"万元 · {at.year}年起累计 · 实线填报，虚线计划（含冬季停工）" + ("，圆点统计口径" if eyes else "") + ("，点划线追赶计划" if promised else "")
    return {"title": "投资", "small": small, "html": drawn}


def pace_says(row) -> str:
    if row.expected is None:
        return ""
    said = f"序时 {row.expected / WAN:,.0f}"
    if row.lag is None:
        return said
    points = abs(round(row.lag, 1))
    return f"{said}，与序时持平" if points == 0 else f"{said}，{'落后' if row.lag > 0 else '超'} {points} 个百分点"


def planned(at: At, row: ProjectStanding) -> list[tuple[date, float]]:
    """The plans in force on the day, one year after another, in 万元."""
    drawn: list[tuple[date, float]] = []
    below = 0
    for plan in PlanStanding.objects.at(at.when).filter(project=row.project_id, year__gte=at.year).order_by("year"):
        halves = half_months(date(plan.year, 1, 1), date(plan.year, 12, 31))
        drawn = drawn or [(halves[0].start, 0)]
        drawn += [(half.end, (below + plan.amount * done / WHOLE) / WAN) for half, (_, done) in zip(halves, points(plan.shape), strict=True)]
        below += plan.amount
    return drawn


def _summed(kind, at: At, row: ProjectStanding) -> list[tuple[date, float]]:
    """Cumulative since the investment year began, in 万元."""
    facts = kind.objects.as_of(at.when).filter(project=row.project_id, occurred_on__gte=date(at.year, 1, 1)).order_by("occurred_on", "pk")
    found: list[tuple[date, float]] = []
    total = 0
    for day, amount in facts.values_list("occurred_on", "amount"):
        total += amount
        found.append((day, total / WAN))
    if kind is Report and found and row.started_on and date(at.year, 1, 1) <= row.started_on < found[0][0]:
        found.insert(0, (row.started_on, 0))
    return found
