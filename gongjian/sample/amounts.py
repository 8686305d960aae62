"""What each project completes in each period: along its planned curve, a little ahead or behind, and scaled so that the county's sums come out."""
from datetime import date

from gongjian.sample.lines import dice
from gongjian.sample.money import AUTUMN, DECEMBER, fractions
from gongjian.sample.sketches import CELLS, Sketch
from gongjian.timeline.money import WAN, YI
from gongjian.timeline.periods import Period, half_months, months

MONTHS = months(date(2023, 1, 1), date(2023, 9, 30))  # before the fourth quarter: by the month
HALVES = half_months(date(2023, 10, 1), date(2024, 2, 20))
AUTUMN_HALVES, DECEMBER_HALVES, WINTER = HALVES[:4], HALVES[4:6], HALVES[6:]
# A unit that told nothing of a period: its projects tell more the next time.
UNREPORTED = {("guxian", HALVES[3]), ("forestry", HALVES[3]), ("zhangcun", HALVES[4]), ("culture-tourism", HALVES[2]), ("guxian", HALVES[6]), ("tuwo", HALVES[7])}
# How the four that lag behind catch up: the lead by 15 and 30 November, 15 and 31 December.
CATCHING_UP = {
    "lng": (-0.18, -0.165, -0.11, -0.055), "mine-smart": (-0.145, -0.135, -0.13, -0.12),
    "wellness-town": (-0.13, -0.125, -0.09, -0.06), "bypass": (-0.115, -0.09, -0.085, -0.07),
}
Amounts = dict[str, dict[Period, int]]


def amounts_all(sketches: list[Sketch]) -> Amounts:
    """元 by project and period; a period a unit did not report is missing."""
    raw = {sketch.key: _course(sketch) for sketch in sketches if sketch.started}
    for cell in CELLS:
        here = [sketch for sketch in sketches if sketch.cell == cell and sketch.started]
        for halves, target in ((AUTUMN_HALVES, AUTUMN[cell]), (DECEMBER_HALVES, DECEMBER[cell])):
            _scale(raw, here, halves, target * YI)
    return {key: {period: round(amount / WAN) * WAN for period, amount in course.items()} for key, course in raw.items()}


def _scale(raw, sketches, halves, target) -> None:
    def done(some) -> float:
        return sum(raw[sketch.key].get(half, 0) for sketch in some for half in halves)

    free = [sketch for sketch in sketches if sketch.group in ("enrolled", "finishing", "waiting") and not sketch.behind]
    factor = (target - done([sketch for sketch in sketches if sketch not in free])) / done(free)
    for sketch in free:
        for half in halves:
            if half in raw[sketch.key]:
                raw[sketch.key][half] = round(raw[sketch.key][half] * factor / WAN) * WAN
    largest = max(free, key=lambda sketch: raw[sketch.key].get(halves[-1], 0))
    raw[largest.key][halves[-1]] += target - done(sketches)


def _course(sketch: Sketch) -> dict[Period, float]:
    course: dict[Period, float] = {}
    if sketch.group in ("late", "spring"):
        course |= _late(sketch)
    elif sketch.y:
        course |= _year_2023(sketch)
    if sketch.p and sketch.started < date(2024, 2, 20):
        course |= _winter(sketch)
    return course


def _year_2023(sketch: Sketch) -> dict[Period, float]:
    rng, pace = dice("course", sketch.key), fractions(sketch, 2023)
    lead = _lead(sketch, pace, rng)
    by_autumn, course, before = pace[date(2023, 9, 30)] or 1, {}, 0.0
    for period in [*MONTHS, *HALVES[:6]]:
        if period.end < sketch.started or (sketch.completed and period.start > sketch.completed):
            continue
        here = pace[period.end]
        if period in HALVES[2:6]:
            lead = CATCHING_UP[sketch.key][HALVES.index(period) - 2] if sketch.behind else lead + rng.uniform(-0.012, 0.018)
        reached = here + lead * min(1.0, here / by_autumn)
        if sketch.group in ("finishing", "done"):
            reached = min(reached, 1.0) if here < 1 else 1.0
        reached = max(reached, before)
        if (sketch.unit, period) not in UNREPORTED:
            course[period], before = sketch.y * (reached - before), reached
    return course


def _lead(sketch: Sketch, pace, rng) -> float:
    """How far ahead of its curve a project is. Enough not to fall ten points behind while a half-month runs, the four laggards aside."""
    step = pace[date(2023, 11, 15)] - pace[date(2023, 10, 31)]
    if sketch.behind:
        return step / 15 - sketch.behind / 100
    if sketch.group == "done":
        return 0.0
    return min(max(step - 0.085 + rng.uniform(0, 0.05), -0.035), 0.25)


def _late(sketch: Sketch) -> dict[Period, float]:
    """Started during the drive: much at once (land, design, first deliveries), little afterwards."""
    rng = dice("late", sketch.key)
    halves = [half for half in HALVES if half.end >= sketch.started and half.end.year == sketch.started.year]
    if sketch.group == "late":
        y = sketch.y * rng.uniform(0.3, 0.45) if sketch.started.month == 11 else 0
        first = y * 0.65 if y else sketch.total * rng.uniform(0.012, 0.02)
        rest = y * 0.35 if y else first * 0.6 * (len(halves) - 1)
    else:
        first, rest = sketch.p * rng.uniform(0.04, 0.08), sketch.p * 0.02 * (len(halves) - 1)
    return {half: first if place == 0 else rest / (len(halves) - 1) for place, half in enumerate(halves)}


def _winter(sketch: Sketch) -> dict[Period, float]:
    rng, pace, course, before = dice("winter", sketch.key), fractions(sketch, 2024), {}, 0.0
    frozen = sketch.curve == "outdoor" and rng.random() < 0.45
    for half in WINTER:
        if half.start <= sketch.started or sketch.group == "spring" or (sketch.completed and half.start > sketch.completed):
            continue
        if (sketch.unit, half) in UNREPORTED:
            continue
        here = pace.get(half.end) or pace[date(2024, 2, 15)] + (pace[date(2024, 2, 29)] - pace[date(2024, 2, 15)]) * 5 / 14
        course[half] = 0.0 if frozen else sketch.p * (here - before) * rng.uniform(0.8, 1.2)
        before = here
    return course
