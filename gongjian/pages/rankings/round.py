"""/rankings/rounds/<key>: one round: rows as proposed or published, frozen; answers beside them; whether it can be reckoned again; what may be done."""
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.listing import download
from gongjian.pages.look import Look, look
from gongjian.pages.rankings.board import honours, register
from gongjian.pages.rankings.moved import compared
from gongjian.pages.rankings.rows import table
from gongjian.pages.recall import replayed
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.models import Unit, UnitStanding
from gongjian.rankings import acts
from gongjian.rankings.flow import Plea, Step
from gongjian.rankings.life import Life, last_issued, reproduced
from gongjian.rankings.rounds import RoundAnswer
from gongjian.rankings.seen import answers_seen, rows_seen, seen, sees_all, units_seen
from gongjian.timeline.when import CHINA

TABLE, FACTS, LOG, ACTS = (f"gongjian/parts/{name}.html" for name in ("table", "facts", "log", "acts"))
ANSWERED = (Column("单位", "name"), Column("意见"), Column("说明", "long"), Column("答复", "unit"), Column("核定", "long"), Column("", "text"))


def found(eyes: Look, pk: int) -> Life:
    """Http404 for a round he does not see, or that was not begun by the day."""
    life = next((life for life in seen(eyes.lens) if life.round.pk == pk), None)
    if life is None:
        raise Http404
    return life


def rounds(request: HttpRequest) -> HttpResponse:
    """Every round of every pack he sees."""
    eyes = look(request)
    return eyes.render("gongjian/panels.html", {
        "title": "排名期次", "sub": "征求意见、答复、核定以后公布；公布即冻结，随时可按当时的办法和数据重算", "panels": [register(eyes, seen(eyes.lens))],
        "crumb": [{"label": "晾晒比拼", "url": eyes.keep(reverse("rankings"))}, {"label": "期次"}],
    })


def round_page(request: HttpRequest, pk: int) -> HttpResponse:
    eyes = look(request)
    life = found(eyes, pk)
    said, before = rows_seen(eyes.lens, life), last_issued(eyes.at, life.round.pack, before=life.round.on)
    to = eyes.way("unit")
    mine = units_seen(eyes.lens)
    full = [
        {
            "title": one["title"] if len(said["boards"]) > 1 else "排名", "part": TABLE, "id": f"board-{one['key']}",
            "small": ("公布的，已冻结" if life.issued else "征求意见稿") + ("" if life.issued or sees_all(eyes.lens) else "，只列本单位"),
            "data": table(
                one, one["leagues"], lambda key: to(key) if key in mine else "",
                {"较上期": lambda board, unit, place: compared(life.said, before.said if before else None, board, unit)},
            ),
        }
        for one in said["boards"]
    ]
    offered = doing(eyes, life)
    left = [{"title": "答复与核定", "small": answered(eyes, life), "part": TABLE, "data": answers(eyes, life), "id": "answers", "foot": agreed(eyes, life)}]
    why = "这是过去的一天，只读" if eyes.lens.past else "" if offered else "当前环节没有您要办的"
    right = [{"title": "办理", "part": ACTS, "data": [act | {"key": not place} for place, act in enumerate(offered)], "foot": why, "id": "acts"}]
    right += [{"title": "红黑榜", "part": FACTS, "data": honours(life.said)}] if life.issued or sees_all(eyes.lens) else []
    right += [{"title": "凭据", "part": FACTS, "data": proof(eyes, life)}, {"title": "经过", "part": LOG, "data": log(life)}]
    return eyes.render("gongjian/thing.html", {
        "title": life.title, "full": full, "left": left, "right": right, "landscape": True, "jump": [{"label": "办理", "url": "#acts"}],
        "meta": [[{"text": life.number or life.step.label, "strong": True}], [{"text": f"截至 {life.round.on}"}], [{"text": limit(eyes, life)}]],
        "crumb": [
            {"label": "晾晒比拼", "url": eyes.keep(reverse("ranking", args=[life.round.pack]))},
            {"label": "期次", "url": eyes.keep(reverse("ranking-rounds"))}, {"label": life.number or life.step.label},
        ],
    })


def limit(eyes: Look, life: Life) -> str:
    if life.issued:
        return f"{life.issued.occurred_on} 公布"
    if life.step == Step.WITHDRAWN:
        return f"{life.steps[-1].occurred_on} 撤回：{life.steps[-1].note}"
    return f"{life.proposal.answer_by} 前可以答复" if life.open_on(eyes.on) else f"答复期限 {life.proposal.answer_by} 已过"


def answered(eyes: Look, life: Life) -> str:
    """How many answered, and how many of them wait for the office."""
    if not (life.issued or sees_all(eyes.lens)):
        return "本单位的"
    silent = f"，{len(life.silent())} 家没有答复" if life.silent() else ""
    waits = f"，{len(life.unruled)} 条待核定" if life.unruled else ""
    return f"{len({answer.unit_id for answer in life.answers})} 家答复{silent}{waits}"


def answers(eyes: Look, life: Life) -> Table:
    told = answers_seen(eyes.lens, life)
    names = dict(UnitStanding.objects.at(eyes.when).filter(unit__in=[answer.unit_id for answer in told]).values_list("unit_id", "short"))
    may = eyes.desk().may(acts.rule, RoundAnswer()) and life.step == Step.PROPOSED
    rows = []
    for answer in (answer for answer in told if answer.plea != Plea.AGREES):
        waits = answer.pk not in life.rulings
        act = Cell("核定", reverse("rule-ranking", args=[answer.pk])) if may and waits else ""
        day = Cell(str(answer.occurred_on), small=answer.by.name if answer.by else "")
        ruled = Cell("待核定", tone="near") if waits else ruling_of(life, answer)
        rows.append(Row([names.get(answer.unit_id, ""), answer.get_plea_display(), answer.words, day, ruled, act]))
    none = "没有单位" if life.issued else "还没有单位"
    empty = f"{none}提出意见" if told else f"{none}答复"
    columns = ANSWERED if any(row.cells[-1] for row in rows) else ANSWERED[:-1]
    return Table(columns, [Row(row.cells[:len(columns)]) for row in rows], caption="答复与核定", empty=empty, empty_small="答复和核定意见在公布以后仍留在排名旁边")


def agreed(eyes: Look, life: Life) -> str:
    """Who has nothing to say against it, in one line."""
    agree = list(dict.fromkeys(answer.unit_id for answer in answers_seen(eyes.lens, life) if answer.plea == Plea.AGREES))
    names = dict(UnitStanding.objects.at(eyes.when).filter(unit__in=agree).values_list("unit_id", "short")) if agree else {}
    return f"{Plea.AGREES.label} {len(agree)} 家：{'、'.join(names.get(unit, '') for unit in agree)}" if agree else ""


def ruling_of(life: Life, answer: RoundAnswer) -> Cell | str:
    ruling = life.rulings.get(answer.pk)
    return Cell(f"{'采纳' if ruling.upheld else '不采纳'}：{ruling.words}", small=str(ruling.occurred_on)) if ruling else ""


def doing(eyes: Look, life: Life) -> list[dict]:
    """In the order they are offered."""
    desk, key, found = eyes.desk(), life.round.pk, []
    if life.step != Step.PROPOSED:
        return []
    own = eyes.lens.seat.unit_id if eyes.lens.seat else None
    mine = [unit for unit in Unit.objects.filter(pk__in=life.units & {own}) if desk.may(acts.answer, unit)]
    found += [{"label": "答复", "url": reverse("answer-ranking", args=[key, unit.pk])} for unit in mine]
    if desk.may(acts.propose_again, life.round):
        found.append({"label": "重新征求意见", "url": reverse("propose-ranking-again", args=[key])})
    if desk.may(acts.withdraw, life.round):
        found.append({"label": "撤回", "url": reverse("withdraw-ranking", args=[key])})
    if desk.may(acts.issue, life.round):  # first when nothing stands in its way
        ready = not life.unruled and not (life.open_on(eyes.on) and life.silent())
        found.insert(0 if ready else len(found), {"label": "公布", "url": reverse("issue-ranking", args=[key])})
    return found


def proof(eyes: Look, life: Life) -> list[dict]:
    """By which rules and which knowledge, the file and its hash, and whether reckoning again gives the same."""
    step = life.stands
    same = replayed(eyes, ("ranking-again", life.round.pk, step.pk), lambda: reproduced(life, eyes.at))
    said = [
        {"label": "办法", "text": f"{life.said['title']}第{step.version}版", "url": reverse("ranking-rules-then", args=[life.round.pk]), "small": "当时的原文"},
        {"label": "数据", "text": f"{step.known.astimezone(CHINA):%Y-%m-%d %H:%M} 时已知的" if step.known else ""},
        {"label": "重算", "text": "按当时的办法和数据重算，结果一致" if same else "按当时的办法和数据重算，结果不一致：以公布的为准，请核对目标定义、单位名录是否改过"},
    ]
    if life.issued:
        url, sha256 = reverse("ranking-xlsx", args=[life.round.pk]), life.issued.file_sha256[:16]
        said.append({"label": "原件", "text": f"{life.number}.xlsx", "url": url, "small": f"SHA-256 {sha256}…"})
    return said


def log(life: Life) -> list[dict]:
    return [
        {
            "day": f"{step.occurred_on:%m-%d}", "iso": step.occurred_on.isoformat(),
            "text": step.get_step_display() + (f"，{step.number}" if step.number else f"：{step.note}" if step.note else ""), "small": step.by.name if step.by else "",
        }
        for step in reversed(life.steps)
    ]


def xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    eyes = look(request)
    life = found(eyes, pk)
    file = Path(settings.MEDIA_ROOT) / (life.issued.file if life.issued else "none")
    if not life.issued or not file.is_file():
        raise Http404
    return download(file.read_bytes(), f"{life.title}（{life.number}）.xlsx")


def rules_then(request: HttpRequest, pk: int) -> HttpResponse:
    """The pack's file as it stood."""
    life = found(look(request), pk)
    return download(life.stands.rules.encode(), f"{life.round.pack}-第{life.stands.version}版.toml", "text/plain; charset=utf-8")


urls = [
    path("rankings/rounds", rounds, name="ranking-rounds"), path("rankings/rounds/<int:pk>", round_page, name="ranking-round"),
    path("rankings/rounds/<int:pk>.xlsx", xlsx, name="ranking-xlsx"), path("rankings/rounds/<int:pk>.toml", rules_then, name="ranking-rules-then"),
]
