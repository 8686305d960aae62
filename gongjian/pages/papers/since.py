"""What has changed since a paper was drafted: its figures beside what is known now."""
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.papers.found import found
from gongjian.pages.papers.new import CRUMB
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.papers.seen import sees_drafts
from gongjian.papers.since import Change, since
from gongjian.timeline.when import CHINA

COLUMNS = (Column("位置", "name"), Column("行", "long"), Column("栏目"), Column("公文中", "long"), Column("现在", "long"))


def changed(request: HttpRequest, pk: int) -> HttpResponse:
    eyes, life = found(request, pk)
    if not sees_drafts(eyes.lens):
        raise PermissionDenied("起草以来的变化由指挥部办公室和县领导查看")
    told, draft = since(life), life.draft
    known = f"{draft.known.astimezone(CHINA):%Y-%m-%d %H:%M}" if draft.known else ""
    return eyes.render("gongjian/compare.html", {
        "title": f"{life.document.title}：起草以来的变化", "sub": f"公文数字为 {life.drafted.on}，{known} 所知；同一天的数字按现在所知再算一遍",
        "crumb": [CRUMB, {"label": life.document.title, "url": eyes.keep(reverse("paper", args=[pk]))}, {"label": "变化"}],
        "panels": [{"title": "变化", "small": f"{len(told)} 处", "part": "gongjian/parts/table.html", "data": table(told)}],
    })


def table(told: list[Change]) -> Table:
    rows = [Row([change.place, change.what, change.label, cell(change.before, "没有"), cell(change.after, "不再有")]) for change in told]
    return Table(COLUMNS, rows, caption="变化", empty="没有变化：同一天的数字现在算出来还是一样")


def cell(said: str, none: str) -> Cell:
    return Cell(said or none, tone="" if said else "quiet")


urls = [path("papers/<int:pk>/since", changed, name="paper-since")]
