"""How often a unit may be inspected, and how long it has to answer: what the plan's [rhythm] says, else the defaults [C] (G6)."""
from gongjian.targets.drives import Drive

CAP = 1  # inspections of one unit in one month
ANSWER_DAYS = 3  # calendar days after the proposal


def cap(drive: Drive) -> int:
    return _said(drive, "inspection_cap", CAP)


def answer_days(drive: Drive) -> int:
    return _said(drive, "inspection_answer_days", ANSWER_DAYS)


def _said(drive: Drive, name: str, default: int) -> int:
    """Zero is said; nothing said is the default."""
    said = drive.rules.get("rhythm", {}).get(name)
    return default if said is None else said
