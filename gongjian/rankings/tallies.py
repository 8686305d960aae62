"""A pack's own measures, told from the county's projects one by one in one query, and said of units only.

Which projects made them is kept for the unit's own page; no score goes by a single project.
"""
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from gongjian.people.units import Unit
from gongjian.projects.models import Project
from gongjian.rankings.figure import NOTHING, Figure
from gongjian.rankings.rulepack import RulePack, Tally
from gongjian.reading.say import column, say, word
from gongjian.reading.word import At


@dataclass(frozen=True)
class Counted:
    """One project in a tally: what it adds, or how it shines (G, Y, R)."""

    project: int
    value: float
    light: str = ""


@dataclass
class Tallied:
    """`rows`: {tally: {unit: its projects}}; `projects`: {project: its words}, with `unit` as the pack credits it."""

    projects: dict[int, dict[str, Any]] = field(default_factory=dict)
    rows: dict[str, dict[int, list[Counted]]] = field(default_factory=dict)


def tallied(at: At, pack: RulePack, kinds: dict[int, str]) -> Tallied:
    """`kinds`: {unit: its kind}. No tallies: nothing is asked of the database."""
    if not pack.tallies:
        return Tallied()
    words = sorted({name for tally in pack.tallies for name in tally.words} | {condition.word for condition in pack.among})
    rows = say(at.lens.for_sums(Project, county=True), Project, at, words, summed=True).order_by("project_id")
    columns = [column(Project, name, rows.model) for name in words]
    projects = {}
    for key, unit, township, *said in rows.values_list("project_id", "unit_id", "township_id", *columns):
        row = dict(zip(words, said, strict=True)) | {"unit": credited(pack, unit, township, kinds)}
        if row["unit"] is not None and all(condition.holds(row, at.on) for condition in pack.among):
            projects[key] = row
    return Tallied(projects, {tally.key: by_unit(at, tally, projects) for tally in pack.tallies})


def credited(pack: RulePack, unit: int | None, township: int | None, kinds: dict[int, str]) -> int | None:
    """A zone's project may be the township's it lies in (延津); with no township said it stays the zone's."""
    way = dict(pack.credit).get(kinds.get(unit or 0, ""))
    return township if way == Unit.Kind.TOWNSHIP.value and township is not None else unit


def by_unit(at: At, tally: Tally, projects: dict[int, dict[str, Any]]) -> dict[int, list[Counted]]:
    found: dict[int, list[Counted]] = defaultdict(list)
    for key, row in projects.items():
        if (told := counted(tally, key, row, at)) is not None:
            found[row["unit"]].append(told)
    return dict(found)


def counted(tally: Tally, key: int, row: dict[str, Any], at: At) -> Counted | None:
    """None: not one of the tally's projects."""
    if not all(condition.holds(row, at.on) for condition in tally.among):
        return None
    if tally.does == "lights":
        shines = "R" if _all(tally.red, row, at) else "Y" if _all(tally.yellow, row, at) else "G"
        return Counted(key, 0.0, shines)
    if tally.does == "rate":
        return Counted(key, float(_all(tally.met, row, at)))
    value = 1.0 if tally.does == "count" else float(row[tally.word] or 0)
    return Counted(key, value if tally.most is None else min(value, tally.most))


def _all(conditions, row: dict[str, Any], at: At) -> bool:
    return bool(conditions) and all(condition.holds(row, at.on) for condition in conditions)


def figure_of(tally: Tally, told: list[Counted], projects: dict[int, dict[str, Any]]) -> Figure:
    """The unit's figure. A share of nothing is 无, and lights of no project are none."""
    if tally.does == "lights":
        shining = tuple(sum(one.light == light for one in told) for light in "GYR")
        return Figure(tally.title, "count", shining[0], None, "" if told else NOTHING, lights=shining if told else None)  # type: ignore[arg-type]
    measure = {"money": "money", "yi": "money", "percent": "percent", "points": "percent"}.get(word(Project, tally.word).shown_as if tally.word else "", "count")
    done = sum(one.value for one in told)
    if tally.does == "rate":
        return Figure(tally.title, "count", done, float(len(told)) or None, "" if told else NOTHING, ratio=True)
    if tally.does == "share":
        over = sum(projects[one.project][tally.over] or 0 for one in told)
        return Figure(tally.title, measure, done, over or None, "" if over else NOTHING, ratio=True)
    return Figure(tally.title, measure, done)
