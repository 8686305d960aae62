"""/approvals/queue: what lies on a bureau's desk, by deadline; for a project's unit what lies on its own, for a 代办员 what he runs through. One query a list."""
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.approvals.catalogue.book import Catalogue
from gongjian.approvals.flow import Desk, State
from gongjian.approvals.models import ApprovalStanding
from gongjian.pages.approvals.columns import book_of
from gongjian.pages.approvals.states import OPEN, held_by, label, limit, lit
from gongjian.pages.approvals.views import views
from gongjian.pages.listing import Listing, listing
from gongjian.pages.look import Look, look
from gongjian.pages.projects import units_at
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.models import UnitStanding
from gongjian.people.posts import Role
from gongjian.projects.models import Project, ProjectStanding
from gongjian.timeline.daycount import WorkingDays

COLUMNS = (
    Column("", "light"), Column("项目", "name"), Column("责任单位", "unit"), Column("事项", "long"), Column("承办单位", "unit"), Column("承办人"), Column("状态"),
    Column("在谁手上", "unit"), Column("在手", "num", unit="工作日", hint="在现在这一家手上几个工作日"), Column("时限", "day"), Column("代办员"),
)
WHOLE = (Role.OFFICE, Role.LEADER, Role.APPROVALS, Role.INSPECTOR)  # who looks at any bureau's queue
WHICH = (("all", "全部在办"), ("wait", "连同未启动"))


def queue(request: HttpRequest) -> HttpResponse:
    eyes, asked = look(request), listing(request)
    rows = asked_for(eyes, asked)
    found = list(rows)
    book, days = book_of(eyes), counted(eyes, found)
    first, last = asked.span(len(found))
    to = eyes.way("project-approvals")
    table = Table(
        COLUMNS, [row_of(eyes, row, book, days, to) for row in found[first:last]], caption="承办队列", empty="没有在办的手续",
        empty_small="受理、组卷、补正中的事项按时限列在这里", tall=True, foot="时限按受理之日起算：补正和在中介手上的日子不算承办单位的，停表的不亮灯。",
    )
    return eyes.render("gongjian/table.html", {
        "title": titled(eyes, asked), "sub": sub(eyes, found), "landscape": True, "acts": views(eyes, "approvals-queue"),
        "crumb": [{"label": "手续", "url": eyes.keep(reverse("approvals"))}, {"label": "承办队列"}],
        "filter": asked.filter(fields(eyes, asked, book), "搜索（项目、承办人）"), "paging": asked.paging(len(found), "项"), "table": table,
    })


def asked_for(eyes: Look, asked: Listing) -> QuerySet:
    """Items under way on the desks asked for, the nearest limit first, those that stand still last. Names come with them: one query."""
    states = [*OPEN, *((State.NOT_BEGUN, State.REFUSED, State.EXPIRED) if asked.chosen("which") == "wait" else ())]
    rows = ApprovalStanding.objects.at(eyes.when).filter(state__in=states, project__in=eyes.lens.see(Project).filter(withdrawn_on=None).order_by().values("project_id"))
    rows = rows.filter(mine(eyes, asked))
    named, units = ProjectStanding.objects.at(eyes.when).filter(project=OuterRef("project_id")), UnitStanding.objects.at(eyes.when)
    rows = rows.annotate(
        project_name=Subquery(named.values("name")[:1]), owner_id=Subquery(named.values("unit_id")[:1]),
        unit_name=Subquery(units.filter(unit=OuterRef("unit_id")).values("short")[:1]), agent_name=F("agent__name"),
    ).annotate(owner_name=Subquery(units.filter(unit=OuterRef("owner_id")).values("short")[:1]))
    if asked.search:
        rows = rows.filter(Q(project_name__icontains=asked.search) | Q(handler__icontains=asked.search))
    if item := asked.chosen("item"):
        rows = rows.filter(item=item)
    if asked.chosen("late") == "1":
        rows = rows.filter(due_on__lt=eyes.on)
    return rows.order_by(F("due_on").asc(nulls_last=True), "project_name", "item")


def mine(eyes: Look, asked: Listing) -> Q:
    """A unit's officer: what his unit handles, what lies with his unit as owner, what he runs through. Others choose a bureau, or see all."""
    seat, chosen = eyes.lens.seat, asked.chosen("bureau")
    if seat and seat.role in WHOLE:
        if chosen.isdecimal() and len(chosen) < 12:
            return Q(unit=int(chosen))
        return Q(unit=seat.unit_id) if seat.role == Role.APPROVALS and chosen != "all" else Q()
    if seat is None or seat.unit_id is None:
        return Q(pk__in=[])
    own = ProjectStanding.objects.at(eyes.when).filter(unit=seat.unit_id).values("project_id")
    return Q(unit=seat.unit_id) | Q(desk=Desk.OWNER, project__in=own) | Q(desk=Desk.AGENCY, project__in=own) | Q(agent=eyes.request.user)


def titled(eyes: Look, asked: Listing) -> str:
    seat = eyes.lens.seat
    return "承办队列" if seat is None or seat.role in WHOLE else "本单位在办手续"


def sub(eyes: Look, found: list) -> str:
    late = sum(row.due_on is not None and row.due_on < eyes.on and row.state in OPEN for row in found)
    still = sum(row.state in OPEN and row.due_on is None for row in found)
    return " · ".join(filter(None, [f"{len(found)} 项", f"逾期 {late}" if late else "", f"停表或无时限 {still}" if still else ""]))


def counted(eyes: Look, found: list) -> WorkingDays | None:
    since = min((row.desk_on for row in found if row.desk_on), default=None)
    return WorkingDays(since, eyes.on) if since else None


def row_of(eyes: Look, row, book: Catalogue, days: WorkingDays | None, to) -> Row:
    name = book.items[row.item].name if row.item in book.items else row.item
    held = held_by(row.desk, row.agency, row.superior, row.owner_name or "")
    return Row(
        [
            lit(row.state, row.due_on, eyes.on, name), row.project_name, row.owner_name or "", Cell(name, f"{to(row.project_id)}#item-{row.item}"),
            row.unit_name or "", row.handler, label(row.state), held, str(days.count(row.desk_on, eyes.on)) if days and row.desk_on else "",
            limit(row.state, row.due_on, eyes.on), row.agent_name or "",
        ],
        to(row.project_id),
    )


def fields(eyes: Look, asked: Listing, book: Catalogue) -> list[dict]:
    seat = eyes.lens.seat
    told = []
    if seat and seat.role in WHOLE:
        held = ApprovalStanding.objects.at(eyes.when).filter(area__startswith=eyes.request.user.area).order_by().values("unit")
        names = [(str(key), name) for key, name in units_at(eyes.lens).filter(unit__in=held).order_by("order", "pk").values_list("unit_id", "short")]
        own = seat.role == Role.APPROVALS
        told = [asked.select("bureau", "承办单位", [*([("all", "全部")] if own else []), *names], "县审批局" if own else "全部")]
    return [
        *told, asked.select("item", "事项", [(item.code, item.name) for item in book.items.values()], "不限"), asked.select("which", "范围", WHICH[1:], WHICH[0][1]),
        asked.check("late", "逾期的"),
    ]


urls = [path("approvals/queue", queue, name="approvals-queue")]
