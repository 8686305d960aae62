from gongjian.promotion.aids import Aid
from gongjian.promotion.chains import ChainLink, LinkCard
from gongjian.promotion.commitments import Commitment, CommitmentStep
from gongjian.promotion.counting import Ruling, Sameness, SigningStanding
from gongjian.promotion.enterprises import Disclosure, Enterprise, EnterpriseCard, EnterpriseStanding
from gongjian.promotion.lead_standings import LeadStanding
from gongjian.promotion.leads import Lead, LeadStep
from gongjian.promotion.recognition import PromotionRules
from gongjian.promotion.resources import Outline, Resource, ResourceCard
from gongjian.promotion.reviews import Review
from gongjian.promotion.signings import Signing
from gongjian.promotion.trips import Trip

__all__ = [
    "Aid", "ChainLink", "Commitment", "CommitmentStep", "Disclosure", "Enterprise", "EnterpriseCard", "EnterpriseStanding", "Lead", "LeadStanding", "LeadStep",
    "LinkCard", "Outline", "PromotionRules", "Resource", "ResourceCard", "Review", "Ruling", "Sameness", "Signing", "SigningStanding", "Trip",
]
