"""Targets and indicators as JSON: the same for the command line and for other systems. Money in 元; the nothings are told apart by a state.

    target_record(line)             # one of standing.target_lines
    indicator_record(at, "starts")  # over its target's period where the plan has one; KeyError for a name that is none
"""
from datetime import date
from typing import Any

from django.db.models import TextChoices

from gongjian.indicators.indicator import Indicator, Published, Value, rows_of
from gongjian.indicators.measuring import asked_of, look_of
from gongjian.indicators.registry import indicator
from gongjian.indicators.standing import TargetLine, UnitLine
from gongjian.people.models import Unit
from gongjian.reading.shown import NO_TASK, NOT_ISSUED, NOT_REPORTED
from gongjian.reading.word import At
from gongjian.targets.targets import Basis
from gongjian.timeline.periods import Period

MEASURED_IN = {"money": "元", "count": "个", "percent": "%"}


class FigureState(TextChoices):
    """What stands beside a figure, so that nothing is taken for zero."""

    FIGURE = "figure", "有数"
    ZERO = "zero", "零"
    NO_TASK = "no_task", "无任务"
    NOT_ISSUED = "not_issued", "目标未下达"
    NOT_REPORTED = "not_reported", "未报"
    NOT_PUBLISHED = "not_published", "尚未发布"
    NOT_BEGUN = "not_begun", "尚未起算"


def _state(value: Value, nothing: FigureState) -> str:
    return (nothing if value is None else FigureState.FIGURE if value else FigureState.ZERO).label


def _nothing(told: Indicator | Published) -> FigureState:
    """What no value means: not yet published, nothing to divide by, or nobody reported."""
    if isinstance(told, Published):
        return FigureState.NOT_PUBLISHED
    return FigureState.NO_TASK if told.out_of else FigureState.NOT_REPORTED


def target_record(line: TargetLine) -> dict[str, Any]:
    target, nothing = line.target, _nothing(indicator(line.target.indicator))
    done = FigureState.NOT_BEGUN.label if not line.begun else _state(line.done, nothing)
    return {
        "key": target.key, "clause": target.clause, "title": target.title, "indicator": target.indicator, "measure": target.measure,
        "unit": MEASURED_IN[target.measure], "basis": target.basis, "basis_label": Basis(target.basis).label, "definition": target.definition,
        "from": target.starts_on.isoformat(), "to": target.ends_on.isoformat(), "asked": line.asked, "asked_state": _state(line.asked, FigureState.NOT_ISSUED),
        "issued": line.asked is not None, "document": line.document, "done": line.done, "done_state": done,
        "rate": line.rate and round(line.rate, 2), "pace": line.pace and round(line.pace, 2), "light": line.light,
        "subset_of": target.subset_of or None, "overlapping": target.overlapping,
        "closure": line.closure and {
            "allotted": line.closure.allotted, "difference": line.closure.difference, "word": line.closure.word,
            "units": line.closure.units, "without_task": line.closure.without_task,
        },
        "units": [_unit_record(unit, nothing, line.begun) for unit in line.units],
    }


def _unit_record(unit: UnitLine, nothing: FigureState, begun: bool) -> dict[str, Any]:
    silent = NOT_REPORTED if nothing == FigureState.NOT_REPORTED else nothing.label
    return {
        "key": unit.unit, "unit": unit.name, "asked": NO_TASK if unit.no_task else NOT_ISSUED if unit.asked is None else unit.asked,
        "asked_state": FigureState.NO_TASK.label if unit.no_task else _state(unit.asked, FigureState.NOT_ISSUED),
        "done": silent if unit.done is None else unit.done, "done_state": _state(unit.done, nothing) if begun else FigureState.NOT_BEGUN.label,
    }


def indicator_record(at: At, name: str, since: date | None = None) -> dict[str, Any]:
    """{name, title, …, value, state, units: [{key, unit, asked, asked_state, value, state}]}: every unit he sees. `asked` is null without a target."""
    told = indicator(name)
    target = at.drive.targets.filter(indicator=name).first() if at.drive else None
    begun = since is not None or target is None or target.stock or at.on >= target.starts_on
    look = at.over(Period(since, date.max)) if since else look_of(at, target) if target else at
    asked = asked_of(at, [target])[target.pk] if target else {}
    value, county, nothing = told.total(look), asked.get(None, (None, False, ""))[0], _nothing(told)
    return {
        "name": name, "title": told.title, "measure": told.measure, "unit": MEASURED_IN[told.measure], "basis": told.basis,
        "basis_label": Basis(told.basis).label, "help": told.help, "on": look.on.isoformat(), "since": look.when.since.isoformat() if look.when.since else None,
        "target": target.key if target else None, "asked": county, "asked_state": _state(county, FigureState.NOT_ISSUED) if target else None,
        "value": value, "state": FigureState.NOT_BEGUN.label if not begun else _state(value, nothing),
        "units": [] if isinstance(told, Published) else _units(look, told, asked if target else None, begun),
    }


def _units(look: At, told: Indicator, asked: dict | None, begun: bool) -> list[dict[str, Any]]:
    numbers = told.aggregates(look) | (told.heard(look) if told.is_told else {})
    rows = rows_of(told.about, look, [told.among(look), *numbers.values()], by=told.by).filter(told.among(look))
    found = {row[told.by]: row for row in rows.order_by().values(told.by).annotate(**numbers)}
    records = []
    for key, short in look.lens.see(Unit).exclude(kind=Unit.Kind.LEADERS).order_by("order", "pk").values_list("unit_id", "short"):
        row = found.get(key, {"top": 0, "bottom": 0})
        silent = bool(row.get("heard") == 0 and row["owing"]) or (told.out_of is not None and row["top"] is None and bool(row["bottom"]))
        value, nothing = (None, FigureState.NOT_REPORTED) if silent else (told.value(row), _nothing(told))
        task, no_task, _ = (asked or {}).get(key, (None, False, ""))
        records.append({
            "key": key, "unit": short, "asked": task,
            "asked_state": None if asked is None else FigureState.NO_TASK.label if no_task else _state(task, FigureState.NOT_ISSUED),
            "value": value, "state": _state(value, nothing) if begun else FigureState.NOT_BEGUN.label,
        })
    return records
