"""What the ledger's address asks for: text, lane, light, rung, unit, category, cause, late ones, one's own."""
from django.db.models import Q, QuerySet

from gongjian.pages.listing import Listing
from gongjian.pages.look import Look
from gongjian.pages.problems.lanes import DECLINED, EVERY, LANE, LANES, OPEN
from gongjian.pages.projects import units_at
from gongjian.problems.ledger import Rung
from gongjian.problems.models import Cause, Problem
from gongjian.reading.problem_words import Light
from gongjian.sheets.roll import Roll

ORDER = ("limit_on", "what")


def asked_for(eyes: Look, asked: Listing, columns: tuple[str, ...]) -> QuerySet:
    """Rows with every word of `columns`; only those still open unless a lane is chosen."""
    roll = Roll(number=8, title="问题台账", about=Problem, where=lambda at: Q(), columns=columns, order=ORDER)
    rows = roll.query(eyes.at, search=asked.search, order=asked.sort, extra=("light", "limit_on"))
    lane, light, rung = asked.chosen("lane"), asked.chosen("light"), asked.chosen("rung")
    if lane in LANE:
        rows = rows.filter(step__in=LANE[lane].steps)
    elif lane != EVERY:
        rows = rows.filter(step__in=[step for one in OPEN for step in one.steps])
    if light in Light.values:
        rows = rows.filter(light=light)
    if rung in Rung.values:
        rows = rows.filter(rung=rung, assigned_on__isnull=False)
    for field in ("lead", "cause"):
        if (key := asked.chosen(field)).isdecimal() and len(key) < 12:
            rows = rows.filter(**{field: int(key)})
    if category := asked.chosen("category"):
        rows = rows.filter(category=category)
    if asked.chosen("late") == "1":
        rows = rows.filter(light=Light.RED)
    if asked.chosen("mine") == "1":
        rows = rows.filter(mine(eyes))
    return rows


def mine(eyes: Look) -> Q:
    """On his own unit to lead, to help with, or raised by it."""
    seat = eyes.lens.seat
    if seat is None or seat.unit_id is None:
        return Q(pk__in=[])
    return Q(lead=seat.unit_id) | Q(cooperating__contains=f",{seat.unit_id},") | Q(raised_by=seat.unit_id)


def fields(eyes: Look, asked: Listing, lanes: bool = True) -> list[dict]:
    seen = eyes.lens.see(Problem).order_by()
    leads = units_at(eyes.lens).filter(unit__in=seen.values("lead")).order_by("order", "pk").values_list("unit_id", "short")
    causes = Cause.objects.filter(pk__in=seen.values("cause")).order_by("name").values_list("pk", "name")
    categories = seen.exclude(category="").values_list("category", flat=True).distinct()
    options = [
        *([asked.select("lane", "环节", [*((lane.key, lane.label) for lane in (*LANES, DECLINED)), (EVERY, "全部")], "未销号")] if lanes else []),
        asked.select("light", "灯", Light.choices), asked.select("rung", "督办层级", Rung.choices),
        asked.select("lead", "牵头单位", ((str(key), name) for key, name in leads)),
        asked.select("category", "类别", ((name, name) for name in sorted(categories))),
    ]
    if causes:
        options.append(asked.select("cause", "同因", ((str(key), name) for key, name in causes)))
    return [*options, asked.check("late", "逾期"), *([asked.check("mine", "本单位的")] if eyes.lens.seat and eyes.lens.seat.unit_id else [])]
