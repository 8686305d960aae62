"""What the pages and the command tell of promotion on a day, each read once: leads, signings, doubts, promises, elements, rates, the curve."""
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet

from gongjian.indicators.standing import TargetLine, target_lines
from gongjian.people.models import Unit, UnitStanding
from gongjian.promotion.aids import Helped
from gongjian.promotion.commitments import AMISS, Account, Promised, Side, account
from gongjian.promotion.flow import WAY, Step
from gongjian.promotion.ledgers import elements, outcomes, promises
from gongjian.promotion.models import Lead, PromotionRules, Sameness, SigningStanding, Trip
from gongjian.promotion.near import Doubt, doubts
from gongjian.promotion.rates import Point, Rates, Signed, rates, survival
from gongjian.promotion.recognition import Rules, rules_at
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.sheets.promotion_targets import SHEET
from gongjian.timeline.when import FAR, When

WORDS = ("stage", "unit_name", "enterprise_name", "started_on", "paid_on", "commissioned_on", "counted", "doubtful")


def whole(at: At) -> bool:
    """Whether he sees the county's promotion whole: all units, or all leads."""
    return at.lens.sees_all(Unit) or at.lens.sees_all(Lead)


def signings_of(at: At) -> QuerySet[SigningStanding]:
    """Signings as they count on the day: the county's for those who see it whole, else one's own unit's."""
    rows = SigningStanding.objects.at(at.when).filter(area__startswith=at.lens.officer.area)
    return rows if whole(at) else rows.filter(Q(unit__in=at.lens.see(Unit).values("unit")) | Q(lead__in=at.lens.see(Lead).values("lead_id")))


def trips_of(at: At) -> QuerySet[Trip]:
    rows = Trip.objects.as_of(at.when).filter(area__startswith=at.lens.officer.area)
    return rows if whole(at) else rows.filter(unit__in=at.lens.see(Unit).values("unit"))


def of_project(at: At, project: int) -> list[dict]:
    """Facts of the lead a project landed from, for the project's page; none where it came from no lead he sees."""
    lead = at.lens.see(Lead).filter(project=project).order_by("-landed_on", "pk").first()
    if lead is None:
        return []
    left = [one for one in elements(at.when, [lead.lead_id]) if one.open]
    amiss = sum(one.state in AMISS for one in promises(at.when, {lead.lead_id: project}))
    late = sum(bool(one.days) for one in left)
    return [
        {"label": "招商项目", "text": lead.title, "lead": lead.lead_id}, {"label": "签约", "text": str(lead.contract_on or "没有")},
        {"label": "帮办", "text": f"{len(left)} 项未了" if left else "没有未了的", "small": f"{late} 项逾期" if late else ""},
        {"label": "双向承诺", "text": f"{amiss} 条未兑现" if amiss else "没有未兑现的"},
    ]


@dataclass
class Told:
    at: At

    @cached_property
    def whole(self) -> bool:
        return whole(self.at)

    @cached_property
    def blind(self) -> bool:
        """He sees what counts in the whole county and no single lead (统计局): his leads are not none, they are not his to see."""
        return self.whole and not self.at.lens.sees_all(Lead) and not self.leads

    @cached_property
    def lines(self) -> list[TargetLine]:
        """The drive's promotion targets, as list 3 has them."""
        return [line for line in target_lines(self.at) if line.target.key in SHEET.targets]

    @cached_property
    def leads(self) -> list:
        return list(say(self.at.lens.see(Lead), Lead, self.at, WORDS).order_by("pk"))

    @cached_property
    def names(self) -> dict[int, str]:
        """Short names of units on the day."""
        return dict(UnitStanding.objects.at(self.at.when).filter(area__startswith=self.at.lens.officer.area).values_list("unit_id", "short"))

    @cached_property
    def by_stage(self) -> dict[Step, int]:
        """How many leads have come how far, and no further; the lost apart."""
        counted = Counter(Step(lead.stage) for lead in self.leads)
        return {step: counted.get(step, 0) for step in (*WAY, Step.LOST)}

    @cached_property
    def signings(self) -> list[SigningStanding]:
        return list(signings_of(self.at).order_by("signed_on", "signing"))

    @property
    def contracts(self) -> list[SigningStanding]:
        return [row for row in self.signings if row.kind_of == "contract"]

    @property
    def counted(self) -> list[SigningStanding]:
        return [row for row in self.signings if row.counted]

    @cached_property
    def doubts(self) -> list[Doubt]:
        """Pairs nobody has decided, the later of which is held back."""
        waiting = {row.signing_id for row in self.contracts if row.doubtful}
        if not waiting:
            return []
        known = When(FAR, self.at.when.known)
        decided = {frozenset(pair) for pair in Sameness.objects.as_of(known).values_list("signing", "other")}
        standing = [row for row in self.contracts if row.one_with_id is None]
        return [
            pair for pair in doubts(standing)
            if pair.later.signing_id in waiting and frozenset((pair.earlier.signing_id, pair.later.signing_id)) not in decided  # type: ignore[attr-defined]
        ]

    @cached_property
    def promises(self) -> list[Promised]:
        return promises(self.at.when, {lead.lead_id: lead.project_id for lead in self.leads if lead.contract_on})

    @cached_property
    def accounts(self) -> dict[Side, Account]:
        return {side: account(row for row in self.promises if row.commitment.side == side) for side in Side}

    @cached_property
    def aids(self) -> list[Helped]:
        return elements(self.at.when, [lead.lead_id for lead in self.leads if lead.contract_on])

    @cached_property
    def outcomes(self) -> list[Signed]:
        return outcomes(self.at.when, self.counted, self.promises)

    @property
    def rates(self) -> Rates:
        return rates(self.outcomes, self.at.on)

    @cached_property
    def curve(self) -> list[Point]:
        return survival(self.outcomes, self.at.on)

    @cached_property
    def rules(self) -> Rules:
        facts = PromotionRules.objects.as_of(When(FAR, self.at.when.known)).filter(area__startswith=self.at.lens.officer.area)
        return rules_at(facts)(self.at.on)
