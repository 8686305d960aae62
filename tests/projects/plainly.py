"""What stands of a project, told the slow and plain way: every fact read, one rule a line. Shares nothing with replay.py but the tables."""
from datetime import date, datetime

from gongjian.projects.curve import shape_of
from gongjian.projects.models import Card, Milestone, Official, Payment, Project, Report, Sponsorship, YearPlan
from gongjian.timeline.evidence import Evidence

ACTUAL = ("signed", "approved", "levelled", "started", "completed", "commissioned", "reserved")
TEXTS = {"code", "owner", "industry", "sector", "nature", "funding", "responsible_name", "section", "curve", "place", "remarks", "content"}


def held(rows, on: date, known: datetime | None) -> list:
    """Told by then, not taken back or corrected by then, and true by the day; in the order of days, then of telling."""
    told = [fact for fact in rows if known is None or fact.recorded_at <= known]
    mended = {fact.corrects_id for fact in told}
    return sorted((fact for fact in told if not fact.void and fact.pk not in mended and fact.occurred_on <= on), key=lambda fact: (fact.occurred_on, fact.pk))


def last(facts: list, attribute: str):
    return getattr(facts[-1], attribute) if facts else None


def project_on(project: Project, on: date, known: datetime | None) -> dict | None:
    """None before its first card."""
    cards = held(Card.objects.filter(project=project), on, known)
    if not cards:
        return None
    said = {word: value for card in cards for word, value in card.says.items()}
    steps = held(Milestone.objects.filter(project=project), on, known)
    planned, actual = [step for step in steps if step.planned], [step for step in steps if not step.planned]
    found = {"born_on": cards[0].occurred_on, "name": said.get("name") or "", "total": said.get("total"), "unit_id": said.get("unit"), "curve": said.get("curve") or "", "investment_kind": said.get("investment_kind") or ""}
    for kind in ACTUAL:
        found[f"{kind}_on"] = last([step for step in actual if step.kind_of == kind], "occurred_on")
    for kind in ("signed", "started", "completed"):
        found[f"planned_{kind}_on"] = last([step for step in planned if step.kind_of == kind], "planned_on")
    starts = [step for step in planned if step.kind_of == "started"]
    found["first_planned_started_on"] = starts[0].planned_on if starts else None
    for name, away, back in (("paused_on", "paused", "resumed"), ("withdrawn_on", "withdrawn", "reserved")):
        turns = [step for step in actual if step.kind_of in (away, back)]
        found[name] = turns[-1].occurred_on if turns and turns[-1].kind_of == away else None
    entries = [step for step in actual if step.kind_of in ("enrolled", "unenrolled")]
    for kind in ("enrolled", "unenrolled"):
        found[f"{kind}_on"] = entries[-1].occurred_on if entries and entries[-1].kind_of == kind else None
    papers = {paper.paper for paper in held(Evidence.objects.filter(subject="project", subject_id=project.pk), on, known)}
    found["papers"] = "".join(["," + paper for paper in sorted(papers)]) + ","
    found["start_evidenced"] = found["started_on"] is not None and not papers.isdisjoint({"photo", "contract", "permit"})
    names = sponsors_on(project, on, known)
    found["sponsors"] = "、".join(fact.leader_name for fact in names)
    found["sponsored_on"] = min((fact.occurred_on for fact in names), default=None)
    return found


def sponsors_on(project: Project, on: date, known: datetime | None) -> list[Sponsorship]:
    facts = held(Sponsorship.objects.filter(project=project), on, known)
    latest = {fact.leader_name: fact for fact in facts}
    return sorted((fact for fact in latest.values() if not fact.ends), key=lambda fact: (fact.occurred_on, fact.pk))


def figures_on(project: Project, on: date, known: datetime | None) -> dict | None:
    """None before the first figure."""
    reports, officials, payments = (held(model.objects.filter(project=project), on, known) for model in (Report, Official, Payment))
    if not (reports or officials or payments):
        return None
    vouchers = held(Evidence.objects.filter(subject="project", subject_id=project.pk, supports="projects.payment"), date.max, known)
    shown = {paper.supports_id for paper in vouchers if paper.paper in ("payment", "invoice", "document", "other")}
    return {
        "vouched": sum(fact.amount for fact in payments if shown & same_money(fact)),
        "reported": sum(fact.amount for fact in reports), "evidenced": sum(fact.evidenced for fact in reports),
        "official": sum(fact.amount for fact in officials), "paid": sum(fact.amount for fact in payments),
        "physical": last([fact for fact in reports if fact.physical is not None], "physical"),
        "reported_on": last(reports, "occurred_on"), "official_on": last(officials, "occurred_on"),
    }


def same_money(payment: Payment) -> set[int]:
    """Itself, and all it ever was before it was set right or will be."""
    line, first = set(), payment
    while first.corrects:
        first = first.corrects
    following: Payment | None = first
    while following:
        line.add(following.pk)
        following = Payment.objects.filter(corrects=following).first()
    return line


def plans_on(project: Project, on: date, known: datetime | None) -> dict[int, tuple[int, str]]:
    state = project_on(project, on, known) or {}
    found = {}
    for plan in held(YearPlan.objects.filter(project=project), on, known):
        start = state.get("started_on") or state.get("planned_started_on")
        found[plan.year] = (plan.amount, shape_of(plan.year, state.get("curve") or "outdoor", start, state.get("planned_completed_on"), plan.months))
    return found
