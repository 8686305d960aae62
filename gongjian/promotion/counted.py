"""What a county's signings count for on each day, worked out anew from all that was told of them."""
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from gongjian.promotion.counting import Ruling, Sameness, SigningStanding
from gongjian.promotion.enterprises import EnterpriseCard
from gongjian.promotion.flow import Step
from gongjian.promotion.leads import LeadStep
from gongjian.promotion.near import doubts
from gongjian.promotion.recognition import Case, PromotionRules, Rules, day_after, landed_by, reasons, rules_at
from gongjian.promotion.signings import Signing
from gongjian.timeline.facts import Fact, holding
from gongjian.timeline.standing import spans
from gongjian.timeline.when import CHINA


@dataclass
class Register:
    """All that bears on a county's signings."""

    signings: list[Signing] = field(default_factory=list)
    steps: list[LeadStep] = field(default_factory=list)
    cards: list[EnterpriseCard] = field(default_factory=list)
    decisions: list[Sameness] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    rules: list[PromotionRules] = field(default_factory=list)

    @classmethod
    def of(cls, area: str) -> "Register":
        """Six queries."""
        return cls(
            list(Signing._base_manager.filter(area=area)), list(LeadStep._base_manager.filter(area=area)),
            list(EnterpriseCard._base_manager.filter(area=area)), list(Sameness._base_manager.filter(area=area)),
            list(Ruling._base_manager.filter(area=area)), list(PromotionRules._base_manager.filter(area=area)),
        )

    @property
    def facts(self) -> list[Fact]:
        return [*self.signings, *self.steps, *self.cards, *self.decisions, *self.rulings, *self.rules]

    def replay(self, known: datetime | None = None) -> list[SigningStanding]:
        """Versions of every signing, by what was known at the moment. A signing that was corrected is one with what it corrects."""
        there = {fact.pk: fact for fact in self.signings if known is None or fact.recorded_at <= known}
        first = {key: _first(fact, there) for key, fact in there.items()}
        steps, cards = _by(holding(self.steps, known), "lead_id"), _by(holding(self.cards, known), "enterprise_id")
        rulings: dict[int, list[Ruling]] = defaultdict(list)
        for ruling in holding(self.rulings, known):
            rulings[first[ruling.signing_id].pk].append(ruling)
        told = [
            Told(fact, first[fact.pk], steps[fact.lead_id], cards[fact.enterprise_id], rulings[first[fact.pk].pk]) for fact in holding(there.values(), None)
        ]
        by_root = {one.root: one for one in told}
        contracts = [one for one in told if one.signing.kind_of == Signing.Kind.CONTRACT]
        for doubt in doubts(contracts):
            doubt.later.earlier[doubt.earlier.root] = doubt.why  # type: ignore[attr-defined]
        for decision in holding(self.decisions, known):
            keep, drop = (by_root.get(first[key].pk) for key in (decision.signing_id, decision.other_id))
            if keep and drop:
                keep.decisions[drop.root] = drop.decisions[keep.root] = (decision, keep.root)
        rules = rules_at(holding(self.rules, known))
        return [version for one in told for version in one.versions(by_root, rules(one.signed_on))]


@dataclass(eq=False)
class Told:
    """A signing that holds, what it was first told as, and what bears on it. `earlier`: signings it may be one with, and why."""

    signing: Signing
    first: Signing
    steps: Sequence[LeadStep] = ()
    cards: Sequence[EnterpriseCard] = ()
    rulings: Sequence[Ruling] = ()
    earlier: dict[int, str] = field(default_factory=dict)
    decisions: dict[int, tuple[Sameness, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.root, self.signed_on = self.first.pk, self.signing.occurred_on
        self.investor, self.title, self.site = self.signing.investor, self.signing.title, self.signing.site
        self.enterprise_id, self.project_id = self.signing.enterprise_id, self.landed_as(date.max)

    def landed_as(self, day: date) -> int | None:
        """Its own project, or the one its lead landed as by the day."""
        landed = (step.project_id for step in reversed(self.steps) if step.project_id and step.occurred_on <= day)
        return self.signing.project_id or next(landed, None)

    def versions(self, others: dict[int, "Told"], rules: Rules) -> list[SigningStanding]:
        facts: Iterable[Fact] = (*self.steps, *self.cards, *self.rulings, *(decision for decision, _ in self.decisions.values()))
        days = {self.signed_on, *(fact.occurred_on for fact in facts)}
        days |= {decision.occurred_on for root in self.earlier if root in others for decision, _ in others[root].decisions.values()}
        if rules.years:
            days.add(day_after(landed_by(self.case(self.signed_on), rules)))
        found: list[SigningStanding] = []
        for start, until in spans(day for day in days if day >= self.signed_on):
            version = self.on(start, until, others, rules)
            if found and all(getattr(found[-1], name) == getattr(version, name) for name in version.said()):
                found[-1].until_on = until
            else:
                found.append(version)
        return found

    def case(self, day: date) -> Case:
        steps = [step for step in self.steps if step.occurred_on <= day]
        card = next((card for card in reversed(self.cards) if card.occurred_on <= day), self.cards[0] if self.cards else None)
        return Case(
            on=day, kind=self.signing.kind_of, signed_on=self.signed_on, told_on=self.first.recorded_at.astimezone(CHINA).date(), total=self.signing.total,
            local=card.local if card else None, trade=next((step.trade for step in reversed(steps) if step.trade), ""),
            newness=next((step.newness for step in reversed(steps) if step.newness), ""),
            landed_on=next((step.occurred_on for step in steps if step.step == Step.LANDED), None),
        )

    def kept(self, day: date) -> int | None:
        """The signing that is counted in its place."""
        return next((keep for decision, keep in self.decisions.values() if decision.occurred_on <= day and decision.verdict == "same" and keep != self.root), None)

    def on(self, start: date, until: date, others: dict[int, "Told"], rules: Rules) -> SigningStanding:
        said = self.signing
        version = SigningStanding(
            area=said.area, signing=said, from_on=start, until_on=until, unit_id=said.unit_id, enterprise_id=said.enterprise_id, lead_id=said.lead_id,
            project_id=self.landed_as(start), kind_of=said.kind_of, investor=said.investor, title=said.title, site=said.site, total=said.total,
            signed_on=self.signed_on, counted=False,
        )
        keep = self.kept(start)
        ruling = next((fact for fact in reversed(self.rulings) if fact.occurred_on <= start), None)
        if keep is not None and keep in others:
            other = others[keep].signing
            version.one_with, version.why = other, f"与 {other.occurred_on} 签的「{other.title}」是同一项目，只计一次"
        elif ruling is not None:
            version.counted, version.why = ruling.counted, f"人工认定{'计入' if ruling.counted else '不计'}（{ruling.document}）"
        elif refused := reasons(self.case(start), rules):
            version.why, version.refused_by = "；".join(refused.values()), "".join(["," + key for key in refused]) + ","
        elif waiting := self.waiting(start, others):
            version.doubtful, version.why = True, f"待认定：{waiting}"
        else:
            version.counted, version.why = True, "正式合同，符合认定规则"
        version.why = version.why[:500]
        return version

    def waiting(self, day: date, others: dict[int, "Told"]) -> str:
        """The earlier signing it may be one with, about which nobody decided; one that is itself not counted for another is passed over."""
        for root, reason in self.earlier.items():
            decided = root in self.decisions and self.decisions[root][0].occurred_on <= day
            other = others[root]
            if not decided and other.kept(day) is None:
                return f"与 {other.signed_on} 签的「{other.title}」可能是同一项目（{reason}）"
        return ""


def _first(fact: Signing, known: dict[int, Signing]) -> Signing:
    while fact.corrects_id in known:
        fact = known[fact.corrects_id]
    return fact


def _by(facts: list, name: str) -> dict[int | None, list]:
    """Facts by what they are about; those about nothing are about nobody's signing."""
    found: dict[int | None, list] = defaultdict(list)
    for fact in facts:
        if (key := getattr(fact, name)) is not None:
            found[key].append(fact)
    return found
