"""What every unit has of every measure a pack names, on a day, as known then: the whole county's, through no officer's eyes.

A measure is the drive's target of that indicator where there is one (done ÷ asked, over the target's own period), else the indicator itself over the pack's
period, a measure of the house, the pack's own tally, or what was entered. A score of queries, whatever the size of the county.
"""
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongjian.indicators.indicator import Indicator
from gongjian.indicators.measuring import asked_of, done_of
from gongjian.indicators.registry import every_indicator
from gongjian.people.models import UnitStanding
from gongjian.rankings.figure import NO_TASK, NOT_BEGUN, NOT_ISSUED, NOTHING, ZERO_TASK, Figure, Ranked
from gongjian.rankings.house import HOUSE
from gongjian.rankings.rounds import PointEntry
from gongjian.rankings.rulepack import RulePack, kinds_of
from gongjian.rankings.tallies import Tallied, figure_of, tallied
from gongjian.rankings.ways.entered import PREFIX, Entered
from gongjian.reading.word import At
from gongjian.targets.models import Target
from gongjian.timeline.calendar import elapsed
from gongjian.timeline.periods import Period

ALWAYS = date(9999, 12, 31)


@dataclass(frozen=True)
class Gathered:
    """`figures`: {unit: {measure: figure}}; `targets`: {measure: the target it is held against}; `tallied`: which projects made the pack's own."""

    at: At
    units: tuple[Ranked, ...]
    figures: dict[int, dict[str, Figure]]
    targets: dict[str, Target]
    tallied: Tallied


def gather(at: At, pack: RulePack) -> Gathered:
    rows = UnitStanding.objects.at(at.when).filter(area__startswith=at.lens.officer.area).order_by("order", "unit")
    everybody, kinds = [Ranked(*row) for row in rows.values_list("unit_id", "short", "kind")], kinds_of(pack)
    units = tuple(unit for unit in everybody if unit.kind in kinds)
    every = list(at.drive.targets.all()) if at.drive else []
    look, targets = at.over(period_of(at, pack.period)), targets_of(at, every, pack.measures)
    told = tallied(look, pack, {unit.key: unit.kind for unit in everybody})
    found: dict[int, dict[str, Figure]] = {unit.key: {} for unit in units}
    for source in (_targets(at, every, targets), _indicators(look, pack, targets), _house(at, pack), _tallies(pack, told), _entered(at, pack)):
        for name, usual, by_unit in source:
            for unit in units:
                found[unit.key][name] = by_unit.get(unit.key, usual)
    return Gathered(at, units, found, targets, told)


By = Iterator[tuple[str, Figure, dict[int, Figure]]]  # a measure, what a unit has that is not told of, and what the others have


def period_of(at: At, period: str) -> Period:
    """From when what has no target of its own is counted: the month, quarter or year of the day, or the drive."""
    on, start = at.on, {"month": at.on.replace(day=1), "year": date(at.on.year, 1, 1), "quarter": date(at.on.year, at.on.month - (at.on.month - 1) % 3, 1)}
    return Period(start.get(period) or (min(at.drive.starts_on, on) if at.drive else start["year"]), ALWAYS)


def targets_of(at: At, every: list[Target], names: list[str]) -> dict[str, Target]:
    """Of the drive's targets of an indicator the one in force: a stock, or the last whose period has begun; before that the first to come."""
    found: dict[str, Target] = {}
    for target in sorted(every, key=lambda target: (target.starts_on, target.order)):
        held = found.get(target.indicator)
        if target.indicator in names and (held is None or target.stock or target.starts_on <= at.on):
            found[target.indicator] = target
    return found


def _targets(at: At, every: list[Target], targets: dict[str, Target]) -> By:
    if not targets:
        return
    asked, done = asked_of(at, every), done_of(at, list(targets.values()))
    for name, target in targets.items():
        told = every_indicator()[name]
        if not isinstance(told, Indicator):
            continue
        begun, pace = target.stock or at.on >= target.starts_on, pace_of(at, target)
        made, parts = done[target.pk]["units"], asked[target.pk]
        if told.out_of is not None:
            usual = Figure(told.title, "count", None, None, NOTHING if begun else NOT_BEGUN, ratio=True)
            yield name, usual, _ratios(at.over(target.period), told, _goal(target, parts), pace) if begun else {}
            continue
        usual = Figure(target.title, told.measure, 0.0, None, NOT_ISSUED if begun else NOT_BEGUN, pace=pace)
        yield name, usual, {
            unit: _figure(target, told, parts.get(unit), made.get(unit, 0), begun, pace) for unit in {*made, *parts} if unit is not None
        }


def _figure(target: Target, told: Indicator, part: tuple | None, done, begun: bool, pace: float | None) -> Figure:
    value, no_task, _ = part or (None, False, "")
    state = NOT_BEGUN if not begun else NO_TASK if no_task else NOT_ISSUED if value is None else "" if value else ZERO_TASK
    return Figure(target.title, told.measure, None if done is None else float(done), float(value) if value and begun else None, state, pace=pace)


def pace_of(at: At, target: Target) -> float | None:
    """序时 by working days, kept for the look; a stock has none."""
    if target.stock or at.on < target.starts_on:
        return None
    kept, span = at.__dict__.setdefault("_paces", {}), (target.starts_on, target.by or target.ends_on)
    if span not in kept:
        kept[span] = elapsed(*span, at.on)
    return kept[span]


def _goal(target: Target, parts: dict) -> float:
    """A rate wanted of the county is wanted of each unit."""
    value, no_task, _ = parts.get(None, (None, False, ""))
    return float(value) if value and not no_task else 100.0


def _indicators(look: At, pack: RulePack, targets: dict[str, Target]) -> By:
    """Indicators no target of the drive is measured by, over the pack's period."""
    for name in pack.measures:
        told = every_indicator().get(name)
        if name in targets or not isinstance(told, Indicator):
            continue
        if told.out_of is not None:
            yield name, Figure(told.title, "count", None, None, NOTHING, ratio=True), _ratios(look, told, 100.0, None)
        else:
            sums = told.rows(look, county=True).order_by().values("unit").annotate(**told.aggregates(look))
            yield name, Figure(told.title, told.measure, 0.0), {row["unit"]: Figure(told.title, told.measure, float(row["top"] or 0)) for row in sums}


def _ratios(look: At, told: Indicator, goal: float, pace: float | None) -> dict[int, Figure]:
    """Things out of things, or money out of money, by unit; nothing to divide by is 无."""
    measure = "count" if told.basis == "count" else "money"
    rows = told.rows(look, county=True).order_by().values("unit").annotate(**told.aggregates(look))
    return {
        row["unit"]: Figure(
            told.title, measure, float(row["top"] or 0), float(row["bottom"]) if row["bottom"] else None, "" if row["bottom"] else NOTHING,
            ratio=True, goal=goal, pace=pace,
        )
        for row in rows
    }


def _house(at: At, pack: RulePack) -> By:
    for name in pack.measures:
        if name in HOUSE:
            told = HOUSE[name]
            yield name, Figure(told.title, "count", None, None, NOTHING, ratio=True), {
                unit: Figure(told.title, "count", float(done), float(out_of) if out_of else None, "" if out_of else NOTHING, ratio=True)
                for unit, (done, out_of) in told.count(at).items()
            }


def _tallies(pack: RulePack, told: Tallied) -> By:
    for tally in pack.tallies:
        yield tally.key, figure_of(tally, [], {}), {unit: figure_of(tally, rows, told.projects) for unit, rows in told.rows[tally.key].items()}


def _entered(at: At, pack: RulePack) -> By:
    """What the office entered in the period; of an item that counts so many times, the first of them. `asked` holds how many there are."""
    items = {part.way.item: (part.title, part.way) for part in pack.parts if isinstance(part.way, Entered)}
    if not items:
        return
    since = {item: period_of(at, way.period or pack.period).start for item, (_, way) in items.items()}
    facts = PointEntry.objects.as_of(at.when).filter(area__startswith=at.lens.officer.area, pack=pack.key, item__in=items)
    found: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for item, unit, on, hundredths in facts.order_by("occurred_on", "hundredths", "pk").values_list("item", "unit_id", "occurred_on", "hundredths"):
        if on >= since[item]:
            found[item][unit].append(hundredths / 100)
    for item, (title, way) in items.items():
        yield PREFIX + item, Figure(title, "count", 0.0, None), {
            unit: Figure(title, "count", sum(points[: way.times]), float(len(points)), "more" if way.times and len(points) > way.times else "")
            for unit, points in found[item].items()
        }
