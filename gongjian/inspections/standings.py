"""Where every inspection stands on a day: derived from its steps."""
from collections.abc import Iterable
from datetime import date, datetime

from django.db import models, transaction
from django.db.models import Q

from gongjian.inspections.flow import SHOWN, Step
from gongjian.inspections.ledger import Inspection, InspectionStep
from gongjian.timeline.facts import holding
from gongjian.timeline.standing import Standing, history, keep, spans


class InspectionStanding(Standing):
    """`shown_on`: since when the unit may see it, None while it is the group's own paper."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="standings")
    unit = models.ForeignKey("people.Unit", models.CASCADE, related_name="+")
    drive = models.ForeignKey("targets.Drive", models.CASCADE, related_name="+")
    number = models.CharField(max_length=40)
    month = models.DateField()
    step = models.CharField(max_length=12)
    step_on = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    dimensions = models.CharField(max_length=200)
    projects = models.CharField(max_length=1000)
    leader = models.CharField(max_length=40)
    members = models.CharField(max_length=200, blank=True)
    begun_on = models.DateField(null=True)
    proposed_on = models.DateField(null=True)
    answer_by = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    called_off_on = models.DateField(null=True)
    shown_on = models.DateField(null=True)
    scheme = models.TextField()
    conclusion = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["month", "known_until", "until_on"], name="inspection_standing_month"),
            models.Index(fields=["inspection", "known_until"], name="inspection_standing_one"),
            models.Index(fields=["unit", "known_until", "until_on"], name="inspection_standing_unit"),
        ]

    @property
    def scope(self) -> list[str]:
        """Keys of the points to be checked."""
        return [key for key in self.dimensions.split(",") if key]

    @property
    def project_keys(self) -> list[int]:
        """Keys of the projects to be looked at; none: all of the unit's."""
        return [int(key) for key in self.projects.split(",") if key]


def replay(inspection: Inspection, steps: Iterable[InspectionStep]) -> list[InspectionStanding]:
    """Versions of an inspection from the steps that hold, in the order of their days."""
    steps = list(steps)
    return [_version(inspection, [step for step in steps if step.occurred_on <= start], start, until) for start, until in spans(s.occurred_on for s in steps)]


def _version(inspection: Inspection, told: list[InspectionStep], start: date, until: date) -> InspectionStanding:
    first, last = told[0], told[-1]
    assert first.starts_on and first.ends_on, "an arrangement says its window"

    def newest(step: Step) -> InspectionStep | None:
        return next((one for one in reversed(told) if one.step == step), None)

    def since(step: Step) -> InspectionStep | None:
        """The newest of the kind that was not overtaken by a new beginning."""
        found, again = newest(step), newest(Step.BEGUN)
        return found if found and (again is None or told.index(found) > told.index(again)) else None

    def day(step: InspectionStep | None) -> date | None:
        return step.occurred_on if step else None

    begun = next((one for one in told if one.step == Step.BEGUN), None)
    proposed, answered, published = since(Step.PROPOSED), since(Step.ANSWERED), since(Step.PUBLISHED)
    seen = last.step in SHOWN or last.step == Step.CALLED_OFF
    return InspectionStanding(
        area=inspection.area, inspection=inspection, unit_id=inspection.unit_id, drive_id=inspection.drive_id, number=inspection.number,
        month=inspection.month, from_on=start, until_on=until, step=last.step, step_on=last.occurred_on, starts_on=first.starts_on,
        ends_on=first.ends_on, dimensions=first.dimensions, projects=first.projects, leader=first.leader, members=first.members, scheme=first.said,
        begun_on=day(begun), proposed_on=day(proposed), answer_by=proposed.answer_by if proposed else None,
        answered_on=day(answered), published_on=day(published),
        called_off_on=day(last) if last.step == Step.CALLED_OFF else None, shown_on=day(proposed) if seen else None,
        conclusion=published.said if published else proposed.said if proposed else "", advice=(published or proposed).advice if proposed else "",
        answer=answered.said if answered else "",
    )


def restand_inspection(inspection: Inspection, at: datetime) -> None:
    keep(InspectionStanding, Q(inspection=inspection), replay(inspection, holding(list(inspection.steps.all()), None)), at)


def rebuild_inspections(inspections: list[Inspection]) -> None:
    """Make anew what stands of these inspections, for every moment of knowledge."""
    rows: list[InspectionStanding] = []
    for inspection in inspections:
        told = list(inspection.steps.all())
        rows += history((step.recorded_at for step in told), lambda moment: replay(inspection, holding(told, moment)))  # noqa: B023
    with transaction.atomic():
        InspectionStanding.objects.filter(inspection__in=inspections).delete()
        InspectionStanding.objects.bulk_create(rows, batch_size=1000)
