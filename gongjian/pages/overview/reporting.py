"""Who has told the last half-month and who has not (M51). The county's numbers are everybody's; names only as far as he sees units."""
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.duties.reporting import has_told, last_period, must_tell
from gongjian.pages.limits import limit_of
from gongjian.pages.links import maybe
from gongjian.pages.look import Look, look
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.people.models import Unit
from gongjian.projects.models import Project
from gongjian.timeline.periods import Period


@dataclass(frozen=True)
class Reporting:
    """`projects`: all of the county's that have not withdrawn; `lacking`: {unit: how many of its projects have not told}."""

    period: Period | None
    projects: int = 0
    due: int = 0
    told: int = 0
    lacking: dict[int, int] = field(default_factory=dict)


def reporting(eyes: Look) -> Reporting:
    """One query."""
    period, rows = last_period(eyes.drive, eyes.on), eyes.lens.for_sums(Project, county=True).order_by()
    here = Count("pk", filter=Q(withdrawn_on=None))
    if period is None:
        return Reporting(None, rows.aggregate(here=here)["here"])
    must = must_tell(period)
    units = rows.values("unit").annotate(here=here, due=Count("pk", filter=must), done=Count("pk", filter=must & Q(has_told(eyes.when, period))))
    projects, due, done, lacking = 0, 0, 0, {}
    for row in units:
        projects, due, done = projects + row["here"], due + row["due"], done + row["done"]
        if row["due"] > row["done"]:
            lacking[row["unit"]] = row["due"] - row["done"]
    return Reporting(period, projects, due, done, lacking)


def page(request: HttpRequest) -> HttpResponse:
    """/reporting: the projects still to be told of, by unit; the unit's own officer goes straight to the form."""
    eyes = look(request)
    period, told = last_period(eyes.drive, eyes.on), reporting(eyes)
    names = dict(eyes.lens.see(Unit).order_by("order").values_list("unit_id", "name"))
    rows: list = []
    if period:
        of_unit: dict[int, list] = {}
        lacking = eyes.lens.see(Project).filter(must_tell(period), ~has_told(eyes.when, period))
        for row in lacking.order_by("name"):
            of_unit.setdefault(row.unit_id, []).append(row)
        for key in [*[key for key in names if key in of_unit], *[key for key in of_unit if key not in names]]:
            rows.append(Group(names.get(key, "责任单位未定"), f"{len(of_unit[key])} 个"))
            rows += [line(eyes, row) for row in of_unit[key]]
    columns = [Column("项目名称", "name"), Column("开工", "day"), Column("责任人", "text"), Column("", "text")]
    sub = "还没有到期的填报周期"
    if period:
        limit = limit_of(eyes.drive.report_due(period), eyes.on)[1]
        sub = f"{period.title}（{limit}）· 全县应报 {told.due}，已报 {told.told}，{len(told.lacking)} 家未报"
    table = Table(columns, rows, empty="没有未报的项目", caption="未填报的项目")
    crumb = [{"label": "总览", "url": eyes.keep(reverse("overview"))}]
    return eyes.render("gongjian/table.html", {"title": "本期未报", "crumb": crumb, "sub": sub, "table": table})


def line(eyes: Look, row) -> Row:
    return Row([row.name, str(row.started_on), row.responsible_name, fill(eyes, row)], url=eyes.keep(reverse("project", args=[row.project_id])))


def fill(eyes: Look, row) -> Cell | str:
    seat = eyes.lens.seat
    own = seat is not None and seat.unit_id == row.unit_id and not eyes.lens.past
    return Cell("填报", url=maybe("report", row.project_id)) if own else ""


urls = [path("reporting", page, name="reporting")]
