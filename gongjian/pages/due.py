"""/due: 今日必办. All that is due from the officer, late, today and soon, each with the one act that settles it; for those who watch, what the units owe."""
from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.duties.due import due, owed
from gongjian.duties.duty import SOON, Duty
from gongjian.duties.heads import heads, in_words
from gongjian.pages.drawing import light
from gongjian.pages.limits import limit_of
from gongjian.pages.links import maybe
from gongjian.pages.look import Look, look
from gongjian.pages.recall import recalled
from gongjian.people.posts import Role

MOST = 200
WATCH = (Role.OFFICE, Role.LEADER, Role.INSPECTOR)


def mine(eyes: Look) -> list[Duty]:
    return recalled(eyes, ("due",), lambda: due(eyes.at))


def watched(eyes: Look) -> list[Duty]:
    """What units and others owe, as far as he sees it: for those who watch over them."""
    return recalled(eyes, ("due", "all"), lambda: owed(eyes.at, eyes.on + SOON))


def watches(eyes: Look) -> bool:
    return eyes.lens.seat is not None and eyes.lens.seat.role in WATCH


def item(eyes: Look, duty: Duty, whose: bool = False) -> dict:
    """For parts/todo.html. No act on a past day, nor for what only the absent himself may do; `whose`: says who owes it."""
    colour, limit, late = limit_of(duty.on, eyes.on)
    answers = in_words(heads(eyes.at).get(duty.unit, ("", ""))) if whose and duty.unit else ""
    small = " · ".join(filter(None, [duty.who if whose else "", answers, duty.small]))
    found = {
        "light": light(colour, f"{duty.label}：{limit}"), "kind": duty.label, "text": duty.text, "small": small, "limit": limit, "late": late,
        "url": eyes.keep(maybe(duty.page[0], *duty.page[1])), "instead": duty.instead,
    }
    if not (whose or duty.instead or eyes.lens.past):
        found["act"] = act(duty)
    return found


def act(duty: Duty) -> dict:
    """The act's own page; where it has none, the page of what it is about."""
    label, name, args = duty.act
    return {"label": label, "url": maybe(name, *args) or maybe(duty.page[0], *duty.page[1])}


def page(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    whose = request.GET.get("of") == "units" and watches(eyes)
    all_due = watched(eyes) if whose else mine(eyes)
    kind, who = request.GET.get("kind", ""), request.GET.get("who", "")
    chosen = [duty for duty in all_due if kind in ("", duty.label) and (not whose or who in ("", duty.who))]
    shown = chosen if request.GET.get("all") else chosen[:MOST]
    sub = " · ".join(filter(None, [counted(chosen, eyes), "" if whose else own_heads(eyes)]))
    return eyes.render("gongjian/due.html", {
        "title": "今日必办", "sub": sub, "ways": ways(eyes, whose), "filter": narrowing(eyes, whose, all_due, kind, who),
        "panels": sections(eyes, shown, chosen, whose), "empty": "各单位没有到期的事" if whose else "没有要办的事",
        "empty_small": "七日内到期的都会列在这里", "more": more(eyes, len(chosen)) if len(shown) < len(chosen) else None,
    })


def split(duties: Iterable[Duty], eyes: Look) -> dict[str, list[Duty]]:
    found: dict[str, list[Duty]] = {"逾期": [], "今日": [], "七日内": []}
    for duty in duties:
        found["逾期" if duty.on < eyes.on else "今日" if duty.on == eyes.on else "七日内"].append(duty)
    return found


def counted(duties: list[Duty], eyes: Look) -> str:
    return "，".join(f"{when} {len(some)} 件" for when, some in split(duties, eyes).items() if some)


def own_heads(eyes: Look) -> str:
    """Who answers for the officer's own unit (M56), said once above his list."""
    seat = eyes.lens.seat
    unit = seat.unit_id if seat and seat.role not in (Role.LEADER, Role.INSPECTOR) else None
    return in_words(heads(eyes.at).get(unit, ("", ""))) if unit else ""


def sections(eyes: Look, shown: list[Duty], chosen: list[Duty], whose: bool) -> list[dict]:
    whole = split(chosen, eyes)
    return [
        {"title": when, "small": f"{len(whole[when])} 件" + ("，新近逾期在前" if when == "逾期" and len(some) > 1 else ""),
         "part": "gongjian/parts/todo.html", "data": [item(eyes, duty, whose) for duty in some]}
        for when, some in split(shown, eyes).items() if some
    ]


def ways(eyes: Look, whose: bool) -> list[dict]:
    if not watches(eyes):
        return []
    home = eyes.keep(reverse("due"))
    other = f"{home}{'&' if '?' in home else '?'}of=units"
    return [{"label": "我要办的", "url": home, "key": not whose}, {"label": "各单位要办的", "url": other, "key": whose}]


def narrowing(eyes: Look, whose: bool, duties: list[Duty], kind: str, who: str) -> dict | None:
    """By kind, and by who owes it; none where there is nothing to choose between."""
    kinds, owing = (list(dict.fromkeys(sorted(filter(None, said)))) for said in zip(*((duty.label, duty.who) for duty in duties), strict=True)) if duties else ([], [])
    fields = [_select("kind", "类别", kinds, kind)] if len(kinds) > 1 else []
    fields += [_select("who", "由谁办", owing, who)] if whose and len(owing) > 1 else []
    kept = [("of", "units")] if whose else []
    kept += [("on", eyes.on.isoformat())] if eyes.on != eyes.today else []
    return {"url": reverse("due"), "fields": fields, "kept": kept} if fields else None


def _select(name: str, label: str, choices: list[str], chosen: str) -> dict:
    options = [{"value": "", "label": "全部"}, *({"value": said, "label": said, "on": said == chosen} for said in choices)]
    return {"name": name, "label": label, "kind": "select", "options": options}


def more(eyes: Look, count: int) -> dict:
    asked = eyes.request.GET.dict() | {"all": "1"}
    return {"label": f"先列 {MOST} 件，全部列出 {count} 件", "url": f"{reverse('due')}?{urlencode(asked)}"}


urls = [path("due", page, name="due")]
