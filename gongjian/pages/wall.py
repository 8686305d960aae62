"""/wall: the command room's screen (大屏): what the overview says, large and dark, redrawn every minute. It works nothing out of its own."""
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from gongjian.pages import clock
from gongjian.pages.look import ONLY, look
from gongjian.pages.overview.page import shown
from gongjian.pages.recall import recalled


def wall(request: HttpRequest) -> HttpResponse:
    """For the office and the county's leaders: the targets, the nine lists and the ranking as the overview shows them; nobody's own duties."""
    eyes = look(request)
    if eyes.lens.seat is None or eyes.lens.seat.role not in ONLY["wall"]:
        raise PermissionDenied("大屏由指挥部办公室和县领导打开")
    if eyes.drive is None:
        return eyes.render("gongjian/no_plan.html", {"title": "大屏", "office_reads": False})
    told = recalled(eyes, ("overview",), lambda: shown(eyes))
    return eyes.render("gongjian/wall.html", told | {"title": "大屏", "now": clock.now()})


urls = [path("wall", wall, name="wall")]
