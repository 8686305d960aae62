"""/ ."""
from django.http import HttpRequest, HttpResponse
from django.urls import path

from gongjian.indicators.standing import target_lines
from gongjian.pages.look import Look, look
from gongjian.pages.overview import due
from gongjian.pages.overview.county import county
from gongjian.pages.overview.goals import goals
from gongjian.pages.overview.headline import headline, subline
from gongjian.pages.overview.own import own
from gongjian.pages.overview.reporting import reporting
from gongjian.pages.overview.tiles import tiles
from gongjian.pages.rankings.panel import panel as ranking
from gongjian.pages.recall import recalled
from gongjian.people.posts import Role


def overview(request: HttpRequest) -> HttpResponse:
    """County totals for all; rows only as far as the lens goes; one's own first."""
    eyes = look(request)
    if eyes.drive is None:
        return eyes.render("gongjian/no_plan.html", {"title": "总览", "office_reads": is_office(eyes)})
    return eyes.render("gongjian/overview.html", recalled(eyes, ("overview",), lambda: shown(eyes)))


def shown(eyes: Look) -> dict:
    """What the overview shows, worked out; a function of the facts, the eyes and the day."""
    lines, told, known = target_lines(eyes.at), reporting(eyes), county(eyes)
    nine, by_unit = tiles(eyes, lines)
    mine = own(eyes, lines)
    return {
        "title": "总览", "lead": headline(eyes, lines, known), "sub": subline(eyes, told, known),
        "own_lead": mine and mine[0], "own": mine and mine[1],
        "goals": goals(eyes, lines, by_unit), "due": due.panel(eyes),
        "nine": {"title": "九张清单", "small": "与半月前相比", "part": "gongjian/parts/nine.html", "data": nine},
        "ranking": ranking(eyes), "none": not told.projects, "may_register": is_office(eyes) or bool(mine),
    }


def is_office(eyes: Look) -> bool:
    return eyes.lens.seat is not None and eyes.lens.seat.role == Role.OFFICE


urls = [path("", overview, name="overview")]
