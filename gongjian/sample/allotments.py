"""示例分解表: the county's targets shared among the units. Most close exactly, one falls short, one goes over; some units have no task, some none yet."""
from collections import defaultdict
from datetime import datetime

from gongjian.sample.amounts import HALVES, Amounts
from gongjian.sample.lines import OPENED, Tale, dice
from gongjian.sample.people import clerks
from gongjian.sample.promotion import CONTRACTS
from gongjian.sample.sketches import POOL, Sketch
from gongjian.targets.targets import Allotment, Growth
from gongjian.timeline.money import YI
from gongjian.timeline.when import CHINA

DOCUMENT = "示例分解表"
AT = datetime(2023, 11, 17, 10, 0, tzinfo=CHINA)
CENT = YI // 100
NO_TASK = {"education": ("signed_total", "attracted_start_total", "paid_in"), "forestry": ("signed_total", "paid_in", "private_invested"), "water": ("signed_total",)}
NOT_ISSUED = {"environment": ("reserve_money", "reserve_count"), "health-sports": ("private_invested", "signed_total"), "natural-resources": ("paid_in",)}
# target: what the units' shares come to (the county's own value, but for 产业 and 新签约).
SHARED = {
    "invested": 44.3, "industrial_invested": 37.1, "private_invested": 14.4, "reserve_money": 150, "signed_total": 58.2, "attracted_start_total": 21,
    "paid_in": 5.5,
}


def tell_allotments(tale: Tale, sketches: list[Sketch], amounts: Amounts) -> None:
    for target, total in SHARED.items():
        weights = _weights(target, sketches, amounts)
        _share(tale, target, weights, round(total * 100), CENT)
    counted = {
        "reserve_count": [s for s in sketches if s.group in (*POOL, "fresh")], "starts": [s for s in sketches if s.group == "late"],
        "enrolments": [s for s in sketches if s.group == "waiting"],
    }
    for target, some in counted.items():
        numbers: dict[str, float] = defaultdict(float)
        for sketch in some:
            numbers[sketch.unit] += 1
        _share(tale, target, numbers, 189 if target == "reserve_count" else len(some), 1)


def _weights(target: str, sketches: list[Sketch], amounts: Amounts) -> dict[str, float]:
    """What each unit will do, near enough, so that a task is neither idle nor out of reach."""
    found: dict[str, float] = defaultdict(float)
    for sketch in sketches:
        done = sum(amounts.get(sketch.key, {}).get(half, 0) for half in HALVES[:6])
        match target:
            case "invested":
                found[sketch.unit] += done
            case "industrial_invested":
                found[sketch.unit] += done if sketch.industrial else 0
            case "private_invested":
                found[sketch.unit] += done if sketch.private else 0
            case "reserve_money":
                found[sketch.unit] += sketch.p if sketch.group in (*POOL, "fresh") else 0
            case "attracted_start_total":
                found[sketch.unit] += sketch.total if sketch.group == "late" and sketch.attracted else 0
            case "paid_in":
                found[sketch.unit] += sketch.total if sketch.attracted and sketch.started else 0
    if target == "signed_total":
        for _, unit, _, _, total in CONTRACTS:
            found[unit] += total
        for unit in clerks():
            found[unit] += 0.4 if unit in ("tuwo", "zhangcun", "shili") else 0
    return found


def _share(tale: Tale, target: str, weights: dict[str, float], total: int, step: int) -> None:
    """Shares in whole steps that add up to the total exactly; the largest unit takes what rounding leaves."""
    rng, exact = dice("share", target), target in ("starts", "enrolments")
    units = [unit for unit in clerks() if weights.get(unit) and target not in NO_TASK.get(unit, ()) and target not in NOT_ISSUED.get(unit, ())]
    leaned = {unit: weights[unit] * (1 if exact else rng.uniform(0.85, 1.2)) for unit in units}
    shares = {unit: max(1, round(total * leaned[unit] / sum(leaned.values()))) for unit in units}
    shares[max(units, key=lambda unit: shares[unit])] += total - sum(shares.values())
    for unit, share in shares.items():
        tale.tell(Allotment, OPENED, AT, "office", target=target, unit=unit, value=share * step, document=DOCUMENT)
    for unit, targets in NO_TASK.items():
        if target in targets:
            tale.tell(Allotment, OPENED, AT, "office", target=target, unit=unit, value=None, no_task=True, document=DOCUMENT)


# As the statistics bureau published (示例), cumulative, basis points.
GROWTHS = (
    (datetime(2023, 11, 20, 10, 0, tzinfo=CHINA), "1—10月", 310, 420, -260), (datetime(2023, 12, 20, 10, 0, tzinfo=CHINA), "1—11月", 480, 610, 120),
    (datetime(2024, 1, 22, 10, 0, tzinfo=CHINA), "1—12月", 630, 850, 240),
)


def tell_growths(tale: Tale) -> None:
    for at, months, *values in GROWTHS:
        for target, value in zip(("growth", "industrial_growth", "private_growth"), values, strict=True):
            tale.tell(Growth, at.date(), at, "tongji", target=target, value=value, document=f"2023年{months}统计快报（示例）")
