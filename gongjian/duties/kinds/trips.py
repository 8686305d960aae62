"""招商跟进：a trip's next step has its day (M22). Settled by another trip to the same enterprise, or by whoever signs with it."""
from collections.abc import Iterable
from datetime import date

from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.people.models import Unit
from gongjian.promotion.models import Signing, Trip
from gongjian.reading.word import At


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """Three queries. Of a unit's trips to one enterprise the latest says what comes next."""
    if whose and not whose.unit:
        return
    units = at.lens.see(Unit)
    facts = Trip.objects.as_of(at.when).filter(unit__in=(units.filter(unit=whose.unit) if whose else units).values("unit"))
    latest = {(trip.unit_id, trip.enterprise): trip for trip in facts.order_by("occurred_on", "pk")}
    signed = dict(Signing.objects.as_of(at.when).filter(area__startswith=at.lens.officer.area).order_by("occurred_on", "pk").values_list("investor", "occurred_on"))
    for trip in latest.values():
        if trip.next_on and trip.next_on <= until and not (trip.enterprise in signed and signed[trip.enterprise] >= trip.occurred_on):
            unit = shorts(at).get(trip.unit_id, "")
            yield Duty(
                label="招商跟进", key=f"trip:{trip.pk}", on=trip.next_on, text=f"{trip.enterprise}：{trip.next_step}", small=f"{trip.occurred_on} {trip.leader}外出",
                subject=("unit", trip.unit_id), unit=trip.unit_id, who=unit, act=("记外出招商", "travel", (trip.unit_id,)), page=("unit", (trip.unit_id,)),
            )


KIND = Kind("招商跟进", find)
