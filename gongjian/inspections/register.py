"""The register: numbers without a gap by month, and how many inspections of a unit count against the cap."""
from datetime import date

from django.db.models import QuerySet

from gongjian.inspections.flow import Step
from gongjian.inspections.ledger import Inspection, InspectionStep
from gongjian.people.models import Unit
from gongjian.timeline.when import FAR, When


def next_number(area: str, month: date) -> str:
    """督〔2023〕12-03: the third of December. Two at once cannot both have it: the database refuses the second."""
    taken = Inspection.objects.filter(area=area, month=month).count()
    return f"督〔{month.year}〕{month.month:02d}-{taken + 1:02d}"


def counting(unit: Unit, month: date) -> QuerySet[Inspection]:
    """The unit's inspections of the month that were not called off."""
    off = InspectionStep.objects.as_of(When(FAR)).filter(step=Step.CALLED_OFF).values("inspection")
    return Inspection.objects.filter(unit=unit, month=month).exclude(pk__in=off).order_by("pk")
