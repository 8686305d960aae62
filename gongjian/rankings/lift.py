"""What would lift a unit most: the things still to be done, each by name, done in thought and the league reckoned again.

Nothing is guessed: an event changes the unit's figures as the real one would, and the same arithmetic marks them. Only what this officer sees is named.
"""
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from gongjian.enrolment.needs import missing
from gongjian.problems.models import Problem
from gongjian.projects.models import Project
from gongjian.rankings.figure import NOTHING, Figure
from gongjian.rankings.figures import Gathered
from gongjian.rankings.rulepack import Board, RulePack
from gongjian.rankings.scoring import Row
from gongjian.rankings.standing import standing
from gongjian.rankings.tallies import Tallied, by_unit, figure_of
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.sheets.registry import sheet
from gongjian.timeline.money import yi

Change = tuple[float, float]  # by how much done and asked grow
WORDS = ("in_scope", "expected", "lag", "reported_year", "year_plan", "next_plan", "planned_start_on", "approvals_done", "approvals_needed")
SUBSETS = (("industrial", "industrial"), ("private", "private"), ("provincial", "provincial"))


@dataclass(frozen=True)
class Event:
    """`kind`: enrol, start, catch_up, admit, grant, close. `key`: the project's, or the problem's. `changes`: {measure: change}; `words`: what the project's
    words would be."""

    kind: str
    key: int
    title: str
    small: str
    changes: dict[str, Change]
    words: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Lift:
    """`gain` in points; `place` after it, where the league has places. `count` > 1: so many of a kind together."""

    kind: str
    title: str
    small: str
    gain: float
    place: int | None
    key: int | None = None
    count: int = 1


KINDS = {"enrol": "入统", "start": "开工", "catch_up": "赶上序时", "admit": "入库", "grant": "办结手续", "close": "按期办结问题"}


def lifts(at: At, told: Gathered, pack: RulePack, board: Board, unit: int) -> tuple[list[Lift], list[Lift]]:
    """(one by one, all of a kind together), the greatest gain first; what gains nothing is left out."""
    found = standing(told, pack, board, unit)
    if found is None:
        return [], []
    now, events = found[1], list(events_of(at, told, unit))
    single = [_lift(told, pack, board, unit, now, [event]) for event in events]
    together = [
        _lift(told, pack, board, unit, now, same) for kind in KINDS if len(same := [event for event in events if event.kind == kind]) > 1
    ]
    return _sorted(single), _sorted(together)


def _sorted(told: list[Lift]) -> list[Lift]:
    return sorted((lift for lift in told if lift.gain > 0), key=lambda lift: (-lift.gain, lift.title, lift.key or 0))


def _lift(told: Gathered, pack: RulePack, board: Board, unit: int, now: Row, events: list[Event]) -> Lift:
    after = standing(would(told, pack, unit, events), pack, board, unit)
    assert after is not None, "it stays in its league"
    gain, first = round((after[1].score or 0.0) - (now.score or 0.0), pack.decimals), events[0]
    if len(events) > 1:
        return Lift(first.kind, f"{len(events)} {'件' if first.kind == 'close' else '个'}全部{KINDS[first.kind]}", "", gain, after[1].place, None, len(events))
    return Lift(first.kind, first.title, first.small, gain, after[1].place, first.key)


def would(told: Gathered, pack: RulePack, unit: int, events: list[Event]) -> Gathered:
    """The figures as they would be after the events."""
    mine = dict(told.figures[unit])
    for event in events:
        for name, (done, asked) in event.changes.items():
            if name in mine and counts_today(told, name):
                mine[name] = _moved(mine[name], done, asked)
    changed = {event.key: event.words for event in events if event.words and event.key in told.tallied.projects}
    if changed:
        projects = told.tallied.projects | {key: told.tallied.projects[key] | words for key, words in changed.items()}
        rows = {tally.key: by_unit(told.at, tally, projects) for tally in pack.tallies}
        mine |= {tally.key: figure_of(tally, rows[tally.key].get(unit, []), projects) for tally in pack.tallies}
        told = replace(told, tallied=Tallied(projects, rows))
    return replace(told, figures=told.figures | {unit: mine})


def counts_today(told: Gathered, name: str) -> bool:
    """Whether what happens today lies in the period of the measure's target."""
    target = told.targets.get(name)
    return target is None or target.stock or target.starts_on <= told.at.on <= target.ends_on


def _moved(figure: Figure, done: float, asked: float) -> Figure:
    if not figure.ratio:
        return replace(figure, done=(figure.done or 0) + done)
    more = (figure.asked or 0) + asked
    return replace(figure, done=(figure.done or 0) + done, asked=more or None, state="" if more else NOTHING)


def events_of(at: At, told: Gathered, unit: int) -> Iterator[Event]:
    """Three queries: the unit's projects, the problems it leads, list 9."""
    seen = at.lens.see(Project).filter(unit=unit, withdrawn_on=None)
    ahead = set(sheet(9).rows(at).values_list("project_id", flat=True))  # type: ignore[union-attr]
    for row in say(seen, Project, at, WORDS).order_by("name", "pk"):
        yield from _of_project(at, row, row.project_id in ahead)
    rows = say(at.lens.see(Problem), Problem, at, ("light",)).filter(lead=unit, assigned_on__isnull=False, closed_on=None, struck_on=None, reds=0)
    for row in rows.exclude(light="R").order_by("due_on", "pk"):
        limit = f"{row.due_on} 前办结" if row.due_on else ""
        yield Event("close", row.problem_id, row.what, limit, {"problems_in_time": (1, 1)})


def _of_project(at: At, row, ahead: bool) -> Iterator[Event]:
    if row.started_on and row.in_scope and not row.enrolled_on:
        lacks = missing(row.papers)
        small = f"缺{'、'.join(lacks)}" if lacks else "材料已齐"
        yield _event("enrol", row, small, {"enrolments": (1, 0), "enrol_rate": (1, 0)}, enrolled_on=at.on, enrolled_in=True)
    if row.started_on is None and row.planned_start_on:
        yield _event("start", row, f"计划 {row.planned_start_on} 开工", _starting(row, ahead), started_on=at.on, started_in=True)
    behind = round((row.expected or 0) - (row.reported_year or 0)) if row.started_on and not row.completed_on and (row.lag or 0) > 0 else 0
    if behind > 0:
        year = (row.reported_year or 0) + behind
        words = {"reported_year": year, "lag": 0.0, "year_share": 100.0 * year / row.year_plan if row.year_plan else None}
        yield _event("catch_up", row, f"落后序时 {row.lag:.1f} 个百分点，{yi(behind, 2)} 亿元工程量", _investing(row, behind), **words)
    if row.reserved_on is None and row.started_on is None and (row.next_plan or 0) > 0:
        yield _event("admit", row, f"下年计划 {yi(row.next_plan, 2)} 亿元，尚未入库", _admitting(row), reserved_on=at.on)
    if ahead and row.approvals_needed > row.approvals_done:
        left = row.approvals_needed - row.approvals_done
        yield _event("grant", row, f"还有 {left} 件未办结", {"approvals_granted": (left, 0)}, approvals_done=row.approvals_needed)


def _event(kind: str, row, small: str, changes: dict[str, Change], **words) -> Event:
    return Event(kind, row.project_id, row.name, small, changes, words)


def _starting(row, ahead: bool) -> dict[str, Change]:
    """A started project leaves list 9, and its approvals with it."""
    found: dict[str, Change] = {"starts": (1, 0), "start_rate": (1, 0)}
    if ahead:
        found["approvals_granted"] = (-row.approvals_done, -row.approvals_needed)
    if row.attracted:
        found["attracted_start_total"] = (row.total or 0, 0)
    if row.in_scope:
        found["enrol_rate"] = (0, 1)
    return found


def _investing(row, amount: int) -> dict[str, Change]:
    """Work done is told as it is done: by the unit, with vouchers. Here it only says what catching up would mean."""
    found: dict[str, Change] = {"invested": (amount, 0), "year_share": (amount, 0)}
    return found | {f"{name}_invested": (amount, 0) for flag, name in SUBSETS[:2] if getattr(row, flag)}


def _admitting(row) -> dict[str, Change]:
    found: dict[str, Change] = {"reserve_count": (1, 0), "reserve_money": (row.next_plan, 0)}
    for flag, name in SUBSETS:
        if getattr(row, flag):
            found |= {f"{name}_reserve_count": (1, 0), f"{name}_reserve_money": (row.next_plan, 0)}
    return found
