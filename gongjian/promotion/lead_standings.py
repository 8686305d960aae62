"""Where every lead stands on a day, as far as its own facts say. What its project did since is not kept here twice: it is joined in reading."""
from collections.abc import Iterable
from datetime import date, datetime

from django.db import models

from gongjian.projects.names import pinyin
from gongjian.promotion.flow import FLOW, Step
from gongjian.promotion.leads import Lead, LeadStep
from gongjian.promotion.reached import in_order, reached, sound
from gongjian.promotion.signings import Signing
from gongjian.timeline.facts import Fact
from gongjian.timeline.money import MoneyField
from gongjian.timeline.standing import Standing, spans


class LeadStanding(Standing):
    """`step` is the furthest step of the way its own facts reached; `lost_on` stands while it is lost."""

    lead = models.ForeignKey(Lead, models.CASCADE, related_name="standings")
    enterprise = models.ForeignKey("promotion.Enterprise", models.CASCADE, related_name="+")
    unit = models.ForeignKey("people.Unit", models.CASCADE, related_name="+")
    project = models.ForeignKey("projects.Project", models.CASCADE, null=True, related_name="lead_standings")
    resource = models.ForeignKey("promotion.Resource", models.CASCADE, null=True, related_name="+")
    title = models.CharField(max_length=120)
    pinyin = models.CharField(max_length=700)
    trade = models.CharField(max_length=12)
    newness = models.CharField(max_length=12)
    expected = MoneyField(null=True)
    site = models.CharField(max_length=120, blank=True)
    company = models.CharField(max_length=120, blank=True)
    code = models.CharField(max_length=18, blank=True)
    step = models.CharField(max_length=12)
    found_on = models.DateField()
    talked_on = models.DateField(null=True)
    framework_on = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)
    contract_on = models.DateField(null=True)
    contract_total = MoneyField(null=True)
    registered_on = models.DateField(null=True)
    landed_on = models.DateField(null=True)
    lost_on = models.DateField(null=True)
    lost_why = models.CharField(max_length=500, blank=True)
    moved_on = models.DateField(help_text="最近一次有进展的日子")
    news = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["lead", "known_until", "until_on"], name="lead_standing"),
            models.Index(fields=["known_until", "until_on", "from_on"], name="lead_standing_day"),
            models.Index(fields=["project", "known_until"], name="lead_standing_project"),
        ]


LASTING = ("title", "trade", "newness", "site", "company", "code", "expected", "resource_id", "project_id")
DAYS = (Step.FRAMEWORK, Step.REVIEWED, Step.CONTRACT, Step.REGISTERED, Step.LANDED)


def replay(lead: Lead, facts: Iterable[Fact]) -> list[LeadStanding]:
    """Versions of a lead from the facts that hold, in the order of their days; none before its first step."""
    facts = list(facts)
    first = min((fact.occurred_on for fact in facts if isinstance(fact, LeadStep) and fact.step == Step.FOUND), default=None)
    if first is None:
        return []
    days = {max(fact.occurred_on, first) for fact in facts}
    return [_version(lead, [fact for fact in facts if fact.occurred_on <= start], start, until) for start, until in spans(days)]


def _version(lead: Lead, told: list[Fact], start: date, until: date) -> LeadStanding:
    steps = [fact for fact in told if isinstance(fact, LeadStep)]
    days = sound(reached(told))
    contract = next((fact for fact in reversed(told) if isinstance(fact, Signing) and fact.kind_of == Signing.Kind.CONTRACT), None)
    said = {name: next((getattr(step, name) for step in reversed(steps) if getattr(step, name) not in ("", None)), None) for name in LASTING}
    turns = [step for step in steps if step.step in (Step.LOST, Step.RESUMED)]
    lost = turns[-1] if turns and turns[-1].step == Step.LOST else None
    talks = [step.occurred_on for step in steps if step.step == Step.TALKED]
    words = {name: said[name] or "" for name in ("title", "trade", "newness", "site", "company", "code")}
    return LeadStanding(
        area=lead.area, lead=lead, enterprise_id=lead.enterprise_id, unit_id=lead.unit_id, from_on=start, until_on=until, pinyin=pinyin(words["title"]),
        step=[step for step, turn in FLOW.items() if step in days and not turn.beside][-1], found_on=days[Step.FOUND],
        talked_on=talks[-1] if talks else None, contract_total=contract.total if contract else None,
        lost_on=lost.occurred_on if lost else None, lost_why=lost.note if lost else "", moved_on=told[-1].occurred_on,
        news=next((fact.note for fact in reversed(told) if fact.note), ""), expected=said["expected"], resource_id=said["resource_id"],
        project_id=said["project_id"], **words, **{f"{step.value}_on": days.get(step) for step in DAYS},
    )


def known_at(facts: Iterable[Fact], moment: datetime | None) -> list[Fact]:
    """Those that hold by what was known at the moment, in the order of their days."""
    return in_order(fact for fact in facts if moment is None or fact.recorded_at <= moment)
