"""Keep what stands of promotion equal to what the facts say: after an act, or from nothing."""
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from gongjian.promotion.counted import Register
from gongjian.promotion.counting import Ruling, Sameness, SigningStanding
from gongjian.promotion.enterprises import Enterprise, EnterpriseCard, EnterpriseStanding
from gongjian.promotion.enterprises import replay as replay_enterprise
from gongjian.promotion.lead_standings import LeadStanding, known_at
from gongjian.promotion.lead_standings import replay as replay_lead
from gongjian.promotion.leads import Lead, LeadStep
from gongjian.promotion.reached import facts_of
from gongjian.promotion.recognition import PromotionRules
from gongjian.promotion.reviews import Review
from gongjian.promotion.signings import Signing
from gongjian.timeline.facts import Fact, holding
from gongjian.timeline.standing import history, keep


def restand_promotion(facts: Iterable[Fact], at: datetime) -> None:
    """An act added these facts at the moment `at`: bring up to date whatever of promotion stands on them, in the act's transaction."""
    leads: dict[int, Lead] = {}
    enterprises: dict[int, Enterprise] = {}
    areas: set[str] = set()
    for fact in facts:
        match fact:
            case LeadStep() | Review():
                leads[fact.lead_id] = fact.lead
                areas.add(fact.area)
            case Signing():
                if fact.lead is not None:
                    leads[fact.lead.pk] = fact.lead
                areas.add(fact.area)
            case EnterpriseCard():
                enterprises[fact.enterprise_id] = fact.enterprise
                areas.add(fact.area)
            case Sameness() | Ruling() | PromotionRules():
                areas.add(fact.area)
    for enterprise in enterprises.values():
        keep(EnterpriseStanding, Q(enterprise=enterprise), replay_enterprise(enterprise, holding(enterprise.cards.all(), None)), at)
    for lead in leads.values():
        keep(LeadStanding, Q(lead=lead), replay_lead(lead, known_at(facts_of(lead), None)), at)
    for area in areas:
        keep(SigningStanding, Q(area=area), Register.of(area).replay(), at)


@transaction.atomic
def rebuild_promotion(area: str) -> None:
    """Throw away and make anew everything that stands of a county's promotion, for every moment of knowledge."""
    for enterprise in Enterprise.objects.filter(area=area):
        EnterpriseStanding.objects.filter(enterprise=enterprise).delete()
        cards = list(enterprise.cards.all())
        rows = history((card.recorded_at for card in cards), lambda moment: replay_enterprise(enterprise, holding(cards, moment)))  # noqa: B023
        EnterpriseStanding.objects.bulk_create(rows)
    for lead in Lead.objects.filter(area=area):
        LeadStanding.objects.filter(lead=lead).delete()
        told = facts_of(lead)
        LeadStanding.objects.bulk_create(history((fact.recorded_at for fact in told), lambda moment: replay_lead(lead, known_at(told, moment))))  # noqa: B023
    register = Register.of(area)
    SigningStanding.objects.filter(area=area).delete()
    moments = [fact.recorded_at for fact in register.facts]
    SigningStanding.objects.bulk_create(history(moments, register.replay), batch_size=1000)
