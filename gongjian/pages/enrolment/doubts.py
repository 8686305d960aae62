"""/enrolment/doubts: what a person should look at. Questions, not findings; shown to the office and the statistics bureau and to nobody else."""
import re
from collections.abc import Sequence
from itertools import groupby

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.http import urlencode

from gongjian.enrolment.doubts.doubt import Doubt
from gongjian.enrolment.doubts.registry import every_doubt
from gongjian.pages.doubted import all_doubts, may_see
from gongjian.pages.listing import Listing, listing
from gongjian.pages.look import Look, look
from gongjian.projects.models import Project, ProjectStanding
from gongjian.timeline.when import CHINA

OPEN, LOOKED, EVERY = "", "looked", "every"


def page(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    if not may_see(eyes):
        raise PermissionDenied("疑点由指挥部办公室和县统计局核对，其他单位不看")
    every = all_doubts(eyes)
    shown = [doubt for doubt in every if chosen(doubt, asked)]
    names = names_of(eyes, shown)
    return eyes.render("gongjian/doubts.html", {
        "title": "疑点核对", "sub": sub(every), "crumb": [{"label": "入统", "url": eyes.keep(reverse("enrolment"))}, {"label": "疑点核对"}],
        "filter": asked.filter(fields(every, asked)) if every else None, "panels": panels(eyes, shown, names),
        "empty": "没有要核对的疑点" if not every else "没有符合条件的疑点",
        "note": "疑点只提示核对，不说明谁有错，也不拦办理；核对过的写明情况即可。判断的界限是本系统的设定，未核实。",
    })


def names_of(eyes: Look, shown: Sequence[Doubt]) -> dict[int, str]:
    keys = {key for doubt in shown for key in doubt.projects}
    return dict(eyes.lens.see(Project).filter(project__in=keys).values_list("project_id", "name")) if keys else {}


def sub(every: Sequence[Doubt]) -> str:
    waiting = sum(doubt.looked is None for doubt in every)
    return f"待核对 {waiting} 条，已核对 {len(every) - waiting} 条"


def chosen(doubt: Doubt, asked: Listing) -> bool:
    stands = asked.chosen("stands")
    return asked.chosen("kind") in ("", doubt.kind) and (stands == EVERY or (doubt.looked is not None) == (stands == LOOKED))


def fields(every: Sequence[Doubt], asked: Listing) -> list[dict]:
    there = {doubt.kind for doubt in every}
    kinds = [(name, kind.title) for name, kind in every_doubt().items() if name in there]
    return [asked.select("kind", "种类", kinds), asked.select("stands", "核对", [(LOOKED, "已核对"), (EVERY, "全部")], every="待核对")]


def panels(eyes: Look, shown: Sequence[Doubt], names: dict[int, str]) -> list[dict]:
    ordered = sorted(shown, key=lambda doubt: doubt.kind)
    found = []
    for _, group in groupby(ordered, key=lambda doubt: doubt.kind):
        together = list(group)
        data = [line(eyes, doubt, names) for doubt in together]
        found.append({"title": together[0].title, "small": f"{len(together)} 条", "part": "gongjian/parts/doubts.html", "data": data})
    return found


def line(eyes: Look, doubt: Doubt, names: dict[int, str]) -> dict:
    """The sentence with its projects as links; those it does not name (of many) below it."""
    to = eyes.way("project-enrolment")
    urls = {f"「{names[key]}」": to(key) for key in doubt.projects if key in names}
    pieces = [piece for piece in re.split("(「[^」]*」)", doubt.what) if piece]
    parts = [{"text": piece, "url": urls[piece]} if piece in urls else {"text": piece} for piece in pieces]
    others = [{"text": name.strip("「」"), "url": url} for name, url in urls.items() if name not in pieces]
    return {"what": doubt.what, "parts": parts, "settle": doubt.settle, "others": others, "looked": looked(doubt), "act": act(eyes, doubt)}


def looked(doubt: Doubt) -> str:
    """县统计局 褚统 12月13日核对：同一现场两个标段."""
    told = doubt.looked
    if told is None:
        return ""
    day = told.recorded_at.astimezone(CHINA).date()
    return f"{told.by.name if told.by else ''} {day} 核对：{told.note}".strip()


def act(eyes: Look, doubt: Doubt) -> dict | None:
    if doubt.looked is not None or eyes.lens.past:
        return None
    return {"label": "核对", "url": f"{reverse('look-into')}?{urlencode({'doubt': doubt.key})}"}


def beside(eyes: Look, row: ProjectStanding) -> list[dict]:
    """Those about one project, on its own page; nothing for other eyes."""
    if not may_see(eyes):
        return []
    mine = [doubt for doubt in all_doubts(eyes) if row.project_id in doubt.projects]
    names = names_of(eyes, mine)
    data = [line(eyes, doubt, names) for doubt in mine]
    link = {"label": "全部疑点", "url": eyes.keep(reverse("enrolment-doubts"))}
    return [{"title": "疑点", "small": f"{len(mine)} 条", "part": "gongjian/parts/doubts.html", "data": data, "link": link, "id": "doubts"}] if mine else []


urls = [path("enrolment/doubts", page, name="enrolment-doubts")]
