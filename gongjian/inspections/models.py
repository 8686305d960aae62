from gongjian.inspections.ledger import Check, Finding, Inspection, InspectionStep
from gongjian.inspections.standings import InspectionStanding

__all__ = ["Check", "Finding", "Inspection", "InspectionStanding", "InspectionStep"]
