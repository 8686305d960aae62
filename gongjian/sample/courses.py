"""The course of a problem: the steps the story names, with those between them that no problem may skip (M43)."""
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from gongjian.sample.days import working_day
from gongjian.sample.lines import OPENED

OFFICE, HEAD, COUNTY, INSPECTOR = "office", "office-head", "magistrate", "ducha"
BY_SOLVER = ("signed", "feedback", "solved", "asked", "reported_up", "resumed")
WORDS = {
    "verified": ("情况属实，提请交办", "已向乡镇和施工单位核实，属实", "现场核实，属实"), "signed": ("已签收，责任落实到人",),
    "reviewed": ("资料齐全，已现场复核", "经核对批文，情况属实", "电话回访责任单位，已解决"), "struck": ("同意销号",), "resumed": ("条件具备，恢复办理",),
}


@dataclass(frozen=True)
class Move:
    """One step of a course; `says` are details by their names, units by key."""

    on: date
    step: str
    note: str = ""
    says: dict = field(default_factory=dict)


def course(row: dict, rng: Random) -> list[Move]:
    """All steps of a problem of the story, in order: it is found, verified before it is assigned, signed for, reviewed and closed before it is struck."""
    moves = [Move(row["found"], "found", says={"weight": row.get("weight", "ordinary")})]
    told = [Move(step[0], step[1], step[2], step[3] if len(step) > 3 else {}) for step in row["steps"]]
    for place, move in enumerate(told):
        before, after = moves[-1], told[place + 1] if place + 1 < len(told) else None
        if move.step == "assigned" and before.step == "found":
            earlier = row.get("verified") or max(before.on, _back(move.on, rng.randint(0, 1)))
            moves.append(Move(earlier, "verified", row.get("because") or _words("verified", rng)))
        if move.step in ("returned", "struck") and before.step == "solved":
            moves.append(Move(max(before.on, _back(move.on, rng.randint(0, 1))), "reviewed", _words("reviewed", rng)))
        if move.step == "struck":
            moves.append(Move(move.on, "closed", says={"grade": _grade(before.on, moves)}))
        moves.append(Move(move.on, move.step, move.note or _words(move.step, rng), move.says))
        if move.step in ("assigned", "transferred") and (after is None or after.step != "signed"):
            nearest = working_day(move.on + timedelta(1 if "because" in row else rng.randint(0, 1)))
            moves.append(Move(min(nearest, after.on) if after else nearest, "signed", _words("signed", rng)))
    if any(before.on > after.on for before, after in pairwise(moves)):
        raise ValueError(f"{row['what']}：各环节日期有先后颠倒")
    return moves


def teller(move: Move, moves: list[Move], solver: str, finder: str) -> str:
    """Who tells a step: the unit that must solve it, the office, or for more time the one whose turn it is to grant it (rules.md §1.3)."""
    if move.step == "found":
        return finder
    if move.step in ("extended", "denied"):
        return COUNTY if any(earlier.step == "extended" for earlier in moves[: moves.index(move)]) else HEAD
    if move.step == "reopened":
        return INSPECTOR
    return solver if move.step in BY_SOLVER else OFFICE


def _back(day: date, days: int) -> date:
    """So many days earlier, and no rest day."""
    found = day - timedelta(days)
    while found > OPENED and working_day(found) != found:
        found -= timedelta(1)
    return found


def _words(step: str, rng: Random) -> str:
    return rng.choice(WORDS.get(step, ("",)))


def _grade(solved: date, moves: list[Move]) -> str:
    """Three days early is excellent, in time is good, late will do."""
    due = next(move.says["due"] for move in reversed(moves) if "due" in move.says)
    if solved > due:
        return "pass"
    return "excellent" if solved <= due - timedelta(3) else "good"
