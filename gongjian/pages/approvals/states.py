"""How an item's state is shown: one sign in the matrix, a light and words elsewhere. Never by colour alone."""
from datetime import date

from django.utils.safestring import SafeString

from gongjian.approvals.flow import Desk, State
from gongjian.pages.drawing import light
from gongjian.pages.limits import limit_of
from gongjian.pages.table import Cell

OPEN = (State.PREPARING, State.UNDER_WAY, State.CORRECTING)
STUCK = (State.REFUSED, State.EXPIRED)
SIGNS = {
    State.DONE: "●", State.UNDER_WAY: "受", State.PREPARING: "组", State.CORRECTING: "补", State.NOT_BEGUN: "○", State.UNKNOWN: "?", State.REFUSED: "✕",
    State.EXPIRED: "过", State.NOT_NEEDED: "—",
}
TONES = {State.DONE: "done", State.NOT_NEEDED: "quiet", State.NOT_BEGUN: "quiet", State.UNKNOWN: "unsure", State.REFUSED: "down", State.EXPIRED: "down"}
LEGEND = "● 已办结　受 已受理　组 组卷　补 补正　○ 未启动　? 待核（情况没有填全）　✕ 不予　过 过期　— 无需办理　▲ 逾期"


def label(state: str) -> str:
    return State(state).label


def sign(state: str, late: bool, title: str) -> Cell:
    """One cell of the matrix. A late one has a triangle beside its sign."""
    return Cell(f"{SIGNS[State(state)]}▲" if late else SIGNS[State(state)], tone="late" if late else TONES.get(State(state), ""), title=title)


def is_late(state: str, due_on: date | None, on: date) -> bool:
    return state in OPEN and due_on is not None and due_on < on


def colour(state: str, due_on: date | None, on: date) -> str:
    """Done is green, refused and expired are red, what is under way goes by its limit, what stands still or has none is not judged."""
    if state == State.DONE:
        return "G"
    if state in STUCK:
        return "R"
    return limit_of(due_on, on)[0] if state in OPEN and due_on else "N"


def lit(state: str, due_on: date | None, on: date, name: str = "") -> SafeString:
    limit = f"，{limit_of(due_on, on)[1]}" if state in OPEN and due_on else ""
    return light(colour(state, due_on, on), f"{name}{'：' if name else ''}{label(state)}{limit}")


def limit(state: str, due_on: date | None, on: date) -> Cell | str:
    """The limit with the days left; standing still where the file lies with the owner or an intermediary."""
    if state not in OPEN:
        return ""
    if due_on is None:
        return Cell("停表" if state == State.CORRECTING else "无时限", tone="quiet") if state != State.PREPARING else ""
    _, words, late = limit_of(due_on, on)
    return Cell(due_on.isoformat(), small=words, tone="late" if late else "near" if words == "今日到期" else "")


def held_by(desk: str, agency: str, superior: str, owner: str) -> str:
    """In whose hands the file is, in words."""
    if desk == Desk.AGENCY:
        return agency or "中介机构"
    if desk == Desk.OWNER:
        return owner or "项目单位"
    if desk == Desk.BUREAU:
        return f"已转报{superior}" if superior else "承办单位"
    return ""
