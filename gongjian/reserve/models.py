from gongjian.reserve.ledger import ReserveStep
from gongjian.reserve.rules import ReserveRules
from gongjian.reserve.standings import PoolStanding, ReserveStanding, TagStanding
from gongjian.reserve.tags import Tag, Tagging, TagNaming

__all__ = ["PoolStanding", "ReserveRules", "ReserveStanding", "ReserveStep", "Tag", "TagNaming", "TagStanding", "Tagging"]
