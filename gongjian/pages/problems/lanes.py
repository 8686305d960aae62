"""Where a problem stands, as the office speaks of it: one lane for one or more steps, in the order of a life."""
from dataclasses import dataclass

from gongjian.problems.flow import WORKING, Step


@dataclass(frozen=True)
class Lane:
    key: str
    label: str
    steps: tuple[str, ...]


LANES = (
    Lane("verify", "待核实", (Step.FOUND,)),
    Lane("assign", "待交办", (Step.VERIFIED, Step.REOPENED)),
    Lane("sign", "待签收", (Step.ASSIGNED, Step.TRANSFERRED)),
    Lane("work", "办理中", WORKING),
    Lane("held", "挂起", (Step.HELD,)),
    Lane("review", "待复核", (Step.SOLVED, Step.REVIEWED)),
    Lane("strike", "待销号", (Step.CLOSED,)),
    Lane("struck", "已销号", (Step.STRUCK,)),
)
DECLINED = Lane("declined", "不予受理", (Step.DECLINED,))
LANE = {lane.key: lane for lane in (*LANES, DECLINED)}
OF_STEP = {str(step): lane for lane in LANE.values() for step in lane.steps}
OPEN = tuple(lane for lane in LANES if lane.key != "struck")
EVERY = "every"  # asked for: struck and declined too
