"""A checklist nobody drew up yet: its kind and path as far as the project's card tells (按项目信息推定). Shown as assumed, counted nowhere."""
from dataclasses import dataclass

from gongjian.approvals.catalogue.book import Catalogue
from gongjian.projects.card import Funding

FALLS_TO = "building"  # where neither name nor trade speaks for a kind
APPROVE, VERIFY, FILE = "approve", "verify", "file"


@dataclass(frozen=True)
class Assumed:
    kind_of: str
    path: str


def assume(catalogue: Catalogue, name: str, sector: str = "", funding: str = "", industrial: bool | None = None) -> Assumed:
    """By the words of its name and trade; government money goes by 审批, a firm's own never does."""
    kind = catalogue.guessed(name, sector) or ("industry" if industrial else FALLS_TO)
    usual = catalogue.kinds[kind].path
    if funding == Funding.GOVERNMENT:
        return Assumed(kind, APPROVE)
    firms = funding in (Funding.PRIVATE_FIRM, Funding.STATE_FIRM, Funding.FIRM)
    return Assumed(kind, FILE if firms and usual == APPROVE else usual)
