"""/public/rankings: what was published after the units could answer: places, points, red and black boards. The parts of a score stay in the house:
with what a unit was asked, a rate is an amount, and of one project it is somebody's own."""
from typing import Any

from django.http import Http404
from django.urls import reverse

from gongjian.public.out import Out
from gongjian.public.page import Page, html
from gongjian.public.saying import full
from gongjian.publicity.wording import blotted
from gongjian.rankings.frozen import Said, place_of
from gongjian.rankings.life import Life
from gongjian.rankings.rulepack import SURE
from gongjian.rankings.tables import HONOURS


def rankings(out: Out, pk: int | None = None) -> Page:
    place = next((number for number, one in enumerate(out.rankings) if pk in (None, one.round.pk)), None)
    if place is None and pk is not None:
        raise Http404
    told = None if place is None else shown(out.rankings, place)
    return html(out, "rankings", {"title": "晾晒比拼", "ranking": told, "rounds": [entry(one) for one in out.rankings]}, "public-rankings")


def entry(life: Life) -> dict[str, Any]:
    return {
        "title": blotted(life.title), "number": blotted(life.number), "on": full(life.round.on), "published": life.issued.occurred_on.isoformat(),  # type: ignore[union-attr]
        "url": reverse("public-ranking", args=[life.round.pk]),
    }


def shown(told: list[Life], place: int) -> dict[str, Any]:
    life, said = told[place], told[place].said
    before = next((one.said for one in told[place + 1:] if one.round.pack == life.round.pack), None)
    several = len(said["boards"]) > 1
    tables = [
        {
            "title": f"{board['title'] + '　' if several else ''}{league['title']}", "counts": league["counts"],
            "rows": [row(board["key"], one, before) for one in league["rows"]],
        }
        for board in said["boards"] for league in board["leagues"]
    ]
    return entry(life) | {"rule": rule(said), "tables": tables, "boards": boards(said), "sha256": life.issued.file_sha256}  # type: ignore[union-attr]


def row(board: str, told: Said, before: Said | None) -> dict[str, Any]:
    """A unit's place and points, and how it moved since the ranking before."""
    then = place_of(before, board, told["unit"]) if before else None
    rose = then - told["place"] if then and told["place"] else 0
    return {
        "place": told["place"] or "", "name": told["name"], "score": "" if told["score"] is None else f"{told['score']:.1f}", "honour": HONOURS[told["honour"]],
        "moved": f"{'↑' if rose > 0 else '↓'}{abs(rose)}" if rose else "", "tone": "up" if rose > 0 else "down" if rose else "",
        "why": "不可抗力，不列黑榜" if told["excused"] else "没有任务，不排名" if told["score"] is None else "",
    }


def boards(said: Said) -> list[dict[str, Any]]:
    rows = [row for board in said["boards"] for league in board["leagues"] for row in league["rows"]]
    return [{"label": label, "names": [row["name"] for row in rows if row["honour"] == honour]} for honour, label in HONOURS.items() if honour]


def rule(said: Said) -> dict[str, Any]:
    parts = [f"{part['title']} {part['weight']:g}" if part["weight"] else part["title"] for board in said["boards"] for part in board["parts"]]
    unsure = SURE[said["confidence"]] if said["confidence"] != "A" else ""
    return {"title": said["title"], "version": said["version"], "parts": "、".join(parts), "source": said["source"], "unsure": unsure}
