"""How large each project is. Sizes are drawn, then scaled cell by cell so that the county's sums are the intended ones."""
from datetime import date

from gongjian.projects.curve import WHOLE, points, shape_of
from gongjian.sample.lines import dice
from gongjian.sample.sketches import CELLS, POOL, Sketch
from gongjian.timeline.money import WAN, YI
from gongjian.timeline.periods import half_months

# Reported by cell (IP, IN, NP, NN), 亿: October and November, then December. 31.2 by 13 December, 43.0 at the year's end, short of 44.3;
# 产业 (IP + IN) ends at 37.6, above its 37.4; 民间 (IP + NP) at 13.0, short of 14.4.
AUTUMN = {"IP": 9.0, "IN": 18.29, "NP": 0.43, "NN": 3.48}
DECEMBER = {"IP": 3.4, "IN": 6.91, "NP": 0.17, "NN": 1.32}
# Planned for 2024 by cell, 亿: in the reserve on 1 November (131.0), and what enters it afterwards (20.2; one of 0.3 leaves).
POOLED = {"IP": 10.2, "IN": 63.3, "NP": 3.0, "NN": 54.5}
ENTERING = {"IP": 1.8, "IN": 11.6, "NP": 0.7, "NN": 6.1}
LEAVES = ("NN", 3000 * WAN)  # the later project that is withdrawn on 20 December
FLOOR = 620 * WAN


def fractions(sketch: Sketch, year: int) -> dict[date, float]:
    """The share of the year's plan that the planned curve expects by each half-month's end."""
    start = sketch.started or sketch.planned
    halves = half_months(date(year, 1, 1), date(year, 12, 31))
    expected = points(shape_of(year, sketch.curve, start, sketch.ends))
    return {half.end: at_end / WHOLE for half, (_, at_end) in zip(halves, expected, strict=True)}


def money_all(sketches: list[Sketch]) -> None:
    for sketch in sketches:
        if not sketch.fixed:
            _draw(sketch)
    leaver = next(s for s in sketches if s.group == "later" and s.cell == LEAVES[0] and not s.fixed)
    leaver.p, leaver.size = LEAVES[1], LEAVES[1]
    leaver.flags["leaves"] = True
    for cell in CELLS:
        here = [sketch for sketch in sketches if sketch.cell == cell]
        _scale_2023([s for s in here if s.building], AUTUMN[cell] * YI)
        _scale_2024([s for s in here if s.group in POOL], round(POOLED[cell] * YI))
        _scale_2024([s for s in here if s.group == "fresh"], round(ENTERING[cell] * YI))
    for sketch in sketches:
        if not sketch.fixed:
            _total(sketch)


def _draw(sketch: Sketch) -> None:
    rng, size = dice("money", sketch.key), sketch.size
    match sketch.group:
        case "enrolled":
            before = 0 if sketch.started.year == 2023 else rng.uniform(0.12, 0.3)
            parts = before, rng.uniform(0.3, 0.42), rng.uniform(0.2, 0.32)
        case "finishing":
            before = 0 if sketch.started.year == 2023 else rng.uniform(0.15, 0.3)
            parts = before, 1 - before, 0
        case "waiting":
            parts = 0, rng.uniform(0.4, 0.6), rng.uniform(0.3, 0.4)
        case "small":
            sketch.size = size = rng.randint(200, 470) * WAN
            parts = 0, 0.8, 0
        case "done":
            parts = 0.6, 0.4, 0
        case "spring" | "later" | "fresh":
            parts = 0, 0, min(1.0, rng.uniform(0.35, 0.55) + (0.35 if size < 3000 * WAN else 0))
        case _:
            parts = 0, 0, 0
    sketch.opening, sketch.y, sketch.p = (round(size * part) for part in parts)


def _scale_2023(sketches: list[Sketch], target: float) -> None:
    """So that what the curves expect of October and November comes to the target."""
    def autumn(sketch: Sketch) -> float:
        curve = fractions(sketch, 2023)
        return sketch.y * (curve[date(2023, 11, 30)] - curve[date(2023, 9, 30)])

    free = [sketch for sketch in sketches if not sketch.fixed and sketch.group != "small"]
    factor = (target - sum(map(autumn, (s for s in sketches if s not in free)))) / sum(map(autumn, free))
    for sketch in free:
        sketch.opening, sketch.y = (_round(amount * factor) for amount in (sketch.opening, sketch.y))


def _scale_2024(sketches: list[Sketch], target: int) -> None:
    free = [sketch for sketch in sketches if not sketch.fixed and not sketch.flags.get("leaves")]
    left = target - sum(sketch.p for sketch in sketches if sketch not in free)
    factor = left / sum(sketch.p for sketch in free)
    for sketch in free:
        sketch.flags["factor"] = factor
        sketch.p = max(_round(sketch.p * factor), 100 * WAN)
    largest = max(free, key=lambda sketch: sketch.p)
    largest.p += left - sum(sketch.p for sketch in free)


def _round(amount: float) -> int:
    return round(amount / (10 * WAN)) * 10 * WAN


def _total(sketch: Sketch) -> None:
    rng = dice("total", sketch.key)
    if sketch.group in ("spring", "later", "fresh"):
        total = sketch.size * sketch.flags.get("factor", 1)
    elif sketch.group in ("finishing", "done"):
        total = (sketch.opening + sketch.y) * rng.uniform(1.02, 1.06)
    elif sketch.building and sketch.group != "small":
        total = (sketch.opening + sketch.y + sketch.p) * rng.uniform(1.02, 1.3)
    else:
        total = sketch.size
    sketch.total = _round(total) if sketch.group == "small" else max(_round(total), _round(sketch.opening + sketch.y + sketch.p), FLOOR)
