"""/rankings and /rankings/<pack>: the day's ranking, league by league. A trial as long as it is not published; units see what was published and their own row."""
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.listing import listing
from gongjian.pages.look import Look, look
from gongjian.pages.rankings.moved import Before
from gongjian.pages.rankings.replays import today
from gongjian.pages.rankings.rows import table
from gongjian.pages.rankings.rules import honours as honour_rules
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.rankings import acts
from gongjian.rankings.flow import Step
from gongjian.rankings.frozen import Said, as_json
from gongjian.rankings.life import Life
from gongjian.rankings.registry import every_pack, pack, pack_of
from gongjian.rankings.rulepack import SURE, RulePack
from gongjian.rankings.seen import only, seen, sees_all, units_seen
from gongjian.rankings.ways.entered import Entered

ROUNDS = (Column("截至", "day"), Column("排名", "name"), Column("环节"), Column("文号"), Column("公布", "day"), Column("答复", "num"))


def chosen(eyes: Look, key: str = "") -> RulePack:
    """The pack of the address, of ?pack=, else the drive's. Raises Refused for one that is not there or has mistakes."""
    asked = key or listing(eyes.request).chosen("pack")
    return pack(asked) if asked else pack_of(eyes.drive)


def board(request: HttpRequest, key: str = "") -> HttpResponse:
    eyes = look(request)
    if eyes.drive is None:
        return eyes.render("gongjian/no_plan.html", {"title": "晾晒比拼", "office_reads": False})
    rules, asked = chosen(eyes, key), listing(request)
    _, ranking = today(eyes, rules)
    whole = sees_all(eyes.lens)
    said = as_json(ranking) if whole else only(as_json(ranking), units_seen(eyes.lens))
    rounds = seen(eyes.lens, rules.key)
    before = Before(eyes, rules)
    own = rules.key == pack_of(eyes.drive).key
    packs = [{"value": one.key, "label": one.title, "on": one.key == rules.key} for one in every_pack().values()]
    select = {"name": "pack", "label": "考评办法", "kind": "select", "options": packs}
    panels = [*live(eyes, rules, said, before, whole), *issued(eyes, rules, rounds, whole), register(eyes, rounds), rules_panel(eyes, rules)]
    return eyes.render("gongjian/panels.html", {
        "title": "晾晒比拼", "landscape": True, "sub": sub(eyes, rules, own), "panels": panels, "acts": offered(eyes, rules, rounds),
        "filter": asked.filter([select]) | {"url": reverse("rankings"), "clear": "", "submit": "换办法"},
    })


def sub(eyes: Look, rules: RulePack, own: bool) -> str:
    told = f"按《{rules.title}》第{rules.version}版，截至 {eyes.on} · 试算，公布以期次为准"
    unsure = "" if rules.verified else " · 办法含未核实的默认值"
    return told + unsure + ("" if own else " · 参考：不是本次行动采用的办法")


def live(eyes: Look, rules: RulePack, said: Said, before: Before, whole: bool) -> list[dict]:
    """One panel a board."""
    to = unit_way(eyes, rules)
    moves = {"较上期": before.last, "行动以来": before.since}
    small = f"截至 {eyes.on.month}月{eyes.on.day}日 · 试算" + ("" if whole else " · 只列本单位，其他单位以公布为准")
    found = []
    for one in said["boards"]:
        title = one["title"] if len(rules.boards) > 1 else "现在的排名"
        found.append({
            "title": title, "small": small, "part": "gongjian/parts/table.html", "id": f"board-{one['key']}",
            "data": table(one, one["leagues"], to, moves, lit=rules.lights is not None),
            "link": {"label": "走势", "url": eyes.keep(reverse("ranking-trend", args=[rules.key]))} if whole else {},
        })
    if found:
        return found
    return [{"title": "现在的排名", "part": "gongjian/parts/table.html", "data": Table((), (), empty="您的单位不在排名范围内", empty_small="公布的排名见下")}]


def unit_way(eyes: Look, rules: RulePack):
    """To the page that explains a unit."""
    before, after = reverse("ranking-unit", args=[rules.key, 0]).rsplit("0", 1)
    kept, mine = eyes.keep(after), None if sees_all(eyes.lens) else units_seen(eyes.lens)
    return lambda key: f"{before}{key}{kept}" if mine is None or key in mine else ""


def issued(eyes: Look, rules: RulePack, rounds: list[Life], whole: bool) -> list[dict]:
    """The latest published ranking: for units it is the one of all; for others the red and black boards of it."""
    last = next((life for life in rounds if life.issued), None)
    if last is None:
        return []
    link = {"label": last.number, "url": eyes.keep(reverse("ranking-round", args=[last.round.pk]))}
    if whole:
        small = f"截至 {last.round.on} 公布的一期"
        return [{"title": "红黑榜", "small": small, "part": "gongjian/parts/facts.html", "data": honours(last.said), "link": link, "foot": honour_rule(rules)}]
    return [
        {
            "title": f"公布的排名　{one['title'] if len(last.said['boards']) > 1 else ''}", "small": f"截至 {last.round.on}",
            "part": "gongjian/parts/table.html", "data": table(one, one["leagues"], unit_way(eyes, rules), {}), "link": link, "foot": honour_rule(rules),
        }
        for one in last.said["boards"]
    ]


def honours(said: Said) -> list[dict]:
    found = []
    for one in said["boards"]:
        for honour, word in (("red", "红榜"), ("black", "黑榜")):
            names = [row["name"] for league in one["leagues"] for row in league["rows"] if row["honour"] == honour]
            found.append({"label": f"{one['title']} {word}" if len(said["boards"]) > 1 else word, "text": "、".join(names) or "无"})
    return found


def honour_rule(rules: RulePack) -> str:
    """By what one stands on the boards, in a sentence; "" for a pack without them."""
    if not rules.honours.red and not rules.honours.black:
        return ""
    return "；".join(f"{rule['label']}：{rule['text']}" for rule in honour_rules(rules)) + "。"


def register(eyes: Look, rounds: list[Life]) -> dict:
    rows = [
        Row([
            str(life.round.on), Cell(life.title, eyes.keep(reverse("ranking-round", args=[life.round.pk]))), state(eyes, life), life.number,
            str(life.issued.occurred_on) if life.issued else "", str(len(life.answers)) if sees_all(eyes.lens) or life.issued else "",
        ])
        for life in rounds
    ]
    data = Table(ROUNDS, rows, caption="期次", empty="还没有征求过意见", empty_small="排名先征求单位意见，答复和核定以后公布；公布即冻结")
    return {"title": "期次", "part": "gongjian/parts/table.html", "data": data, "id": "rounds"}


def state(eyes: Look, life: Life) -> Cell | str:
    if life.step != Step.PROPOSED:
        return life.step.label
    if life.open_on(eyes.on):
        return Cell("征求意见中", small=f"{life.proposal.answer_by} 止", tone="near")
    return Cell("待公布", small=f"{len(life.unruled)} 条申辩待核定" if life.unruled else "", tone="near")


def rules_panel(eyes: Look, rules: RulePack) -> dict:
    data = [
        {"label": "办法", "text": rules.called, "url": eyes.keep(reverse("ranking-rules", args=[rules.key]))}, {"label": "来源", "text": rules.source},
        {"label": "核实", "text": SURE[rules.confidence]},
    ]
    return {"title": "考评办法", "part": "gongjian/parts/facts.html", "data": [*data, {"label": "说明", "text": rules.note}] if rules.note else data}


def offered(eyes: Look, rules: RulePack, rounds: list[Life]) -> list[dict]:
    desk, found = eyes.desk(), []
    if desk.may(acts.propose, rules) and not any(life.round.on == eyes.on and life.step != Step.WITHDRAWN for life in rounds):
        found.append({"label": "征求意见", "url": reverse("propose-ranking", args=[rules.key]), "key": True})
    if desk.may(acts.enter, rules) and any(isinstance(part.way, Entered) for part in rules.parts):
        found.append({"label": "记分事项", "url": eyes.keep(reverse("ranking-entries", args=[rules.key]))})
    return found


urls = [path("rankings", board, name="rankings"), path("rankings/<slug:key>", board, name="ranking")]
