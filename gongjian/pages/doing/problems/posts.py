"""Whom a unit's problems are given to: its posts of the day and the sections it has named before, as suggestions while typing."""
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from gongjian.pages.look import Look, look
from gongjian.people.models import PostStanding, Unit
from gongjian.people.posts import Rank
from gongjian.problems.models import ProblemStanding
from gongjian.projects.models import ProjectStanding
from gongjian.timeline.when import When


def posts_of(eyes: Look, unit: int | None) -> dict:
    """For parts/posts.html. Empty for a unit he does not see."""
    if unit is None or not eyes.lens.see(Unit).filter(unit=unit).exists():
        return {"people": [], "leaders": [], "sections": []}
    seats = list(PostStanding.objects.at(When(eyes.today)).filter(unit=unit).select_related("officer").order_by("-rank", "pk"))
    told = [{"name": seat.officer.name, "title": seat.title, "rank": seat.rank} for seat in seats]
    sections = _named(ProblemStanding.objects.at(eyes.when).filter(lead=unit)) | _named(ProjectStanding.objects.at(eyes.when).filter(unit=unit))
    return {"people": told, "leaders": [one for one in told[::-1] if one["rank"] <= Rank.DEPUTY], "sections": sorted(sections)}


def _named(rows: QuerySet) -> set[str]:
    return set(rows.exclude(section="").values_list("section", flat=True))


def posts(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("lead", "")
    unit = int(asked) if asked.isdecimal() and len(asked) < 12 else None
    return render(request, "gongjian/parts/posts.html", {"data": posts_of(look(request), unit)})


urls = [path("problems/posts", posts, name="problem-posts")]
