"""What each step of an item asks. Which may follow which, and who may tell it, stands in approvals/flow.py."""
from collections.abc import Iterable
from dataclasses import dataclass

from gongjian.approvals.flow import FLOW, NOTHING, State


@dataclass(frozen=True)
class Asks:
    """`title`: the page; `short`: the link in an item's row. `fields` are asked before the words; `says` is what the words are called.

    `papers`: how many may come with it.
    """

    title: str
    short: str
    fields: tuple[str, ...] = ()
    says: str = "说明"
    papers: int = 0
    intro: str = ""


# In the order they are offered.
ASKS: dict[State, Asks] = {
    State.PREPARING: Asks(
        "记组卷", "组卷", ("desk", "agency", "agent"), "说明", 0, "项目单位开始准备材料。文本在中介机构编制的，写明是哪一家，天数算在中介名下。",
    ),
    State.UNDER_WAY: Asks(
        "记受理", "受理", ("unit", "handler", "due_on", "level", "superior", "agent"), "说明", 1,
        "受理之日起算承办单位的天数。不填时限的按目录的承诺时限（没有承诺的按法定时限）推算。评审、勘察等在中介手上的，用“转中介”记，天数另算。",
    ),
    State.DONE: Asks(
        "记办结", "办结", ("document", "valid_until", "unit", "level"), "说明", 2,
        "写批文号，附批文。已在别处或以前办完的也可以直接记办结，日期写批文日期。",
    ),
    State.CORRECTING: Asks("退补正", "补正", (), "要补什么", 1, "补正期间停表，天数算在项目单位名下；补齐后再记受理，接着计时。"),
    State.REFUSED: Asks("记不予", "不予", ("document",), "不予的理由", 1),
    State.NOT_NEEDED: Asks("无需办理", "无需办", (), "依据", 1),
    State.NOT_BEGUN: Asks("退回未启动", "退回", (), "理由"),
}
AGENCY = "agency"  # asked for by the address: under way still, and in an intermediary's hands


def next_states(now: str, hats: Iterable[str]) -> list[State]:
    """Steps that may follow where an item stands, and are for one of these hats; the way onward first. `now`: what stands, also what follows by itself."""
    told = {State.UNKNOWN: NOTHING, State.EXPIRED: State.DONE, "": NOTHING}.get(now, now)  # type: ignore[call-overload]
    held = set(hats)
    return [
        state for state in ASKS
        if (told in FLOW[state].after or (told == State.NOT_BEGUN and NOTHING in FLOW[state].after)) and held & set(FLOW[state].by) and sensible(state, told)
    ]


def sensible(state: State, now: str) -> bool:
    """What says nothing new is not offered: the same state again (but a new acceptance, a new grant), and beginning what has not begun."""
    if state == State.NOT_BEGUN:
        return now not in (NOTHING, State.NOT_BEGUN)
    return state != now or state == State.UNDER_WAY
