"""The overview's 晾晒比拼: the first of a league, and one's own place: of the day for those who see all units, as published for the others."""
from django.urls import reverse

from gongjian.pages.look import Look
from gongjian.pages.rankings.board import unit_way
from gongjian.pages.rankings.moved import Before, compared
from gongjian.pages.rankings.replays import today
from gongjian.pages.rankings.rows import table
from gongjian.rankings.frozen import Said, as_json
from gongjian.rankings.life import last_issued
from gongjian.rankings.registry import pack_of
from gongjian.rankings.rulepack import RulePack
from gongjian.rankings.seen import sees_all, units_seen
from gongjian.timeline.refused import Refused

SHOWN = 3
NUMERALS = "零一二三四五六七八九"


def panel(eyes: Look) -> dict | None:
    """None: nothing published yet for his eyes, or the pack's file has mistakes (the ranking's own page says which)."""
    try:
        rules = pack_of(eyes.drive)
    except Refused:
        return None
    if sees_all(eyes.lens):
        before = Before(eyes, rules)
        return _panel(eyes, rules, as_json(today(eyes, rules)[1]), f"截至{eyes.on.month}月{eyes.on.day}日试算", {"较上期": before.last})
    last = last_issued(eyes.at, rules.key)
    if last is None:
        return None
    then = last_issued(eyes.at, rules.key, before=last.round.on)
    move = {"较上期": lambda board, unit, place: compared(last.said, then.said if then else None, board, unit)}
    return _panel(eyes, rules, last.said, f"截至{last.round.on.month}月{last.round.on.day}日 · {last.number}", move)


def _panel(eyes: Look, rules: RulePack, said: Said, small: str, moves: dict) -> dict | None:
    board = said["boards"][0]
    mine = units_seen(eyes.lens)
    own = None if sees_all(eyes.lens) else next((league for league in board["leagues"] if any(row["unit"] in mine for row in league["rows"])), None)
    league = own or next((league for league in board["leagues"] if league["counts"]), None)
    if league is None:
        return None
    rows = [row for row in league["rows"] if row["score"] is not None]
    shown = rows[:SHOWN] + [row for row in rows[SHOWN:] if own and row["unit"] in mine]
    count = len(board["leagues"])
    return {
        "title": "晾晒比拼", "small": f"{small} · {league['title']}组 · 权重第{said['version']}版", "part": "gongjian/parts/table.html", "id": "ranking",
        "data": table(board, [league | {"rows": shown}], unit_way(eyes, rules), moves),
        "link": {"label": f"{NUMERALS[count] if count < 10 else count}个组别" if count > 1 else "全部", "url": eyes.keep(reverse("rankings"))},
    }
