"""GET /units: what units there are on the day. Names are open; figures only of those seen."""
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from gongjian.api.answering import answer
from gongjian.api.asked import Asked, at, looked
from gongjian.api.said import Units
from gongjian.people.models import Unit, UnitStanding

router = Router(tags=["单位"])


@router.get("/units", by_alias=True, response=Units, summary="这一天有哪些单位")
def units(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    look = at(request, asked)
    seen = set(look.lens.see(Unit).values_list("unit_id", flat=True))
    rows = UnitStanding.objects.at(look.when).filter(area__startswith=look.lens.officer.area).select_related("unit").order_by("order", "unit")
    told = [
        {
            "key": row.unit_id, "mark": row.unit.key, "name": row.name, "short": row.short, "kind": Unit.Kind(row.kind).label, "code": row.unit.code,
            "seen": row.unit_id in seen,
        }
        for row in rows
    ]
    return answer(request, looked(request, look) | {"units": told})
