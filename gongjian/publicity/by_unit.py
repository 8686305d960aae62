"""What is said of each unit: what it was asked and what it has done, where that is not one respondent's (sparing.py). Totals only."""
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from gongjian.indicators.classes import UNIT_CLASSES
from gongjian.indicators.indicator import Indicator
from gongjian.indicators.registry import indicator
from gongjian.indicators.standing import TargetLine, UnitLine
from gongjian.people.models import Unit
from gongjian.projects.models import Project
from gongjian.publicity.sparing import LEAST, withheld
from gongjian.reading.classes import is_open
from gongjian.reading.shown import NO_TASK, NOT_ISSUED, NOT_REPORTED
from gongjian.reading.word import At

FEW = "不单列"


def told_lines(lines: list[TargetLine]) -> list[TargetLine]:
    """Those of whose indicator a unit's figure may go out, once an indicator, as far as they have begun and are allotted to units."""
    found: dict[str, TargetLine] = {}
    for line in lines:
        name = line.target.indicator
        if is_open(UNIT_CLASSES, name) and line.begun and any(unit.asked is not None or unit.no_task for unit in line.units):
            found.setdefault(name, line)
    return list(found.values())


def respondents(line: TargetLine) -> dict[int, int]:
    """{unit: how many projects or contracts make its figure}: those with a part in it, and where figures are reported also those under way. One query."""
    told = indicator(line.target.indicator)
    assert isinstance(told, Indicator), "a published rate has no units"
    rows = told.rows(line.look, county=True).order_by().values("unit", "pk").annotate(part=told.number(line.look))
    parts = set(rows.values_list("unit", "pk", "part"))
    found: dict[int, set[int]] = {}
    for unit, key, part in parts:
        if part and unit is not None:
            found.setdefault(unit, set()).add(key)
    if told.is_told and told.about is Project:
        under_way = told.rows(line.look, county=True).filter(Q(started_on__lte=line.look.on, completed_on=None, withdrawn_on=None)).order_by()
        for unit, key in under_way.values_list("unit", "pk"):
            if unit is not None:
                found.setdefault(unit, set()).add(key)
    return {unit: len(keys) for unit, keys in found.items()}


def spared(line: TargetLine) -> set[int] | None:
    """Units whose figure is left out; None: the county's too. Counts are no respondent's figure: that a project has started can be seen."""
    return withheld(respondents(line)) if line.target.measure == "money" else set()


def bare(line: TargetLine, lines: Iterable[TargetLine]) -> bool:
    """Whether the county's own figure would be somebody's: it is made of too few, or the whole that it is a part of (分项) less it is."""
    if line.target.measure != "money":
        return False
    told = sum(respondents(line).values())
    rest = [sum(respondents(whole).values()) - told for whole in lines if whole.target.key == line.target.subset_of and whole.target.measure == "money"]
    return any(0 < count < LEAST for count in (told, *rest))


def table(at: At, lines: list[TargetLine]) -> dict[str, Any]:
    """{"measures": [{key, indicator, title, measure, basis}], "rows": [{unit, name, kind, cells: {key: {asked, task, done, state}}}]}; money in 元.

    Where `asked` is null `task` says why, and `state` where `done` is.
    """
    chosen = told_lines(lines)
    hidden = {line.target.key: spared(line) for line in chosen}
    of_unit = {line.target.key: {unit.unit: unit for unit in line.units} for line in chosen}
    rows = []
    for key, name, kind in at.lens.see(Unit).order_by("order", "pk").values_list("unit_id", "short", "kind"):
        cells = {line.target.key: _cell(of_unit[line.target.key].get(key), key, hidden[line.target.key]) for line in chosen}
        if any(cell["asked"] or cell["done"] or cell["state"] for cell in cells.values()):
            rows.append({"unit": key, "name": name, "kind": kind, "cells": cells})
    measures = [
        {
            "key": line.target.key, "indicator": line.target.indicator, "title": line.target.title, "measure": line.target.measure,
            "basis": line.target.get_basis_display(),
        }
        for line in chosen
    ]
    return {"measures": measures, "rows": rows}


def _cell(part: UnitLine | None, unit: int, hidden: set[int] | None) -> dict[str, Any]:
    """无任务, 未下达, 未报, 不单列 and 0 are five different things."""
    if part is None:
        return {"asked": None, "task": NOT_ISSUED, "done": None, "state": ""}
    task = NO_TASK if part.no_task else NOT_ISSUED if part.asked is None else ""
    said: dict[str, Any] = {"asked": None if part.asked is None else round(part.asked), "task": task, "done": None, "state": ""}
    if hidden is None or unit in hidden:
        return said | {"state": FEW}
    return said | ({"state": NOT_REPORTED} if part.done is None else {"done": round(part.done)})
