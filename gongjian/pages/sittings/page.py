"""/sittings/<key>: the page for the screen in the room: one exception a line, minutes beneath, decisions with their clocks (M50, G14)."""
from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.packs.parts.problems import WORDS as CLOCK
from gongjian.packs.parts.problems import clock
from gongjian.pages.doing.mending import mend_url
from gongjian.pages.drawing import light
from gongjian.pages.links import maybe
from gongjian.pages.look import Look, look
from gongjian.pages.sittings.found import keeps, sitting_of
from gongjian.problems.flow import Step
from gongjian.problems.models import Problem
from gongjian.projects.acts import mending
from gongjian.projects.models import Project, ProjectStanding
from gongjian.reading.say import say
from gongjian.stocktake.models import AgendaItem, Decision, Minute, SittingStep, Stocktake
from gongjian.stocktake.sittings import Stands

OTHER = 0  # other business: what is said on no item


def sitting_page(request: HttpRequest, pk: int) -> HttpResponse:
    return shown(look(request), sitting_of(look(request), pk))


def shown(eyes: Look, stands: Stands, typed: dict[int, str] | None = None, wrong: dict[int, str] | None = None, status: int = 200) -> HttpResponse:
    """`typed` is what was typed and not saved, `wrong` why, by the key of the item."""
    sitting, writes = stands.sitting, stands.open and keeps(eyes, stands.sitting)
    items = list(AgendaItem.objects.as_of(eyes.when).filter(sitting=sitting).order_by("place", "pk"))
    minutes = {minute.item_id or OTHER: minute for minute in Minute.objects.as_of(eyes.when).filter(sitting=sitting)}
    decided, typed, wrong = decisions_of(eyes, stands, writes), typed or {}, wrong or {}
    urls = urls_of(eyes, items)

    def written(key: int) -> dict:
        minute = minutes.get(key)
        said = minute.text if minute else ""
        return {
            "key": key, "minute": said, "typed": typed.get(key, said), "was": minute.pk if minute else "", "wrong": wrong.get(key, ""),
            "rows": min(max(said.count("\n") + 1 + len(said) // 40, 2), 12), "decisions": decided[key],
        }

    sections: dict[str, dict] = {}
    for item in items:
        section = sections.setdefault(item.section, {"heading": item.heading, "items": []})
        lamp = light(item.light, f"{item.heading}：{item.text}") if item.light else ""
        section["items"].append({"no": item.place, "text": item.text, "words": item.words, "light": lamp, "url": urls.get(item.pk, "")} | written(item.pk))
    return eyes.render("gongjian/sitting.html", {
        "title": stands.title, "meta": meta(stands), "step": stands.step.get_step_display(), "acts": acts(eyes, stands), "sections": list(sections.values()),
        "other": written(OTHER), "writes": writes, "pk": sitting.pk, "marked": marked(eyes, stands), "wrong": bool(wrong),
        "crumb": [{"label": "会议", "url": eyes.keep(reverse("sittings"))}, {"label": stands.title}],
    }, status=status)


def meta(stands: Stands) -> list[list[dict]]:
    step, names = stands.step, stands.step.attendance
    found = [
        [{"text": f"{step.held_on}"}], [{"text": step.get_step_display(), "strong": True}], [{"text": step.place}] if step.place else [],
        [{"text": f"{step.chair} 主持"}] if step.chair else [], [{"text": f"出席：{'、'.join(names)}"}] if names else [],
        [{"text": step.note}] if step.note else [],
    ]
    return [item for item in found if item]


def acts(eyes: Look, stands: Stands) -> list[dict]:
    if not keeps(eyes, stands.sitting):
        return []
    key, step, Kind = stands.sitting.pk, stands.step, SittingStep.Step
    match step.step:
        case Kind.CONVENED:
            found = [("记开会", reverse("sitting-hold", args=[key]), True), ("取消会议", reverse("sitting-call-off", args=[key]), False)]
        case Kind.HELD:
            found = [("结会", reverse("sitting-close", args=[key]), False), ("更正开会情况", reverse("sitting-hold", args=[key]), False)]
        case _:
            found = []
    if step.step != Kind.CONVENED and eyes.desk().may(mending.void, step) and not step.closed_to(eyes.desk().told()):
        found.append(("作废这个环节", mend_url("void", step), False))
    return [{"label": label, "url": url, "key": first} for label, url, first in found]


def decisions_of(eyes: Look, stands: Stands, writes: bool) -> dict[int, list[dict]]:
    """By the key of the item. How each stands now, as far as he may see it."""
    facts = list(Decision.objects.as_of(eyes.when).filter(sitting=stands.sitting).select_related("unit").order_by("pk"))
    rows = say(eyes.lens.see(Problem).filter(problem__in=[fact.problem_id for fact in facts]), Problem, eyes.at, CLOCK) if facts else []
    now = {row.problem_id: row for row in rows}
    about = [fact.project_id for fact in facts if fact.project_id]
    names = dict(ProjectStanding.objects.at(eyes.when).filter(project__in=about).values_list("project_id", "name")) if about else {}
    found: dict[int, list[dict]] = defaultdict(list)
    for fact in facts:
        row = now.get(fact.problem_id)
        colour, limit = clock(row, eyes.on) if row else ("N", "")
        state = Step(row.step).label if row else ""
        who = f"{fact.unit.name_on(eyes.on)}{fact.person}"
        struck = bool(row and row.struck_on)
        found[fact.item_id or OTHER].append({
            "text": fact.text, "project": names.get(fact.project_id, ""), "who": who, "due": fact.due_on, "light": light(colour, limit or state),
            "state": f"{row.struck_on} 已销号" if struck else "，".join(filter(None, [state if state not in limit else "", limit])),
            "url": eyes.keep(reverse("problem", args=[fact.problem_id])) if row else "",
            "revoke": reverse("revoke", args=[fact.pk]) if writes and row and row.step == Step.ASSIGNED else "",
        })
    return found


def urls_of(eyes: Look, items: list[AgendaItem]) -> dict[int, str]:
    """Where each item's thing is shown, for those who may see it."""
    projects = set(eyes.lens.see(Project).filter(project__in=[item.concerns_id for item in items if item.concerns_id]).values_list("project_id", flat=True))
    keys = [int(item.key) for item in items if item.page == "problem" and item.key]
    problems = set(eyes.lens.see(Problem).filter(problem__in=keys).values_list("problem_id", flat=True)) if keys else set()
    found = {}
    for item in items:
        open_to = item.concerns_id in projects if item.page == "project" else int(item.key or 0) in problems if item.page == "problem" else bool(item.page)
        url = maybe(item.page, *([item.key] if item.key else [])) if open_to else ""
        found[item.pk] = eyes.keep(url) if url else ""
    return found


def marked(eyes: Look, stands: Stands) -> list[str]:
    """Projects this sitting counts for as the sponsor's stocktake."""
    keys = Stocktake.objects.as_of(eyes.when).filter(sitting=stands.sitting).values("project")
    return list(ProjectStanding.objects.at(eyes.when).filter(project__in=keys).order_by("name").values_list("name", flat=True))


urls = [path("sittings/<int:pk>", sitting_page, name="sitting")]
