"""A way in the words of a list and a chart: every item with its state, the days it is reckoned to run, how long it still takes and on what that rests."""
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongjian.approvals.catalogue.choosing import Needed
from gongjian.approvals.catalogue.item import Item
from gongjian.approvals.flow import State
from gongjian.approvals.path import GOAL
from gongjian.approvals.way import Way

AFTER_START = 4  # the stage of completion


@dataclass(frozen=True)
class Line:
    """An item of the (assumed) checklist. `told`: something was told of it, or the checklist lists it; else it only follows from the assumed one."""

    code: str
    item: Item
    state: str
    why: str
    told: bool


@dataclass(frozen=True)
class Takes:
    """Working days an item takes from its beginning; `left` of them are to come. `why`: on what it rests."""

    days: int
    left: int
    why: str
    verified: bool


def lines(way: Way) -> Iterator[Line]:
    """Items on the way to the start in the order of the catalogue, the start itself left out; told of and of no catalogue any more, behind."""
    for code, choice in way.choices.items():
        if code == GOAL or (choice.item.stage >= AFTER_START and code not in way.stands):
            continue
        row, node = way.stands.get(code), way.nodes.get(code)
        if row is not None:
            yield Line(code, choice.item, row.state, row.why or (choice.why if row.state in (State.NOT_NEEDED, State.UNKNOWN) else ""), True)
        elif node is not None and node.done:  # the card's own project code, the milestone 立项
            yield Line(code, choice.item, State.DONE, "按项目信息", False)
        else:
            state = {Needed.YES: State.NOT_BEGUN, Needed.NO: State.NOT_NEEDED, Needed.UNKNOWN: State.UNKNOWN}[choice.needed]
            yield Line(code, choice.item, state, choice.why if state != State.NOT_BEGUN else "", False)


def span(way: Way, code: str) -> tuple[date, date] | None:
    """First and last working day it is reckoned to run on the likely way; of one under way, from the day after today. None: done, or no way."""
    node = way.nodes.get(code)
    if way.likely is None or node is None or node.done:
        return None
    start, end = way.likely.starts[code], way.likely.ends[code]
    return way.day(min(start + 1, max(end, 1))), way.day(max(end, 1))


def slack(way: Way, code: str) -> int | None:
    """Working days it may be late without the start moving; None where it is done or there is no day to move."""
    node = way.nodes.get(code)
    return way.likely.slack.get(code) if way.likely and not way.stopped and node is not None and not node.done else None


def critical(way: Way) -> tuple[str, ...]:
    """What the start hangs on, without the start itself; nothing where no day can be given."""
    return tuple(code for code in way.likely.critical if code != GOAL) if way.likely and not way.stopped else ()


def push(way: Way) -> tuple[str, ...]:
    """What to push now. The start itself is left out: nothing more is to be handled before it."""
    return tuple(code for code in way.push if code != GOAL)


def ready(way: Way) -> bool:
    """Whether nothing but the start is left."""
    return way.likely is not None and not way.stopped and way.push == (GOAL,)


def takes(way: Way, code: str) -> Takes | None:
    """None for what is done or not on the way."""
    node = way.nodes.get(code)
    if node is None or node.done or code not in way.choices:
        return None
    usual, figure = way.usual.get(code), way.choices[code].item.usual
    if usual is not None and usual.speaks:
        return Takes(usual.days, node.days, f"本县办结 {usual.count} 件：一半 {usual.days} 个工作日以内，八成 {usual.most} 个以内", True)
    if figure is None:
        return Takes(0, node.days, "没有用时，按 0 天算", False)
    return Takes(figure.working, node.days, f"目录{figure}", figure.verified)
