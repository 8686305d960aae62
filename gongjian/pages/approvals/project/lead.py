"""What the chart comes to, in a sentence; which item to push now; and what it costs if one of them slips (?item=…&days=…)."""
from datetime import date

from django.urls import reverse

from gongjian.approvals.path import GOAL
from gongjian.pages.approvals.project.found import Found
from gongjian.papers.one_project.chart import margin_said
from gongjian.papers.one_project.reckoned import push, ready, slack

MOST = 250  # working days a what-if may ask for


def lead(told: Found) -> dict:
    """A panel: data for parts/way.html."""
    way = told.way
    if way.started_on:
        return panel([[{"text": f"{way.started_on} 已开工，手续不再推算。"}]])
    if told.row.withdrawn_on:
        return panel([[{"text": f"{told.row.withdrawn_on} 已退出，手续不再推算。"}]])
    if way.stopped:
        return panel([[{"text": "手续停住：", "strong": True, "tone": "down"}, {"text": way.stopped}], pushing(told)])
    if way.likely_on is None:
        return panel([[{"text": "没有应办的事项，推算不了开工日期。先编审批清单。"}]])
    trouble = [[{"text": "要先处理：", "strong": True, "tone": "down"}, {"text": "；".join(way.blocked)}]] if way.blocked else []
    return panel([sentence(told), *trouble, pushing(told), *([what_if(told)] if asked(told) else [])], form(told))


def sentence(told: Found) -> list[dict]:
    way = told.way
    if ready(way):
        return [{"text": "开工前的手续已经办齐，", "strong": True}, {"text": f"可以开工。{f'计划 {way.planned_on}。' if way.planned_on else ''}"}]
    late = way.margin is not None and way.margin < 0
    compared = [{"text": f"，计划 {way.planned_on}，"}, {"text": margin_said(way), "strong": late, "tone": "down" if late else ""}]
    unsure = [] if way.verified else [{"text": "（未核实）", "tone": "unsure"}]
    return [
        {"text": "照此推算 "}, {"text": str(way.likely_on), "strong": True}, *unsure, {"text": " 可以开工"},
        *(compared if way.planned_on else [{"text": "；没有定计划开工日期"}]), {"text": f"；都按承诺和法定时限办，最早 {way.earliest_on}。"},
        *([{"text": f"有 {len(way.waiting)} 项要不要办待核，预计里按要办算，最早里不算。"}] if way.waiting else []),
    ]


def panel(sentences: list, form: dict | None = None) -> dict:
    return {"title": "到开工的路", "part": "gongjian/parts/way.html", "data": {"sentences": [one for one in sentences if one], "form": form}, "id": "way"}


def pushing(told: Found) -> list[dict]:
    names = [(told.way.name(code), f"#item-{code}") for code in push(told.way)]
    if not names:
        return []
    parts: list[dict] = [{"text": "现在推："}]
    for place, (name, url) in enumerate(names):
        parts += [{"text": "、"}] if place else []
        parts.append({"text": name, "url": url, "strong": True})
    return [*parts, {"text": "（关键线路上现在就能办的）"}]


def slipping(told: Found) -> list[str]:
    """Codes of the items that can slip, in the order of the catalogue."""
    return [code for code, node in told.way.nodes.items() if not node.done and code != GOAL]


def asked(told: Found) -> tuple[str, int] | None:
    """The what-if of the address; nothing where it names no item that is still to be done, or no number of days."""
    code, days = told.eyes.request.GET.get("item", ""), told.eyes.request.GET.get("days", "")
    if code not in slipping(told) or not (days.isdecimal() and 0 < int(days[:4]) <= MOST):
        return None
    return code, int(days[:4])


def what_if(told: Found) -> list[dict]:
    code, days = asked(told) or ("", 0)
    new, name, old = told.way.slip(code, days), told.way.name(code), told.way.likely_on
    later = told.way.days.count(old, new) if old and new else 0
    if not later:
        return [{"text": f"「{name}」晚 {days} 个工作日：不影响开工（富余 {slack(told.way, code)} 个工作日）。"}]
    return [{"text": f"「{name}」晚 {days} 个工作日：开工推到 "}, {"text": str(new), "strong": True, "tone": "down"}, {"text": f"，晚 {later} 个工作日。"}]


def form(told: Found) -> dict | None:
    item, days = asked(told) or ("", 10)
    options = [{"value": code, "label": told.way.name(code), "on": code == item} for code in slipping(told)]
    kept: list[tuple[str, str | date]] = [("on", told.eyes.on.isoformat())] if told.eyes.on != told.eyes.today else []
    return {"url": reverse("project-approvals", args=[told.row.project_id]), "options": options, "days": days, "most": MOST, "kept": kept} if options else None
