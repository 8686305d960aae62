"""/wall: the command room's screen (大屏): what the overview says, large and dark, redrawn every minute. It works nothing out of its own."""
from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from gongjian.pages import clock
from gongjian.pages.look import ONLY, look
from gongjian.pages.overview.page import shown
from gongjian.pages.recall import recalled
from gongjian.pages.table import Row, Table

RACE = ("位次", "单位", "得分", "较上期")


def wall(request: HttpRequest) -> HttpResponse:
    """For the office and the county's leaders: the targets, the nine lists and the ranking as the overview shows them; nobody's own duties."""
    eyes = look(request)
    if eyes.lens.seat is None or eyes.lens.seat.role not in ONLY["wall"]:
        raise PermissionDenied("大屏由指挥部办公室和县领导打开")
    if eyes.drive is None:
        return eyes.render("gongjian/no_plan.html", {"title": "大屏", "office_reads": False})
    told = recalled(eyes, ("overview",), lambda: shown(eyes))
    return eyes.render("gongjian/wall.html", told | {"title": "大屏", "now": clock.now(), "past": eyes.lens.past, "race": race(told["ranking"])})


def race(panel: dict | None) -> Table | None:
    """The overview's ranking without the parts of a score, for which a wall has no room."""
    if panel is None:
        return None
    told: Table = panel["data"]
    places = [place for place, column in enumerate(told.columns) if column.label in RACE]
    rows = [replace(row, cells=[row.cells[place] for place in places]) for row in told.rows if isinstance(row, Row)]
    return replace(told, columns=[told.columns[place] for place in places], rows=rows, totals=())


urls = [path("wall", wall, name="wall")]
