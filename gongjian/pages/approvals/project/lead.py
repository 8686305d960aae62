"""What the chart comes to, in a sentence; which item to push now; and what it costs if one of them slips (?item=…&days=…)."""
from datetime import date

from django.urls import reverse

from gongjian.approvals.flow import State
from gongjian.approvals.path import GOAL
from gongjian.pages.approvals.project.found import Found
from gongjian.papers.one_project.chart import margin_said
from gongjian.timeline.daycount import WorkingDays

MOST = 250  # working days a what-if may ask for


def lead(told: Found) -> dict:
    """A panel: data for parts/way.html."""
    eyes, way = told.eyes, told.way
    if told.row.started_on:
        return panel([[{"text": f"{told.row.started_on} 已开工，手续不再推算。"}]])
    if way is None:
        return panel([[{"text": "还没有应办的事项，推算不了开工日期。先编审批清单。"}]])
    if way.blocked:
        return panel([[{"text": "手续停住：", "strong": True, "tone": "down"}, {"text": "；".join(way.blocked)}], push(told)])
    late = way.margin is not None and way.margin < 0
    compared = [{"text": f"，计划 {way.planned_on}，"}, {"text": margin_said(way), "strong": late, "tone": "down" if late else ""}]
    against = compared if way.planned_on else [{"text": "；没有定计划开工日期"}]
    sentence = [
        {"text": "照此推算 "}, {"text": str(way.likely_on), "strong": True}, {"text": " 可以开工"},
        *against,
        {"text": f"；都按承诺和法定时限办，最早 {way.earliest_on}。" if way.earliest_on else "。"},
    ]
    return panel([sentence, push(told), *([what_if(told)] if asked(told) else [])], form(told), eyes)


def panel(sentences: list, form: dict | None = None, eyes=None) -> dict:
    return {"title": "到开工的路", "part": "gongjian/parts/way.html", "data": {"sentences": [one for one in sentences if one], "form": form}, "id": "way"}


def push(told: Found) -> list[dict]:
    names = [(told.book.items[code].name, f"#item-{code}") for code in (told.way.push if told.way else ()) if code in told.book.items]
    if not names:
        return []
    parts: list[dict] = [{"text": "现在推："}]
    for place, (name, url) in enumerate(names):
        parts += [{"text": "、"}] if place else []
        parts.append({"text": name, "url": url, "strong": True})
    return [*parts, {"text": "（关键线路上现在就能办的）"}]


def asked(told: Found) -> tuple[str, int] | None:
    """The what-if of the address; nothing where it names no item that is still to be done, or no number of days."""
    code, days = told.eyes.request.GET.get("item", ""), told.eyes.request.GET.get("days", "")
    if not (told.way and code in told.way.spans and days.isdecimal() and 0 < int(days[:4]) <= MOST):
        return None
    return code, int(days)


def what_if(told: Found) -> list[dict]:
    code, days = asked(told) or ("", 0)
    new = told.way.slipped(code, days)
    name, old = told.book.items[code].name, told.way.likely_on
    later = working_days(old, new)
    if not later:
        return [{"text": f"「{name}」晚 {days} 个工作日：不影响开工（富余 {told.way.slack.get(code, 0)} 个工作日）。"}]
    return [
        {"text": f"「{name}」晚 {days} 个工作日：开工推到 "}, {"text": str(new), "strong": True, "tone": "down"}, {"text": f"，晚 {later} 个工作日。"},
    ]


def working_days(first: date, last: date) -> int:
    return WorkingDays(first, last).count(first, last) if last > first else 0


def form(told: Found) -> dict | None:
    """The items that can slip, in the order of the catalogue."""
    if not told.way:
        return None
    item, days = asked(told) or ("", 10)
    options = [
        {"value": code, "label": told.book.items[code].name, "on": code == item} for code in told.book.items
        if code in told.way.spans and code != GOAL and told.stands.get(code) and told.stands[code].state != State.DONE
    ]
    kept = [("on", told.eyes.on.isoformat())] if told.eyes.on != told.eyes.today else []
    return {"url": reverse("project-approvals", args=[told.row.project_id]), "options": options, "days": days, "most": MOST, "kept": kept} if options else None
