"""The panel of a unit's trips (外出招商, M22): latest first, each with what comes next and whether its day has passed."""
from gongjian.pages.doing.mending import mend_url
from gongjian.pages.look import Look
from gongjian.people.models import Unit
from gongjian.projects.acts import mending
from gongjian.promotion.models import Trip

MOST = 20


def trips(eyes: Look, told: Unit) -> dict | None:
    """None where there were none."""
    rows = Trip.objects.as_of(eyes.when).filter(unit=told).select_related("by").order_by("-occurred_on", "-pk")
    count = rows.count()
    if not count:
        return None
    may, year, lines = eyes.desk().offers(told), eyes.on.year, []
    for trip in rows[:MOST]:
        line = {
            "day": f"{trip.occurred_on:%m-%d}", "iso": trip.occurred_on.isoformat(), "small": " · ".join(filter(None, [trip.direction, following(trip), trip.note])),
            "parts": [{"text": f"{trip.leader}赴{trip.place}对接 "}, {"text": trip.enterprise, "strong": True}, {"text": f"：{trip.outcome}"}],
            "acts": [{"label": label, "url": mend_url(way, trip)} for label, way, act in WAYS if may(act, trip)],
        }
        if trip.occurred_on.year != year:
            year = trip.occurred_on.year
            line["year"] = f"{year}年"
        lines.append(line)
    foot = f"共 {count} 次，列最近 {MOST} 次" if count > MOST else ""
    return {"title": "外出招商", "small": f"{count} 次", "part": "gongjian/parts/log.html", "data": lines, "foot": foot, "id": "trips"}


WAYS = (("更正", "correct", mending.correct), ("作废", "void", mending.void))


def following(trip: Trip) -> str:
    return f"下一步：{trip.next_step}（{trip.next_on} 前）" if trip.next_on else ""
