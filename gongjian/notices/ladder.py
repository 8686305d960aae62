"""Telling of moves and replies: who hears of what, one notice a day to each."""
from collections import Counter, defaultdict

from gongjian.notices.inbox import Notice
from gongjian.notices.moves import Moved, Replied
from gongjian.notices.staff import Staff
from gongjian.people.posts import Rank, Role
from gongjian.problems.ledger import Rung
from gongjian.problems.life import WHY_BY_WEIGHT

Told = tuple[int, str, str, dict]


def notices(staff: Staff, moves: list[Moved], replies: list[Replied]) -> list[Told]:
    """(officer, kind, key, {title, brief, body}) of a day."""
    return [*_of_moves(staff, moves), *_of_replies(staff, replies)]


def _of_moves(staff: Staff, moves: list[Moved]) -> list[Told]:
    """A move is told to the unit that leads, its head with it, to the office and to the sponsor; one to the special meeting also to the county's head."""
    if not moves:
        return []
    sponsors, hears = staff.sponsors({move.problem for move in moves}), defaultdict(list)
    for move in moves:
        county = staff.of_role(Role.LEADER, Rank.HEAD) if move.rung == Rung.MEETING else []
        for officer in dict.fromkeys([*staff.of_unit(move.lead), *staff.of_role(Role.OFFICE), *sorted(sponsors.get(move.problem, ())), *county]):
            hears[officer].append(move)
    return [(officer, Notice.Kind.LADDER, f"ladder:{staff.day}", _said_of(hears[officer])) for officer in staff.seats if officer in hears]


def by_hand(move: Moved) -> bool:
    """A person put it there: neither the clock nor the weight it was assigned with."""
    return bool(move.why) and not move.by_rule and move.why not in WHY_BY_WEIGHT.values()


def _said_of(moves: list[Moved]) -> dict:
    counts = Counter(move.label for move in moves)
    title = "，".join(f"{count} 件问题{label}" for label, count in counts.items())
    lines = [
        {"label": move.label, "text": move.what, "small": f"{move.why}（人工调整）" if by_hand(move) else move.why, "on": move.on.isoformat(),
         "page": ["problem", [move.problem]]}
        for move in moves
    ]
    return {"title": title[:200], "brief": f"{title}。请登录系统查看原因和新的时限。"[:500], "body": [{"title": "层级变动", "lines": lines}]}


def _of_replies(staff: Staff, replies: list[Replied]) -> list[Told]:
    hears = defaultdict(list)
    for reply in replies:
        for officer in staff.of_unit(reply.unit):
            if officer != reply.by:
                hears[officer].append(reply)
    return [(officer, Notice.Kind.REPLY, f"reply:{staff.day}", _replied_to(hears[officer])) for officer in staff.seats if officer in hears]


def _replied_to(replies: list[Replied]) -> dict:
    title = "，".join(f"{label} {count} 件" for label, count in Counter(reply.label for reply in replies).items())
    lines = [
        {"label": reply.label, "text": reply.what, "small": reply.note, "on": reply.on.isoformat(), "page": ["problem", [reply.problem]]} for reply in replies
    ]
    return {"title": title[:200], "brief": f"您单位提出或办理的问题：{title}。请登录系统查看。"[:500], "body": [{"title": "办理结果", "lines": lines}]}
