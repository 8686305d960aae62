"""来龙去脉：every fact about a project, as it was told, latest first; corrections and voids beside what they replaced."""
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from gongjian.approvals.models import Advice, Approval, Checklist, Lifted, Material, Vetting
from gongjian.enrolment.models import EnrolmentStep, Particulars
from gongjian.pages.doing.mending import BY_NAME, correctable, mend_url
from gongjian.pages.look import Look
from gongjian.pages.project.lines import LINES, said
from gongjian.pages.project.paid import vouch_url
from gongjian.papers.models import PackTaken
from gongjian.people.models import Officer, PostStanding, UnitStanding
from gongjian.problems.models import Problem, ProblemStep
from gongjian.projects.acts import figures, mending
from gongjian.projects.models import (
    Card,
    CatchUpPlan,
    CatchUpVerdict,
    Milestone,
    Official,
    Payment,
    ProjectStanding,
    Report,
    Sponsorship,
    Twin,
    YearPlan,
)
from gongjian.promotion.models import Signing
from gongjian.reading.word import reads_official
from gongjian.reserve.models import ReserveStep, Tagging
from gongjian.reserve.tags import members
from gongjian.stocktake.models import Stocktake
from gongjian.targets.models import Member, Named
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import Fact
from gongjian.timeline.source import Source
from gongjian.timeline.when import CHINA, FAR_AT, When

SHOWN = 30  # lines at first; the rest is one click away
ABOUT_PROJECT = (
    Card, Milestone, Report, Payment, YearPlan, Sponsorship, Approval, Checklist, Material, Advice, Lifted, Vetting, Named, Member, Twin, Signing, Stocktake,
    EnrolmentStep, Particulars, PackTaken, ReserveStep, Tagging, CatchUpPlan, CatchUpVerdict,
)


@dataclass
class Told:
    """The facts told of a project up to the day, by what was known then; `later` are corrections by the fact they replace."""

    facts: list[Fact]
    by_key: dict[tuple[type, int], Fact]
    later: dict[tuple[type, int], Fact]


def told_of(look: Look, row: ProjectStanding) -> Told:
    """One query a kind of fact. Official figures only for eyes that may."""
    when, key = look.when, row.project_id
    limits = Q(occurred_on__lte=when.on) & (Q() if when.known is None else Q(recorded_at__lte=when.known))
    kinds = [*ABOUT_PROJECT, Official] if reads_official(look.lens, row) else ABOUT_PROJECT
    beside = {Named: ("issue",), Member: ("target",), Checklist: ("agent",), Particulars: ("evidence",), Tagging: ("tag",), CatchUpVerdict: ("plan",)}
    facts: list[Fact] = []
    for kind in kinds:
        facts += kind._base_manager.filter(limits, project=key).select_related("by", "source", *beside.get(kind, ()))
    facts += Evidence._base_manager.filter(limits, subject="project", subject_id=key).select_related("by", "source")
    seen = look.lens.see(Problem).filter(project=key).values("problem_id")
    facts += ProblemStep._base_manager.filter(limits, problem__in=seen).select_related("by", "source", "problem")
    by_key = {(type(fact), fact.pk): fact for fact in facts}
    later = {(type(fact), fact.corrects_id): fact for fact in facts if fact.corrects_id}
    return Told(sorted(facts, key=_told_when, reverse=True), by_key, later)


def _told_when(fact: Fact) -> tuple:
    """By the day it was told; what was told on one day, by the day it is true of."""
    return fact.recorded_at.astimezone(CHINA).date(), fact.occurred_on, fact.recorded_at, fact.pk


def names_for(told: Told, look: Look) -> dict:
    """What lines need beside the facts: names of units and officers, what each card and plan changed."""
    named = UnitStanding.objects.at(look.when).filter(area__startswith=look.request.user.area)
    steps = [fact for fact in told.facts if isinstance(fact, ProblemStep)]
    responsible = {fact.says["responsible"] for fact in told.facts if isinstance(fact, Card) and fact.says.get("responsible")}
    return {
        "units": dict(named.values_list("unit_id", "name")),
        "officers": dict(Officer.objects.filter(pk__in=responsible).values_list("pk", "name")) if responsible else {},
        "problems": {step.problem_id: step.problem.what for step in steps},
        "problem_url": lambda key: look.keep(reverse("problem", args=[key])),
        "tags": {one.tag: one.name for one in members(look.when, look.request.user.area, ended=True)} if any(isinstance(fact, Tagging) for fact in told.facts) else {},
        "before": _cards_before(told), "planned": _planned_before(told), "plans": _plans_before(told),
    }


def _standing(told: Told, kind: type) -> list:
    facts = (fact for fact in told.facts if isinstance(fact, kind) and not fact.void and (kind, fact.pk) not in told.later)
    return sorted(facts, key=lambda fact: (fact.occurred_on, fact.pk))


def _cards_before(told: Told) -> dict[int, dict | None]:
    """{card: what the card said until then}; None for the first."""
    found: dict[int, dict | None] = {}
    says: dict | None = None
    for fact in sorted((fact for fact in told.facts if isinstance(fact, Card) and not fact.void), key=lambda fact: (fact.occurred_on, fact.pk)):
        found[fact.pk] = None if says is None else dict(says)
        says = (says or {}) | fact.says
    return found


def _planned_before(told: Told) -> dict[int, date]:
    found, last = {}, {}
    for fact in _standing(told, Milestone):
        if fact.planned:
            if fact.kind_of in last:
                found[fact.pk] = last[fact.kind_of]
            last[fact.kind_of] = fact.planned_on
    return found


def _plans_before(told: Told) -> dict[int, int]:
    found, last = {}, {}
    for fact in _standing(told, YearPlan):
        if fact.year in last:
            found[fact.pk] = last[fact.year]
        last[fact.year] = fact.amount
    return found


def history(look: Look, row: ProjectStanding, may, bare: list[Payment], whole: bool) -> tuple[list[dict], int]:
    """Lines for parts/log.html, and how many there are in all. `bare`: payments without a voucher."""
    told = told_of(look, row)
    shown = told.facts if whole else told.facts[:SHOWN]
    names, units, year = names_for(told, look), _who(shown, look), None
    lacking = {payment.pk for payment in bare}
    lines = []
    for fact in shown:
        day = fact.recorded_at.astimezone(CHINA).date()
        line = {"day": f"{day:%m-%d}", "iso": day.isoformat(), "parts": _parts(fact, told, names), "small": _small(fact, told, units, look, day)}
        if day.year != (year or look.on.year):
            line["year"] = f"{day.year}年"
        year = day.year
        line["acts"] = _acts(fact, told, may)
        if isinstance(fact, Payment) and fact.pk in lacking:
            line["small"] = " · ".join(filter(None, ["未附凭证，未计入", line["small"]]))
            line["acts"][:0] = [{"label": "补凭证", "url": vouch_url(fact)}] if may(figures.vouch, fact) else []
        lines.append(line)
    return lines, len(told.facts)


def _parts(fact: Fact, told: Told, names: dict) -> list[dict]:
    line = LINES[type(fact)]
    old = told.by_key.get((type(fact), fact.corrects_id)) if fact.corrects_id else None
    if fact.void:
        return [said("作废：", strong=True), *_struck(line(fact, None, names | {"before": {fact.pk: {}}}))]
    if old is not None:
        return [said("更正："), *line(fact, old, names)]
    if (type(fact), fact.pk) in told.later:
        return _struck(line(fact, None, names))
    return line(fact, None, names)


def _struck(parts: list[dict]) -> list[dict]:
    return [{"text": "".join(part["text"] for part in parts), "struck": True}]


def _small(fact: Fact, told: Told, units: dict, look: Look, day: date) -> str:
    after = told.later.get((type(fact), fact.pk))
    mended = f"后{'作废' if after.void else '更正'}" if after else ""
    late = "这一天之后才记" if day > look.on else ""
    source = fact.source
    origin = "" if source is None or source.kind in (Source.Kind.FORM, Source.Kind.SAMPLE) else f"{source.title} {fact.cell}".strip()
    return " · ".join(filter(None, [fact.note, units.get((fact.by_id, day)) or (fact.by and fact.by.name) or "", origin, mended, late]))


def _who(facts: list[Fact], look: Look) -> dict[tuple[int, date], str]:
    """{(officer, day): "县农业农村局 吴农"}: the unit he sat at when he said it. Two queries."""
    people = {fact.by_id: fact.by.name for fact in facts if fact.by_id}
    seats = list(PostStanding.objects.filter(officer__in=people, known_until=FAR_AT).values_list("officer_id", "unit_id", "from_on", "until_on"))
    names = dict(UnitStanding.objects.at(When(look.on)).filter(unit__in={seat[1] for seat in seats}).values_list("unit_id", "short"))
    found = {}
    for fact in facts:
        day = fact.recorded_at.astimezone(CHINA).date()
        unit = next((names.get(unit, "") for officer, unit, start, until in seats if officer == fact.by_id and start <= day < until), "")
        if fact.by_id:
            found[fact.by_id, day] = f"{unit} {people[fact.by_id]}".strip()
    return found


def _acts(fact: Fact, told: Told, may) -> list[dict]:
    """Correct and void, where they make sense and are his to do. The card a project was born with is not taken back."""
    if fact.void or (type(fact), fact.pk) in told.later or type(fact)._meta.model_name not in BY_NAME:
        return []
    found = []
    if correctable(fact) and may(mending.correct, fact):
        found.append({"label": "更正", "url": mend_url("correct", fact)})
    born = isinstance(fact, Card) and "name" in fact.says and "unit" in fact.says
    if not born and may(mending.void, fact):
        found.append({"label": "作废", "url": mend_url("void", fact)})
    return found
