"""问题: handed out, closed in time, late; on 13710 and before the special meeting (rules.md §1.3: 交办数、按期办结数、按期办结率)."""
from collections import Counter

from django.db.models import Q

from gongjian.papers import troubles
from gongjian.papers.bulletin.county import County
from gongjian.problems.ledger import Rung
from gongjian.rankings.house import Solving

NOTHING = Solving()


def solving(county: County) -> str:
    told = county.solving.get(None, NOTHING)
    if not told.assigned:
        return "尚无交办的问题。"
    said = f"累计交办问题{told.assigned}项，已办结{told.closed}项，其中按期办结{told.in_time}项；逾期未办结{told.late}项"
    rate = f"，按期办结率{told.rate:.1f}%（按期办结数占已办结和逾期未办结数的比例）" if told.rate is not None else "，尚无到期问题"
    return f"{said}{rate}。{ladder(county)}"


def ladder(county: County) -> str:
    """How many open ones stand on the upper rungs."""
    rows = troubles.rows(county.at, troubles.ASSIGNED & ~Q(rung=Rung.DATED.value))
    counts = Counter(row.rung for row in rows)
    if not counts:
        return "目前没有13710督办和提交专题会议的问题。"
    named = (f"13710督办{counts[Rung.SUPERVISED]}项" if counts[Rung.SUPERVISED] else "", f"县政府专题会议{counts[Rung.MEETING]}项" if counts[Rung.MEETING] else "")
    return f"未销号问题中，{'、'.join(filter(None, named))}。"
