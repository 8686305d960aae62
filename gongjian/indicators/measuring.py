"""Measuring targets many at a time: what is asked of whom, and what is done, in one query per kind of row and period."""
from collections import defaultdict
from typing import Any

from django.db.models import Aggregate

from gongjian.indicators.indicator import Indicator, Published, rows_of
from gongjian.indicators.registry import indicator
from gongjian.reading.word import At
from gongjian.targets.models import Allotment, Growth, Target
from gongjian.timeline.when import When


def look_of(at: At, target: Target) -> At:
    """A stock is read on the day, a flow over the target's own period (M03)."""
    return at if target.stock else at.over(target.period)


def asked_of(at: At, targets: list[Target]) -> dict[int, dict[int | None, tuple]]:
    """{target: {unit or None: (value, no task, document)}}, the latest of each. One query."""
    percent = {target.pk for target in targets if target.measure == "percent"}
    found: dict[int, dict[int | None, tuple]] = {target.pk: {} for target in targets}
    facts = Allotment.objects.as_of(When(at.on, at.when.known)).filter(target__in=targets).order_by("occurred_on", "pk")
    for target, unit, value, no_task, document in facts.values_list("target", "unit", "value", "no_task", "document"):
        told = None if no_task or value is None else value / 100 if target in percent else value
        found[target][unit] = (told, no_task, document)
    return found


def done_of(at: At, targets: list[Target]) -> dict[int, dict[str, Any]]:
    """{target: {"county", "units", "out_of"}}. Targets on one kind of row and one period are added up in one query."""
    found: dict[int, dict[str, Any]] = {target.pk: {"county": 0, "units": {}, "out_of": None} for target in targets}
    together: dict[tuple, list[Target]] = defaultdict(list)
    growths = _growths(at)
    for target in targets:
        told = indicator(target.indicator)
        if isinstance(told, Published):
            found[target.pk]["county"] = growths.get(target.pk)
        elif target.stock or at.on >= target.starts_on or told.out_of:
            together[told.about, told.by, None if target.stock else target.period].append(target)
    for (about, by, _), group in together.items():
        found |= _sums(about, by, look_of(at, group[0]), group)
    return found


def _sums(about: type, by: str, look: At, group: list[Target]) -> dict[int, dict[str, Any]]:
    numbers: dict[str, Aggregate] = {}
    for target in group:
        told: Indicator = indicator(target.indicator)  # type: ignore[assignment]
        numbers |= {f"sum{target.pk}_{part}": number for part, number in told.parts_within(look).items()}
        if told.is_told:
            numbers |= {f"sum{target.pk}_{part}": number for part, number in told.heard(look).items()}
    rows = list(rows_of(about, look, list(numbers.values()), county=True, by=by).order_by().values(by).annotate(**numbers))
    return {target.pk: _added(target, [row | {"unit": row[by]} for row in rows]) for target in group}


def _added(target: Target, rows: list[dict]) -> dict[str, Any]:
    told: Indicator = indicator(target.indicator)  # type: ignore[assignment]
    top, bottom = f"sum{target.pk}_top", f"sum{target.pk}_bottom"
    silent = {row["unit"] for row in rows if row.get(f"sum{target.pk}_heard") == 0 and row[f"sum{target.pk}_owing"]}
    value = {row["unit"]: None if row["unit"] in silent else told.value({"top": row[top] or 0, "bottom": row.get(bottom) or 0}) for row in rows}
    whole = {"top": sum(row[top] or 0 for row in rows), "bottom": sum(row.get(bottom) or 0 for row in rows)}
    return {"county": told.value(whole), "units": value, "out_of": whole["bottom"] if told.out_of else None}


def _growths(at: At) -> dict[int, float]:
    """The last growth rate published for each target (M07), in percent. One query."""
    facts = Growth.objects.as_of(at.when).filter(target__drive=at.drive).order_by("occurred_on", "pk")
    return {target: value / 100 for target, value in facts.values_list("target", "value")}
