"""The way to the start: which items it hangs on, when it can be, what a slip costs. Working days from the day looked at; no calendar, no database.

An item begins when all it comes `after` are done, and takes its days. What it is `lacking` (容缺) must be done before it ends, not before it begins.
"""
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter

GOAL = "start"
Shape = tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]


class Cycle(ValueError):
    """`loop`: codes, each before the next, the first and the last the same."""

    def __init__(self, loop: tuple[str, ...]) -> None:
        self.loop = loop
        super().__init__("→".join(loop))


@dataclass(frozen=True)
class Node:
    """`days`: working days still to be worked on it, 0 or more; of a done one they count for nothing."""

    code: str
    days: int
    after: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    done: bool = False


@dataclass(frozen=True)
class Path:
    """Offsets in working days, 0 the day looked at. `slack`: how many days more an item may take before the goal moves; of one that the goal
    does not wait for, how long before the goal it ends. `critical`: what the goal hangs on (no slack, not done), in order, the goal last."""

    goal: str
    starts: dict[str, int]
    ends: dict[str, int]
    slack: dict[str, int]
    critical: tuple[str, ...]
    end: int


@lru_cache(maxsize=4096)
def _order(shape: Shape) -> tuple[str, ...]:
    """The codes, each after what it waits for. Raises Cycle, KeyError (a code that is not there)."""
    graph = {code: (*after, *lacking) for code, after, lacking in shape}
    if missing := next((code for codes in graph.values() for code in codes if code not in graph), None):
        raise KeyError(missing)
    try:
        return tuple(TopologicalSorter(graph).static_order())
    except CycleError as cycle:
        raise Cycle(tuple(cycle.args[1])) from None


def path(nodes: Mapping[str, Node], goal: str = GOAL) -> Path:
    """Raises Cycle, naming the loop, and KeyError where a node waits for one that is not there."""
    order = _order(tuple((node.code, node.after, node.lacking) for node in nodes.values()))
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    for code in order:
        node = nodes[code]
        if node.done:
            starts[code] = ends[code] = 0
            continue
        starts[code] = start = max((ends[one] for one in node.after), default=0)
        ends[code] = max(start + node.days, max((ends[one] for one in node.lacking), default=0))
    end = ends[goal]
    latest = {goal: end}  # by when an item must be done; only those the goal waits for come in
    slack: dict[str, int] = {}
    critical = []
    for code in reversed(order):
        node = nodes[code]
        if node.done or code not in latest:
            slack[code] = max(0, end - ends[code])
            continue
        begin = latest[code] - node.days
        slack[code] = begin - starts[code]
        if not slack[code]:
            critical.append(code)
        for one in node.after:
            latest[one] = min(begin, latest.get(one, end))
        for one in node.lacking:
            latest[one] = min(latest[code], latest.get(one, end))
    critical.reverse()
    critical.sort(key=starts.__getitem__)
    return Path(goal, starts, ends, slack, tuple(critical), end)


def push(found: Path, nodes: Mapping[str, Node]) -> tuple[str, ...]:
    """The critical items that can be worked on today, the longest first; () only when the goal is reached."""
    ready = [code for code in found.critical if all(nodes[one].done for one in nodes[code].after)]
    return tuple(sorted(ready, key=lambda code: -nodes[code].days))


def slipped(nodes: Mapping[str, Node], code: str, days: int, goal: str = GOAL) -> int:
    """When the goal is reached if an item takes so many working days more. Raises KeyError (no such item)."""
    return path({**nodes, code: replace(nodes[code], days=nodes[code].days + days)}, goal).end


def push_said(names: Mapping[str, str], found: Path, nodes: Mapping[str, Node]) -> str:
    """What to push now, in a sentence."""
    now = push(found, nodes)
    if not now:
        return f"已{names[found.goal]}"
    if found.goal in now:
        return f"前置手续已办结，可以{names[found.goal]}"
    return f"现在推：{'、'.join(f'{names[code]}（{nodes[code].days} 个工作日）' for code in now)}；最早 {found.end} 个工作日后{names[found.goal]}"


def slip_said(names: Mapping[str, str], nodes: Mapping[str, Node], code: str, days: int, goal: str = GOAL) -> str:
    """What it costs when an item takes so many working days more, in a sentence. Raises KeyError (no such item)."""
    if nodes[code].done:
        return f"「{names[code]}」已办结，不会再拖"
    found = path(nodes, goal)
    later = slipped(nodes, code, days, goal) - found.end
    if not later:
        return f"「{names[code]}」再拖 {days} 个工作日，{names[goal]}不受影响（余量 {found.slack[code]} 个工作日）"
    spare = f"（余量 {found.slack[code]} 个工作日）" if found.slack[code] else "（没有余量）"
    return f"「{names[code]}」再拖 {days} 个工作日，{names[goal]}推后 {later} 个工作日{spare}"
