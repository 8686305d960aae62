"""From facts to what stands: a plain replay, in the order of days. The one place that knows how facts supersede each other."""
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from gongjian.projects.card import CARD, Card, Curve
from gongjian.projects.catch_up import CatchUpPlan, CatchUpVerdict
from gongjian.projects.catching_up import catch_ups
from gongjian.projects.curve import shape_of
from gongjian.projects.figures import Official, Payment, Report, YearPlan
from gongjian.projects.milestones import Milestone
from gongjian.projects.names import pinyin
from gongjian.projects.sponsors import Sponsorship
from gongjian.projects.standings import CatchUpStanding, PlanStanding, ProjectStanding, SponsorStanding, Tally
from gongjian.projects.vouchers import firsts, vouched
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import holding
from gongjian.timeline.standing import spans

KEYS = {"unit": "unit_id", "township": "township_id", "responsible": "responsible_id"}
# What a milestone makes an end of.
ENDS: dict[str, dict] = {
    "reserved": {"withdrawn_on": None, "withdrawn_why": ""}, "enrolled": {"unenrolled_on": None}, "unenrolled": {"enrolled_on": None},
}
PROVES_START = {"photo", "contract", "permit"}


@dataclass
class Life:
    """Every fact about one project."""

    area: str
    project_id: int
    cards: list[Card] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    sponsorships: list[Sponsorship] = field(default_factory=list)
    year_plans: list[YearPlan] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    officials: list[Official] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    catch_up_plans: list[CatchUpPlan] = field(default_factory=list)
    catch_up_verdicts: list[CatchUpVerdict] = field(default_factory=list)
    first: dict[int, int] = field(default_factory=dict)  # {payment: the one it was first told as}

    def moments(self, lists: Iterable[str]) -> set[datetime]:
        """The moments at which something of these lists was learned."""
        return {fact.recorded_at for name in lists for fact in getattr(self, name)}

    def known_at(self, moment: datetime | None) -> "Life":
        """The facts that hold by what was known: neither corrected nor voided by then, in the order of their days."""
        first = self.first or firsts(self.payments)
        return Life(self.area, self.project_id, first=first, **{name: holding(facts, moment) for name, facts in self._lists().items()})

    def _lists(self) -> dict[str, list]:
        return {name: value for name, value in vars(self).items() if isinstance(value, list)}


def standings(life: Life) -> list[ProjectStanding]:
    """Versions of the project's state. It is not born before its first card."""
    if not life.cards:
        return []
    events: dict[date, list] = {}
    for fact in [*life.cards, *life.milestones, *life.evidence, *life.sponsorships]:
        events.setdefault(fact.occurred_on, []).append(fact)
    born = life.cards[0].occurred_on
    says: dict = {"born_on": born}
    papers: set[str] = set()
    sponsors: dict[str, Sponsorship] = {}
    versions: list[ProjectStanding] = []
    for start, until in spans(events):
        for fact in events[start]:
            match fact:
                case Card():
                    says |= {KEYS.get(word, word): value for word, value in fact.says.items() if word in CARD}
                case Milestone():
                    says |= _reached(fact, says)
                case Evidence():
                    papers.add(fact.paper)
                case Sponsorship():
                    sponsors.pop(fact.leader_name, None)
                    if not fact.ends:
                        sponsors[fact.leader_name] = fact
        if until <= born:
            continue
        version = _version(life, says, papers, sponsors, max(start, born), until)
        if versions and not _changed(versions[-1], version):
            versions[-1].until_on = until
        else:
            versions.append(version)
    return versions


def _reached(fact: Milestone, says: dict) -> dict:
    kind = fact.kind_of
    if fact.planned:
        first = {"first_planned_started_on": fact.planned_on} if kind == "started" and "first_planned_started_on" not in says else {}
        return {f"planned_{kind}_on": fact.planned_on} | first
    if kind == "resumed":
        return {"paused_on": None}
    if kind == "withdrawn":
        return {"withdrawn_on": fact.occurred_on, "withdrawn_why": fact.note}
    return {f"{kind}_on": fact.occurred_on} | ENDS.get(kind, {})


def _version(life, says, papers, sponsors, start, until) -> ProjectStanding:
    said = {name: value for name, value in says.items() if value is not None}
    return ProjectStanding(
        area=life.area, project_id=life.project_id, from_on=start, until_on=until,
        pinyin=pinyin(said.get("name", "")), papers="," + "".join(f"{paper}," for paper in sorted(papers)),
        start_evidenced=said.get("started_on") is not None and bool(papers & PROVES_START),
        sponsors="、".join(sponsors), sponsored_on=min((fact.occurred_on for fact in sponsors.values()), default=None),
        team="、".join(dict.fromkeys(name for fact in sponsors.values() for name in fact.team)), **said,
    )


def _changed(one: ProjectStanding, other: ProjectStanding) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in ProjectStanding.said())


def tallies(life: Life) -> list[Tally]:
    """Running totals. A cumulative total never mixes the three figures; of what was paid in, the part that vouchers show stands beside it."""
    events: dict[date, list] = {}
    shown = vouched(life.payments, life.first, life.evidence)
    for fact in [*life.reports, *life.officials, *life.payments]:
        events.setdefault(fact.occurred_on, []).append(fact)
    sums: dict[str, Any] = {"reported": 0, "evidenced": 0, "official": 0, "paid": 0, "vouched": 0, "physical": None, "reported_on": None, "official_on": None}
    versions = []
    for start, until in spans(events):
        for fact in events[start]:
            match fact:
                case Report():
                    sums["reported"] += fact.amount
                    sums["evidenced"] += fact.evidenced
                    sums["reported_on"] = fact.occurred_on
                    if fact.physical is not None:
                        sums["physical"] = fact.physical
                case Official():
                    sums["official"] += fact.amount
                    sums["official_on"] = fact.occurred_on
                case Payment():
                    sums["paid"] += fact.amount
                    sums["vouched"] += fact.amount if fact.pk in shown else 0
        versions.append(Tally(area=life.area, project_id=life.project_id, from_on=start, until_on=until, **sums))
    return versions


def plans(life: Life) -> list[PlanStanding]:
    """Each year's plan, cut where the plan, its dates or its curve change."""
    states = standings(life)
    versions: list[PlanStanding] = []
    for year in sorted({plan.year for plan in life.year_plans}):
        of_year = [plan for plan in life.year_plans if plan.year == year]
        first = of_year[0].occurred_on
        for start, until in spans({plan.occurred_on for plan in of_year} | {state.from_on for state in states if state.from_on > first}):
            plan = [plan for plan in of_year if plan.occurred_on <= start][-1]
            state = next((state for state in states if state.from_on <= start < state.until_on), ProjectStanding())
            shape = shape_of(
                year, state.curve or Curve.OUTDOOR, state.started_on or state.planned_started_on, state.planned_completed_on, plan.months
            )
            last = versions[-1] if versions else None
            if last and (last.year, last.until_on, last.amount, last.shape) == (year, start, plan.amount, shape):
                last.until_on = until
            else:
                versions.append(
                    PlanStanding(
                        area=life.area, project_id=life.project_id, from_on=start, until_on=until, year=year, amount=plan.amount, shape=shape
                    )
                )
    return versions


def sponsors(life: Life) -> list[SponsorStanding]:
    versions = []
    for name in dict.fromkeys(fact.leader_name for fact in life.sponsorships):
        facts = [fact for fact in life.sponsorships if fact.leader_name == name]
        for start, until in spans(fact.occurred_on for fact in facts):
            latest = [fact for fact in facts if fact.occurred_on <= start][-1]
            if not latest.ends:
                versions.append(
                    SponsorStanding(
                        area=life.area, project_id=life.project_id, leader_id=latest.leader_id, leader_name=name, from_on=start, until_on=until
                    )
                )
    return versions


# Each standing table: what it is made from, and how.
MADE: dict[Any, tuple[tuple[str, ...], Callable[[Life], list]]] = {
    ProjectStanding: (("cards", "milestones", "evidence", "sponsorships"), standings),
    Tally: (("reports", "officials", "payments", "evidence"), tallies),
    PlanStanding: (("year_plans", "cards", "milestones"), plans),
    SponsorStanding: (("sponsorships",), sponsors),
    CatchUpStanding: (("catch_up_plans", "catch_up_verdicts", "reports"), catch_ups),
}

