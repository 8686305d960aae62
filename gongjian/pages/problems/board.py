"""/problems/board: the same problems as cards, a lane for each place a problem may stand; what is most pressing on top."""
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.drawing import light
from gongjian.pages.limits import LIGHTS, colour_of
from gongjian.pages.listing import Listing, listing
from gongjian.pages.look import Look, look
from gongjian.pages.problems.lanes import EVERY, LANES, OF_STEP
from gongjian.pages.problems.ledger import acts, counted, sub, views
from gongjian.pages.problems.narrowed import asked_for, fields
from gongjian.problems.ledger import Rung
from gongjian.problems.models import Problem
from gongjian.reading.problem_words import Light
from gongjian.reading.say import column

SAID = ("light", "what", "project_name", "lead_name", "responsible_name", "step", "limit_on", "rung", "desk_name", "desk_on", "struck_on")
SHOWN, STRUCK = 60, 20  # cards in a lane; of those struck off only the latest


def board(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    whole = asked_for(eyes, Listing(asked.path, with_every(asked)), SAID)
    lanes = laned(eyes, whole)
    counts = counted(asked_for(eyes, asked, SAID))
    return eyes.render("gongjian/board.html", {
        "title": "问题看板", "sub": sub(counts), "acts": [*views(eyes, asked, "problem-board"), *acts(eyes, asked)],
        "filter": asked.filter(fields(eyes, asked, lanes=False), "搜索（问题、项目、单位、拼音首字母）"), "lanes": [lane | more(lane, asked) for lane in lanes],
    })


def with_every(asked: Listing):
    query = asked.query.copy()
    query["lane"] = EVERY
    return query


def laned(eyes: Look, rows) -> list[dict]:
    """[{key, label, count, cards}] in the order of the lanes. One query."""
    to = eyes.way("problem")
    found: dict[str, list[dict]] = {lane.key: [] for lane in LANES}
    names = [column(Problem, name, rows.model) for name in SAID]
    for key, *values in rows.values_list("problem_id", *names):
        said = dict(zip(SAID, values, strict=True))
        lane = OF_STEP[said["step"]].key
        if lane in found:
            found[lane].append(said | {"url": to(key)})
    found["struck"].sort(key=lambda said: said["struck_on"] or date.min, reverse=True)
    return [
        {"key": lane.key, "label": lane.label, "count": len(found[lane.key]),
         "cards": [card(eyes, said) for said in found[lane.key][: STRUCK if lane.key == "struck" else SHOWN]]}
        for lane in LANES
    ]


def more(lane: dict, asked: Listing) -> dict:
    left = lane["count"] - len(lane["cards"])
    return {"more": {"label": f"还有 {left} 个", "url": Listing(reverse("problems"), asked.query).url(lane=lane["key"])}} if left else {}


def card(eyes: Look, said: dict) -> dict:
    colour, by = said["light"], said["limit_on"]
    days = (by - eyes.on).days if by else 0
    limit, tone = "", ""
    if said["struck_on"]:
        limit = f"{said['struck_on']:%m-%d} 销号"
    elif colour == Light.RED and by and days < 0:
        limit, tone = f"逾期 {-days} 天", "late"
    elif by and colour in (Light.GREEN, Light.YELLOW):
        limit, tone = ("今天到期" if days == 0 else f"剩 {days} 天"), "near" if colour == Light.YELLOW else ""
    elif colour == Light.STILL and said["desk_name"]:
        limit = f"{said['desk_name']} {(eyes.on - said['desk_on']).days} 天"
    who = " ".join(filter(None, [said["lead_name"], said["responsible_name"]]))
    return {
        "light": light(colour_of(colour), LIGHTS[colour]), "text": said["what"], "url": said["url"], "project": said["project_name"] or "",
        "who": who, "limit": limit, "tone": tone, "rung": Rung(said["rung"]).label if said["rung"] != Rung.DATED and not said["struck_on"] else "",
    }


urls = [path("problems/board", board, name="problem-board")]
