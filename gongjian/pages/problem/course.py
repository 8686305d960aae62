"""办理经过: every step, as it was told, latest first, its papers below it; what was set right or taken back stays, struck through."""
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from gongjian.pages.look import Look
from gongjian.people.models import UnitStanding
from gongjian.problems.flow import Step
from gongjian.problems.ledger import Rung, WaitsFor
from gongjian.problems.models import Concern, Joined, ProblemStep, in_turn
from gongjian.projects.models import ProjectStanding
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import Fact
from gongjian.timeline.when import CHINA

COURSE = "gongjian/parts/course.html"


@dataclass
class Course:
    """What was told up to the day; `steps` are those that hold, in turn."""

    steps: list[ProblemStep]
    lines: list[tuple[Fact, dict]]

    def panel(self, mends: dict[int, list[dict]]) -> dict:
        for fact, line in self.lines:
            if isinstance(fact, ProblemStep):
                line["acts"] = mends.get(fact.pk, [])
        return {"title": "办理经过", "small": f"{len(self.steps)} 步", "part": COURSE, "data": [line for _, line in self.lines], "id": "course"}


def course(eyes: Look, row) -> Course:
    when = eyes.when
    told = Q(problem=row.problem_id) & (Q() if when.known is None else Q(recorded_at__lte=when.known))
    every = list(ProblemStep._base_manager.filter(told).select_related("by", "lead"))
    facts: list[Fact] = [fact for fact in every if fact.occurred_on <= when.on]
    steps = [step for step in in_turn(every) if step.occurred_on <= when.on]
    concerns = list(Concern.objects.as_of(when).filter(problem=row.problem_id).select_related("by"))
    joined = list(Joined.objects.as_of(when).filter(problem=row.problem_id).select_related("by", "cause"))
    papers = list(eyes.lens.evidence().filter(subject="problem", subject_id=row.problem_id).select_related("by"))
    held = {step.pk for step in every}
    of_step = defaultdict(list)
    for paper in papers:
        of_step[paper.supports_id if paper.supports == ProblemStep.kind() and paper.supports_id in held else 0].append(paper)
    names = names_of(eyes, {step.lead_id for step in every} - {None}, {concern.project_id for concern in concerns})
    later = {fact.corrects_id: fact for fact in every if fact.corrects_id and fact.occurred_on <= when.on}
    by_key = {fact.pk: fact for fact in every}
    place = {step.pk: number for number, step in enumerate(steps)}

    def turn(fact: Fact) -> tuple:
        """By day; on one day steps by their turn, one that was replaced beside what replaced it."""
        last = fact
        while isinstance(last, ProblemStep) and last.pk in later:
            last = later[last.pk]
        return fact.occurred_on, place.get(last.pk, len(steps)) if isinstance(fact, ProblemStep) else len(steps) + 1, fact.pk

    lines, year = [], eyes.on.year
    for fact in sorted([*facts, *concerns, *joined, *of_step[0]], key=turn, reverse=True):
        line = {"day": f"{fact.occurred_on:%m-%d}", "iso": fact.occurred_on.isoformat(), "parts": parts(fact, by_key, later, names), "small": small(fact, later)}
        line["papers"] = [shown(eyes, paper) for paper in ([fact] if isinstance(fact, Evidence) else of_step.get(fact.pk, ()) if isinstance(fact, ProblemStep) else ())]
        if fact.occurred_on.year != year:
            year = fact.occurred_on.year
            line["year"] = f"{year}年"
        lines.append((fact, line))
    return Course(steps, lines)


def names_of(eyes: Look, units: set, projects: set) -> dict[tuple[str, int], str]:
    found = {("unit", key): short for key, short in UnitStanding.objects.at(eyes.when).filter(unit__in=units).values_list("unit_id", "short")}
    if projects:
        called = ProjectStanding.objects.at(eyes.when).filter(project__in=projects).values_list("project_id", "name")
        found |= {("project", key): name for key, name in called}
    return found


def parts(fact: Fact, by_key: dict, later: dict, names: dict[tuple[str, int], str]) -> list[dict]:
    match fact:
        case Evidence():
            return [{"text": f"补材料：{fact.get_paper_display()} {fact.title}"}]
        case Concern():
            return [{"text": "不再涉及项目：" if fact.ends else "加涉及项目："}, {"text": names.get(("project", fact.project_id), ""), "strong": True}]
        case Joined():
            return [{"text": "从同因拆出：" if fact.ends else "归入同因："}, {"text": fact.cause.name, "strong": True}]
    said = words(fact, names)
    if fact.void:
        return [{"text": "撤回：", "strong": True}, {"text": said, "struck": True}, {"text": f" {fact.because}"}]
    if fact.pk in later:
        return [{"text": said, "struck": True}]
    label, rest = fact.get_step_display(), said.removeprefix(fact.get_step_display())
    old = by_key.get(fact.corrects_id)
    return [*([{"text": "更正："}] if old else []), *_moved(fact, old), {"text": label, "strong": True}, {"text": rest}]


def _moved(fact: ProblemStep, old: ProblemStep | None) -> list[dict]:
    """Where a correction moved its day."""
    return [{"text": str(old.occurred_on), "struck": True}, {"text": f" → {fact.occurred_on} "}] if old and old.occurred_on != fact.occurred_on else []


def words(fact: ProblemStep, names: dict[tuple[str, int], str]) -> str:
    """A step in one sentence."""
    step, details = Step(fact.step), []
    if step in (Step.ASSIGNED, Step.TRANSFERRED) and fact.lead_id:
        helps = f"，{fact.cooperating_names}配合" if fact.cooperating_names else ""
        details.append(f"{names.get(('unit', fact.lead_id), '')}牵头{helps}，责任人{fact.person}" + (f"，{fact.due_on} 前办结" if fact.due_on else ""))
    elif step == Step.SIGNED:
        details.append("，".join(filter(None, [fact.leader and f"分管领导{fact.leader}", fact.section, fact.person and f"责任人{fact.person}"])))
    elif step == Step.HELD and fact.waits_for:
        details.append(WaitsFor(fact.waits_for).label)
    elif step in (Step.ASKED, Step.EXTENDED) and fact.due_on:
        details.append(f"到 {fact.due_on}")
    elif step == Step.REPORTED_UP:
        details.append(fact.to_whom)
    elif step == Step.MOVED and fact.rung:
        details.append(f"到{Rung(fact.rung).label}" + (f"，{fact.due_on} 前办结" if fact.due_on else ""))
    elif step == Step.CLOSED and fact.grade:
        details.append(f"评价{fact.get_grade_display()}")
    details += [fact.document, fact.note]
    said = "；".join(filter(None, details))
    return f"{step.label}：{said}" if said else step.label


def small(fact: Fact, later: dict) -> str:
    told = fact.recorded_at.astimezone(CHINA).date()
    after = later.get(fact.pk) if isinstance(fact, ProblemStep) else None
    mended = f"后{'撤回' if after.void else '更正'}" if after else ""
    why = fact.because if isinstance(fact, ProblemStep) and fact.corrects_id and not fact.void else ""
    return " · ".join(filter(None, [fact.by.name if fact.by else "", f"{told} 记" if told != fact.occurred_on else "", why, mended]))


def shown(eyes: Look, paper: Evidence) -> dict:
    image = paper.media.startswith("image/")
    url = reverse("evidence", args=[paper.pk])
    sort = "" if image else paper.file.rsplit(".", 1)[-1].upper()
    return {"url": eyes.keep(url), "image": eyes.keep(f"{url}/thumb") if image else "", "title": f"{paper.get_paper_display()} {paper.title}", "sort": sort}
