"""The columns of list 9: the items a county asks after first, a few of them several items in one."""
from collections.abc import Mapping

from gongjian.approvals.flow import State

# Column of ChecklistStanding → (heading, the items it speaks of).
COLUMNS: dict[str, tuple[str, tuple[str, ...]]] = {
    "filing": ("立项", ("proposal", "feasibility", "ratify", "filing")),
    "land": ("用地预审与选址", ("land",)),
    "forest": ("使用林地", ("forest",)),
    "conversion": ("农转用与征收", ("conversion",)),
    "supply": ("供地", ("supply",)),
    "landplan": ("用地规划许可", ("landplan",)),
    "planning": ("工程规划许可", ("planning",)),
    "environment": ("环评", ("environment",)),
    "energy": ("节能审查", ("energy",)),
    "water": ("水土保持", ("water",)),
    "drawings": ("施工图审查", ("drawings", "trade_design")),
    "tender": ("招标投标", ("tender",)),
    "permit": ("施工许可", ("permit", "start_report")),
}
# Of several items in one column, the one that most needs looking at speaks; granted only where all are.
SPEAKS = (
    State.REFUSED, State.EXPIRED, State.CORRECTING, State.UNDER_WAY, State.PREPARING, State.NOT_BEGUN, State.UNKNOWN, State.DONE, State.NOT_NEEDED,
)
RANK = {state.value: place for place, state in enumerate(SPEAKS)}


def column_states(states: Mapping[str, str]) -> dict[str, str]:
    """{column: state} of {item: state}; "" where nothing is known of any of its items."""
    return {
        column: min((states[code] for code in codes if code in states), key=RANK.__getitem__, default="") for column, (_, codes) in COLUMNS.items()
    }
