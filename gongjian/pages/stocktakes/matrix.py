"""/stocktakes: every sponsor's half-months, his own row first; /stocktakes/by/<name>: one sponsor, project by project (M51)."""
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.look import Look, look
from gongjian.pages.stocktakes.history import log
from gongjian.pages.stocktakes.said import compares, days_left, matrix_for, of_cell, of_sum, seen
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.models import PostStanding
from gongjian.people.posts import Role
from gongjian.projects.models import Project
from gongjian.stocktake.acts import sittings
from gongjian.stocktake.halves import DUE, MISSED
from gongjian.stocktake.matrix import LeaderRow, Matrix
from gongjian.stocktake.models import Sitting, Stocktake
from gongjian.timeline.refused import Refused


def stocktakes_page(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    told = matrix_for(eyes)
    if told is None:
        raise Refused("还没有载入行动方案，没有半月周期")
    rows = sorted(told.rows, key=lambda row: row.leader != request.user.pk)
    columns = (Column("包保领导", "name"), Column("现包保", "num", unit="个项目"), *(Column(half.title) for half in told.periods))
    table = Table(
        columns, [row_of(row, told, eyes) for row in rows], totals(told, eyes) if len(rows) > 1 else (), caption="包保领导半月调度",
        empty="没有您可见的包保项目", empty_small="定了包保领导，这里就按半月列出应调度的项目", foot=FOOT,
    )
    return eyes.render("gongjian/table.html", {
        "title": "包保领导半月调度", "sub": sentence(told, eyes), "acts": acts(eyes), "table": table, "landscape": True,
    })


FOOT = "已调度 / 应调度。半月末由谁包保就由谁调度；期中换人的，原包保领导已调度的算数。退出、竣工的项目不计。包行业的，一个行业算一件。"


def sentence(told: Matrix, eyes: Look) -> str:
    now, whose = told.now(), "" if compares(eyes) else "（只列您可见的项目）"
    if now is None:
        return f"每个包保项目每半月至少调度一次{whose}"
    half, total = told.periods[now], told.sums[now]
    return f"本半月（{half.title}，还剩 {days_left(half, eyes.on)} 天）应调度 {total.owed} 个，已调度 {total.done} 个{whose}"


def row_of(row: LeaderRow, told: Matrix, eyes: Look) -> Row:
    mine = row.leader == eyes.request.user.pk
    name = Cell(row.name, small="本人" if mine else title_of(row, eyes))
    here = sum(1 for line in row.lines if any(cell in (DUE, "done", "ahead") for cell in line.cells[max(told.now() or 0, 0) :]))
    return Row([name, str(here), *(of_sum(found, half, eyes) for found, half in zip(row.sums, told.periods, strict=True))], link_to(row.name, eyes))


def title_of(row: LeaderRow, eyes: Look) -> str:
    titles = eyes.__dict__.setdefault("_leader_titles", {})
    if not titles:
        seats = PostStanding.objects.at(eyes.when).filter(role=Role.LEADER).order_by("-rank").values_list("officer_id", "title")
        titles.update(dict(seats) or {0: ""})
    return titles.get(row.leader, "")


def totals(told: Matrix, eyes: Look) -> list:
    return [f"合计 {len(told.rows)} 人", "", *(of_sum(found, half, eyes) for found, half in zip(told.sums, told.periods, strict=True))]


def link_to(name: str, eyes: Look) -> str:
    return eyes.keep(reverse("stocktakes-by", args=[name]))


def acts(eyes: Look) -> list[dict]:
    found = [{"label": "会议", "url": eyes.keep(reverse("sittings"))}] if eyes.lens.sittings().exists() else []
    if eyes.desk().may(sittings.convene, Sitting.Kind.COUNTY):
        seat = eyes.lens.seat
        kind = "leader" if seat and seat.role == Role.LEADER else "county"
        found = [{"label": f"通知{Sitting.Kind(kind).label}", "url": reverse("convene", args=[kind]), "key": True}, *found]
    return found


def by_leader(request: HttpRequest, name: str) -> HttpResponse:
    """Project by project. Projects he does not see are left out and counted."""
    eyes = look(request)
    told = matrix_for(eyes)
    row = told.row(name) if told else None
    if told is None or row is None:
        raise Http404
    open_to = None if eyes.lens.sees_all(Project) else seen(eyes)
    shown = [line for line in row.lines if line.project is None or open_to is None or line.project in open_to]
    to, now = eyes.way("project"), told.now()
    columns = (Column("项目", "name"), Column("办理"), *(Column(half.title) for half in told.periods))
    may_tell = telling(eyes, row)
    until = now if now is not None else len(told.periods) - 1
    rows = []
    for line in shown:
        owes = line.project and may_tell and any(cell in (DUE, MISSED) for cell in line.cells[: until + 1])
        tell = Cell("记调度", reverse("take-stock", args=[line.project]), title=f"记调度：{line.name}") if owes else ""
        cells = [of_cell(cell, half, eyes) for cell, half in zip(line.cells, told.periods, strict=True)]
        rows.append(Row([line.name, tell, *cells], to(line.project) if line.project else ""))
    hidden = len(row.lines) - len(shown)
    unseen = f"另有 {hidden} 个项目不在您可见的范围内" if hidden else ""
    sums = ["已调度 / 应调度", "", *(of_sum(found, half, eyes) for found, half in zip(row.sums, told.periods, strict=True))]
    looks = Stocktake.objects.as_of(eyes.when).filter(leader_name=name, project__in=eyes.lens.see(Project).values("project_id"))
    return eyes.render("gongjian/table.html", {
        "title": f"{name}半月调度", "sub": title_of(row, eyes), "acts": leader_acts(eyes, row), "landscape": True,
        "crumb": [{"label": "包保领导半月调度", "url": eyes.keep(reverse("stocktakes"))}, {"label": name}],
        "table": Table(columns, rows, sums, caption=f"{name}半月调度", empty="没有您可见的项目", empty_small=unseen, foot=unseen or FOOT),
        "below": [log(eyes, looks, with_project=True)],
    })


def telling(eyes: Look, row: LeaderRow) -> bool:
    """The sponsor himself, or the office for him."""
    seat = eyes.lens.seat
    return not eyes.lens.past and seat is not None and (row.leader == eyes.request.user.pk or seat.role == Role.OFFICE)


def leader_acts(eyes: Look, row: LeaderRow) -> list[dict]:
    if not row.leader or not telling(eyes, row) or not eyes.desk().may(sittings.convene, Sitting.Kind.LEADER):
        return []
    return [{"label": "通知半月调度", "url": f"{reverse('convene', args=['leader'])}?leader={row.leader}", "key": True}]


urls = [path("stocktakes", stocktakes_page, name="stocktakes"), path("stocktakes/by/<str:name>", by_leader, name="stocktakes-by")]
