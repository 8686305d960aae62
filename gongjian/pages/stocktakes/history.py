"""调度记录: stocktakes as lines, latest first, with their photos, what does not fit of those, and what may be mended."""
from collections import defaultdict

from django.urls import reverse

from gongjian.pages.doing.mending import mend_url
from gongjian.pages.look import Look
from gongjian.projects.acts import mending
from gongjian.projects.models import ProjectStanding
from gongjian.stocktake.halves import DUE, WORDS, days_left
from gongjian.stocktake.matrix import of_project
from gongjian.stocktake.models import Stocktake
from gongjian.stocktake.photos import Photo, Place, doubts
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.when import CHINA

SHOWN = 10


def panel(eyes: Look, row, may) -> dict | None:
    """Beside a project; None where nobody sponsors it and nobody looked. `may`: Desk.offers of the project."""
    looks = Stocktake.objects.as_of(eyes.when).filter(project=row.project_id)
    found = log(eyes, looks, may)
    if not found["data"] and not row.sponsors:
        return None
    return found | {"small": standing(eyes, row), "id": "stocktakes"}


def standing(eyes: Look, row) -> str:
    """"12月上半月待调度，还剩 3 天"."""
    if eyes.drive is None or not row.sponsors:
        return ""
    told = of_project(row.project_id, eyes.drive.half_months, eyes.when, eyes.request.user.area)
    now = told.now()
    states = {line.cells[now] for leader in told.rows for line in leader.lines} - {None} if now is not None else set()
    if now is None or not states:
        return ""
    state = DUE if DUE in states else states.pop()
    left = f"，还剩 {days_left(told.periods[now], eyes.on)} 天" if state == DUE else ""
    return f"{told.periods[now].title}{WORDS[state]}{left}"


def log(eyes: Look, looks, may=None, with_project: bool = False) -> dict:
    """A panel of parts/log.html."""
    rows = list(looks.select_related("by", "sitting").order_by("-occurred_on", "-pk")[: SHOWN + 1])
    photos, elsewhere = photos_of(eyes, rows), places_of(eyes, rows)
    names = dict(ProjectStanding.objects.at(eyes.when).filter(project__in={row.project_id for row in rows}).values_list("project_id", "name")) if with_project else {}
    lines, year = [], eyes.on.year
    for row in rows[:SHOWN]:
        parts = [{"text": f"{row.leader_name}　{row.get_how_display()}"}, {"text": f"（{row.place}）" if row.place else ""}]
        if names:
            parts += [{"text": "　"}, {"text": names.get(row.project_id, ""), "url": eyes.keep(reverse("project", args=[row.project_id]))}]
        parts += [{"text": f"：{row.found}"}, {"text": f"　要求：{row.required}" if row.required else "", "strong": True}]
        for number, photo in enumerate(photos[row.pk], 1):
            parts += [{"text": "　"}, {"text": f"照片{number}", "url": eyes.keep(reverse("evidence", args=[photo.pk]))}]
        line = {"day": f"{row.occurred_on:%m-%d}", "iso": row.occurred_on.isoformat(), "parts": parts, "small": small(row, photos[row.pk], elsewhere[row.project_id])}
        if row.occurred_on.year != year:
            year = row.occurred_on.year
            line["year"] = f"{year}年"
        if may:
            line["acts"] = [{"label": label, "url": mend_url(way, row)} for label, way, act in WAYS if may(act, row)]
        lines.append(line)
    foot = f"列最近 {SHOWN} 次" if len(rows) > SHOWN else ""
    return {"title": "调度记录", "part": "gongjian/parts/log.html", "data": lines, "foot": foot}


WAYS = (("更正", "correct", mending.correct), ("作废", "void", mending.void))


def small(row: Stocktake, photos: list[Evidence], elsewhere: list[Place]) -> str:
    told = row.recorded_at.astimezone(CHINA).date()
    there = (row.latitude, row.longitude) if row.latitude is not None and row.longitude is not None else None
    odd = [said for photo in photos for said in doubts(as_photo(photo), row.occurred_on, there, elsewhere)]
    who = "" if row.by_id == row.leader_id else f"{row.by.name if row.by else '导入'}记，依据：{row.basis or '无'}"
    late = f"{told} 补记" if told > row.occurred_on else ""
    return " · ".join(filter(None, [f"{row.hour:%H:%M}" if row.hour else "", who, late, row.note, *(f"请核对：{said}" for said in odd)]))


def as_photo(paper: Evidence) -> Photo:
    place = (paper.latitude, paper.longitude) if paper.latitude is not None and paper.longitude is not None else None
    return Photo(paper.title, paper.taken_at, place)


def photos_of(eyes: Look, rows: list[Stocktake]) -> dict[int, list[Evidence]]:
    found: dict[int, list[Evidence]] = defaultdict(list)
    visits = {key: row.pk for row in rows if row.how == Stocktake.How.SITE for key in row.tellings}
    if visits:
        for paper in Evidence.objects.as_of(eyes.when).filter(subject="stocktake", subject_id__in=visits).order_by("pk"):
            found[visits[paper.subject_id]].append(paper)
    return found


def places_of(eyes: Look, rows: list[Stocktake]) -> dict[int, list[Place]]:
    """Where the projects' own site photos were taken."""
    found: dict[int, list[Place]] = defaultdict(list)
    keys = {row.project_id for row in rows if row.how == Stocktake.How.SITE}
    if keys:
        papers = Evidence.objects.as_of(eyes.when).filter(subject="project", subject_id__in=keys, latitude__isnull=False, longitude__isnull=False)
        for key, latitude, longitude in papers.values_list("subject_id", "latitude", "longitude"):
            found[key].append((latitude, longitude))
    return found
