"""/rankings/<pack>/trend: small multiples, a unit each: its score and its place at the end of every half-month of the drive (replayed, not remembered)."""
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.drawing import multiple
from gongjian.pages.look import Look, look
from gongjian.pages.rankings.board import unit_way
from gongjian.pages.rankings.moved import moved
from gongjian.pages.rankings.replays import halves, on, today
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.rankings.registry import pack
from gongjian.rankings.rulepack import RulePack
from gongjian.rankings.seen import sees_all
from gongjian.rankings.standing import Ranking


def trend(request: HttpRequest, key: str) -> HttpResponse:
    eyes, rules = look(request), pack(key)
    if not sees_all(eyes.lens):
        raise PermissionDenied("各单位的走势只有统揽全县的岗位可看；本单位的走势在本单位排名页")
    days = halves(eyes)
    told = series(eyes, rules)
    panels = [
        {"title": board.title if len(rules.boards) > 1 else "各单位走势", "part": "gongjian/parts/table.html", "data": table(eyes, rules, board.key, days, told)}
        for board in rules.boards
    ]
    return eyes.render("gongjian/panels.html", {
        "title": "晾晒比拼 · 走势", "landscape": True, "panels": panels, "sub": f"按《{rules.title}》第{rules.version}版，每半月末重算一次；数据更正以后，走势随之更正",
        "crumb": [{"label": "晾晒比拼", "url": eyes.keep(reverse("ranking", args=[key]))}, {"label": "走势"}],
    })


def series(eyes: Look, rules: RulePack) -> list[Ranking]:
    """One ranking for each of `halves`, the day's own last."""
    return [*(on(eyes, rules, day) for day in halves(eyes)[:-1]), today(eyes, rules)[1]]


def table(eyes: Look, rules: RulePack, board: str, days, told: list[Ranking]) -> Table:
    columns = [
        Column("单位", "name"), Column("得分", "num", strong=True), Column("得分走势"), *(Column(f"{day.month}-{day.day:02}", "num", "位次") for day in days),
        Column("期间", "num", hint="第一个有位次的半月末到今天"),
    ]
    rows: list[Row | Group] = []
    to, (least, most) = unit_way(eyes, rules), scale(told, board)
    for league in told[-1].board(board).leagues:
        rows.append(Group(league.group.title, f"同一标尺，{least:g} 到 {most:g} 分"))
        for row in league.rows:
            past = [found[1] if (found := one.row(board, row.unit)) else None for one in told]
            scores, places = [one and one.score for one in past], [one and one.place for one in past]
            known = [place for place in places if place]
            rows.append(Row([
                Cell(row.name, to(row.unit)), "" if row.score is None else f"{row.score:.1f}", multiple(scores, least, most, "得分"),
                *(str(place) if place else Cell("—", tone="quiet") for place in places), moved(known[-1], known[0]) if known else "",
            ]))
    return Table(columns, rows, caption="各单位走势", empty="没有单位可排")


def scale(told: list[Ranking], board: str) -> tuple[float, float]:
    """From where to where all small charts of a board reach: whole tens, or hundreds, that hold every score."""
    scores = [row.score for one in told for league in one.board(board).leagues for row in league.placed if row.score is not None] or [0.0]
    step = 10 if max(scores) <= 200 else 100
    return step * (min(scores) // step), step * -(-max(scores) // step)


urls = [path("rankings/<slug:key>/trend", trend, name="ranking-trend")]
