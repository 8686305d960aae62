"""When things happen to each project: registered, reserved, started, enrolled, completed."""
from datetime import date, timedelta
from random import Random

from gongjian.sample.lines import dice
from gongjian.sample.sketches import Sketch
from gongjian.timeline.calendar import official

# The reserve fills: one entry a day, in the order of these cells (the three named ones bring their own day).
FRESH = (
    (date(2023, 11, 8), "NN"), (date(2023, 11, 10), "IP"), (date(2023, 11, 15), "NN"), (date(2023, 11, 20), "IN"), (date(2023, 11, 24), "NN"),
    (date(2023, 11, 28), "IP"), (date(2023, 12, 1), "NN"), (date(2023, 12, 6), "IN"), (date(2023, 12, 11), "NP"), (date(2023, 12, 15), "NN"),
    (date(2023, 12, 19), "IP"), (date(2023, 12, 26), "NN"), (date(2023, 12, 28), "NN"), (date(2023, 12, 29), "IN"), (date(2024, 1, 2), "IP"),
    (date(2024, 1, 3), "NN"), (date(2024, 1, 5), "NN"), (date(2024, 1, 8), "IN"), (date(2024, 1, 9), "NP"), (date(2024, 1, 11), "NN"),
    (date(2024, 1, 18), "NN"),
)
# The first quarter's starts, the two named ones apart: a mass start on 5 January, another after Spring Festival.
SPRING_STARTS = (
    *[date(2024, 1, 5)] * 5, date(2024, 1, 8), date(2024, 1, 12), date(2024, 1, 16), date(2024, 1, 22), date(2024, 1, 26), date(2024, 2, 2),
    *[date(2024, 2, 19)] * 4,
)


def working_day(day: date) -> date:
    """That day, or the next working day of the official calendar (调休 and Spring Festival as they were)."""
    return next(later for later in (day + timedelta(n) for n in range(20)) if official(later).working)


def eve(day: date) -> date:
    """The last working day before it."""
    return next(earlier for earlier in (day - timedelta(n) for n in range(1, 20)) if official(earlier).working)


def between(rng: Random, first: date, last: date) -> date:
    return first + timedelta(rng.randint(0, (last - first).days))


def date_all(sketches: list[Sketch]) -> None:
    for sketch in sketches:
        _date(sketch, dice("days", sketch.key))
    _fresh(sketches)
    _spring([sketch for sketch in sketches if sketch.group == "spring"])


def _date(sketch: Sketch, rng: Random) -> None:
    match sketch.group:
        case "enrolled":
            sketch.started = sketch.started or between(rng, date(2021, 3, 15), date(2023, 6, 30))
            sketch.ends = between(rng, date(2024, 6, 30), date(2025, 11, 30))
        case "finishing":
            sketch.started = between(rng, date(2022, 3, 10), date(2023, 3, 20))
            sketch.ends = between(rng, date(2023, 11, 12), date(2023, 12, 24))
            sketch.completed = sketch.ends + timedelta(rng.randint(-2, 5))
        case "waiting":
            sketch.started = sketch.started or between(rng, date(2023, 2, 20), date(2023, 9, 6))
            sketch.ends = between(rng, date(2024, 5, 31), date(2024, 12, 15))
        case "small":
            sketch.started, sketch.ends = between(rng, date(2023, 4, 1), date(2023, 8, 31)), between(rng, date(2024, 3, 31), date(2024, 6, 30))
        case "done":
            sketch.started = between(rng, date(2022, 3, 1), date(2022, 9, 30))
            sketch.ends = between(rng, date(2023, 4, 20), date(2023, 9, 20))
            sketch.completed = sketch.ends + timedelta(rng.randint(-6, 8))
        case "late":
            sketch.born, sketch.ends = between(rng, date(2022, 10, 10), date(2023, 1, 20)), between(rng, date(2024, 9, 30), date(2025, 6, 30))
        case "spring":
            sketch.born, sketch.ends = between(rng, date(2023, 3, 20), date(2023, 9, 20)), between(rng, date(2024, 10, 31), date(2025, 10, 31))
        case "later":
            sketch.planned = sketch.planned or between(rng, date(2024, 4, 10), date(2024, 10, 31))
            sketch.born, sketch.ends = between(rng, date(2023, 3, 20), date(2023, 10, 10)), between(rng, date(2024, 12, 10), date(2026, 10, 31))
        case "gone":
            sketch.born = between(rng, date(2022, 2, 10), date(2022, 9, 30))
            sketch.withdrawn = between(rng, date(2023, 3, 1), date(2023, 9, 30))
        case "idea":
            sketch.born = between(rng, date(2023, 8, 10), date(2023, 10, 20))
    if sketch.started and not sketch.born:
        sketch.born = sketch.started - timedelta(rng.randint(150, 420))
        sketch.planned = sketch.started - timedelta(rng.randint(0, 18))
    if sketch.born and sketch.group != "idea":
        sketch.reserved = sketch.born + timedelta(rng.randint(5, 30))
    if sketch.group in ("enrolled", "finishing", "done"):
        sketch.enrolled = sketch.started + timedelta(rng.randint(25, 75))
    if sketch.group in ("enrolled", "finishing", "waiting", "done", "small", "late"):
        sketch.approved = sketch.born + timedelta(rng.randint(35, 110))
    if sketch.private and sketch.group not in ("idea", "gone", "fresh"):
        sketch.signed = sketch.born + timedelta(rng.randint(0, 4))
    if sketch.private and sketch.group in ("enrolled", "finishing", "waiting", "spring") and rng.random() < 0.7:
        sketch.attracted = True


def _fresh(sketches: list[Sketch]) -> None:
    waiting = {cell: [s for s in sketches if s.group == "fresh" and s.cell == cell and not s.reserved] for cell in ("IP", "IN", "NP", "NN")}
    for day, cell in FRESH:
        waiting[cell].pop(0).reserved = day
    for sketch in sketches:
        if sketch.group == "fresh":
            rng = dice("fresh", sketch.key)
            sketch.born = sketch.reserved
            sketch.planned = sketch.planned or between(rng, date(2024, 4, 10), date(2024, 9, 30))
            sketch.ends = between(rng, date(2024, 12, 10), date(2026, 6, 30))


def _spring(sketches: list[Sketch]) -> None:
    rng = dice("spring")
    free = [sketch for sketch in sketches if not sketch.fixed]
    chosen = rng.sample(free, len(SPRING_STARTS))
    for sketch, day in zip(chosen, SPRING_STARTS, strict=True):
        sketch.started, sketch.planned = day, max(date(2024, 1, 5), day - timedelta(rng.randint(-6, 14)))
    for sketch in sketches:
        sketch.planned = sketch.planned or between(rng, date(2024, 2, 25), date(2024, 3, 31))
        if sketch.started or rng.random() < 0.4:
            sketch.approved = between(rng, date(2023, 8, 20), date(2023, 10, 28))
            sketch.approved = max(sketch.approved, sketch.born + timedelta(10))
