"""The units' reports, period by period: some late, some missing, some corrected a fortnight later, two taken back."""
from datetime import date, datetime, timedelta
from random import Random

from gongjian.projects.figures import Report
from gongjian.sample.amounts import HALVES, MONTHS, Amounts
from gongjian.sample.lines import Line, Tale, dice, moment, opening
from gongjian.sample.people import clerks
from gongjian.sample.phrases import FROZEN, words
from gongjian.sample.sketches import Sketch
from gongjian.timeline.money import WAN
from gongjian.timeline.periods import Period

LAST = date(2024, 2, 20)
OFTEN_LATE = {"guxian", "zhangcun", "health-sports", "shili"}
WHY_CORRECTED = ("漏计设备购置费，按结算单更正", "误将合同额计入完成投资", "与监理进度确认单核对后更正", "重复计入上期工程款", "小数点错位")
Told = dict[tuple[str, Period], Line]


def unit_on(sketch: Sketch, day: date) -> str:
    """Whose duty the project is on that day."""
    since, unit = sketch.flags.get("moves", (date.max, ""))
    return unit if day >= since else sketch.unit


def told_at(unit: str, period: Period) -> datetime | None:
    """When a unit told about a period; None when it has not done so by the end of the story. All of a unit's projects within the hour."""
    rng = dice("told", unit, period.end.isoformat())
    if period in MONTHS or period == HALVES[0]:
        return opening(5 + list(clerks()).index(unit) * 2)
    if period.end == LAST:
        return moment(LAST, rng, 15, 17) if rng.random() < 0.6 else None
    late = rng.random() < (0.35 if unit in OFTEN_LATE else 0.07)
    on_time = 1 if period == HALVES[1] else rng.choice((0, 1, 1, 1, 2, 2))  # the second half of October with the books, on 1 November
    day = period.end + timedelta(rng.randint(5, 9) if late else on_time)
    if date(2024, 2, 9) < day < date(2024, 2, 18):
        day = date(2024, 2, 18)  # nobody is at his desk at Spring Festival
    return moment(min(day, LAST), rng, 16 if day == period.end else 9, 17)


def tell_progress(tale: Tale, sketches: list[Sketch], amounts: Amounts) -> Told:
    told: Told = {}
    wrong = _wrong(sketches, amounts)
    for sketch in sketches:
        rng, total = dice("progress", sketch.key), sketch.opening
        if sketch.opening:
            at = opening(5 + list(clerks()).index(sketch.unit) * 2)
            tale.tell(Report, date(2022, 12, 31), at, clerks()[sketch.unit].login, "期初累计", project=sketch.key, amount=sketch.opening, evidenced=0)
        physical, lean = 0, rng.uniform(0.96, 1.06)
        for period, amount in amounts.get(sketch.key, {}).items():
            unit = unit_on(sketch, period.end)
            at = told_at(unit, period)
            if at is None:
                continue
            at += timedelta(seconds=rng.randint(0, 1500))
            total += amount
            done = total / sketch.total
            physical = max(physical, min(9900, round(10000 * done * lean / 50) * 50)) if amount else physical
            if sketch.completed and period.end >= sketch.completed:
                physical = 10000
            said = {
                "project": sketch.key, "since_on": period.start, "amount": amount, "evidenced": _evidenced(amount, rng), "physical": physical,
                "words": rng.choice(FROZEN) if not amount else words(sketch, done, rng), "stated_total": total if rng.random() < 0.35 else None,
            }
            told[sketch.key, period] = _tell(tale, period, at, clerks()[unit].login, said, wrong.get((sketch.key, period)), rng)
    return told


def _evidenced(amount: int, rng: Random) -> int:
    return round(amount * rng.uniform(0.45, 0.96) / WAN) * WAN


def _tell(tale: Tale, period: Period, at: datetime, by: str, said: dict, wrong: str | None, rng: Random) -> Line:
    if wrong == "corrected":
        first = round(said["amount"] * rng.uniform(1.15, 1.5) / WAN) * WAN
        line = tale.tell(Report, period.end, at, by, **said | {"amount": first, "stated_total": None})
        return tale.correct(line, at + timedelta(days=14, minutes=rng.randint(0, 200)), rng.choice(WHY_CORRECTED), amount=said["amount"])
    if wrong == "voided":  # told under the wrong project, taken back, and told anew
        other = round(said["amount"] * rng.uniform(0.3, 0.6) / WAN) * WAN
        line = tale.tell(Report, period.end, at, by, **said | {"amount": other, "evidenced": 0, "stated_total": None})
        tale.void(line, at + timedelta(days=2), "填到别的项目上了，作废重报")
        return tale.tell(Report, period.end, at + timedelta(days=2, minutes=12), by, **said)
    return tale.tell(Report, period.end, at, by, **said)


def _wrong(sketches: list[Sketch], amounts: Amounts) -> dict[tuple[str, Period], str]:
    """Which reports were wrong at first: nine are corrected, two taken back."""
    rng = dice("wrong")
    some = [
        (sketch.key, period) for sketch in sketches if sketch.group in ("enrolled", "waiting") and not sketch.behind
        for period in HALVES[1:7] if amounts[sketch.key].get(period, 0) > 50 * WAN
    ]
    return {pick: "voided" if place < 2 else "corrected" for place, pick in enumerate(rng.sample(some, 11))}
