"""/rankings/<pack>/units/<unit>: where a unit stands, where every point comes from, and what would lift it most, by name (G10)."""
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.drawing import multiple
from gongjian.pages.links import maybe
from gongjian.pages.look import Look, look
from gongjian.pages.rankings.moved import Before
from gongjian.pages.rankings.replays import halves, today
from gongjian.pages.rankings.rows import MARKS
from gongjian.pages.rankings.trend import scale, series
from gongjian.pages.recall import recalled
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.models import Unit, UnitStanding
from gongjian.projects.models import Project
from gongjian.rankings import acts
from gongjian.rankings.figures import Gathered
from gongjian.rankings.flow import Step
from gongjian.rankings.lift import KINDS, Lift, lifts
from gongjian.rankings.registry import pack
from gongjian.rankings.rulepack import Board, RulePack
from gongjian.rankings.scoring import League
from gongjian.rankings.scoring import Row as Ranked
from gongjian.rankings.seen import rows_seen, seen
from gongjian.reading.word import At

TABLE, FACTS, LOG, ACTS = (f"gongjian/parts/{name}.html" for name in ("table", "facts", "log", "acts"))
MOST = 12
LAMPS = {"G": "绿", "Y": "黄", "R": "红"}


def found(request: HttpRequest, key: str, pk: int) -> tuple[Look, RulePack, UnitStanding]:
    """Http404 for a unit he does not see, or that no league of the pack has."""
    eyes, rules = look(request), pack(key)
    row = eyes.lens.see(Unit).filter(unit=pk).select_related("unit").first()
    if row is None or row.kind not in {kind for group in rules.groups for kind in group.kinds}:
        raise Http404
    return eyes, rules, row


def unit(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    eyes, rules, row = found(request, key, pk)
    told, ranking = today(eyes, rules)
    before, left, right, meta = Before(eyes, rules), [], [], []
    past = series(eyes, rules)
    for board in rules.boards:
        standing = ranking.row(board.key, pk)
        if standing is None:
            continue
        name = f"{board.title} · " if len(rules.boards) > 1 else ""
        meta.append(where(board, standing, len(rules.boards) > 1))
        left.append({"title": f"{name}每一分从哪里来", "small": said_of(*standing), "part": TABLE, "data": explained(standing[1], rules)})
        left.append(lifted(eyes, told, rules, board, pk, name))
        right.append({"title": f"{name}走势", "small": "每半月末重算", "part": TABLE, "data": trend(past, board, pk, halves(eyes))})
        right.append({"title": f"{name}位次", "part": FACTS, "data": compared(eyes, before, board, standing)})
    if rules.tallies:
        left.append({"title": "计入的项目", "small": "您可见的", "part": TABLE, "data": counted(eyes, told, rules, pk)})
    right += [panel for panel in (answers(eyes, rules, row),) if panel]
    return eyes.render("gongjian/thing.html", {
        "title": f"{row.name}排名", "meta": [item for item in meta if item], "left": left, "right": right, "landscape": True,
        "crumb": [{"label": "晾晒比拼", "url": eyes.keep(reverse("ranking", args=[key]))}, {"label": row.short}],
    })


def where(board: Board, standing: tuple[League, Ranked], several: bool) -> list[dict]:
    """项目推进 第 3 / 12，得分 81.3."""
    league, row = standing
    told = [{"text": f"{board.title} " if several else ""}]
    if row.score is None:
        return [*told, {"text": f"{league.group.title}组，没有任务，不排名"}]
    place = f"第 {row.place}" if row.place else "不排名"
    return [*told, {"text": f"{league.group.title}组 {place} / {len(league.placed)}，得分 "}, {"text": f"{row.score:.1f}", "strong": True}]


def said_of(league: League, row: Ranked) -> str:
    told = [MARKS[row.honour][0] + "（试算）"] if row.honour else []
    if not league.counts and row.score is not None:
        told.append(f"本组只有 {len(league.placed)} 家有任务，只列得分不排名")
    return "；".join([*told, *row.notes] if row.score is not None else told)


def explained(row: Ranked, rules: RulePack) -> Table:
    """入统 3/7 → 8.6 / 20，因为 任务 7 个，完成 3 个，完成率 42.9%."""
    rows = []
    shared = [part.title for part in row.parts if part.weight and part.got is None]
    for part in row.parts:
        got = Cell("不计分", tone="quiet") if part.got is None else f"{part.got:.1f}"
        full = Cell(f"{part.full:.1f}", small=f"原 {part.weight:g}" if abs(part.full - part.weight) > 0.05 else "") if part.weight and part.got is not None else ""
        tone = "quiet" if part.got is None else "down" if part.state == "未报" else ""
        rows.append(Row([part.title, Cell(part.said, tone=tone), got, full, part.why]))
    total = ("合计", "", f"{row.score:.1f}" if row.score is not None else "", "", "")
    columns = (Column("记分项", "name"), Column("完成", "num"), Column("得分", "num", strong=True), Column("满分", "num"), Column("因为", "long"))
    foot = f"{'、'.join(shared)}没有任务，权重按比例分给有任务的各项" if shared and row.score is not None else ""
    return Table(columns, rows, total, caption="每一分从哪里来", foot=foot, classes="reasons")


def lifted(eyes: Look, told: Gathered, rules: RulePack, board: Board, pk: int, name: str) -> dict:
    one, together = recalled(eyes, ("lifts", rules.text, board.key, pk), lambda: lifts(At(eyes.lens, eyes.drive), told, rules, board, pk))
    rows = [_lift(eyes, lift) for lift in (*together, *one[:MOST])]
    more = f"；另有 {len(one) - MOST} 项提得更少，没有列" if len(one) > MOST else ""
    data = Table(
        (Column("办什么"), Column("项目或问题", "name"), Column("得分", "num", strong=True), Column("位次", "num")), rows, caption="怎样提得最快",
        empty="没有能提分的事项", empty_small="有任务的都已完成，或剩下的事项不在您可见的范围内",
        foot=f"假定今天办成、其他单位不动，按办法重算得出{more}。办成了如实记录，不得为分数虚报、提前报、代填。" if rows else "",
    )
    return {"title": f"{name}办成什么提得最多", "small": "逐项重算", "part": TABLE, "data": data, "id": "lift"}


def _lift(eyes: Look, lift: Lift) -> Row:
    url = maybe("problem" if lift.kind == "close" else "project", lift.key) if lift.key else ""
    title = Cell(lift.title, eyes.keep(url) if url else "", small=lift.small)
    return Row([KINDS[lift.kind], title, Cell(f"+{lift.gain:.1f}", tone="up"), f"第 {lift.place}" if lift.place else ""])


def trend(past, board: Board, pk: int, days) -> Table:
    """Small multiples: the score, the place, and every part, at the end of each half-month."""
    rows = [standing[1] if (standing := one.row(board.key, pk)) else None for one in past]
    span = f"{days[0].month}月{days[0].day}日到{days[-1].month}月{days[-1].day}日"
    scores, places = [row and row.score for row in rows], [row and row.place for row in rows]
    told = [Row(["总分", multiple(scores, *scale(past, board.key), f"{span}得分"), _last(scores)])]
    if any(places):
        last = len(past[-1].row(board.key, pk)[0].placed)
        told.append(Row(["位次", multiple([-place if place else None for place in places], -last, -1, f"{span}位次"), "→".join(str(place) for place in places if place)]))
    for part in past[-1].pack.of(board):
        values = [row.part(part.key).rate if row else None for row in rows]
        if any(value is not None for value in values):
            told.append(Row([part.title, multiple(values, 0, 100, f"{span}完成率"), _last(values, "%")]))
    return Table((Column("", "name"), Column("走势"), Column("现在", "num")), told, caption="走势", foot="完成率的小图同一标尺，顶是 100%")


def _last(values: list, unit: str = "") -> str:
    return "" if values[-1] is None else f"{values[-1]:.1f}{unit}"


def compared(eyes: Look, before: Before, board: Board, standing: tuple[League, Ranked]) -> list[dict]:
    league, row = standing
    last, since = before.last(board.key, row.unit, row.place), before.since(board.key, row.unit, row.place)
    said = [{"label": "现在", "text": f"第 {row.place} / {len(league.placed)}" if row.place else "没有位次"}]
    issued = before.issued
    small = f"截至 {issued.round.on} 公布（{issued.number}）" if issued else "还没有公布过"
    said.append({"label": "较上期", "text": last.title or "没有可比", "small": small})
    first = f"{before.first_on} 起" if before.first_on else "行动刚开始"
    return [*said, {"label": "行动以来", "text": since.title or "没有可比", "small": first}]


def counted(eyes: Look, told: Gathered, rules: RulePack, pk: int) -> Table:
    """Which projects made each tally of the pack, as far as this officer sees them."""
    names = dict(eyes.lens.see(Project).values_list("project_id", "name"))
    rows = []
    for tally in rules.tallies:
        here = told.tallied.rows[tally.key].get(pk, [])
        shown = [f"{names[one.project]}{'（' + LAMPS[one.light] + '）' if one.light else ''}" for one in here if one.project in names and (one.value or one.light)]
        hidden = len(here) - sum(one.project in names for one in here)
        text = "、".join(shown[:MOST]) + (f" 等 {len(shown)} 个" if len(shown) > MOST else "") + (f"；另有 {hidden} 个不在您可见的范围内" if hidden else "")
        rows.append(Row([tally.title, told.figures[pk][tally.key].short, text]))
    return Table((Column("计数", "name"), Column("数", "num"), Column("项目", "long")), rows, caption="计入的项目")


def answers(eyes: Look, rules: RulePack, row: UnitStanding) -> dict | None:
    """Rounds the unit may answer, or that were published, with its row in each."""
    rounds = [life for life in seen(eyes.lens, rules.key) if row.unit_id in life.units and life.step != Step.WITHDRAWN]
    if not rounds:
        return None
    data = []
    for life in rounds:
        mine = [one for one in rows_seen(eyes.lens, life)["boards"] for league in one["leagues"] for kept in league["rows"] if kept["unit"] == row.unit_id]
        place = next((kept["place"] for one in mine for league in one["leagues"] for kept in league["rows"] if kept["unit"] == row.unit_id), None)
        may = life.step == Step.PROPOSED and eyes.desk().may(acts.answer, row.unit)
        small = f"{life.proposal.answer_by} 前可以答复" if life.step == Step.PROPOSED else life.number
        data.append({
            "label": f"{life.round.on}", "text": (f"第 {place}" if place else "没有位次") + (" · 去答复" if may else ""), "small": small,
            "url": reverse("answer-ranking", args=[life.round.pk, row.unit_id]) if may else eyes.keep(reverse("ranking-round", args=[life.round.pk])),
        })
    return {"title": "各期", "part": FACTS, "data": data}


urls = [path("rankings/<slug:key>/units/<int:pk>", unit, name="ranking-unit")]
