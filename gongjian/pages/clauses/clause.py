"""/clauses/M15: one clause: its own words, what the system says with its page, the evidence with day and who, the gap, the owners."""
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.clauses.figure import Figure, Proof
from gongjian.clauses.spoken import name_of
from gongjian.clauses.standing import BY_HAND, ClauseLine, clause_line
from gongjian.desk.relations import WATCHERS
from gongjian.pages.clauses.said import TONES, to_clause, unit_asked, way
from gongjian.pages.drawing import light
from gongjian.pages.look import MENU, Look, look
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.models import Unit
from gongjian.targets.clausewords import explain, speaks_of
from gongjian.targets.owners import Owner

TABLE, FACTS, LOG, WORDS = (f"gongjian/parts/{name}.html" for name in ("table", "facts", "log", "words"))
COLUMNS = (
    Column("", "light"), Column("内容", "name"), Column("口径"), Column("应完成", "text"), Column("完成", "text", strong=True), Column("差距"), Column("情况"),
    Column("凭据", "num", unit="件"),
)
PAGES = {name: label for group in MENU for label, name in group} | {"reserve-axes": "主攻方向", "reserve-stale": "久无进展的储备项目", "search": "信息互通：全县项目查询"}
SHOWN = 24


def clause(request: HttpRequest, mark: str) -> HttpResponse:
    eyes = look(request)
    unit, name = unit_asked(eyes, request)
    try:
        line = clause_line(eyes.at, mark, unit)
    except KeyError:
        raise Http404 from None
    left = [
        {"title": "方案原文", "small": line.clause.part, "part": WORDS, "data": [line.clause.text]},
        {"title": "系统记录", "small": "各口径分开，不相混", "part": TABLE, "data": said(eyes, line)},
        *words(line),
        {"title": "凭据", "small": counts(line), "part": LOG, "data": evidence(eyes, line)},
    ]
    right = [
        {"title": "责任单位", "part": FACTS, "data": owners(eyes, line)},
        {"title": "差距", "part": FACTS, "data": gaps(eyes, line)},
        {"title": "前后条款", "part": FACTS, "data": beside(eyes, line, unit)},
    ]
    if offered := acts(eyes, line):
        right.insert(0, {"title": "办理", "part": "gongjian/parts/acts.html", "data": offered})
    return eyes.render("gongjian/thing.html", {
        "title": mark, "light": light(line.light, line.state.label), "meta": meta(eyes, line, name), "left": left, "right": right,
        "crumb": [{"label": "方案条款", "url": eyes.keep(reverse("clauses"))}, {"label": mark}],
    })


def meta(eyes: Look, line: ClauseLine, name: str) -> list[list[dict]]:
    told: list[list[dict]] = [[{"text": line.state.label, "strong": True}]]
    for stream in (eyes.drive.rules.get("workstreams", []) if eyes.drive else []):
        if line.mark in stream["clauses"]:
            told.append([{"text": stream["title"], "url": eyes.keep(reverse("front", args=[stream["key"]]))}])
    return told + ([[{"text": f"只看{name}"}, {"text": "　看全县", "url": to_clause(eyes, line.mark)}]] if name else [])


def said(eyes: Look, line: ClauseLine) -> Table:
    rows = [row_of(eyes, figure) for figure in line.figures]
    foot = f"方案里写的“{'、'.join(line.amiss)}”现在没有，请重新载入方案" if line.amiss else ""
    return Table(COLUMNS, rows, caption="系统记录", empty=BY_HAND, empty_small="起草“逐条对账”时由人补写" if not line.amiss else foot, foot=foot)


def row_of(eyes: Look, figure: Figure) -> Row:
    tone = TONES.get(figure.state, "quiet")
    return Row([
        light(figure.colour, figure.state.label), Cell(name_of(figure), small=figure.small), figure.basis, figure.asked, figure.done,
        Cell(figure.gap, tone="down") if figure.gap else "", Cell(figure.state.label, tone=tone), str(figure.evidence.count) if figure.evidence.count else "",
    ], way(eyes, figure.page))


def words(line: ClauseLine) -> list[dict]:
    rows = [
        {
            "day": f"{one.occurred_on:%m-%d}", "iso": one.occurred_on.isoformat(), "text": one.words,
            "small": " · ".join(filter(None, (one.unit.name_on(one.occurred_on), one.by and one.by.name, f"依据：{one.document}"))),
        }
        for one in reversed(line.words)
    ]
    return [{"title": "情况说明", "small": "责任单位和指挥部办公室自己写的", "part": LOG, "data": rows}] if rows else []


def acts(eyes: Look, line: ClauseLine) -> list[dict]:
    unit = speaker(eyes, line)
    return [{"label": "写情况说明", "url": reverse("explain-clause", args=[line.mark]), "key": True}] if unit else []


def speaker(eyes: Look, line: ClauseLine) -> Unit | None:
    """His own unit, where it may say something of this clause today."""
    seat = eyes.lens.seat
    unit = Unit.objects.filter(pk=seat.unit_id).first() if seat and seat.unit_id and seat.role not in WATCHERS else None
    return unit if unit and eyes.desk().may(explain, unit) and speaks_of(line.clause, unit, eyes.when) else None


def counts(line: ClauseLine) -> str:
    whole = sum(proofs.count for proofs in {figure.evidence for figure in line.figures})  # a pair of targets rests on the same papers
    return f"共 {whole} 件，列最近的" if whole > SHOWN else f"共 {whole} 件" if whole else ""


def evidence(eyes: Look, line: ClauseLine) -> list[dict]:
    """Of all figures together, the latest first."""
    rows: list[Proof] = sorted({proof for figure in line.figures for proof in figure.evidence.rows}, key=lambda proof: (proof.on, proof.text), reverse=True)
    return [
        {"day": f"{one.on:%m-%d}", "iso": one.on.isoformat(), "parts": [{"text": one.text, "url": way(eyes, one.page)}], "small": one.by} for one in rows[:SHOWN]
    ]


def owners(eyes: Look, line: ClauseLine) -> list[dict]:
    told, seen = line.owners, set(eyes.lens.see(Unit).values_list("unit_id", flat=True))
    found = [fact for label, some in (("牵头", told.leads), ("配合", told.cooperates)) for fact in called(eyes, label, some, seen)]
    return (found or [{"label": "牵头", "text": "方案没有写"}]) + ([{"label": "方案原话", "text": told.said}] if told.said else [])


def called(eyes: Look, label: str, some: tuple[Owner, ...], seen: set[int]) -> list[dict]:
    return [
        {"label": label if not place else "", "text": one.name, "url": eyes.keep(reverse("unit", args=[one.unit])) if one.unit in seen else ""}
        for place, one in enumerate(some)
    ]


def gaps(eyes: Look, line: ClauseLine) -> list[dict]:
    told = [{"label": name_of(figure), "text": figure.gap, "url": way(eyes, figure.page), "light": light(figure.colour, figure.state.label)} for figure in line.gaps]
    pages = [{"label": "另见", "text": PAGES.get(page.name, page.name), "url": way(eyes, page)} for page in line.pages if way(eyes, page)]
    return (told or [{"label": "", "text": line.state.label if line.figures else BY_HAND}]) + pages


def beside(eyes: Look, line: ClauseLine, unit: int | None) -> list[dict]:
    marks = list(eyes.drive.clauses.values_list("mark", "text")) if eyes.drive else []
    place = next(place for place, (mark, _) in enumerate(marks) if mark == line.mark)
    near = [("上一条", place - 1), ("下一条", place + 1)]
    return [
        {"label": label, "text": f"{marks[at][0]}　{marks[at][1][:24]}{'……' if len(marks[at][1]) > 24 else ''}", "url": to_clause(eyes, marks[at][0], unit)}
        for label, at in near if 0 <= at < len(marks)
    ]


urls = [path("clauses/<str:mark>", clause, name="clause")]
