"""The catch-up on a project's page: how it stands, the plan leg by leg, what was said of it, and what may be done (M39)."""
from datetime import date

from django.urls import reverse

from gongjian.pages.drawing import light
from gongjian.pages.look import Look
from gongjian.projects.acts import catch_up
from gongjian.projects.catch_up import Verdict
from gongjian.projects.models import CatchUpStanding, Tally
from gongjian.reading.catch_up_words import CatchUp, Judged, in_words
from gongjian.reading.word import At
from gongjian.timeline.money import WAN, wan
from gongjian.timeline.when import When

WORDS = ("behind_pace", "catch_up", "catch_up_light", "catch_up_short", "catch_up_on", "catch_up_days", "catch_up_judged", "catch_up_due")


def held_by(at: At, project: int) -> CatchUpStanding | None:
    """What stands of the project's catch-up on the day, of the year spoken of."""
    return CatchUpStanding.objects.at(at.when).filter(project=project, year=at.year).select_related("plan", "waiting").first()


def panels(look: Look, row, held: CatchUpStanding | None, may) -> list[dict]:
    """[] for a project that has nothing to catch up and never had. `row`: the project with WORDS said."""
    acts = offers(look, row, held, may)
    if held is None and not row.behind_pace and not acts:
        return []
    state = CatchUp(row.catch_up)
    data = [{"label": "追赶进度", "text": in_words(row), "light": light(row.catch_up_light or "N", state.label)}]
    if held and held.plan and state != CatchUp.NOT_NEEDED:
        data += of_plan(look, row, held)
    elif held and held.returned_on:
        data.append({"label": "退回意见", "text": held.returned_why, "small": str(held.returned_on)})
    if held and held.waiting:
        data.append({"label": "新报待审", "text": f"{held.waiting.back_on} 前赶上", "small": f"{held.waiting_on} 报：{held.waiting.note}"})
    found = [{"title": "追赶计划", "small": f"第 {held.number} 份" if held and held.number else "", "part": "gongjian/parts/facts.html", "data": data, "id": "catch-up"}]
    return [*found, {"title": "追赶办理", "part": "gongjian/parts/acts.html", "data": acts}] if acts else found


def of_plan(look: Look, row, held: CatchUpStanding) -> list[dict]:
    plan, judged = held.plan, f"{Judged(row.catch_up_judged).label}" if row.catch_up_judged else ""
    data = [{"label": "报送", "text": str(held.filed_on), "small": judged}]
    for day, amount in plan.days:
        data.append({"label": f"到 {day}", "text": f"{wan(amount)} 万元", "small": reached(look, row, day, amount)})
    return [
        *data, {"label": "落后原因", "text": plan.reason}, {"label": "追赶措施", "text": plan.measures}, {"label": "责任人", "text": plan.person},
    ]


def reached(look: Look, row, day: date, amount: int) -> str:
    """What was reported by a leg's day; nothing of a day to come."""
    if day > look.on:
        return ""
    told = Tally.objects.at(When(day, look.when.known)).filter(project=row.project_id).first()
    if told is None or told.reported_on is None or told.reported_on < day:
        return "未报"
    lacks = amount - catch_up.done_by(row.project, day, look.at.year)[1]
    return f"少 {wan(lacks)} 万元" if lacks > 0 else "完成"


def offers(look: Look, row, held: CatchUpStanding | None, may) -> list[dict]:
    found = []
    if may(catch_up.judge_catch_up) and catch_up.waits(held):
        seat = look.lens.seat
        if seat and seat.unit_id != row.unit_id:
            found += [
                {"label": f"{verdict.label}追赶计划", "url": reverse("catch-up-judge", args=[row.project_id, verdict.value]), "key": verdict == Verdict.ACCEPTED}
                for verdict in Verdict
            ]
    if row.started_on and not row.completed_on and not row.withdrawn_on and (row.lag or 0) > 0 and may(catch_up.plan_catch_up):
        again = held and held.plan_id and not held.done_on
        found.append({"label": "调整追赶计划" if again else "报追赶计划", "url": reverse("catch-up", args=[row.project_id]), "key": row.behind_pace and not again})
    return found


def line(at: At, row, held: CatchUpStanding | None) -> list[tuple[date, float]]:
    """The plan that is followed as points of the picture, in 万元 of the year: from what was reported when it was told."""
    if held is None or held.plan is None or held.done_on:
        return []
    plan = held.plan
    done = catch_up.done_by(row.project, plan.occurred_on, at.year)[1]
    return [(plan.occurred_on, done / WAN), *((day, amount / WAN) for day, amount in plan.days)]
