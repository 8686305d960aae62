"""/notices: what one was told, unread first; /notices/<key>: one notice, read by being opened."""
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from gongjian.notices.models import Notice
from gongjian.pages import clock
from gongjian.pages.drawing import light
from gongjian.pages.limits import limit_of
from gongjian.pages.links import maybe
from gongjian.pages.look import look
from gongjian.pages.table import Column, Group, Row, Table

MOST = 100


def notices(request: HttpRequest) -> HttpResponse:
    own = Notice.objects.filter(officer=request.user).defer("body", "brief")
    unread = list(own.filter(read_at=None).order_by("-day", "kind", "-pk")[:MOST])
    read = list(own.filter(read_at__isnull=False).order_by("-day", "kind", "-pk")[: MOST - len(unread)])
    rows: list = []
    for label, some in (("未读", unread), ("已读", read)):
        if some:
            rows += [Group(label, f"{len(some)} 条"), *(Row([row.title, row.get_kind_display(), str(row.day)], url=reverse("notice", args=[row.pk])) for row in some)]
    columns = [Column("通知", "name"), Column("类别", "text"), Column("日期", "day")]
    foot = f"只列最近 {MOST} 条" if len(unread) + len(read) >= MOST else ""
    table = Table(columns, rows, caption="通知", empty="还没有通知", empty_small="每日运行后，要办的、升级的和办理结果都会送到这里", foot=foot)
    acts = [{"label": "全部标为已读", "url": reverse("notices-read"), "post": True}] if unread else []
    acts.append({"label": "通知设置", "url": reverse("account-notices")})
    return look(request).render("gongjian/table.html", {"title": "通知", "day": None, "table": table, "acts": acts})


def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """His own, or nothing."""
    found = Notice.objects.filter(officer=request.user, pk=pk).first()
    if found is None:
        raise Http404
    if found.read_at is None:
        Notice.objects.filter(pk=pk, read_at=None).update(read_at=clock.now())
    panels = [
        {"title": section["title"], "small": f"{len(section['lines'])} 件" if section["lines"] else "", "part": "gongjian/parts/todo.html",
         "data": [line(said, found) for said in section["lines"]]}
        for section in found.body if section["lines"]
    ]
    more = next((section["title"] for section in found.body if not section["lines"]), "")
    return look(request).render("gongjian/due.html", {
        "title": found.title, "day": None, "crumb": [{"label": "通知", "url": reverse("notices")}, {"label": found.get_kind_display()}],
        "sub": f"{found.day:%Y-%m-%d} · {found.get_kind_display()} · 按前一日 24 时的情况", "panels": panels,
        "ways": [{"label": "今日必办", "url": reverse("due"), "key": True}] if found.kind == Notice.Kind.DIGEST else [],
        "more": {"label": more, "url": reverse("due")} if more else None,
    })


def line(said: dict, found: Notice) -> dict:
    """A digest's line has a limit, and is lit; a move or a reply has the day it happened."""
    day, (name, args) = date.fromisoformat(said["on"]), said["page"]
    about = {"kind": said["label"], "text": said["text"], "small": said["small"], "url": maybe(name, *args)}
    if found.kind != Notice.Kind.DIGEST:
        return about | {"light": light("N", said["label"]), "limit": f"{day:%m-%d}"}
    colour, limit, late = limit_of(day, found.day)
    return about | {"light": light(colour, f"{said['label']}：{limit}"), "limit": limit, "late": late}


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    Notice.objects.filter(officer=request.user, read_at=None).update(read_at=clock.now())
    return HttpResponseRedirect(reverse("notices"))


urls = [path("notices", notices, name="notices"), path("notices/read", read_all, name="notices-read"), path("notices/<int:pk>", notice, name="notice")]
